import { Button, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showPercent } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { showFrom, showTo } from "./days";
import { TermModal } from "./TermModal";

export type Term = components["schemas"]["TermView"];

/** What holds of a person when: an entry holds until the next one. */
export function TermsSection({ resourceId }: { resourceId: string }) {
  const can = useCan();
  const queries = useQueryClient();
  const [changing, setChanging] = useState<Term | "new" | null>(null);
  const query = useQuery({
    queryKey: ["resource", resourceId, "terms"],
    queryFn: async () =>
      await ok(
        client.GET("/api/v1/resources/{id}/terms", { params: { path: { id: resourceId } } }),
      ),
  });
  const manage = can("resource.manage");

  async function remove(term: Term) {
    try {
      const params = { path: { id: term.id }, header: ifMatch(term.version) };
      await ok(client.DELETE("/api/v1/resource_terms/{id}", { params }));
      toastDone(t("resource.terms.removed"));
      await queries.invalidateQueries({ queryKey: ["resource", resourceId] });
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <Section
      title={t("resource.terms.title")}
      hint={t("resource.terms.hint")}
      actions={
        manage ? (
          <Button variant="default" onClick={() => setChanging("new")}>
            {t("resource.terms.add")}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} lines={3}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="muted">{t("resource.terms.none")}</p>
          ) : (
            <PlainTable
              label={t("resource.terms.title")}
              head={[
                t("resource.dated.from"),
                t("resource.dated.to"),
                t("resource.terms.fte"),
                t("resource.team"),
                t("resource.terms.manager"),
                t("resource.terms.location"),
                t("resource.calendar"),
                "",
              ]}
              numeric={[2]}
              rows={page.items.map((term) => ({
                key: term.id,
                cells: [
                  <span key="from">
                    {showFrom(term.from)}{" "}
                    {term.holds_today ? <Mark tone="info">{t("resource.dated.today")}</Mark> : null}
                  </span>,
                  showTo(term.to),
                  term.employed ? showPercent(term.fte_percent) : t("resource.terms.gone"),
                  term.team?.name ?? "",
                  term.manager?.name ?? "",
                  [term.location?.name, term.time_zone].filter(Boolean).join(", "),
                  term.calendar?.name ?? "",
                  manage ? (
                    <Group key="deeds" gap={6} wrap="nowrap">
                      <Button variant="default" size="xs" onClick={() => setChanging(term)}>
                        {t("common.edit")}
                      </Button>
                      <Button variant="default" size="xs" onClick={() => remove(term)}>
                        {t("common.remove")}
                      </Button>
                    </Group>
                  ) : null,
                ],
              }))}
            />
          )
        }
      </Loaded>
      {changing ? (
        <TermModal
          resourceId={resourceId}
          term={changing === "new" ? null : changing}
          latest={query.data?.items.find((term) => term.holds_today) ?? null}
          onClose={() => setChanging(null)}
        />
      ) : null}
    </Section>
  );
}
