/**
 * The plan as the timeline reads it: one entry per task in outline order, as columns of numbers.
 * Everything derived from the outline (depth, subtree ends) is computed once here.
 */

import type { CustomValue } from "./custom-columns";
import type { WorkingTime } from "./working";

export const Flag = {
  summary: 1,
  milestone: 2,
  critical: 4,
  manual: 8,
  inactive: 16,
  notes: 32,
  late: 64,
  deadlineMissed: 128,
  inProgress: 256,
  done: 512,
  negativeFloat: 1024,
  estimated: 2048,
  external: 4096,
  recurring: 8192,
  /** Planned roughly, and still without tasks below it. */
  package: 16384,
  /** Someone on it is asked for more than they have. */
  overloaded: 1 << 21,
  /** A heading made for grouping; no task of the plan. */
  group: 1 << 20,
} as const;

export type LinkKind = "FS" | "SS" | "FF" | "SF";

/** Columns as they arrive; `null` in optional dates. */
export interface PlanColumns {
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly wbs: readonly string[];
  readonly row_number: readonly number[];
  readonly parent: readonly number[];
  readonly start: readonly number[];
  readonly finish: readonly number[];
  readonly late_finish: readonly (number | null)[];
  readonly total_float: readonly (number | null)[];
  readonly duration: readonly number[];
  readonly percent: readonly number[];
  readonly baseline_start: readonly (number | null)[];
  readonly baseline_finish: readonly (number | null)[];
  readonly deadline: readonly (number | null)[];
  readonly flags: readonly number[];
  readonly people: readonly string[];
  readonly version: readonly number[];
  readonly late_start?: readonly (number | null)[];
  readonly free_float?: readonly (number | null)[];
  /** Index into the calendars; -1 is the project's own. */
  readonly calendar?: readonly number[];
  /** Stretches in which a split task rests; null or empty for most. */
  readonly pauses?: readonly (readonly Pause[] | null)[];
  /** Who pauses on a task for themselves; null for most. */
  readonly apart?: readonly (readonly PersonPauses[] | null)[];
  /** What only a table shows. */
  readonly more?: MoreColumns;
}

/** Columns that only a table shows. */
export interface MoreColumns {
  /** The code as given; empty when it follows from the outline. */
  readonly wbs_own: readonly string[];
  /** As people write it: "3d", "2.5h?". */
  readonly duration_text: readonly string[];
  /** Minutes. */
  readonly work: readonly number[];
  readonly constraint_kind: readonly string[];
  readonly constraint_date: readonly (number | null)[];
  readonly calendar_id: readonly (string | null)[];
  readonly task_type: readonly string[];
  readonly effort_driven: readonly boolean[];
  readonly priority: readonly number[];
  readonly physical_percent: readonly number[];
  readonly actual_start: readonly (number | null)[];
  readonly actual_finish: readonly (number | null)[];
  /** Minutes. */
  readonly remaining_duration: readonly number[];
  readonly notes: readonly string[];
  /** Values of the organisation's own fields by their code; null for none. */
  readonly custom?: readonly (Readonly<Record<string, CustomValue>> | null)[];
}

/** A rest inside a task, in minutes. */
export type Pause = readonly [number, number];

/** The pauses of somebody on a task, while others may go on. */
export interface PersonPauses {
  readonly name: string;
  readonly pauses: readonly Pause[];
}

export interface LinkColumns {
  readonly id: readonly string[];
  readonly predecessor: readonly number[];
  readonly successor: readonly number[];
  readonly kind: readonly LinkKind[];
  readonly lag: readonly string[];
  readonly driving: readonly boolean[];
}

/** Stands for "no date" in a column of numbers. */
export const NO_DATE = Number.NaN;

export interface Plan {
  readonly count: number;
  /** As they arrived; what only the table shows is read from here. */
  readonly columns: PlanColumns;
  /** Names of the calendars that `columns.calendar` points to. */
  readonly calendars: readonly string[];
  /** The same calendars as working time; empty when nothing is counted on them. */
  readonly working: readonly WorkingTime[];
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly wbs: readonly string[];
  readonly people: readonly string[];
  readonly version: readonly number[];
  readonly rowNumber: Int32Array;
  readonly parent: Int32Array;
  readonly depth: Uint8Array;
  /** Index after the last descendant. */
  readonly subtreeEnd: Int32Array;
  readonly start: Float64Array;
  readonly finish: Float64Array;
  readonly lateFinish: Float64Array;
  readonly totalFloat: Float64Array;
  readonly freeFloat: Float64Array;
  readonly duration: Float64Array;
  readonly percent: Float64Array;
  readonly baselineStart: Float64Array;
  readonly baselineFinish: Float64Array;
  readonly deadline: Float64Array;
  readonly flags: Int32Array;
  readonly calendar: Int32Array;
  readonly pauses: readonly (readonly Pause[] | null)[];
  readonly apart: readonly (readonly PersonPauses[] | null)[];
  readonly links: Links;
  /** For each task, the places of its incoming links in `links`. */
  readonly incoming: readonly (readonly number[])[];
  /** Earliest and latest minute of anything drawn. */
  readonly from: number;
  readonly to: number;
}

export interface Links {
  readonly count: number;
  readonly id: readonly string[];
  readonly predecessor: Int32Array;
  readonly successor: Int32Array;
  readonly kind: readonly LinkKind[];
  readonly lag: readonly string[];
  readonly critical: Uint8Array;
  readonly driving: Uint8Array;
}

function dates(column: readonly (number | null)[]): Float64Array {
  // A loop, since `from` with a function is several times slower, and an edit waits for it.
  const out = new Float64Array(column.length);
  for (let at = 0; at < out.length; at++) out[at] = column[at] ?? NO_DATE;
  return out;
}

export function buildPlan(
  columns: PlanColumns,
  linkColumns: LinkColumns,
  calendars: readonly string[] = [],
  /** Where an empty plan begins. */
  beginning = 0,
): Plan {
  const count = columns.id.length;
  const parent = Int32Array.from(columns.parent);
  const flags = Int32Array.from(columns.flags);
  const depth = new Uint8Array(count);
  const subtreeEnd = new Int32Array(count);
  for (let i = 0; i < count; i++) depth[i] = parent[i] < 0 ? 0 : depth[parent[i]] + 1;
  for (let i = count - 1; i >= 0; i--) {
    if (subtreeEnd[i] === 0) subtreeEnd[i] = i + 1;
    const p = parent[i];
    if (p >= 0 && subtreeEnd[p] < subtreeEnd[i]) subtreeEnd[p] = subtreeEnd[i];
  }
  const start = dates(columns.start);
  const finish = dates(columns.finish);
  const baselineStart = dates(columns.baseline_start);
  const baselineFinish = dates(columns.baseline_finish);
  const deadline = dates(columns.deadline);
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const column of [start, finish, baselineStart, baselineFinish, deadline]) {
    for (const value of column) {
      if (value < from) from = value;
      if (value > to) to = value;
    }
  }
  const incoming: number[][] = Array.from({ length: count }, () => []);
  for (let link = 0; link < linkColumns.successor.length; link++) {
    incoming[linkColumns.successor[link]]?.push(link);
  }
  return {
    count,
    columns,
    calendars,
    working: [],
    id: columns.id,
    name: columns.name,
    wbs: columns.wbs,
    people: columns.people,
    version: columns.version,
    rowNumber: Int32Array.from(columns.row_number),
    parent,
    depth,
    subtreeEnd,
    start,
    finish,
    lateFinish: dates(columns.late_finish),
    totalFloat: dates(columns.total_float),
    freeFloat: columns.free_float
      ? dates(columns.free_float)
      : new Float64Array(count).fill(NO_DATE),
    duration: Float64Array.from(columns.duration),
    percent: Float64Array.from(columns.percent),
    baselineStart,
    baselineFinish,
    deadline,
    flags,
    calendar: columns.calendar ? Int32Array.from(columns.calendar) : new Int32Array(count).fill(-1),
    pauses: columns.pauses ?? [],
    apart: columns.apart ?? [],
    links: buildLinks(linkColumns, flags),
    incoming,
    from: Number.isFinite(from) ? from : beginning,
    to: Number.isFinite(to) ? to : beginning,
  };
}

function buildLinks(columns: LinkColumns, flags: Int32Array): Links {
  const count = columns.id.length;
  const critical = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const both = flags[columns.predecessor[i]] & flags[columns.successor[i]] & Flag.critical;
    critical[i] = both && columns.driving[i] ? 1 : 0;
  }
  return {
    count,
    id: columns.id,
    predecessor: Int32Array.from(columns.predecessor),
    successor: Int32Array.from(columns.successor),
    kind: columns.kind,
    lag: columns.lag,
    critical,
    driving: Uint8Array.from(columns.driving, (d) => (d ? 1 : 0)),
  };
}

/** "3, 5SS+2d": what a planner types into the predecessor cell. */
export function predecessorText(plan: Plan, task: number): string {
  const links = plan.links;
  return plan.incoming[task]
    .map((link) => {
      const kind = links.kind[link];
      const lag = links.lag[link];
      const suffix = kind === "FS" && lag === "" ? "" : kind + lag;
      return plan.rowNumber[links.predecessor[link]] + suffix;
    })
    .join(", ");
}

/** The first task that is still to be finished, or -1. Summaries do not count. */
export function firstOpen(plan: Plan): number {
  for (let task = 0; task < plan.flags.length; task++) {
    if ((plan.flags[task] & (Flag.summary | Flag.done)) === 0) return task;
  }
  return -1;
}
