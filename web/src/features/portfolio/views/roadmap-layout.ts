/** What a roadmap lays out: lanes with their projects in rows, and where everything lies in time. */

import type { CustomField, CustomValue } from "@/api/nouns";
import type { components } from "@/api/schema";
import { showCustom } from "@/features/organisation/fields/custom-fields";
import { showMonthShort } from "@/lib/dates";
import { civilDate, DAY, dayOf, parseMinute } from "@/timeline/civil";
import { type Band, floorTo } from "@/timeline/scale";
import { t } from "../texts";
import { healthWord, stateWord } from "./register";

export type Roadmap = components["schemas"]["RoadmapView"];
export type Bar = components["schemas"]["RoadmapBar"];
export type Milestone = components["schemas"]["RoadmapMilestone"];
export type Link = components["schemas"]["RoadmapLink"];
export type Ghost = components["schemas"]["RoadmapGhost"];

/** Fields that every project has to be sorted into lanes by; custom fields come besides. */
export const LANES = ["portfolio", "program", "type", "state", "stage", "owner", "health"] as const;

/** A row: the head of a lane with the span of what is in it, or a project. */
export type RoadmapRow =
  | { kind: "lane"; name: string; count: number; start: number; finish: number }
  | { kind: "bar"; bar: Bar; start: number; finish: number };

export interface Layout {
  rows: RoadmapRow[];
  /** Row of each project. */
  rowOf: Map<string, number>;
  /** First and last minute of everything that is drawn. */
  from: number;
  to: number;
}

/** The name of the lane that a project belongs to. */
export function laneOf(bar: Bar, by: string, fields: readonly CustomField[]): string {
  const none = t("portfolio.roadmap.none_of", { field: laneLabel(by, fields) });
  switch (by) {
    case "portfolio":
      return bar.portfolio?.name ?? none;
    case "program":
      return bar.program?.name ?? none;
    case "type":
      return bar.plan_type?.name ?? none;
    case "state":
      return stateWord(bar);
    case "stage":
      return bar.gate?.stage ?? none;
    case "owner":
      return bar.owner?.name ?? none;
    case "health":
      return healthWord(bar.health);
    default: {
      const field = fields.find((one) => one.code === by.slice(2));
      return (
        (field && showCustom(field, (bar.custom as Record<string, CustomValue>)[field.code])) ||
        none
      );
    }
  }
}

export function laneLabel(by: string, fields: readonly CustomField[]): string {
  if (by.startsWith("c.")) return fields.find((one) => one.code === by.slice(2))?.name ?? by;
  return t(`portfolio.roadmap.lane.${by}`);
}

/** Lanes by name, projects by start within them. */
export function layOut(
  view: Pick<Roadmap, "bars" | "ghosts">,
  by: string,
  fields: readonly CustomField[],
): Layout {
  const lanes = new Map<string, Bar[]>();
  for (const bar of view.bars) {
    const lane = laneOf(bar, by, fields);
    const known = lanes.get(lane);
    if (known) known.push(bar);
    else lanes.set(lane, [bar]);
  }
  const rows: RoadmapRow[] = [];
  const rowOf = new Map<string, number>();
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [name, bars] of [...lanes].sort(([one], [other]) => one.localeCompare(other))) {
    const spans = bars.map((bar) => ({
      bar,
      start: parseMinute(bar.start ?? bar.finish ?? "1970-01-01"),
      finish: parseMinute(bar.finish ?? bar.start ?? "1970-01-01"),
    }));
    spans.sort((one, other) => one.start - other.start || one.bar.key.localeCompare(other.bar.key));
    const start = Math.min(...spans.map((one) => one.start));
    const finish = Math.max(...spans.map((one) => one.finish));
    rows.push({ kind: "lane", name, count: bars.length, start, finish });
    for (const span of spans) {
      rowOf.set(span.bar.id, rows.length);
      rows.push({ kind: "bar", ...span });
    }
    from = Math.min(from, start);
    to = Math.max(to, finish);
  }
  for (const ghost of view.ghosts) {
    from = Math.min(from, parseMinute(ghost.start));
    to = Math.max(to, parseMinute(ghost.finish));
  }
  if (from > to) return { rows, rowOf, from: 0, to: DAY };
  return { rows, rowOf, from, to };
}

/** Days that a project finishes after its ghost; negative is earlier. */
export function daysLater(finish: number, ghost: Ghost): number {
  return Math.round((finish - parseMinute(ghost.finish)) / DAY);
}

/** Height of a row in pixels. */
export const ROW = 32;

/** A dependency from the end of one bar to the begin of another, as the path of an SVG. */
export function linkPath(ends: { x1: number; y1: number; x2: number; y2: number }): string {
  const { x1, y1, x2, y2 } = ends;
  if (x2 < x1 + 16) {
    const mid = y1 + (y2 > y1 ? ROW / 2 : -ROW / 2);
    return `M${x1},${y1}H${x1 + 8}V${mid}H${x2 - 8}V${y2}H${x2 - 1}`;
  }
  return `M${x1},${y1}H${Math.max(x1 + 8, x2 - 8)}V${y2}H${x2 - 1}`;
}

/** What stands at a line of the time scale. */
export function tickText(band: Band, at: number): string {
  const { year, month, day } = civilDate(dayOf(at));
  switch (band.unit) {
    case "year":
      return String(year);
    case "quarter":
      return `Q${Math.floor((month - 1) / 3) + 1}`;
    case "month":
      return showMonthShort(month);
    default:
      return String(day);
  }
}

/** Minutes from which and to which a roadmap is drawn: whole months, with room for names behind the last bar. */
export function timeSpan(layout: Layout): { origin: number; end: number } {
  return {
    origin: floorTo({ unit: "month", step: 1 }, layout.from - 14 * DAY),
    end: layout.to + 60 * DAY,
  };
}
