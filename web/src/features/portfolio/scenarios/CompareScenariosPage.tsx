import { MultiSelect } from "@mantine/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import { showNumber, showPercent } from "@/lib/numbers";
import { Page } from "@/ui/Page";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { useUrlState } from "@/ui/url-state";
import { showPoints } from "../scoring/scoring";
import { LiveComparison } from "./LiveComparison";
import { answerQuery, moneyUnit, monthAt, type Report, scenarioQuery } from "./scenarios";
import { t } from "./texts";

const MOST = 4;

interface Column {
  id: string;
  name: string;
  report: Report | null;
}

/** Up to four scenarios next to each other; which ones is in the address. */
export default function CompareScenariosPage() {
  const [url, setUrl] = useUrlState();
  const ids = (url.ids ?? "").split(".").filter(Boolean).slice(0, MOST);
  const list = useQuery({
    queryKey: ["options", "scenarios"],
    queryFn: async () =>
      (
        (await ok(
          client.GET("/api/v1/scenarios", { params: { query: listQuery({ sort: "name" }) } }),
        )) as { items: { id: string; name: string }[] }
      ).items,
  });
  const scenarios = useQueries({ queries: ids.map(scenarioQuery) });
  const answers = useQueries({ queries: ids.map(answerQuery) });
  const columns: Column[] = ids.map((id, at) => ({
    id,
    name: scenarios[at].data?.name ?? "…",
    report: answers[at].data?.report ?? null,
  }));
  return (
    <Page
      title={t("scenarios.comparison.title")}
      crumbs={[{ label: t("scenarios.title"), to: "/scenarios" }]}
    >
      <MultiSelect
        label={t("scenarios.comparison.choose")}
        maw={640}
        searchable
        maxValues={MOST}
        data={(list.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        value={ids}
        onChange={(next) => setUrl({ ids: next.join(".") })}
      />
      {columns.length === 0 ? (
        <EmptyState
          title={t("scenarios.comparison.nothing")}
          text={t("scenarios.comparison.nothing_text")}
        />
      ) : (
        <>
          <LiveComparison ids={ids} />
          {columns.some((one) => one.report) ? <Tables columns={columns} /> : null}
        </>
      )}
    </Page>
  );
}

function Tables({ columns }: { columns: Column[] }) {
  const head = (first: string) => [first, ...columns.map((one) => one.name)];
  const numeric = columns.map((_, at) => at + 1);
  const row = (key: string, name: string, of: (report: Report) => string) => ({
    key,
    cells: [
      name,
      ...columns.map((one) => (one.report ? of(one.report) : t("scenarios.comparison.unanswered"))),
    ],
  });
  const reports = columns.flatMap((one) => (one.report ? [one.report] : []));
  const months = [...new Set(reports.flatMap((report) => report.months))].sort();
  const roles = [
    ...new Set(
      reports.flatMap((report) =>
        report.uses.filter((use) => use.kind === "capacity").map((use) => use.name),
      ),
    ),
  ];
  const projects = new Map(
    reports.flatMap((report) =>
      [...report.selected, ...report.left_out].map((one): [string, string] => [
        one.project_id,
        one.name ? `${one.name} (${one.key})` : t("scenarios.items.unseen"),
      ]),
    ),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const spent = (report: Report, month: string) => {
    const at = report.months.indexOf(month);
    const budgets = report.uses.filter((use) => use.kind === "budget");
    if (at < 0 || budgets.length === 0) return t("scenarios.comparison.absent");
    return moneyUnit(report.currency).show(sum(budgets.map((use) => use.used[at])));
  };
  const capacity = (report: Report, role: string) => {
    const use = report.uses.find((one) => one.kind === "capacity" && one.name === role);
    const limit = sum(use?.limit ?? []);
    return use && limit > 0
      ? showPercent((100 * sum(use.used)) / limit)
      : t("scenarios.comparison.absent");
  };
  const inOut = (report: Report, id: string) => {
    const chosen = report.selected.find((one) => one.project_id === id);
    if (chosen) return `● ${monthAt(report.months[0], chosen.start)}`;
    return report.left_out.some((one) => one.project_id === id)
      ? t("scenarios.comparison.out")
      : t("scenarios.comparison.absent");
  };
  return (
    <>
      <Section title={t("scenarios.comparison.selections")}>
        <PlainTable
          label={t("scenarios.comparison.selections")}
          head={head(t("scenarios.comparison.figure"))}
          numeric={numeric}
          rows={[
            row("status", t("scenarios.comparison.status"), (r) =>
              t(`scenarios.answer.status.${r.status}`),
            ),
            row("value", t("scenarios.answer.value"), (r) => showPoints(r.value)),
            row("bound", t("scenarios.answer.at_most"), (r) => showPoints(r.bound)),
            row("gap", t("scenarios.answer.gap"), (r) =>
              r.gap_percent == null ? "–" : `${showNumber(r.gap_percent, 2)} %`,
            ),
            row(
              "cost",
              t("scenarios.answer.cost"),
              (r) => `${moneyUnit(r.currency).show(r.cost)} ${r.currency}`,
            ),
            row("chosen", t("scenarios.answer.chosen"), (r) => showNumber(r.selected.length)),
          ]}
        />
      </Section>
      <Section title={t("scenarios.comparison.selected_cost")}>
        <PlainTable
          label={t("scenarios.comparison.selected_cost")}
          head={head(t("scenarios.months"))}
          numeric={numeric}
          rows={months.map((month) => row(month, monthAt(month, 0), (r) => spent(r, month)))}
        />
      </Section>
      {roles.length > 0 ? (
        <Section title={t("scenarios.comparison.capacity")}>
          <PlainTable
            label={t("scenarios.comparison.capacity")}
            head={head(t("scenarios.grid.name"))}
            numeric={numeric}
            rows={roles.map((role) => row(role, role, (r) => capacity(r, role)))}
          />
        </Section>
      ) : null}
      <Section title={t("scenarios.comparison.in_out")}>
        <PlainTable
          label={t("scenarios.comparison.in_out")}
          head={head(t("scenarios.answer.project"))}
          rows={[...projects].map(([id, name]) => row(id, name, (r) => inOut(r, id)))}
        />
      </Section>
    </>
  );
}
