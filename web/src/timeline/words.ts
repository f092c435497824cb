import type { CustomField, CustomKey, CustomValue } from "./custom-columns";

/** The texts the timeline needs; the host passes them in from its catalogue. */
export interface TimelineWords {
  readonly treegrid: string;
  readonly splitter: string;
  readonly today: string;
  readonly statusDate: string;
  readonly expand: string;
  readonly collapse: string;
  /** "5 d", "2.5 h". */
  duration(minutes: number): string;
  /** "+3 d", "−2 h". */
  change(minutes: number): string;
  percent(value: number): string;
  range(from: string, to: string): string;
  predecessors(count: number): string;
  /** "Pauses 2 Mar 17:00 – 5 Mar 08:00". */
  pauses(when: string): string;
  /** "Ann pauses 2 Mar 17:00 – 5 Mar 08:00". */
  personPauses(name: string, when: string): string;
  /** So many pauses more. */
  morePauses(count: number): string;
  readonly critical: string;
  readonly summary: string;
  readonly milestone: string;
  readonly late: string;
  readonly deadlineMissed: string;
  readonly overloaded: string;
  readonly inactive: string;
  readonly manual: string;
  readonly float: string;
  readonly people: string;
  readonly baseline: string;
  readonly deadline: string;
  readonly progress: string;
  readonly columns: Readonly<Record<ColumnKey, string>>;
  /** "24 h". */
  work(minutes: number): string;
  /** A value of a field of the organisation's own. */
  custom(field: CustomField, value: CustomValue | undefined): string;
  /** The name of a choice, such as a kind of constraint. */
  choice(list: ChoiceList, value: string): string;
  /** In the empty line at the end. */
  readonly newTask: string;
  /** "Duration of Dig". */
  cellOf(column: string, task: string): string;
  readonly calendar: string;
  copied(rows: number, columns: number): string;
  /** So many rows are selected. */
  picked(rows: number): string;
  /** The task went while its cell was being edited; what was typed is told. */
  taskGone(typed: string): string;
}

export type ChoiceList = "constraint" | "task_type" | "mode" | "yes_no";

export type ColumnKey = BuiltInKey | CustomKey;

export type BuiltInKey =
  | "number"
  | "wbs"
  | "name"
  | "mode"
  | "duration"
  | "work"
  | "start"
  | "finish"
  | "percent"
  | "physical_percent"
  | "remaining"
  | "people"
  | "predecessors"
  | "constraint"
  | "constraint_date"
  | "deadline"
  | "calendar"
  | "task_type"
  | "effort_driven"
  | "priority"
  | "milestone"
  | "active"
  | "actual_start"
  | "actual_finish"
  | "float"
  | "free_float"
  | "late_start"
  | "late_finish"
  | "baseline_start"
  | "baseline_finish"
  | "start_variance"
  | "finish_variance"
  | "notes";
