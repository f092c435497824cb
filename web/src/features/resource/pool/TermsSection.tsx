import { useQuery } from "@tanstack/react-query";
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showPercent } from "@/lib/numbers";
import { Mark } from "@/ui/Mark";
import { showFrom, showTo } from "./days";
import { EntriesSection } from "./EntriesSection";
import { TermModal } from "./TermModal";

export type Term = components["schemas"]["TermView"];

/** What holds of a person when: an entry holds until the next one. */
export function TermsSection({ resourceId }: { resourceId: string }) {
  const can = useCan();
  const query = useQuery({
    queryKey: ["resource", resourceId, "terms"],
    queryFn: async () =>
      await ok(
        client.GET("/api/v1/resources/{id}/terms", { params: { path: { id: resourceId } } }),
      ),
  });
  return (
    <EntriesSection
      resourceId={resourceId}
      of="terms"
      query={query}
      manage={can("resource.manage")}
      head={[
        t("resource.dated.from"),
        t("resource.dated.to"),
        t("resource.terms.fte"),
        t("resource.team"),
        t("resource.terms.manager"),
        t("resource.terms.location"),
        t("resource.calendar"),
      ]}
      numeric={[2]}
      cells={(term) => [
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
      ]}
      remove={(term) => {
        const params = { path: { id: term.id }, header: ifMatch(term.version) };
        return ok(client.DELETE("/api/v1/resource_terms/{id}", { params }));
      }}
      form={(term, close) => (
        <TermModal
          resourceId={resourceId}
          term={term}
          latest={query.data?.items.find((one) => one.holds_today) ?? null}
          onClose={close}
        />
      )}
    />
  );
}
