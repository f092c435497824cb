/** The columns of the table pane: what each shows for a task, and what stands in it when edited. */
import type { Countable } from "@/sheet/totals";
import { DAY, dayOf } from "./civil";
import {
  type CustomField,
  type CustomKey,
  customColumn,
  customColumns,
  customMoment,
  customValue,
  isCustom,
} from "./custom-columns";
import type { TimelineFormat } from "./format";
import { Flag, NO_DATE, type Plan, predecessorText } from "./plan";
import type { ChoiceList, ColumnKey, TimelineWords } from "./words";
import { shiftsOn, type WorkingTime, workBetween } from "./working";

export type ColumnKind =
  | "row"
  | "text"
  | "duration"
  | "work"
  | "percent"
  | "number"
  | "date"
  | "choice"
  | "calendar"
  | "predecessors"
  | "people"
  | "notes"
  /** Computed; nobody types it. */
  | "result";

export interface Column {
  readonly key: ColumnKey;
  readonly kind: ColumnKind;
  readonly width: number;
  readonly numeric: boolean;
  /** Of a choice. */
  readonly list?: ChoiceList;
  /** A summary has it from its tasks. */
  readonly fromTasks?: boolean;
  /** Of a field of the organisation's own. */
  readonly custom?: CustomField;
  /** Of a date: it ends something, so that a day alone means its last working minute. */
  readonly ends?: boolean;
}

const column = (key: ColumnKey, kind: ColumnKind, width: number, more: Partial<Column> = {}) => ({
  key,
  kind,
  width,
  numeric: false,
  ...more,
});
const numeric = { numeric: true };
const fromTasks = { fromTasks: true };

export const COLUMNS: readonly Column[] = [
  column("number", "row", 44, numeric),
  column("wbs", "text", 64),
  column("name", "text", 228),
  column("mode", "choice", 96, { list: "mode" }),
  column("duration", "duration", 74, { ...numeric, ...fromTasks }),
  column("work", "work", 74, { ...numeric, ...fromTasks }),
  column("start", "date", 112, fromTasks),
  column("finish", "date", 112, { ...fromTasks, ends: true }),
  column("float", "result", 72, numeric),
  column("free_float", "result", 84, numeric),
  column("percent", "percent", 62, { ...numeric, ...fromTasks }),
  column("physical_percent", "percent", 88, { ...numeric, ...fromTasks }),
  column("remaining", "duration", 88, { ...numeric, ...fromTasks }),
  column("people", "people", 150),
  column("predecessors", "predecessors", 120),
  column("constraint", "choice", 168, { list: "constraint" }),
  column("constraint_date", "date", 128),
  column("deadline", "date", 112, { ends: true }),
  column("calendar", "calendar", 150),
  column("task_type", "choice", 118, { list: "task_type" }),
  column("effort_driven", "choice", 104, { list: "yes_no" }),
  column("priority", "number", 72, numeric),
  column("milestone", "choice", 84, { list: "yes_no", ...fromTasks }),
  column("active", "choice", 68, { list: "yes_no" }),
  column("actual_start", "date", 112, fromTasks),
  column("actual_finish", "date", 112, { ...fromTasks, ends: true }),
  column("late_start", "result", 112),
  column("late_finish", "result", 112),
  column("baseline_start", "result", 112),
  column("baseline_finish", "result", 120),
  column("start_variance", "result", 104, numeric),
  column("finish_variance", "result", 112, numeric),
  column("notes", "notes", 200),
];

export const DEFAULT_COLUMNS: readonly ColumnKey[] = [
  "number",
  "name",
  "duration",
  "start",
  "finish",
];

const byKey = new Map(COLUMNS.map((c) => [c.key, c]));

/** Every column there is: the plan's own, then those of the organisation's fields. */
export function allColumns(): readonly Column[] {
  return [...COLUMNS, ...customColumns()];
}

export function columnOf(key: ColumnKey): Column {
  return byKey.get(key) ?? customColumn(key) ?? column(key, "text", 120);
}

function codeOf(key: CustomKey): string {
  return key.slice("custom:".length);
}

/** The code of a choice a task has: "start_no_earlier_than", "yes". */
export function choiceCode(key: ColumnKey, plan: Plan, task: number): string {
  if (isCustom(key)) return String(customValue(plan, task, codeOf(key)) ?? "");
  const flag = (bit: number) => (plan.flags[task] & bit ? "yes" : "no");
  switch (key) {
    case "constraint":
      return plan.columns.more?.constraint_kind[task] ?? "as_soon_as_possible";
    case "task_type":
      return plan.columns.more?.task_type[task] ?? "fixed_units";
    case "mode":
      return plan.flags[task] & Flag.manual ? "manual" : "automatic";
    case "effort_driven":
      return plan.columns.more?.effort_driven[task] ? "yes" : "no";
    case "milestone":
      return flag(Flag.milestone);
    case "active":
      return plan.flags[task] & Flag.inactive ? "no" : "yes";
    default:
      return "";
  }
}

/** The moment a date column holds, in minutes since 1970; NaN for none. */
export function moment(key: ColumnKey, plan: Plan, task: number): number {
  const { columns } = plan;
  if (isCustom(key)) return customMoment(plan, task, codeOf(key));
  switch (key) {
    case "start":
      return plan.start[task];
    case "finish":
      return plan.finish[task];
    case "deadline":
      return plan.deadline[task];
    case "constraint_date":
      return columns.more?.constraint_date[task] ?? NO_DATE;
    case "actual_start":
      return columns.more?.actual_start[task] ?? NO_DATE;
    case "actual_finish":
      return columns.more?.actual_finish[task] ?? NO_DATE;
    case "late_start":
      return columns.late_start?.[task] ?? NO_DATE;
    case "late_finish":
      return plan.lateFinish[task];
    case "baseline_start":
      return plan.baselineStart[task];
    case "baseline_finish":
      return plan.baselineFinish[task];
    default:
      return NO_DATE;
  }
}

/** Minutes of work by which a task starts or finishes later than in the baseline; NaN without one. */
function variance(key: "start_variance" | "finish_variance", plan: Plan, task: number): number {
  const [was, is] =
    key === "start_variance"
      ? [plan.baselineStart[task], plan.start[task]]
      : [plan.baselineFinish[task], plan.finish[task]];
  // Without a calendar of its own a task is on the project's, which is the first.
  const time = plan.working[plan.calendar[task]] ?? plan.working[0];
  return Number.isNaN(was) || !time ? Number.NaN : workBetween(time, was, is);
}

/** How durations of elapsed time are written: "1ed", "2.5eh?". */
const ELAPSED = /^([\d.,]+)\s*(e[a-z]+)\??$/;

export function cellText(
  key: ColumnKey,
  plan: Plan,
  task: number,
  format: TimelineFormat,
  words: TimelineWords,
): string {
  const span = (minutes: number | null | undefined) =>
    minutes === null || minutes === undefined || Number.isNaN(minutes)
      ? ""
      : words.duration(minutes);
  if (isCustom(key)) {
    const field = columnOf(key).custom;
    return field ? words.custom(field, customValue(plan, task, field.code)) : "";
  }
  switch (key) {
    case "number":
      return plan.flags[task] & Flag.group ? "" : String(plan.rowNumber[task]);
    case "wbs":
      return plan.wbs[task];
    case "name":
      return plan.name[task];
    case "duration": {
      if (plan.flags[task] & Flag.group) return "";
      const mark = plan.flags[task] & Flag.estimated ? "?" : "";
      // A span of the clock is no number of working days.
      const elapsed = ELAPSED.exec(plan.columns.more?.duration_text[task] ?? "");
      if (elapsed) return `${elapsed[1]} ${elapsed[2]}${mark}`;
      return words.duration(plan.duration[task]) + mark;
    }
    case "work":
      return words.work(plan.columns.more?.work[task] ?? 0);
    case "float":
      return span(plan.totalFloat[task]);
    case "free_float":
      return span(plan.columns.free_float?.[task]);
    case "start_variance":
    case "finish_variance": {
      const late = variance(key, plan, task);
      return Number.isNaN(late) ? "" : words.change(late);
    }
    case "percent":
      return words.percent(plan.percent[task]);
    case "physical_percent":
      return words.percent(plan.columns.more?.physical_percent[task] ?? 0);
    case "remaining":
      return span(plan.columns.more?.remaining_duration[task]);
    case "people":
      return plan.people[task];
    case "predecessors":
      return predecessorText(plan, task);
    case "calendar": {
      const at = plan.columns.calendar?.[task] ?? -1;
      return at < 0 ? "" : (plan.calendars[at] ?? "");
    }
    case "priority":
      return String(plan.columns.more?.priority[task] ?? 500);
    case "notes":
      return plan.columns.more?.notes[task] ?? "";
  }
  const { list } = columnOf(key);
  return list
    ? words.choice(list, choiceCode(key, plan, task))
    : format.date(moment(key, plan, task));
}

/**
 * The text a cell is edited with and copied as: what it shows, but for durations as planners type
 * them and dates with their time where it is not the usual one of that day.
 */
export function inputText(
  key: ColumnKey,
  plan: Plan,
  task: number,
  format: TimelineFormat,
  words: TimelineWords,
  working: WorkingTime | null,
): string {
  const { kind, ends } = columnOf(key);
  if (key === "duration")
    return plan.columns.more?.duration_text[task] ?? cellText(key, plan, task, format, words);
  if (kind === "date" && !isCustom(key)) {
    const at = moment(key, plan, task);
    if (Number.isNaN(at)) return "";
    return format.date(at, at !== usualMinute(dayOf(at), ends ?? false, working));
  }
  return cellText(key, plan, task, format, words);
}

const MORNING = 8 * 60;
const EVENING = 17 * 60;

/** What a day alone means: where its work begins, or ends. */
export function usualMinute(day: number, ends: boolean, working: WorkingTime | null): number {
  const shifts = working ? shiftsOn(working, day) : [];
  const usual = ends ? (shifts.at(-1)?.[1] ?? EVENING) : (shifts[0]?.[0] ?? MORNING);
  return day * DAY + usual;
}

/** A number to add up for the status bar; whether the cell holds anything, for the others. */
export function countable(key: ColumnKey, plan: Plan, task: number, text: () => string): Countable {
  if (isCustom(key) && columnOf(key).numeric) {
    return Number(customValue(plan, task, codeOf(key)) ?? Number.NaN);
  }
  switch (key) {
    case "duration":
      return plan.duration[task];
    case "work":
      return plan.columns.more?.work[task] ?? 0;
    case "float":
      return plan.totalFloat[task];
    case "free_float":
      return plan.columns.free_float?.[task] ?? Number.NaN;
    case "percent":
      return plan.percent[task];
    case "physical_percent":
      return plan.columns.more?.physical_percent[task] ?? 0;
    case "remaining":
      return plan.columns.more?.remaining_duration[task] ?? Number.NaN;
    case "start_variance":
    case "finish_variance":
      return variance(key, plan, task);
    case "priority":
      return plan.columns.more?.priority[task] ?? 500;
    default:
      return text() !== "";
  }
}
