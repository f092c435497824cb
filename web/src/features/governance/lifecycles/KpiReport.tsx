import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import type { KpiReport as Report } from "@/api/nouns";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { t } from "../texts";
import { showMeasured, showTarget } from "./kpis";
import classes from "./lifecycles.module.css";

/** The key figures of one version of a lifecycle over all projects that go by it. */
export function KpiReport(props: { lifecycleId: string; revision: number }) {
  const { lifecycleId, revision } = props;
  const query = useQuery({
    queryKey: ["lifecycle_kpis", lifecycleId, revision],
    queryFn: async () => {
      const params = { path: { id: lifecycleId }, query: { revision } };
      return (await ok(client.GET("/api/v1/lifecycles/{id}/kpis", { params }))) as Report;
    },
  });
  return (
    <details open className={classes.figures}>
      <summary>{t("lifecycle.kpi.report", { revision })}</summary>
      <Loaded query={query} lines={3}>
        {(report) => <Figures report={report} />}
      </Loaded>
    </details>
  );
}

function Figures({ report }: { report: Report }) {
  if (report.kpis.length === 0) {
    return <p className="muted">{t("lifecycle.kpi.report_none", { revision: report.revision })}</p>;
  }
  if (report.projects === 0) {
    return (
      <p className="muted">{t("lifecycle.kpi.report_empty", { revision: report.revision })}</p>
    );
  }
  return (
    <>
      <PlainTable
        label={t("lifecycle.kpi.report", { revision: report.revision })}
        head={[
          t("lifecycle.kpi.figure"),
          t("lifecycle.kpi.should"),
          t("lifecycle.kpi.meet"),
          t("lifecycle.kpi.median"),
          t("lifecycle.kpi.behind"),
          t("lifecycle.kpi.gaps"),
        ]}
        numeric={[2, 3]}
        rows={report.kpis.map((kpi) => ({
          key: kpi.key,
          cells: [
            <span key="name" title={kpi.why || undefined}>
              {kpi.name}
            </span>,
            showTarget(kpi.unit, kpi),
            kpi.measured > 0
              ? t("lifecycle.kpi.meet_of", { meet: kpi.meet, measured: kpi.measured })
              : "–",
            kpi.median === null ? "–" : showMeasured(kpi.unit, kpi.median),
            kpi.behind.length === 0
              ? "–"
              : kpi.behind.map((one, at) => (
                  <span key={one.project.id}>
                    {at > 0 ? ", " : ""}
                    <Link
                      to="/projects/$projectId/governance"
                      params={{ projectId: one.project.id }}
                      title={one.basis}
                      style={{
                        color: "var(--mantine-color-anchor)",
                        textDecoration: "underline",
                      }}
                    >
                      {one.project.name}
                    </Link>{" "}
                    ({showMeasured(kpi.unit, one.value)})
                  </span>
                )),
            kpi.gaps.length === 0
              ? "–"
              : kpi.gaps.map((gap) => (
                  <div key={gap.why}>
                    {t("lifecycle.kpi.gap", { count: gap.projects, why: gap.why })}
                  </div>
                )),
          ],
        }))}
      />
      <p className="muted" style={{ margin: "4px 0 0" }}>
        {t(report.more ? "lifecycle.kpi.over_first" : "lifecycle.kpi.over", {
          count: report.projects,
        })}
      </p>
    </>
  );
}
