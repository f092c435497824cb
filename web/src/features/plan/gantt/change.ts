/** One edit of a plan as it is sent, and what comes back. */
import type { ConstraintKind, DependencyKind, Effect, Recurrence } from "@/api/nouns";
import type { CustomValue } from "@/timeline/custom-columns";
import type { LinkColumns, PlanColumns } from "@/timeline/plan";

/** What a task may be given. A field that is absent stays as it is. */
export interface TaskFields {
  name?: string;
  /** "3d", "2.5h?", "1ew". */
  duration_text?: string;
  /** "16h". */
  work_text?: string;
  percent_complete?: number;
  physical_percent_complete?: number;
  /** As if the bar was moved there; null: as soon as possible again. */
  start?: string | null;
  finish?: string | null;
  /** As if the right edge of the bar was dragged there: the start stays. */
  until?: string;
  constraint?: { kind: ConstraintKind; date: string | null };
  deadline?: string | null;
  calendar_id?: string | null;
  manual?: boolean;
  active?: boolean;
  milestone?: boolean;
  effort_driven?: boolean;
  priority?: number;
  task_type?: string;
  notes?: string;
  wbs?: string;
  actual_start?: string | null;
  actual_finish?: string | null;
  remaining_duration_text?: string;
  /** The whole list by row number: "12FS+3d;7SS". */
  predecessors?: string;
  /** The whole list: "Designer[50%];Welder". */
  people?: string;
  /** The organisation's own fields by their code; null empties one. */
  custom?: Record<string, CustomValue | null>;
}

/** When a recurring task occurs. */
export interface RecurrencePattern {
  every: Recurrence;
  from: string;
  until: string | null;
  occurrences: number | null;
  /** "09:00"; null: with the day's work. */
  start_time: string | null;
  duration_text: string;
  /** What becomes of occurrences on days without work; null: to be asked. */
  non_working: "move" | "skip" | null;
  calendar_id: string | null;
}

/** Where a task goes: the place of `before`, or after `behind` and all below it, or last in `under`. */
export interface Place {
  under?: string | null;
  behind?: string | null;
  before?: string | null;
}

export type Change =
  | { do: "set"; task: string; version?: number; fields: TaskFields }
  | ({ do: "add"; task?: string; fields: TaskFields } & Place)
  | { do: "remove"; tasks: string[] }
  | { do: "indent"; tasks: string[] }
  | { do: "outdent"; tasks: string[] }
  | ({ do: "place"; tasks: string[] } & Place)
  | { do: "link"; predecessor: string; successor: string; kind?: DependencyKind; lag?: string }
  | { do: "unlink"; dependency: string }
  | { do: "split"; task: string; at: string; resume: string }
  | { do: "join"; task: string }
  | { do: "report_as_planned"; tasks?: string[]; until: string }
  | { do: "reschedule"; tasks?: string[]; after: string }
  | { do: "level"; delays: { task: string; minutes: number }[] }
  | { do: "clear_levelling" }
  | { do: "set_status_date"; date: string | null }
  | ({ do: "recur"; task?: string; name?: string; pattern: RecurrencePattern } & Place);

/** A change, or a field of one, that could not be applied. */
export interface Skipped {
  /** Place in the list of changes. */
  change: number;
  task: string | null;
  field: string | null;
  value: unknown;
  code: string;
  message: string;
}

/** Where a task is split, or somebody on it pauses; in whole minutes since 1970. */
export interface Pieces {
  task_id: string;
  /** The stretches in which somebody works on it. */
  spans: [number, number][];
  /** People who pause each for themselves. */
  people: { name: string; pauses: [number, number][] }[];
}

export interface Step {
  edit_id: string;
  title: string;
}

/** Rows that stayed where they are while the room around them changed, by place after the edit. */
export interface Room {
  row: number[];
  late_start: number[];
  late_finish: number[];
  total_float: number[];
  free_float: number[];
  flags: number[];
}

export const NO_ROOM: Room = {
  row: [],
  late_start: [],
  late_finish: [],
  total_float: [],
  free_float: [],
  flags: [],
};

export interface EditAnswer {
  /** Null for a preview, or when nothing changed. */
  edit_id: string | null;
  title: string;
  effect: Effect & { broken_constraints?: number };
  skipped: Skipped[];
  plan_version: number;
  /** Rows that differ. Their `parent` is a place in the plan as it is after the edit. */
  tasks: PlanColumns;
  /** Other rows, of which only the room around them differs. */
  room: Room;
  /** Version of each of these rows before the edit; `UNSAVED` for one that came with it. */
  version_before: number[];
  parent_id: (string | null)[];
  /** The link that drives each of these rows, if one does; others into it do not. */
  driven_by: (string | null)[];
  removed: string[];
  /** All ids in outline order; null when no row was added, removed or moved. */
  order: string[] | null;
  /** All links, by place in the plan as it is after the edit; null when they are as before. */
  dependencies: LinkColumns | null;
  /** Split tasks among the rows that differ. */
  pieces: Pieces[];
  /** The calendars behind the rows are others than before. */
  calendars_changed: boolean;
  /** Of the project. */
  status_date: string | null;
  undo: Step | null;
  redo: Step | null;
}
