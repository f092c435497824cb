import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { showDay } from "@/lib/dates";
import { showPercent } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { showPoints } from "../scoring/scoring";
import { ItemGrid } from "./ItemGrid";
import { ItemModal } from "./ItemModal";
import { LevelSection } from "./LevelSection";
import { MovedNotice } from "./MovedNotice";
import {
  HOURS,
  moneyUnit,
  monthAt,
  type Overlay,
  type OverlayItem,
  overlayQuery,
  scenarioQuery,
} from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

/** What the scenario takes from live, and what it wants otherwise. */
export default function LiveTab() {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const query = useQuery(overlayQuery(scenarioId));
  return (
    <div className={classes.scrolls}>
      <Loaded query={query}>{(overlay) => <Live overlay={overlay} />}</Loaded>
    </div>
  );
}

function Live({ overlay }: { overlay: Overlay }) {
  const queries = useQueryClient();
  const scenario = useQuery(scenarioQuery(overlay.id));
  const [open, setOpen] = useState<OverlayItem | null>(null);
  const mayEdit = scenario.data?.may_edit ?? false;

  async function ask(path: "items" | "refresh") {
    const params = { path: { id: overlay.id } };
    try {
      const next =
        path === "items"
          ? await ok(client.POST("/api/v1/scenarios/{id}/items", { params, body: { all: true } }))
          : await ok(client.POST("/api/v1/scenarios/{id}/refresh", { params }));
      queries.setQueryData(overlayQuery(overlay.id).queryKey, next as Overlay);
      void queries.invalidateQueries({ queryKey: scenarioQuery(overlay.id).queryKey });
      toastDone(t("scenarios.saved"));
    } catch (error) {
      toastFailed(error);
    }
  }

  const take = mayEdit ? (
    <Button onClick={() => void ask("items")}>{t("scenarios.live.take")}</Button>
  ) : undefined;
  if (overlay.items.length === 0) {
    return (
      <EmptyState
        title={t("scenarios.live.none")}
        text={t("scenarios.live.none_text")}
        action={take}
      />
    );
  }
  return (
    <>
      <MovedNotice overlay={overlay} onRefresh={mayEdit ? () => void ask("refresh") : undefined} />
      <Sums overlay={overlay} />
      <Section
        title={t("scenarios.live.items")}
        hint={mayEdit ? t("scenarios.live.items_hint") : undefined}
        actions={take}
      >
        <ItemGrid overlay={overlay} onOpen={mayEdit ? setOpen : undefined} />
      </Section>
      <LevelSection overlay={overlay} mayEdit={mayEdit} />
      <Months overlay={overlay} />
      {open ? <ItemModal overlay={overlay} item={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

/** What everything comes to, beside what it came to when it was taken. */
function Sums({ overlay }: { overlay: Overlay }) {
  const { totals, base } = overlay;
  const money = moneyUnit(overlay.currency);
  const day = (iso: string | null | undefined) => (iso ? showDay(iso) : "–");
  const row = (key: string, now: string, live: string) => ({
    key,
    cells: [t(`scenarios.live.${key}`), live, now],
  });
  return (
    <Section title={t("scenarios.live.sums")}>
      <PlainTable
        label={t("scenarios.live.sums")}
        head={[
          t("scenarios.comparison.figure"),
          t("scenarios.live.taken"),
          t("scenarios.live.wanted"),
        ]}
        numeric={[1, 2]}
        rows={[
          row("value", showPoints(totals.value), showPoints(base.value)),
          row("cost", money.show(totals.cost), money.show(base.cost)),
          row("work", HOURS.show(totals.work), HOURS.show(base.work)),
          row("short", HOURS.show(totals.short), HOURS.show(base.short)),
          row(
            "late_cost",
            showPercent(totals.late_cost_percent),
            showPercent(base.late_cost_percent),
          ),
          row("finish", day(totals.finish), day(base.finish)),
        ]}
      />
    </Section>
  );
}

function Months({ overlay }: { overlay: Overlay }) {
  const { totals, base } = overlay;
  const money = moneyUnit(overlay.currency);
  const limited = totals.budget_by_month.length > 0;
  return (
    <Section title={t("scenarios.comparison.cost_by_month")}>
      <PlainTable
        label={t("scenarios.comparison.cost_by_month")}
        head={[
          t("scenarios.months"),
          t("scenarios.live.taken"),
          t("scenarios.live.wanted"),
          ...(limited ? [t("scenarios.frontier.budget")] : []),
        ]}
        numeric={[1, 2, 3]}
        rows={overlay.months.map((month, at) => ({
          key: month,
          cells: [
            monthAt(month, 0),
            money.show(base.cost_by_month[at] ?? 0),
            money.show(totals.cost_by_month[at] ?? 0),
            ...(limited ? [money.show(totals.budget_by_month[at] ?? 0)] : []),
          ],
        }))}
      />
    </Section>
  );
}
