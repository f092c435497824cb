/** The heads of the table's columns: titles, and edges that are dragged to change the width. */
import type { Column } from "./columns";
import type { TimelineWords } from "./words";

export interface HeadEvents {
  width(column: Column, width: number): void;
  /** A press on a title: select the column, or extend to it. */
  press(col: number, shift: boolean): void;
  menu(col: number, x: number, y: number): void;
}

export class TableHead {
  readonly element: HTMLElement;
  private columns: readonly Column[] = [];
  private drag: { column: Column; x: number; width: number } | null = null;

  constructor(
    private readonly words: TimelineWords,
    private readonly events: HeadEvents,
  ) {
    this.element = document.createElement("div");
    this.element.className = "tl-head";
    this.element.setAttribute("role", "row");
    this.element.setAttribute("aria-rowindex", "1");
    this.listen();
  }

  setColumns(columns: readonly Column[], styleOf: (column: Column) => string): void {
    this.columns = columns;
    this.element.replaceChildren(
      ...columns.map((column, index) => {
        const cell = document.createElement("div");
        cell.className = "tl-cell tl-headcell";
        cell.setAttribute("role", "columnheader");
        cell.setAttribute("aria-colindex", String(index + 1));
        cell.style.cssText = styleOf(column);
        cell.dataset.col = String(index);
        cell.dataset.numeric = String(column.numeric);
        const title = document.createElement("span");
        title.className = "tl-title";
        title.textContent = this.words.columns[column.key];
        const edge = document.createElement("span");
        edge.className = "tl-edge";
        edge.dataset.edge = String(index);
        edge.setAttribute("aria-hidden", "true");
        cell.append(title, edge);
        return cell;
      }),
    );
  }

  /** Marks the heads of selected columns. */
  mark(left: number, right: number): void {
    this.columns.forEach((_, at) => {
      const cell = this.element.children[at] as HTMLElement | undefined;
      if (cell) cell.dataset.within = String(at >= left && at <= right);
    });
  }

  private widthAt(col: number): number {
    return (this.element.children[col] as HTMLElement | undefined)?.offsetWidth ?? 0;
  }

  private listen(): void {
    const { element } = this;
    const colOf = (event: Event) => {
      const cell = (event.target as Element).closest<HTMLElement>(".tl-headcell");
      return cell ? Number(cell.dataset.col) : -1;
    };
    element.addEventListener("pointerdown", (event) => {
      const edge = (event.target as HTMLElement).dataset.edge;
      if (event.button !== 0) return;
      if (edge === undefined) {
        const col = colOf(event);
        if (col >= 0) this.events.press(col, event.shiftKey);
        return;
      }
      const col = Number(edge);
      this.drag = { column: this.columns[col], x: event.clientX, width: this.widthAt(col) };
      element.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    element.addEventListener("pointermove", (event) => {
      if (!this.drag) return;
      this.events.width(this.drag.column, this.drag.width + event.clientX - this.drag.x);
    });
    const end = () => {
      this.drag = null;
    };
    element.addEventListener("pointerup", end);
    element.addEventListener("pointercancel", end);
    element.addEventListener("contextmenu", (event) => {
      const col = colOf(event);
      if (col < 0) return;
      event.preventDefault();
      this.events.menu(col, event.clientX, event.clientY);
    });
  }
}
