/**
 * The tasks of a plan under headings of one field instead of under their summaries. A heading is a
 * row like a summary, so that everything that shows rows shows it; it belongs to no plan, and
 * nothing can be edited on it.
 */
import { civilDate, dayOf } from "./civil";
import { type CustomKey, customValue, isCustom } from "./custom-columns";
import { peopleOf } from "./filter";
import { Flag, type LinkColumns, type Plan, type PlanColumns } from "./plan";

export const GROUPINGS = [
  "phase",
  "person",
  "state",
  "critical",
  "late",
  "mode",
  "calendar",
  "constraint",
  "start_month",
  "finish_month",
] as const;
/** One of these, or a field of the organisation's own. */
export type Grouping = (typeof GROUPINGS)[number] | CustomKey;

export interface GroupWords {
  /** "Not started", "Critical", the name of a month from "2026-03", or "Nobody" for an empty value. */
  value(by: Grouping, value: string): string;
  heading(title: string, count: number): string;
}

function state(flags: number): string {
  return flags & Flag.done ? "2done" : flags & Flag.inProgress ? "1in_progress" : "0not_started";
}

function month(minute: number): string {
  const { year, month: of } = civilDate(dayOf(minute));
  return `${year}-${String(of).padStart(2, "0")}`;
}

/** What a task has in the field it is grouped by; groups are in the order of these. */
export function groupValue(
  plan: Plan,
  task: number,
  by: Grouping,
  extra: { constraint?: readonly string[]; calendars: readonly string[] },
): string {
  const flags = plan.flags[task];
  if (isCustom(by)) return String(customValue(plan, task, by.slice("custom:".length)) ?? "");
  switch (by) {
    case "phase": {
      let top = task;
      while (plan.parent[top] >= 0) top = plan.parent[top];
      return String(top).padStart(7, "0");
    }
    case "person":
      return peopleOf(plan, task).join(", ");
    case "state":
      return state(flags);
    case "critical":
      return flags & Flag.critical ? "0critical" : "1not_critical";
    case "late":
      return flags & Flag.late ? "0late" : "1on_time";
    case "mode":
      return flags & Flag.manual ? "manual" : "automatic";
    case "calendar":
      return extra.calendars[plan.calendar[task]] ?? "";
    case "constraint":
      return extra.constraint?.[task] ?? "";
    case "start_month":
      return month(plan.start[task]);
    case "finish_month":
      return month(plan.finish[task]);
  }
}

export interface Grouped {
  readonly tasks: PlanColumns;
  readonly links: LinkColumns;
}

/** The columns again with headings between them. Summaries are left out; links follow their tasks. */
export function grouped(
  plan: Plan,
  columns: PlanColumns,
  links: LinkColumns,
  by: Grouping,
  words: GroupWords,
  calendars: readonly string[],
): Grouped {
  const members = new Map<string, number[]>();
  for (let task = 0; task < plan.count; task++) {
    if (plan.flags[task] & Flag.summary) continue;
    const value = groupValue(plan, task, by, {
      constraint: columns.more?.constraint_kind,
      calendars,
    });
    const list = members.get(value);
    if (list) list.push(task);
    else members.set(value, [task]);
  }
  // What has no value comes last.
  const values = [...members.keys()].sort((a, b) =>
    a === "" ? 1 : b === "" ? -1 : a.localeCompare(b, undefined, { numeric: true }),
  );
  const rows: (number | { value: string; members: number[] })[] = [];
  const parent: number[] = [];
  for (const value of values) {
    const list = members.get(value) as number[];
    const heading = rows.push({ value, members: list }) - 1;
    parent.push(-1);
    for (const task of list) {
      rows.push(task);
      parent.push(heading);
    }
  }
  const heading = (row: { value: string; members: number[] }): Record<string, unknown> => {
    const { members: list, value } = row;
    const title =
      by === "phase"
        ? plan.name[Number(value)]
        : words.value(by, isCustom(by) ? value : value.replace(/^\d(?=[a-z])/, ""));
    return {
      id: `group:${value}`,
      name: words.heading(title, list.length),
      wbs: "",
      people: "",
      row_number: 0,
      start: least(list, plan.start),
      finish: -least(list, plan.finish, -1),
      percent: share(plan, list),
      duration: 0,
      total_float: null,
      flags: Flag.summary | Flag.group,
      calendar: -1,
      version: 0,
    };
  };
  const headings = rows.map((row) => (typeof row === "number" ? null : heading(row)));
  const rearranged = (of: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(of).map(([key, column]) => [
        key,
        Array.isArray(column)
          ? rows.map((row, at) =>
              typeof row === "number" ? column[row] : (headings[at]?.[key] ?? null),
            )
          : rearranged(column),
      ]),
    );
  const made = { ...rearranged(columns), parent };
  const rowOf = new Map<number, number>();
  rows.forEach((row, at) => {
    if (typeof row === "number") rowOf.set(row, at);
  });
  return { tasks: made as unknown as PlanColumns, links: moved(links, rowOf) };
}

function least(tasks: readonly number[], column: Float64Array, sign = 1): number {
  let found = Number.POSITIVE_INFINITY;
  for (const task of tasks) found = Math.min(found, column[task] * sign);
  return found;
}

/** How far a group is done, its tasks weighted by their length. */
function share(plan: Plan, tasks: readonly number[]): number {
  let done = 0;
  let whole = 0;
  for (const task of tasks) {
    const length = Math.max(1, plan.duration[task]);
    done += (length * plan.percent[task]) / 100;
    whole += length;
  }
  return Math.round((done / whole) * 100);
}

function moved(links: LinkColumns, rowOf: ReadonlyMap<number, number>): LinkColumns {
  const keep = links.id
    .map((_, link) => link)
    .filter((link) => rowOf.has(links.predecessor[link]) && rowOf.has(links.successor[link]));
  const pick = <T>(column: readonly T[]) => keep.map((link) => column[link]);
  return {
    id: pick(links.id),
    predecessor: pick(links.predecessor).map((row) => rowOf.get(row) as number),
    successor: pick(links.successor).map((row) => rowOf.get(row) as number),
    kind: pick(links.kind),
    lag: pick(links.lag),
    driving: pick(links.driving),
  };
}
