/**
 * What is selected in a table: an anchor, where the selection began and typing goes, and a head,
 * which Shift and dragging move. Rows and columns are places on screen, from 0.
 */
export interface Cell {
  readonly row: number;
  readonly col: number;
}

export interface Size {
  readonly rows: number;
  readonly cols: number;
}

export interface Selection {
  readonly anchor: Cell;
  readonly head: Cell;
  /** Whole rows or columns stay whole when the table grows. */
  readonly whole: "none" | "rows" | "columns";
}

/** Both corners belong to it. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function single(row: number, col: number): Selection {
  return { anchor: { row, col }, head: { row, col }, whole: "none" };
}

export function extended(selection: Selection, row: number, col: number): Selection {
  return { ...selection, head: { row, col } };
}

export function wholeRows(from: number, to: number, col = 0): Selection {
  return { anchor: { row: from, col }, head: { row: to, col }, whole: "rows" };
}

export function wholeColumns(from: number, to: number, row = 0): Selection {
  return { anchor: { row, col: from }, head: { row, col: to }, whole: "columns" };
}

/** Every row as a whole. */
export function everything(size: Size, col = 0): Selection {
  return wholeRows(0, Math.max(0, size.rows - 1), col);
}

export function boxOf(selection: Selection, size: Size): Box {
  const { anchor, head, whole } = selection;
  const rows = whole === "columns";
  const cols = whole === "rows";
  return {
    top: rows ? 0 : Math.min(anchor.row, head.row),
    bottom: rows ? size.rows - 1 : Math.max(anchor.row, head.row),
    left: cols ? 0 : Math.min(anchor.col, head.col),
    right: cols ? size.cols - 1 : Math.max(anchor.col, head.col),
  };
}

export function within(box: Box, row: number, col: number): boolean {
  return row >= box.top && row <= box.bottom && col >= box.left && col <= box.right;
}

export function cellCount(box: Box): number {
  return (box.bottom - box.top + 1) * (box.right - box.left + 1);
}

/** The same selection in a table that has become smaller. */
export function clamped(selection: Selection, size: Size): Selection {
  const inside = (cell: Cell): Cell => {
    const row = Math.max(0, Math.min(size.rows - 1, cell.row));
    const col = Math.max(0, Math.min(size.cols - 1, cell.col));
    return row === cell.row && col === cell.col ? cell : { row, col };
  };
  const anchor = inside(selection.anchor);
  const head = inside(selection.head);
  return anchor === selection.anchor && head === selection.head
    ? selection
    : { ...selection, anchor, head };
}
