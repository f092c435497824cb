/**
 * What was typed into cells and is not in the plan yet: on its way, or refused with a reason. The
 * table shows it in place of the plan's own text, so that nothing typed is ever lost.
 */
import type { ColumnKey } from "./words";

export interface CellMark {
  readonly text: string;
  readonly state: "saving" | "refused";
  /** Why it was refused and what to do. */
  readonly message: string;
}

/** Stands for the empty line at the end, which has no task yet. */
export const NEW_LINE = "";

export class CellMarks {
  /** Grows with every change, so that whoever shows marks knows when to look again. */
  version = 0;
  private readonly marks = new Map<string, Map<ColumnKey, CellMark>>();
  private readonly listeners = new Set<() => void>();

  get(task: string, column: ColumnKey): CellMark | undefined {
    return this.marks.get(task)?.get(column);
  }

  ofTask(task: string): ReadonlyMap<ColumnKey, CellMark> | undefined {
    return this.marks.get(task);
  }

  set(task: string, column: ColumnKey, mark: CellMark): void {
    let cells = this.marks.get(task);
    if (!cells) {
      cells = new Map();
      this.marks.set(task, cells);
    }
    cells.set(column, mark);
    this.changed();
  }

  /** Takes a mark away; with `text`, only when nothing newer was typed meanwhile. */
  clear(task: string, column: ColumnKey, text?: string): void {
    const cells = this.marks.get(task);
    const mark = cells?.get(column);
    if (!cells || !mark || (text !== undefined && mark.text !== text)) return;
    cells.delete(column);
    if (cells.size === 0) this.marks.delete(task);
    this.changed();
  }

  /** How many cells were refused. */
  refused(): number {
    let count = 0;
    for (const cells of this.marks.values()) {
      for (const mark of cells.values()) if (mark.state === "refused") count++;
    }
    return count;
  }

  firstRefused(): { task: string; column: ColumnKey } | null {
    for (const [task, cells] of this.marks) {
      for (const [column, mark] of cells) if (mark.state === "refused") return { task, column };
    }
    return null;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }
}
