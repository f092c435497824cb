import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import type { LifecycleRevision } from "@/api/nouns";
import { showDay } from "@/lib/dates";
import { showPercent } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { t } from "../texts";

/** Versions of a lifecycle, and how well what goes by each keeps to it. */
export function Revisions({ lifecycleId }: { lifecycleId: string }) {
  const query = useQuery({
    queryKey: ["lifecycle_revisions", lifecycleId],
    queryFn: async () => {
      const params = { path: { id: lifecycleId } };
      return (await ok(client.GET("/api/v1/lifecycles/{id}/revisions", { params })))
        .items as LifecycleRevision[];
    },
  });
  return (
    <Section title={t("lifecycle.revisions.title")}>
      <Loaded query={query} lines={2}>
        {(all) => (
          <PlainTable
            label={t("lifecycle.revisions.title")}
            head={[
              t("lifecycle.revisions.revision"),
              t("lifecycle.revisions.at"),
              t("lifecycle.revisions.why"),
              t("lifecycle.revisions.under_way"),
              t("lifecycle.revisions.ended"),
              t("lifecycle.compliance"),
              t("lifecycle.revisions.deviations"),
              "",
            ]}
            numeric={[0, 3, 4, 5, 6]}
            rows={all.map((one) => ({
              key: String(one.revision),
              cells: [
                one.revision,
                `${showDay(one.at.slice(0, 10))} ${one.by?.name ?? ""}`,
                one.reason,
                <Link
                  key="projects"
                  to="/compliance"
                  search={{ lifecycle_id: lifecycleId, revision: String(one.revision) } as never}
                  aria-label={t("lifecycle.revisions.see", {
                    count: one.under_way,
                    revision: one.revision,
                  })}
                >
                  {one.under_way}
                </Link>,
                one.ended,
                one.compliance_percent === null ? "–" : showPercent(one.compliance_percent),
                one.deviations,
                <a
                  key="file"
                  download
                  href={`/api/v1/lifecycles/${lifecycleId}/file?revision=${one.revision}`}
                  style={{ color: "var(--mantine-color-anchor)" }}
                  aria-label={t("lifecycle.file.export_of", { revision: one.revision })}
                >
                  {t("lifecycle.file.export_short")}
                </a>,
              ],
            }))}
          />
        )}
      </Loaded>
    </Section>
  );
}
