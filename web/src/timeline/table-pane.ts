/**
 * The table beside the canvas: a treegrid with a small pool of row elements, recycled by row number
 * inside one transformed layer. A row's elements change only when another task takes them; the
 * selection is two elements laid over the rows, so that it costs nothing while scrolling.
 */
import { type Box, type Cell, within } from "@/sheet/range";
import { rowLabel } from "./a11y";
import { type CellMarks, NEW_LINE } from "./cell-marks";
import { allColumns, type Column, cellText } from "./columns";
import type { TimelineFormat } from "./format";
import { HEADER_HEIGHT, type Rect, ROW_HEIGHT } from "./layout";
import { Flag, type Plan } from "./plan";
import { hasChildren, type Outline } from "./rows";
import { type HeadEvents, TableHead } from "./table-head";
import type { ColumnKey, TimelineWords } from "./words";

interface PooledRow {
  readonly element: HTMLElement;
  readonly cells: HTMLElement[];
  readonly toggle: HTMLElement;
  readonly name: HTMLElement;
  row: number;
  /** What it shows of the task that a plan being tried may change. */
  dates: string;
}

/** What of the sheet is drawn. */
export interface SheetLook {
  readonly active: Cell | null;
  readonly box: Box | null;
  readonly wholeRows: boolean;
  /** Tasks whose rows are selected besides those of the box. */
  readonly picked: ReadonlySet<string>;
  readonly editable: boolean;
  /** Rows of the table: tasks, and the empty line when tasks can be added. */
  readonly rows: number;
  readonly marks: CellMarks;
  /** Whether nobody may type into a cell. */
  fixed(column: Column, task: number): boolean;
}

export interface TableContent {
  readonly plan: Plan;
  readonly outline: Outline;
  readonly hovered: number;
  /** 1 for each task that a search found; the others step back. */
  readonly matched: Uint8Array | null;
}

let instances = 0;

export class TablePane {
  readonly element: HTMLElement;
  private readonly layer: HTMLElement;
  /** Lies over the rows and moves with them: selection, editor, notes, which are no part of the grid. */
  readonly overlays = div("tl-layer");
  private readonly cover = div("tl-cover");
  columns: Column[] = [];
  private readonly head: TableHead;
  private readonly grid: HTMLElement;
  private readonly range = div("tl-range");
  private readonly ring = div("tl-ring");
  private pool: PooledRow[] = [];
  private content: TableContent | null = null;
  private drawn: (Pick<SheetLook, "box" | "active" | "picked"> & { marks: number }) | null = null;
  private widths: Readonly<Record<string, number>> = {};
  /** How many columns stay in view, and how wide they are together. */
  private pinned = 0;
  private pinnedWidth = 0;
  /** How far the table is scrolled sideways; asking the element would make it lay itself out. */
  private scrolled = 0;
  private lay: { left: number; width: number }[] = [];
  private readonly prefix = `tl${instances++}`;

  constructor(
    private readonly words: TimelineWords,
    private readonly format: TimelineFormat,
    events: HeadEvents,
  ) {
    this.element = div("tl-table");
    this.grid = div("tl-grid");
    this.grid.setAttribute("role", "treegrid");
    this.grid.setAttribute("aria-label", words.treegrid);
    this.grid.setAttribute("aria-multiselectable", "true");
    this.grid.tabIndex = 0;
    this.head = new TableHead(words, events);
    this.head.element.style.height = `${HEADER_HEIGHT}px`;
    const body = div("tl-body");
    body.setAttribute("role", "rowgroup");
    this.layer = div("tl-layer");
    this.layer.setAttribute("role", "presentation");
    for (const overlay of [this.range, this.ring]) {
      overlay.setAttribute("aria-hidden", "true");
      overlay.hidden = true;
      this.overlays.append(overlay);
    }
    body.append(this.layer);
    const headGroup = div("tl-headgroup");
    headGroup.setAttribute("role", "rowgroup");
    headGroup.append(this.head.element);
    this.grid.append(headGroup, body);
    this.cover.style.top = `${HEADER_HEIGHT}px`;
    this.cover.append(this.overlays);
    this.element.append(this.grid, this.cover);
    // What lies over the rows must not lie over the pinned columns.
    const follow = () => {
      this.scrolled = this.element.scrollLeft;
      if (this.drawn) this.overlay(this.drawn);
    };
    this.element.addEventListener("scroll", follow, { passive: true });
  }

  get focusTarget(): HTMLElement {
    return this.grid;
  }

  setColumns(keys: readonly ColumnKey[], widths: Readonly<Record<string, number>> = {}): void {
    this.widths = widths;
    this.columns = allColumns().filter((column) => keys.includes(column.key));
    this.grid.setAttribute("aria-colcount", String(this.columns.length));
    this.head.setColumns(this.columns, (column) => this.styleOf(column));
    this.grid.style.minWidth = `${this.total}px`;
    this.cover.style.minWidth = `${this.total}px`;
    for (const row of this.pool) row.element.remove();
    this.pool = [];
    this.drawn = null;
  }

  widthOf(column: Column): number {
    return this.widths[column.key] ?? column.width;
  }

  /** Makes the pool as large as the height needs, and pins the columns that the width has room for. */
  resize(height: number): void {
    this.pin();
    this.layOut();
    const needed = Math.ceil((height - HEADER_HEIGHT) / ROW_HEIGHT) + 3;
    this.drawn = null;
    if (this.pool.length >= needed && this.pool.length <= needed + 20) return;
    for (const row of this.pool) row.element.remove();
    this.pool = Array.from({ length: needed }, (_, i) => this.makeRow(i));
    this.layer.append(...this.pool.map((row) => row.element));
  }

  update(content: TableContent, look: SheetLook, scrollTop: number): void {
    const before = this.content;
    // A plan being tried has other dates only, so only rows with other dates are written anew.
    const tried = before?.plan.columns === content.plan.columns;
    const replaced =
      !before ||
      !tried ||
      before.outline !== content.outline ||
      this.drawn?.marks !== look.marks.version;
    this.content = content;
    if (!replaced && before.plan !== content.plan) this.forgetMoved(content.plan);
    if (replaced) {
      this.grid.setAttribute("aria-rowcount", String(look.rows + 1));
      setAttribute(this.grid, "aria-readonly", look.editable ? "false" : "true");
      for (const row of this.pool) row.row = -1;
    }
    for (const layer of [this.layer, this.overlays]) {
      layer.style.transform = `translate3d(0,${-scrollTop}px,0)`;
    }
    const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - 1);
    const moved =
      replaced ||
      this.drawn?.box !== look.box ||
      this.drawn.active !== look.active ||
      this.drawn.picked !== look.picked;
    for (let i = 0; i < this.pool.length; i++) {
      const row = first + i;
      const slot = this.pool[row % this.pool.length];
      const other = slot.row !== row;
      if (other) this.fill(slot, row, look);
      if (other || moved) this.markRow(slot, look);
      const task = this.taskAt(row);
      const hovered = task >= 0 && task === content.hovered;
      setAttribute(slot.element, "data-hovered", hovered ? "true" : "false");
      const dimmed = task >= 0 && content.matched?.[task] === 0;
      setAttribute(slot.element, "data-dimmed", dimmed ? "true" : "false");
    }
    if (moved) this.overlay(look);
    this.activate(look);
    const { box, active, picked } = look;
    this.drawn = { box, active, picked, marks: look.marks.version };
  }

  private forgetMoved(plan: Plan): void {
    for (const slot of this.pool) {
      const task = this.taskAt(slot.row);
      if (task >= 0 && slot.dates !== datesOf(plan, task)) slot.row = -1;
    }
  }

  /** The task shown in a row; -1 for the empty line. */
  taskAt(row: number): number {
    const outline = this.content?.outline;
    return outline && row >= 0 && row < outline.count ? outline.tasks[row] : -1;
  }

  /** Where a cell is within the overlays. */
  rect(row: number, col: number): Rect {
    const { left, width } = this.place(col);
    return { x: left, y: row * ROW_HEIGHT, w: width, h: ROW_HEIGHT };
  }

  /** The cell an event happened on. */
  cellOf(target: EventTarget | null): Cell | null {
    const cell = target instanceof Element ? target.closest<HTMLElement>(".tl-cell") : null;
    const row = cell?.closest<HTMLElement>(".tl-row");
    if (!cell || !row || row.hidden) return null;
    return { row: Number(row.dataset.row), col: Number(cell.dataset.col) };
  }

  /** Scrolls sideways until a column can be seen. */
  showColumn(col: number): void {
    if (col < this.pinned) return;
    const { element } = this;
    const { left, width } = this.lay[col] ?? { left: 0, width: 0 };
    const least = left - this.pinnedWidth;
    const most = left + width - element.clientWidth;
    if (element.scrollLeft > least) element.scrollLeft = least;
    else if (element.scrollLeft < most) element.scrollLeft = Math.min(most, least);
  }

  /** Where each column lies when nothing is scrolled; told when the width or the columns change. */
  private layOut(): void {
    let left = 0;
    const spare = this.element.clientWidth - this.total;
    this.lay = this.columns.map((column) => {
      const grown = column.key === "name" ? Math.max(0, spare) : 0;
      const width = this.widthOf(column) + grown;
      left += width;
      return { left: left - width, width };
    });
  }

  private get total(): number {
    return this.columns.reduce((sum, column) => sum + this.widthOf(column), 0);
  }

  /** The columns up to the name stay in view, as far as they leave room for the others. */
  private pin(): void {
    const room = this.element.clientWidth * 0.6;
    const last = this.columns.findIndex((column) => column.key === "name");
    const scrolls = this.total > this.element.clientWidth;
    let pinned = 0;
    let width = 0;
    while (scrolls && pinned <= last && width + this.widthOf(this.columns[pinned]) <= room) {
      width += this.widthOf(this.columns[pinned++]);
    }
    this.pinnedWidth = width;
    if (pinned === this.pinned) return;
    this.pinned = pinned;
    for (const row of this.pool) row.element.remove();
    this.pool = [];
    this.head.setColumns(this.columns, (column) => this.styleOf(column));
  }

  /** Cuts off what of an overlay would lie over the pinned columns. */
  private clip(overlay: HTMLElement, col: number, left: number): void {
    const under = this.scrolled + this.pinnedWidth - left;
    if (under > 0 && col >= this.pinned) {
      overlay.style.clipPath = `inset(-2px -2px -2px ${under}px)`;
    }
  }

  private place(col: number): { left: number; width: number } {
    const lay = this.lay[col] ?? { left: 0, width: 0 };
    return col < this.pinned ? { ...lay, left: lay.left + this.scrolled } : lay;
  }

  private overlay({ box, active }: Pick<SheetLook, "box" | "active">): void {
    this.range.hidden = !box || (box.top === box.bottom && box.left === box.right);
    if (box && !this.range.hidden) {
      const from = this.place(box.left);
      const to = this.place(box.right);
      const high = (box.bottom - box.top + 1) * ROW_HEIGHT;
      place(this.range, from.left, box.top * ROW_HEIGHT, to.left + to.width - from.left, high);
      this.clip(this.range, box.left, from.left);
    }
    this.ring.hidden = !active;
    if (active) {
      const { x, y, w, h } = this.rect(active.row, active.col);
      place(this.ring, x, y, w, h);
      this.clip(this.ring, active.col, x);
    }
    this.head.mark(box?.left ?? -1, box?.right ?? -1);
  }

  private activate(look: SheetLook): void {
    const { active } = look;
    const slot = active ? this.pool[active.row % this.pool.length] : undefined;
    if (active && slot?.row === active.row && !slot.element.hidden) {
      const id = slot.cells[active.col]?.id ?? slot.element.id;
      setAttribute(this.grid, "aria-activedescendant", id);
    } else this.grid.removeAttribute("aria-activedescendant");
  }

  private markRow(slot: PooledRow, look: SheetLook): void {
    const { box } = look;
    const task = this.taskAt(slot.row);
    const picked = task >= 0 && look.picked.has(this.content?.plan.id[task] ?? NEW_LINE);
    const inBox = box !== null && slot.row >= box.top && slot.row <= box.bottom;
    const whole = picked || (inBox && look.wholeRows);
    const current = look.active?.row === slot.row;
    setAttribute(slot.element, "aria-selected", whole ? "true" : "false");
    setAttribute(slot.element, "data-picked", picked ? "true" : "false");
    setAttribute(slot.element, "data-current", current ? "true" : "false");
    slot.cells.forEach((cell, col) => {
      const on = picked || (box !== null && within(box, slot.row, col));
      setAttribute(cell, "aria-selected", on ? "true" : "false");
    });
  }

  private makeRow(index: number): PooledRow {
    const element = div("tl-row");
    element.id = `${this.prefix}r${index}`;
    element.setAttribute("role", "row");
    element.hidden = true;
    const toggle = document.createElement("span");
    toggle.className = "tl-toggle";
    toggle.setAttribute("aria-hidden", "true");
    const name = document.createElement("span");
    name.className = "tl-name";
    const cells = this.columns.map((column, at) => {
      const cell = div("tl-cell");
      cell.id = `${element.id}c${at}`;
      cell.setAttribute("role", column.kind === "row" ? "rowheader" : "gridcell");
      cell.setAttribute("aria-colindex", String(at + 1));
      cell.dataset.col = String(at);
      cell.dataset.kind = column.kind;
      cell.dataset.numeric = String(column.numeric);
      cell.style.cssText = this.styleOf(column);
      cell.dataset.pinned = String(at < this.pinned);
      if (column.key === "name") cell.append(toggle, name);
      return cell;
    });
    element.append(...cells);
    return { element, cells, toggle, name, row: -1, dates: "" };
  }

  private fill(slot: PooledRow, row: number, look: SheetLook): void {
    const content = this.content;
    slot.row = row;
    const { element } = slot;
    if (!content || row >= look.rows) {
      element.hidden = true;
      return;
    }
    const { plan, outline } = content;
    element.hidden = false;
    element.style.top = `${row * ROW_HEIGHT}px`;
    element.dataset.row = String(row);
    element.setAttribute("aria-rowindex", String(row + 2));
    const task = this.taskAt(row);
    slot.dates = task < 0 ? "" : datesOf(plan, task);
    const id = task < 0 ? NEW_LINE : plan.id[task];
    const flags = task < 0 ? 0 : plan.flags[task];
    element.dataset.task = String(task);
    element.dataset.newline = String(task < 0);
    element.dataset.summary = flags & Flag.summary ? "true" : "false";
    element.dataset.inactive = flags & Flag.inactive ? "true" : "false";
    element.dataset.critical = flags & Flag.critical ? "true" : "false";
    element.dataset.overloaded = flags & Flag.overloaded ? "true" : "false";
    const label = task < 0 ? this.words.newTask : rowLabel(plan, task, this.format, this.words);
    element.setAttribute("aria-label", label);
    element.setAttribute("aria-level", String(task < 0 ? 1 : plan.depth[task] + 1));
    if (task >= 0 && hasChildren(plan, task)) {
      const open = outline.collapsed[task] === 0;
      element.setAttribute("aria-expanded", String(open));
      slot.toggle.dataset.open = String(open);
    } else {
      element.removeAttribute("aria-expanded");
      slot.toggle.dataset.open = "none";
    }
    const marks = look.marks.ofTask(id);
    this.columns.forEach((column, at) => {
      const cell = slot.cells[at];
      const mark = marks?.get(column.key);
      const text = mark?.text ?? this.text(column, plan, task);
      if (column.key === "name") {
        cell.style.paddingLeft = `${8 + (task < 0 ? 0 : plan.depth[task]) * 16}px`;
        slot.name.textContent = text;
      } else cell.textContent = text;
      setAttribute(cell, "data-mark", mark?.state ?? "none");
      setAttribute(cell, "aria-readonly", look.fixed(column, task) ? "true" : "false");
      if (mark?.state === "refused") cell.setAttribute("aria-invalid", "true");
      else cell.removeAttribute("aria-invalid");
    });
  }

  private text(column: Column, plan: Plan, task: number): string {
    if (task >= 0) return cellText(column.key, plan, task, this.format, this.words);
    return column.key === "name" ? this.words.newTask : "";
  }

  private styleOf(column: Column): string {
    const width = this.widthOf(column);
    const flex = column.key === "name" ? `flex:1 0 ${width}px` : `flex:0 0 ${width}px`;
    const at = this.columns.indexOf(column);
    if (at >= this.pinned) return flex;
    const left = this.columns.slice(0, at).reduce((sum, one) => sum + this.widthOf(one), 0);
    return `${flex};position:sticky;left:${left}px`;
  }
}

function place(element: HTMLElement, x: number, y: number, w: number, h: number): void {
  element.style.cssText = `left:${x}px;top:${y}px;width:${w}px;height:${h}px`;
}

function setAttribute(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function div(className: string): HTMLElement {
  const made = document.createElement("div");
  made.className = className;
  return made;
}

function datesOf(plan: Plan, task: number): string {
  const { start, finish, duration, percent, totalFloat, lateFinish, flags } = plan;
  return `${start[task]} ${finish[task]} ${duration[task]} ${percent[task]} ${totalFloat[task]} ${lateFinish[task]} ${flags[task]}`;
}
