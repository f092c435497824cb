import { Alert, Button, Group, NumberInput, Switch } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { showPoints } from "../scoring/scoring";
import {
  HOURS,
  moneyUnit,
  monthAt,
  type Overlay,
  type OverlayChanged,
  type OverlayItem,
  overlayQuery,
  scenarioQuery,
} from "./scenarios";
import classes from "./scenarios.module.css";

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
  const money = moneyUnit(overlay.currency);
  const { totals, base } = overlay;

  async function ask(path: "items" | "refresh") {
    const params = { path: { id: overlay.id } };
    try {
      const next =
        path === "items"
          ? await ok(client.POST("/api/v1/scenarios/{id}/items", { params, body: { all: true } }))
          : await ok(client.POST("/api/v1/scenarios/{id}/refresh", { params }));
      queries.setQueryData(overlayQuery(overlay.id).queryKey, next as Overlay);
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
  const day = (iso: string | null | undefined) => (iso ? showDay(iso) : "–");
  const row = (key: string, now: string, live: string) => ({
    key,
    cells: [t(`scenarios.live.${key}`), live, now],
  });
  return (
    <>
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
            row("finish", day(totals.finish), day(base.finish)),
          ]}
        />
      </Section>
      <Section
        title={t("scenarios.live.items")}
        actions={
          mayEdit ? (
            <Group gap={8}>
              <Button variant="default" onClick={() => void ask("refresh")}>
                {t("scenarios.live.refresh")}
              </Button>
              {take}
            </Group>
          ) : undefined
        }
      >
        <PlainTable
          label={t("scenarios.live.items")}
          head={[
            t("scenarios.answer.project"),
            t("scenarios.live.state"),
            t("scenarios.live.start"),
            t("scenarios.live.finish"),
            t("scenarios.live.cost"),
            t("scenarios.live.value"),
          ]}
          numeric={[4, 5]}
          rows={overlay.items.map((item) => {
            const shown = item.figures ?? item.base;
            return {
              key: item.id,
              cells: [
                <button
                  key="open"
                  type="button"
                  className={classes.open}
                  disabled={!mayEdit}
                  onClick={() => setOpen(item)}
                >
                  {item.name ? `${item.name} (${item.key})` : t("scenarios.items.unseen")}
                </button>,
                item.figures ? t("scenarios.live.in") : t("scenarios.live.out"),
                showDay(shown.start),
                showDay(shown.finish),
                money.show(shown.cost),
                shown.value == null ? "–" : showPoints(shown.value),
              ],
            };
          })}
        />
      </Section>
      <Section title={t("scenarios.comparison.cost_by_month")}>
        <PlainTable
          label={t("scenarios.comparison.cost_by_month")}
          head={[t("scenarios.months"), t("scenarios.live.taken"), t("scenarios.live.wanted")]}
          numeric={[1, 2]}
          rows={overlay.months.map((month, at) => ({
            key: month,
            cells: [
              monthAt(month, 0),
              money.show(base.cost_by_month[at] ?? 0),
              money.show(totals.cost_by_month[at] ?? 0),
            ],
          }))}
        />
      </Section>
      {open ? <ChangeModal overlay={overlay} item={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function ChangeModal(props: { overlay: Overlay; item: OverlayItem; onClose: () => void }) {
  const { overlay, item } = props;
  const queries = useQueryClient();
  const [change, setChange] = useState(item.change);
  const number = (
    key: "shift_months" | "shift_days" | "stretch_percent" | "scope_percent" | "funding_percent",
  ) => (
    <NumberInput
      label={t(`scenarios.live.${key}`)}
      value={change[key]}
      onChange={(next) => setChange({ ...change, [key]: Number(next) })}
    />
  );
  return (
    <FormModal
      opened
      title={t("scenarios.live.change", { name: item.name ?? "" })}
      submitLabel={t("common.save")}
      onClose={props.onClose}
      onSubmit={async () => {
        const done = (await ok(
          client.PATCH("/api/v1/scenario_items/{id}", {
            params: { path: { id: item.id }, header: ifMatch(item.version) },
            body: { change },
          }),
        )) as OverlayChanged;
        queries.setQueryData(overlayQuery(overlay.id).queryKey, {
          ...overlay,
          totals: done.totals,
          items: overlay.items.map((one) => (one.id === item.id ? done.item : one)),
        });
        props.onClose();
      }}
    >
      {item.begun ? <Alert color="orange">{t("scenarios.live.begun")}</Alert> : null}
      <Switch
        label={t("scenarios.live.leave_out")}
        checked={change.out ?? false}
        onChange={(event) => setChange({ ...change, out: event.currentTarget.checked })}
      />
      <FieldRow>
        {number("shift_months")}
        {number("shift_days")}
      </FieldRow>
      <FieldRow>
        {number("stretch_percent")}
        {number("scope_percent")}
      </FieldRow>
      {number("funding_percent")}
    </FormModal>
  );
}
