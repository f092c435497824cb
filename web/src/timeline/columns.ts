/** The columns of the table pane and the text each shows for a task. */
import type { TimelineFormat } from "./format";
import { Flag, type Plan, predecessorText } from "./plan";
import type { ColumnKey, TimelineWords } from "./words";

export interface Column {
  readonly key: ColumnKey;
  readonly width: number;
  readonly numeric: boolean;
}

export const COLUMNS: readonly Column[] = [
  { key: "number", width: 44, numeric: true },
  { key: "wbs", width: 64, numeric: false },
  { key: "name", width: 228, numeric: false },
  { key: "duration", width: 74, numeric: true },
  { key: "start", width: 112, numeric: false },
  { key: "finish", width: 112, numeric: false },
  { key: "float", width: 72, numeric: true },
  { key: "percent", width: 62, numeric: true },
  { key: "people", width: 150, numeric: false },
  { key: "predecessors", width: 120, numeric: false },
];

export const DEFAULT_COLUMNS: readonly ColumnKey[] = [
  "number",
  "name",
  "duration",
  "start",
  "finish",
];

export function cellText(
  key: ColumnKey,
  plan: Plan,
  task: number,
  format: TimelineFormat,
  words: TimelineWords,
): string {
  switch (key) {
    case "number":
      return String(plan.rowNumber[task]);
    case "wbs":
      return plan.wbs[task];
    case "name":
      return plan.name[task];
    case "duration": {
      const mark = plan.flags[task] & Flag.estimated ? "?" : "";
      return words.duration(plan.duration[task]) + mark;
    }
    case "start":
      return format.date(plan.start[task]);
    case "finish":
      return format.date(plan.finish[task]);
    case "float":
      return Number.isNaN(plan.totalFloat[task]) ? "" : words.duration(plan.totalFloat[task]);
    case "percent":
      return words.percent(plan.percent[task]);
    case "people":
      return plan.people[task];
    case "predecessors":
      return predecessorText(plan, task);
  }
}
