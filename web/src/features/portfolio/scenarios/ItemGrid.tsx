import "../texts";
import { showDay } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { wholeList } from "@/ui/grid/pages";
import { Mark } from "@/ui/Mark";
import { showPoints } from "../scoring/scoring";
import { costSource } from "../views/register";
import { HOURS, moneyUnit, type Overlay, type OverlayItem } from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

/** Projects and requests of a scenario; opening one changes what is wanted of it. */
export function ItemGrid(props: { overlay: Overlay; onOpen?: (item: OverlayItem) => void }) {
  const { overlay, onOpen } = props;
  const { items } = overlay;
  return (
    <div className={classes.grid}>
      <DataGrid
        name="scenario_items"
        label={t("scenarios.live.items")}
        columns={columns(overlay, onOpen)}
        list={wholeList(items)}
        rowKey={(item) => item.id}
        onOpen={onOpen}
        empty={null}
      />
    </div>
  );
}

/** What is wanted otherwise, in few words. */
export function wanted(change: OverlayItem["change"]): string {
  const months = change.shift_months ?? 0;
  const days = change.shift_days ?? 0;
  const moved = (unit: "months" | "days", by: number) =>
    by === 0
      ? []
      : [t(`scenarios.live.said.${unit}${by < 0 ? "_earlier" : ""}`, { count: Math.abs(by) })];
  const share = (key: "stretch" | "scope" | "funding", percent: number | undefined) =>
    percent === undefined || percent === 100
      ? []
      : [t(`scenarios.live.said.${key}`, { percent: `${percent}` })];
  return [
    ...(change.out ? [t("scenarios.live.said.out")] : []),
    ...moved("months", months),
    ...moved("days", days),
    ...share("stretch", change.stretch_percent),
    ...share("scope", change.scope_percent),
    ...share("funding", change.funding_percent),
    ...(change.staffing ?? []).map((swap) =>
      t("scenarios.live.said.swap", { from: swap.from, to: swap.to }),
    ),
    ...(change.value == null
      ? []
      : [t("scenarios.live.said.value", { value: showPoints(change.value) })]),
    ...(change.mandatory ? [t("scenarios.live.said.mandatory")] : []),
    ...(change.later_months
      ? [t("scenarios.live.said.later", { count: change.later_months })]
      : []),
    ...(change.partial_percents?.length
      ? [
          t("scenarios.live.said.partial", {
            percents: change.partial_percents.map((one) => showNumber(one, 2)).join(", "),
          }),
        ]
      : []),
  ].join(", ");
}

function columns(
  overlay: Overlay,
  onOpen?: (item: OverlayItem) => void,
): GridColumn<OverlayItem>[] {
  const money = moneyUnit(overlay.currency);
  const shown = (item: OverlayItem) => item.figures ?? item.base;
  const name = (item: OverlayItem) =>
    item.name ? `${item.name} (${item.key})` : t("scenarios.items.unseen");
  return [
    {
      key: "name",
      label: t("scenarios.answer.project"),
      width: 220,
      grow: 2,
      text: name,
      cell: (item) =>
        onOpen ? (
          <button type="button" className={classes.open} tabIndex={-1} onClick={() => onOpen(item)}>
            {name(item)}
          </button>
        ) : (
          name(item)
        ),
    },
    {
      key: "state",
      label: t("scenarios.live.state"),
      width: 80,
      text: (item) => t(item.figures ? "scenarios.live.in" : "scenarios.live.out"),
      cell: (item) => (
        <Mark tone={item.figures ? "good" : "plain"}>
          {t(item.figures ? "scenarios.live.in" : "scenarios.live.out")}
        </Mark>
      ),
    },
    {
      key: "wanted",
      label: t("scenarios.live.otherwise"),
      width: 180,
      grow: 2,
      cell: (item) => wanted(item.change) || "–",
    },
    {
      key: "start",
      label: t("scenarios.live.start"),
      width: 110,
      cell: (item) => showDay(shown(item).start),
    },
    {
      key: "finish",
      label: t("scenarios.live.finish"),
      width: 110,
      cell: (item) => showDay(shown(item).finish),
    },
    {
      key: "cost",
      label: t("scenarios.live.cost"),
      width: 120,
      numeric: true,
      cell: (item) => money.show(shown(item).cost),
    },
    {
      key: "cost_source",
      label: t("portfolio.register.cost_source"),
      width: 122,
      optional: true,
      text: (item) => costSource(item),
      cell: (item) => <span className="muted">{costSource(item)}</span>,
    },
    {
      key: "work",
      label: t("scenarios.live.work"),
      width: 110,
      numeric: true,
      cell: (item) => HOURS.show(shown(item).work),
    },
    {
      key: "value",
      label: t("scenarios.live.value"),
      width: 90,
      numeric: true,
      cell: (item) => {
        const { value } = shown(item);
        return value == null ? "–" : showPoints(value);
      },
    },
  ];
}
