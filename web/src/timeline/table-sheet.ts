/**
 * The table as a spreadsheet: what keys, pointer and clipboard do to its cells. It decides nothing
 * about the plan; that is asked of the port.
 */
import { filled, pasted } from "@/sheet/fill";
import { type Deed, deedFor, movedOn } from "@/sheet/keys";
import {
  boxOf,
  type Cell,
  clamped,
  type Selection,
  single,
  wholeColumns,
  wholeRows,
} from "@/sheet/range";
import { formatTsv, parseTsv } from "@/sheet/tsv";
import { CellEditing, type Edited } from "./cell-editing";
import { type CellMarks, NEW_LINE } from "./cell-marks";
import { CellNote } from "./cell-note";
import type { Column } from "./columns";
import type { Plan } from "./plan";
import type { Outline } from "./rows";
import type { Origin, SheetPort, TypedCell } from "./sheet-port";
import type { SheetLook, TablePane } from "./table-pane";
import { type SelectionHost, TableSelection } from "./table-selection";

export interface SheetHost extends Omit<SelectionHost, "columns" | "editable"> {
  /** Rows of one page. */
  pageRows(): number;
  /** The active cell is in this row now. */
  moved(row: number, task: number): void;
  redraw(): void;
}

export class TableSheet {
  readonly selection: TableSelection;
  private readonly editing: CellEditing;
  private readonly note: CellNote;
  /** Escape was pressed: Tab leaves the table. */
  private leaving = false;
  /** Rows are being picked by keys: going elsewhere keeps those picked. */
  private adding = false;
  private copied: { text: string; tasks: readonly string[]; cut: boolean } | null = null;
  /** The status bar follows once per frame. */
  private telling = 0;

  constructor(
    private readonly pane: TablePane,
    private readonly port: SheetPort,
    private readonly marks: CellMarks,
    private readonly host: SheetHost,
  ) {
    const selectionHost: SelectionHost = {
      format: host.format,
      words: host.words,
      working: () => host.working(),
      columns: () => pane.columns,
      editable: () => port.editable(),
    };
    this.selection = new TableSelection(selectionHost);
    this.editing = new CellEditing(pane, port, marks, this.selection, selectionHost, {
      edited: (edited) => this.edited(edited),
      cancelled: () => this.focus(),
    });
    this.note = new CellNote(pane.overlays);
  }

  get rows(): number {
    return this.selection.rows;
  }

  get rowsSelected(): boolean {
    return this.selection.now?.whole === "rows";
  }

  destroy(): void {
    cancelAnimationFrame(this.telling);
    this.editing.stop();
  }

  /** What of it is drawn. */
  look(): SheetLook {
    const { now, box } = this.selection;
    return {
      active: now?.anchor ?? null,
      box,
      wholeRows: this.rowsSelected,
      picked: this.selection.picked,
      editable: this.port.typeable(),
      rows: this.rows,
      marks: this.marks,
      fixed: (column, task) => this.port.refusal(column, task) !== null,
    };
  }

  setRows(plan: Plan, outline: Outline): void {
    this.selection.setRows(plan, outline);
    this.editing.follow(plan);
    this.changed();
  }

  columnsChanged(): void {
    this.editing.stop();
    const { now } = this.selection;
    if (now) this.selection.set(clamped(now, this.selection.size));
    this.changed();
  }

  /** Goes to a task from outside, in the column where we are. */
  goToTask(task: number): void {
    const row = this.selection.outline.rowOf[task];
    const { now } = this.selection;
    if (row === undefined || row < 0 || now?.anchor.row === row) return;
    this.selection.set(single(row, now?.anchor.col ?? this.nameColumn()));
    this.changed();
  }

  /** Goes to the first cell that was refused. */
  goToRefused(): void {
    const found = this.marks.firstRefused();
    const { plan, outline } = this.selection;
    if (!found || !plan) return;
    const task = found.task === NEW_LINE ? -1 : plan.id.indexOf(found.task);
    const row = task < 0 ? outline.count : outline.rowOf[task];
    const col = this.pane.columns.findIndex((column) => column.key === found.column);
    if (row < 0 || col < 0) return;
    this.select(single(row, col));
    this.focus();
  }

  tasks(): string[] {
    return this.selection.tasks();
  }

  holds(cell: Cell): boolean {
    return this.selection.holds(cell);
  }

  /** A key on the table; true when it meant something here. */
  keyDown(event: KeyboardEvent): boolean {
    const { selection } = this;
    if (!selection.plan) return false;
    if (!selection.now) selection.set(single(0, this.nameColumn()));
    if (!selection.now) return false;
    if (this.structureKey(event, selection.now)) return true;
    const column = this.pane.columns[selection.now.anchor.col];
    // In the row's own cell letters search and zoom, Enter opens and arrows open branches.
    const head = column?.kind === "row";
    const editable = this.port.typeable() && !head;
    if ((event.key === "Process" || event.key === "Dead") && editable) {
      // An input method composes into the editor that opens under it.
      this.edit("");
      return false;
    }
    const press = {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      alt: event.altKey,
      shift: event.shiftKey,
    };
    if (head && !press.ctrl && !press.shift && this.leftToTree(event.key)) return false;
    const deed = deedFor(press, {
      selection: selection.now,
      size: selection.size,
      page: this.host.pageRows(),
      editable,
      origin: selection.origin,
      leaving: this.leaving,
    });
    return deed ? this.carryOut(deed, column) : false;
  }

  /** Takes the row of a cell to the selected rows, or out of them. */
  pick(cell: Cell): void {
    if (cell.row >= this.selection.outline.count) return;
    this.select(this.selection.pick(cell), null, true);
    this.port.say(this.host.words.picked(this.tasks().length));
  }

  /** Selects by pointer. */
  press(cell: Cell, shift: boolean): void {
    this.adding = false;
    const row = this.pane.columns[cell.col]?.kind === "row";
    const { now } = this.selection;
    if (shift && now) this.select({ ...now, whole: row ? "rows" : now.whole, head: cell });
    else if (row && cell.row < this.selection.outline.count) {
      this.select(wholeRows(cell.row, cell.row, cell.col));
    } else this.select(single(cell.row, cell.col));
  }

  /** Extends the selection while the pointer is dragged. */
  dragTo(cell: Cell): void {
    const { now } = this.selection;
    if (now && (now.head.row !== cell.row || now.head.col !== cell.col)) {
      this.select({ ...now, head: cell });
    }
  }

  pressHead(col: number, shift: boolean): void {
    const { now } = this.selection;
    const from = shift && now ? now.anchor.col : col;
    this.select(wholeColumns(from, col, now?.anchor.row ?? 0));
    this.focus();
  }

  /** Begins to edit the active cell; `typed` replaces its text. */
  edit(typed: string | null): void {
    const { plan, now } = this.selection;
    if (!plan || !now) return;
    const { row, col } = now.anchor;
    const column = this.pane.columns[col];
    if (!column) return;
    const reason = this.port.refusal(column, this.selection.taskAt(row));
    if (reason !== null) {
      this.showAt(now.anchor, reason, false);
      this.port.say(reason);
      return;
    }
    this.note.hide();
    this.editing.start(plan, row, col, typed);
  }

  /** The texts of the selection, for the clipboard; null when nothing is selected. */
  copy(cut: boolean): string | null {
    const lines = this.selection.texts();
    if (lines.length === 0) return null;
    const text = formatTsv(lines);
    const tasks = this.rowsSelected ? this.tasks() : [];
    this.copied = { text, tasks, cut };
    if (cut && tasks.length === 0 && this.port.typeable()) this.clear();
    this.port.say(this.host.words.copied(lines.length, lines[0].length));
    return text;
  }

  /** Pastes a table of texts over the selection; whole rows come back as rows. */
  paste(text: string): void {
    const { now } = this.selection;
    if (!now || !this.port.typeable()) return;
    if (this.port.editable() && this.pasteRows(text)) return;
    const table = parseTsv(text);
    if (table.length === 0) return;
    const found = pasted(table, now, this.selection.size);
    this.send(found.cells, "paste");
    const { box } = found;
    this.select({
      anchor: { row: box.top, col: box.left },
      head: { row: box.bottom, col: box.right },
      whole: "none",
    });
  }

  fill(direction: "down" | "right"): void {
    const { now, size } = this.selection;
    if (!now || !this.port.typeable()) return;
    const cells = filled(now, size, direction, (row, col) =>
      this.selection.inputText(this.pane.columns[col], this.selection.taskAt(row)),
    );
    const { count } = this.selection.outline;
    this.send(
      cells.filter((cell) => cell.row < count),
      "fill",
    );
  }

  clear(): void {
    if (!this.rowsSelected) this.send(this.selection.everyCell(""), "clear");
    else if (this.port.editable()) this.port.remove(this.tasks());
  }

  /** A new row above the active one, or below it. */
  insert(below: boolean): void {
    const { plan, now } = this.selection;
    if (!plan || !now) return;
    const row = now.anchor.row + (below ? 1 : 0);
    const task = this.selection.taskAt(row);
    const added = this.port.insert(task < 0 ? null : plan.id[task]);
    if (added) this.goAhead(added, row, this.nameColumn());
    this.focus();
  }

  menuAt(cell: Cell, x?: number, y?: number): void {
    const rect = this.pane.rect(cell.row, cell.col);
    const base = this.pane.overlays.getBoundingClientRect();
    this.port.menu({
      x: x ?? base.left + rect.x + 12,
      y: y ?? base.top + rect.y + rect.h,
      column: this.pane.columns[cell.col]?.key ?? null,
      head: false,
    });
  }

  /** Shows why the active cell was refused, if it was. */
  showNote(): void {
    const { active, now } = this.selection;
    const mark = active ? this.marks.get(active.task ?? NEW_LINE, active.column.key) : undefined;
    if (!now || this.editing.active || mark?.state !== "refused") return this.note.hide();
    this.showAt(now.anchor, mark.message, true);
  }

  private leftToTree(key: string): boolean {
    if (key === "ArrowLeft" || key === "Enter" || key === "F2") return true;
    if (key === "ArrowRight") {
      const task = this.selection.taskAt(this.selection.now?.anchor.row ?? -1);
      return task >= 0 && this.selection.outline.collapsed[task] === 1;
    }
    return key.length === 1;
  }

  /** Keys that change rows rather than cells. */
  private structureKey(event: KeyboardEvent, now: Selection): boolean {
    if (event.ctrlKey || event.metaKey) return false;
    const tasks = this.tasks();
    if (event.key === "F2" && event.shiftKey && tasks.length > 0) {
      this.port.open(this.selection.idAt(now.anchor.row) || tasks[0]);
      return true;
    }
    if (event.key === "F8" && event.shiftKey) {
      this.adding = true;
      this.pick(now.anchor);
      this.selection.keepPicked();
      return true;
    }
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      this.menuAt(now.anchor);
      return true;
    }
    if (!this.port.editable()) return false;
    if (event.key === "Insert" && !event.altKey) {
      this.insert(event.shiftKey);
      return true;
    }
    if (event.key === "Delete" && this.rowsSelected) {
      this.port.remove(tasks);
      return true;
    }
    if (!event.altKey || tasks.length === 0) return false;
    const vertical = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const sideways = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (vertical !== 0 && !event.shiftKey) this.port.shift(tasks, vertical);
    else if (sideways !== 0 && event.shiftKey) this.port.indent(tasks, sideways);
    else return false;
    return true;
  }

  private carryOut(deed: Deed, column: Column | undefined): boolean {
    switch (deed.do) {
      case "select":
        this.select(deed.selection, deed.origin);
        return true;
      case "edit":
        this.edit(deed.typed);
        return true;
      case "clear":
        this.clear();
        return true;
      case "fill":
        this.fill(deed.direction);
        return true;
      case "toggle":
        return column?.list === "yes_no" && this.toggle(column);
      case "escape":
        this.leaving = true;
        this.dropPicked();
        if (this.copied?.cut) this.copied = null;
        this.dropRefused();
        return true;
    }
  }

  private toggle(column: Column): boolean {
    const { now } = this.selection;
    const task = this.selection.taskAt(now?.anchor.row ?? -1);
    if (!now || task < 0 || this.port.refusal(column, task) !== null) return false;
    const text = this.selection.inputText(column, task);
    const other = this.port.choices(column)?.find((choice) => choice !== text);
    if (other) this.send([{ ...now.anchor, text: other }], "type");
    return true;
  }

  /** Escape ends picking rows. */
  private dropPicked(): void {
    this.adding = false;
    if (this.selection.picked.size === 0) return;
    this.selection.picked = new Set();
    this.changed();
  }

  /** Escape on a refused cell gives the plan's own text back. */
  private dropRefused(): void {
    const { active } = this.selection;
    if (!active) return;
    const id = active.task ?? NEW_LINE;
    if (this.marks.get(id, active.column.key)?.state === "refused") {
      this.marks.clear(id, active.column.key);
    }
    this.note.hide();
  }

  private edited(edited: Edited): void {
    const { selection } = this;
    const { now } = selection;
    if (!now) return;
    const { text, way } = edited;
    let added: string | null = null;
    const all = edited.all ? selection.everyCell(text) : [];
    if (all.length > 1) this.send(all, "fill");
    else if (edited.changed && (text.trim() !== "" || edited.task !== NEW_LINE)) {
      added = this.send([{ ...now.anchor, text }], "type", edited.version);
    }
    const next = movedOn(
      {
        selection: now,
        size: { ...selection.size, rows: selection.size.rows + (added ? 1 : 0) },
        page: 1,
        editable: true,
        origin: selection.origin,
        leaving: false,
      },
      way,
    );
    const { anchor } = next.selection;
    if (added && anchor.row === now.anchor.row) this.goAhead(added, anchor.row, anchor.col);
    else if (added) this.goAhead(NEW_LINE, anchor.row, anchor.col);
    else this.select(next.selection);
    selection.origin = next.origin;
    if (edited.focused) this.focus();
  }

  /** Goes to a row that the next plan will have; `id` is empty for the line below it. */
  private goAhead(id: string, row: number, col: number): void {
    const { selection } = this;
    selection.setAhead(id, row, col);
    if (selection.plan) selection.setRows(selection.plan, selection.outline);
    this.changed();
    this.host.moved(row, selection.taskAt(row));
  }

  private pasteRows(text: string): boolean {
    const own = this.copied;
    const { plan, now, outline } = this.selection;
    if (!own || !plan || !now || own.tasks.length === 0 || now.whole !== "rows") return false;
    if (!sameText(own.text, text)) return false;
    const task = this.selection.taskAt(boxOf(now, this.selection.size).top);
    const before = task < 0 ? null : plan.id[task];
    if (!own.cut) {
      this.port.duplicate(own.tasks, before);
      return true;
    }
    const last = plan.id[outline.tasks[outline.count - 1]];
    this.port.place(own.tasks, before === null ? { behind: last } : { before });
    this.copied = null;
    return true;
  }

  private send(
    cells: readonly (Cell & { text: string })[],
    origin: Origin,
    version?: number,
  ): string | null {
    if (!this.selection.plan || cells.length === 0) return null;
    const typed: TypedCell[] = cells.map(({ row, col, text }) => {
      const id = this.selection.idAt(row);
      const task = id === NEW_LINE ? null : id;
      return { row, task, column: this.pane.columns[col].key, text, version };
    });
    return this.port.commit(typed, origin);
  }

  private select(selection: Selection, origin: number | null = null, keep = this.adding): void {
    this.leaving = false;
    if (!keep) this.selection.picked = new Set();
    this.selection.origin = origin;
    this.selection.set(selection);
    const { anchor, head } = this.selection.now ?? selection;
    this.changed();
    this.pane.showColumn(head.col);
    this.host.moved(head.row, this.selection.taskAt(anchor.row));
  }

  private changed(): void {
    this.showNote();
    if (this.telling === 0) {
      this.telling = requestAnimationFrame(() => {
        this.telling = 0;
        const summary = this.selection.summary();
        if (summary) this.port.selected(summary);
      });
    }
    this.host.redraw();
  }

  private showAt(cell: Cell, text: string, bad: boolean): void {
    const above = cell.row > 2 && cell.row >= this.rows - 2;
    this.note.show(this.pane.rect(cell.row, cell.col), text, bad, above);
  }

  private focus(): void {
    this.pane.focusTarget.focus({ preventScroll: true });
    this.host.redraw();
  }

  private nameColumn(): number {
    return Math.max(
      0,
      this.pane.columns.findIndex((column) => column.key === "name"),
    );
  }
}

function sameText(a: string, b: string): boolean {
  return a.replaceAll("\r\n", "\n").trimEnd() === b.replaceAll("\r\n", "\n").trimEnd();
}
