/** Which cells of the table are selected. The selection follows its tasks when rows come and go. */
import {
  type Box,
  boxOf,
  type Cell,
  clamped,
  type Selection,
  type Size,
  single,
  wholeRows,
} from "@/sheet/range";
import { type Countable, totalsOf } from "@/sheet/totals";
import { NEW_LINE } from "./cell-marks";
import { type Column, cellText, countable, inputText } from "./columns";
import type { TimelineFormat } from "./format";
import type { Plan } from "./plan";
import { EMPTY_OUTLINE, type Outline } from "./rows";
import type { SheetSummary } from "./sheet-port";
import type { TimelineWords } from "./words";
import type { WorkingTime } from "./working";

export interface SelectionHost {
  readonly format: TimelineFormat;
  readonly words: TimelineWords;
  working(): WorkingTime | null;
  columns(): readonly Column[];
  /** Whether tasks can be added in an empty line at the end. */
  editable(): boolean;
}

const NOTHING: ReadonlySet<string> = new Set();

export class TableSelection {
  plan: Plan | null = null;
  outline: Outline = EMPTY_OUTLINE;
  now: Selection | null = null;
  box: Box | null = null;
  /** Tasks whose rows are selected besides those of the box. */
  picked: ReadonlySet<string> = NOTHING;
  /** Where a run of Tab began. */
  origin: number | null = null;
  /** Ids of the rows of anchor and head. */
  private ids = { anchor: NEW_LINE, head: NEW_LINE };

  constructor(private readonly host: SelectionHost) {}

  /** Tasks that can be seen, and the empty line. */
  get rows(): number {
    return this.outline.count + (this.host.editable() ? 1 : 0);
  }

  get size(): Size {
    return { rows: this.rows, cols: this.host.columns().length };
  }

  set(selection: Selection): void {
    const { size } = this;
    if (size.rows === 0 || size.cols === 0) return;
    this.now = clamped(selection, size);
    this.box = boxOf(this.now, size);
    this.ids = { anchor: this.idAt(this.now.anchor.row), head: this.idAt(this.now.head.row) };
  }

  /** The rows that are selected, in order: those of the box and those picked besides. */
  selectedRows(): number[] {
    const { plan, box } = this;
    if (!plan || !box) return [];
    const rows: number[] = [];
    const last = Math.min(box.bottom, this.outline.count - 1);
    for (let row = box.top; row <= last; row++) rows.push(row);
    if (this.picked.size === 0) return rows;
    for (let row = 0; row < this.outline.count; row++) {
      if ((row < box.top || row > last) && this.picked.has(this.idAt(row))) rows.push(row);
    }
    return rows.sort((a, b) => a - b);
  }

  /** The row of a cell comes to the selected rows, or leaves them; answers what to select now. */
  pick(cell: Cell): Selection {
    const rows = this.selectedRows();
    const rest = rows.filter((row) => row !== cell.row);
    const whole = this.now?.whole === "rows" || this.picked.has(this.idAt(cell.row));
    const taken = rest.length < rows.length && whole;
    const next = taken ? rest.at(-1) : cell.row;
    if (next === undefined) {
      this.picked = NOTHING;
      return single(cell.row, cell.col);
    }
    this.picked = new Set(rest.filter((row) => row !== next).map((row) => this.idAt(row)));
    return wholeRows(next, next, cell.col);
  }

  /** What is selected now stays so, wherever one goes. */
  keepPicked(): void {
    this.picked = new Set(this.tasks());
  }

  /** The next plan will have a row for this id; until then the selection waits for it. */
  setAhead(id: string, row: number, col: number): void {
    this.now = single(row, col);
    this.ids = { anchor: id, head: id };
  }

  /** A newer plan or outline. */
  setRows(plan: Plan, outline: Outline): void {
    this.plan = plan;
    this.outline = outline;
    if (this.picked.size > 0) {
      const left = plan.id.filter((id) => this.picked.has(id));
      if (left.length < this.picked.size) this.picked = new Set(left);
    }
    if (!this.now) return;
    const at = (id: string, row: number) => {
      if (id === NEW_LINE) return outline.count;
      const task = plan.id.indexOf(id);
      return task >= 0 && outline.rowOf[task] >= 0 ? outline.rowOf[task] : row;
    };
    const { anchor, head } = this.now;
    const waits = this.ids.anchor;
    this.set({
      ...this.now,
      anchor: { row: at(this.ids.anchor, anchor.row), col: anchor.col },
      head: { row: at(this.ids.head, head.row), col: head.col },
    });
    // An id that is not there yet is still waited for.
    if (waits !== NEW_LINE && !plan.id.includes(waits)) this.ids = { anchor: waits, head: waits };
  }

  holds(cell: Cell): boolean {
    const { box } = this;
    if (!box) return false;
    if (this.picked.has(this.idAt(cell.row))) return true;
    return (
      cell.row >= box.top && cell.row <= box.bottom && cell.col >= box.left && cell.col <= box.right
    );
  }

  /** Ids of the tasks whose rows are selected. */
  tasks(): string[] {
    return this.selectedRows().map((row) => this.idAt(row));
  }

  /** The cells of the selection that belong to tasks, each with the same text. */
  everyCell(text: string): (Cell & { text: string })[] {
    const { box } = this;
    const cells: (Cell & { text: string })[] = [];
    if (!box) return cells;
    for (const row of this.selectedRows()) {
      for (let col = box.left; col <= box.right; col++) cells.push({ row, col, text });
    }
    return cells;
  }

  /** The texts of the selection, as they are copied. */
  texts(): string[][] {
    const { box } = this;
    if (!box) return [];
    const columns = this.host.columns().slice(box.left, box.right + 1);
    return this.selectedRows().map((row) => {
      const task = this.outline.tasks[row];
      return columns.map((column) => this.inputText(column, task));
    });
  }

  get active(): { task: string | null; column: Column } | null {
    const { plan, now } = this;
    const column = now ? this.host.columns()[now.anchor.col] : undefined;
    if (!plan || !now || !column) return null;
    const task = this.taskAt(now.anchor.row);
    return { task: task < 0 ? null : plan.id[task], column };
  }

  taskAt(row: number): number {
    return row >= 0 && row < this.outline.count ? this.outline.tasks[row] : -1;
  }

  idAt(row: number): string {
    const task = this.taskAt(row);
    return task < 0 || !this.plan ? NEW_LINE : this.plan.id[task];
  }

  inputText(column: Column, task: number): string {
    const { format, words } = this.host;
    if (!this.plan || task < 0) return "";
    return inputText(column.key, this.plan, task, format, words, this.host.working());
  }

  /** What is selected, for the toolbar and the status bar. */
  summary(): SheetSummary | null {
    const { plan, box } = this;
    if (!plan || !box) return null;
    const columns = this.host.columns().slice(box.left, box.right + 1);
    const kinds = new Set(columns.map((column) => column.kind));
    const values: Countable[] = [];
    for (const row of this.selectedRows()) {
      const task = this.outline.tasks[row];
      for (const column of columns) values.push(this.countable(column, plan, task));
    }
    return {
      tasks: this.tasks(),
      column: this.active?.column.key ?? null,
      ...totalsOf(values),
      kind: kinds.size === 1 ? (columns[0]?.kind ?? null) : null,
    };
  }

  private countable({ key }: Column, plan: Plan, task: number): Countable {
    const text = () => cellText(key, plan, task, this.host.format, this.host.words);
    return countable(key, plan, task, text);
  }
}
