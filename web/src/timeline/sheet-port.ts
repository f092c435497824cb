/** What the table asks of whoever edits the plan with it. */
import type { Column } from "./columns";
import type { ColumnKey } from "./words";

/** A text for a cell. */
export interface TypedCell {
  /** The visible row; beyond the last task it means a task to be added. */
  readonly row: number;
  /** Null when the row has no task yet. */
  readonly task: string | null;
  readonly column: ColumnKey;
  readonly text: string;
  /** Of the task when its editor was opened; an edit made meanwhile by someone else shows. */
  readonly version?: number;
}

export type Origin = "type" | "fill" | "clear" | "paste";

export interface Place {
  readonly before?: string;
  readonly behind?: string;
}

/** What is selected, for the toolbar and the status bar. */
export interface SheetSummary {
  /** Tasks of the selected rows. */
  readonly tasks: readonly string[];
  readonly column: ColumnKey | null;
  readonly cells: number;
  readonly filled: number;
  readonly numbers: number;
  readonly sum: number;
  /** The kind of every selected cell, when they are of one kind. */
  readonly kind: Column["kind"] | null;
}

export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly column: ColumnKey | null;
  /** The press was on the head of a column. */
  readonly head: boolean;
}

export interface SheetPort {
  /** Tasks can be added, moved and changed. */
  editable(): boolean;
  /** Some cells can be typed into: all of them, or those that report progress. */
  typeable(): boolean;
  /** Why nobody may type into a cell; null when it can be typed into. `task` is -1 for a new one. */
  refusal(column: Column, task: number): string | null;
  /** Texts to choose from. */
  choices(column: Column): readonly string[] | null;
  /** Names that begin with, or hold, what was typed. */
  complete(start: string): Promise<readonly string[]>;
  /** Takes typed texts; answers the id of the first task it adds. */
  commit(cells: readonly TypedCell[], origin: Origin): string | null;
  insert(before: string | null): string | null;
  remove(tasks: readonly string[]): void;
  indent(tasks: readonly string[], direction: 1 | -1): void;
  /** Up or down by one place within the level. */
  shift(tasks: readonly string[], direction: 1 | -1): void;
  place(tasks: readonly string[], to: Place): void;
  /** Copies of whole tasks, with all below them, before a task. */
  duplicate(tasks: readonly string[], before: string | null): void;
  open(task: string): void;
  menu(place: MenuPlace): void;
  width(column: Column, width: number): void;
  selected(summary: SheetSummary): void;
  say(text: string): void;
}
