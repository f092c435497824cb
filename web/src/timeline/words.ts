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
  percent(value: number): string;
  range(from: string, to: string): string;
  predecessors(count: number): string;
  readonly critical: string;
  readonly summary: string;
  readonly milestone: string;
  readonly late: string;
  readonly deadlineMissed: string;
  readonly inactive: string;
  readonly manual: string;
  readonly float: string;
  readonly people: string;
  readonly baseline: string;
  readonly deadline: string;
  readonly progress: string;
  readonly columns: Readonly<Record<ColumnKey, string>>;
}

export type ColumnKey =
  | "number"
  | "wbs"
  | "name"
  | "duration"
  | "start"
  | "finish"
  | "float"
  | "percent"
  | "people"
  | "predecessors";
