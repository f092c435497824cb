/**
 * The table beside the canvas: a treegrid with a small pool of row elements, recycled by row number
 * inside one transformed layer. A row's elements change only when another task takes them.
 */
import { rowLabel } from "./a11y";
import { COLUMNS, type Column, cellText } from "./columns";
import type { TimelineFormat } from "./format";
import { HEADER_HEIGHT, ROW_HEIGHT } from "./layout";
import { Flag, type Plan } from "./plan";
import { hasChildren, type Outline } from "./rows";
import type { ColumnKey, TimelineWords } from "./words";

interface PooledRow {
  readonly element: HTMLElement;
  readonly cells: HTMLElement[];
  readonly toggle: HTMLElement;
  readonly name: HTMLElement;
  row: number;
}

export interface TableContent {
  readonly plan: Plan;
  readonly outline: Outline;
  readonly selected: number;
  readonly hovered: number;
}

let instances = 0;

export class TablePane {
  readonly element: HTMLElement;
  private readonly head: HTMLElement;
  private readonly layer: HTMLElement;
  private readonly grid: HTMLElement;
  private columns: Column[] = [];
  private pool: PooledRow[] = [];
  private content: TableContent | null = null;
  private readonly prefix = `tl${instances++}`;
  private readonly words: TimelineWords;
  private readonly format: TimelineFormat;

  constructor(words: TimelineWords, format: TimelineFormat) {
    this.words = words;
    this.format = format;
    this.element = div("tl-table");
    this.grid = div("tl-grid");
    this.grid.setAttribute("role", "treegrid");
    this.grid.setAttribute("aria-label", words.treegrid);
    this.grid.setAttribute("aria-readonly", "true");
    this.grid.tabIndex = 0;
    this.head = div("tl-head");
    this.head.setAttribute("role", "row");
    this.head.setAttribute("aria-rowindex", "1");
    this.head.style.height = `${HEADER_HEIGHT}px`;
    const body = div("tl-body");
    body.setAttribute("role", "rowgroup");
    this.layer = div("tl-layer");
    this.layer.setAttribute("role", "presentation");
    body.append(this.layer);
    const headGroup = div("tl-headgroup");
    headGroup.setAttribute("role", "rowgroup");
    headGroup.append(this.head);
    this.grid.append(headGroup, body);
    this.element.append(this.grid);
  }

  get focusTarget(): HTMLElement {
    return this.grid;
  }

  setColumns(keys: readonly ColumnKey[]): void {
    this.columns = COLUMNS.filter((column) => keys.includes(column.key));
    this.grid.setAttribute("aria-colcount", String(this.columns.length));
    this.head.replaceChildren(
      ...this.columns.map((column, index) => {
        const cell = div("tl-cell tl-headcell");
        cell.setAttribute("role", "columnheader");
        cell.setAttribute("aria-colindex", String(index + 1));
        cell.style.cssText = widthStyle(column);
        cell.dataset.numeric = String(column.numeric);
        cell.textContent = this.words.columns[column.key];
        return cell;
      }),
    );
    const total = this.columns.reduce((sum, column) => sum + column.width, 0);
    this.grid.style.minWidth = `${total}px`;
    this.pool = [];
    this.layer.replaceChildren();
  }

  /** Makes the pool as large as the height needs. */
  resize(height: number): void {
    const needed = Math.ceil((height - HEADER_HEIGHT) / ROW_HEIGHT) + 3;
    if (this.pool.length >= needed && this.pool.length <= needed + 20) return;
    this.pool = Array.from({ length: needed }, (_, i) => this.makeRow(i));
    this.layer.replaceChildren(...this.pool.map((row) => row.element));
  }

  update(content: TableContent, scrollTop: number): void {
    const before = this.content;
    const replaced = !before || before.plan !== content.plan || before.outline !== content.outline;
    this.content = content;
    if (replaced) {
      this.grid.setAttribute("aria-rowcount", String(content.outline.count + 1));
      for (const row of this.pool) row.row = -1;
    }
    this.layer.style.transform = `translate3d(0,${-scrollTop}px,0)`;
    const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - 1);
    for (let i = 0; i < this.pool.length; i++) {
      const row = first + i;
      const slot = this.pool[row % this.pool.length];
      if (slot.row !== row) this.fill(slot, row);
    }
    this.mark(content, first);
  }

  private mark(content: TableContent, first: number): void {
    const { outline, selected, hovered } = content;
    let active: HTMLElement | null = null;
    for (const slot of this.pool) {
      const task = slot.row >= first && slot.row < outline.count ? outline.tasks[slot.row] : -1;
      const isSelected = task >= 0 && task === selected;
      if (isSelected) active = slot.element;
      setAttribute(slot.element, "aria-selected", isSelected ? "true" : "false");
      setAttribute(slot.element, "data-hovered", task >= 0 && task === hovered ? "true" : "false");
    }
    if (active) setAttribute(this.grid, "aria-activedescendant", active.id);
    else this.grid.removeAttribute("aria-activedescendant");
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
      cell.setAttribute("role", "gridcell");
      cell.setAttribute("aria-colindex", String(at + 1));
      cell.dataset.numeric = String(column.numeric);
      cell.style.cssText = widthStyle(column);
      if (column.key === "name") cell.append(toggle, name);
      return cell;
    });
    element.append(...cells);
    return { element, cells, toggle, name, row: -1 };
  }

  private fill(slot: PooledRow, row: number): void {
    const content = this.content;
    slot.row = row;
    const { element } = slot;
    if (!content || row >= content.outline.count) {
      element.hidden = true;
      return;
    }
    const { plan, outline } = content;
    const task = outline.tasks[row];
    const flags = plan.flags[task];
    element.hidden = false;
    element.style.top = `${row * ROW_HEIGHT}px`;
    element.dataset.task = String(task);
    element.dataset.summary = flags & Flag.summary ? "true" : "false";
    element.dataset.inactive = flags & Flag.inactive ? "true" : "false";
    element.dataset.critical = flags & Flag.critical ? "true" : "false";
    element.setAttribute("aria-rowindex", String(row + 2));
    element.setAttribute("aria-level", String(plan.depth[task] + 1));
    element.setAttribute("aria-label", rowLabel(plan, task, this.format, this.words));
    if (hasChildren(plan, task)) {
      const open = outline.collapsed[task] === 0;
      element.setAttribute("aria-expanded", String(open));
      slot.toggle.dataset.open = String(open);
    } else {
      element.removeAttribute("aria-expanded");
      slot.toggle.dataset.open = "none";
    }
    this.columns.forEach((column, at) => {
      const text = cellText(column.key, plan, task, this.format, this.words);
      if (column.key === "name") {
        slot.cells[at].style.paddingLeft = `${8 + plan.depth[task] * 16}px`;
        slot.name.textContent = text;
      } else slot.cells[at].textContent = text;
    });
  }
}

function widthStyle(column: Column): string {
  return column.key === "name" ? `flex:1 0 ${column.width}px` : `flex:0 0 ${column.width}px`;
}

function setAttribute(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function div(className: string): HTMLElement {
  const element = document.createElement("div");
  element.className = className;
  return element;
}
