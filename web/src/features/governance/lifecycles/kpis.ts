/** Key figures of methods in words. */
import type { LifecycleKpi } from "@/api/nouns";
import { showNumber } from "@/lib/numbers";
import { t } from "../texts";

/** What can be measured, with the unit of each. */
const UNITS = {
  finish_deviation: "days",
  milestones_on_time: "percent",
  checklist_done: "percent",
  gates_first_try: "percent",
  decision_days: "days",
  open_conditions: "count",
  overdue_conditions: "count",
  deviations: "count",
  cost_of_funding: "percent",
} as const;

export type Measure = LifecycleKpi["measure"];
export const MEASURES = Object.keys(UNITS) as Measure[];

/** What stands behind a number that is typed. */
export const unitOf = (measure: Measure): string => {
  const unit = UNITS[measure];
  return unit === "count" ? "" : t(`lifecycle.kpi.suffix.${unit}`);
};

/** `3 days`, `85%`, `2`: to a tenth, so that what misses its target by little does not look like it. */
export function showMeasured(unit: string, value: number): string {
  const shown = showNumber(value, 1);
  if (unit === "percent") return t("lifecycle.kpi.percent", { shown });
  return unit === "days" ? t("lifecycle.kpi.days", { count: value, shown }) : shown;
}

/** `at most 10 days`. */
export const showTarget = (unit: string, kpi: Pick<LifecycleKpi, "target" | "direction">): string =>
  t(`lifecycle.kpi.target_words.${kpi.direction}`, { value: showMeasured(unit, kpi.target) });
