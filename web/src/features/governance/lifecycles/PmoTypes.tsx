import { Select, Switch } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { PmoType, PmoTypeView } from "@/api/nouns";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { t } from "../texts";
import { PMO_TYPES } from "./pmo";

/** How strictly gates are kept: in the organisation, and in portfolios that say otherwise. */
export function PmoTypes() {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ["pmo_types"],
    queryFn: async () => (await ok(client.GET("/api/v1/pmo_types"))).items as PmoTypeView[],
  });

  async function put(place: PmoTypeView, own: PmoType | null, assigns?: boolean) {
    try {
      const params = { path: { id: place.scope.id } };
      const now = await ok(
        client.PUT("/api/v1/pmo_types/{id}", { params, body: { own, assigns } }),
      );
      queries.setQueryData(["pmo_types"], now.items);
      toastDone(t("lifecycle.pmo.saved", { name: place.scope.name }));
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <Section title={t("lifecycle.pmo.title")} hint={t("lifecycle.pmo.hint")}>
      <Loaded query={query} lines={4}>
        {(places) => (
          <PlainTable
            label={t("lifecycle.pmo.title")}
            head={[
              t("lifecycle.pmo.where"),
              t("lifecycle.pmo.says"),
              t("lifecycle.pmo.means"),
              t("lifecycle.pmo.assigns"),
            ]}
            rows={places.map((place) => ({
              key: place.scope.id,
              cells: [
                place.scope.name,
                <Select
                  key="own"
                  w={220}
                  aria-label={t("lifecycle.pmo.of", { name: place.scope.name })}
                  allowDeselect={false}
                  data={[
                    ...(place.scope_kind === "portfolio"
                      ? [{ value: "", label: t("lifecycle.pmo.as_organisation") }]
                      : []),
                    ...PMO_TYPES.map((value) => ({ value, label: t(`lifecycle.pmo.${value}`) })),
                  ]}
                  value={place.own ?? (place.scope_kind === "portfolio" ? "" : place.holds)}
                  onChange={(value) => void put(place, (value || null) as PmoType | null)}
                />,
                t(`lifecycle.pmo.${place.holds}_text`),
                // A portfolio that goes by the organisation does so in this too.
                <Switch
                  key="assigns"
                  aria-label={t("lifecycle.pmo.assigns_of", { name: place.scope.name })}
                  label={t(place.assigns ? "lifecycle.pmo.by_itself" : "lifecycle.pmo.suggested")}
                  checked={place.assigns}
                  disabled={place.own === null && place.scope_kind === "portfolio"}
                  onChange={(event) =>
                    void put(place, place.own ?? place.holds, event.currentTarget.checked)
                  }
                />,
              ],
            }))}
          />
        )}
      </Loaded>
    </Section>
  );
}
