/** Copying values within a selection, and laying a pasted table over one. */
import { type Box, boxOf, type Cell, type Selection, type Size } from "./range";

export interface Typed extends Cell {
  readonly text: string;
}

/**
 * Fills a selection from its first row or column. With one row (or column) only, the one before it
 * is the source, as spreadsheets do.
 */
export function filled(
  selection: Selection,
  size: Size,
  direction: "down" | "right",
  textAt: (row: number, col: number) => string,
): Typed[] {
  const box = boxOf(selection, size);
  const out: Typed[] = [];
  if (direction === "down") {
    const source = box.top === box.bottom ? box.top - 1 : box.top;
    if (source < 0) return out;
    for (let col = box.left; col <= box.right; col++) {
      const text = textAt(source, col);
      for (let row = source + 1; row <= box.bottom; row++) out.push({ row, col, text });
    }
    return out;
  }
  const source = box.left === box.right ? box.left - 1 : box.left;
  if (source < 0) return out;
  for (let row = box.top; row <= box.bottom; row++) {
    const text = textAt(row, source);
    for (let col = source + 1; col <= box.right; col++) out.push({ row, col, text });
  }
  return out;
}

export interface Pasted {
  readonly cells: Typed[];
  /** What was pasted over, for showing it as selected. */
  readonly box: Box;
  /** Columns of the pasted table that reach beyond the last column of this one. */
  readonly cutColumns: number;
}

/**
 * Lays a table over a selection: one cell fills all of it, a smaller table is repeated when the
 * selection is a whole multiple of it, anything else begins at the first selected cell. Rows may
 * reach beyond the last one; whoever pastes decides whether to add them.
 */
export function pasted(
  table: readonly (readonly string[])[],
  selection: Selection,
  size: Size,
): Pasted {
  const box = boxOf(selection, size);
  const rows = table.length;
  const cols = table.reduce((most, cells) => Math.max(most, cells.length), 0);
  const wide = box.right - box.left + 1;
  const high = box.bottom - box.top + 1;
  const repeats =
    rows > 0 && cols > 0 && selection.whole === "none" && high % rows === 0 && wide % cols === 0;
  const down = repeats ? high : rows;
  const across = repeats ? wide : Math.min(cols, size.cols - box.left);
  const cells: Typed[] = [];
  for (let r = 0; r < down; r++) {
    const line = table[r % rows];
    for (let c = 0; c < across; c++) {
      const text = line[c % cols];
      if (text !== undefined) cells.push({ row: box.top + r, col: box.left + c, text });
    }
  }
  return {
    cells,
    box: {
      top: box.top,
      left: box.left,
      bottom: box.top + Math.max(0, down - 1),
      right: box.left + Math.max(0, across - 1),
    },
    cutColumns: repeats ? 0 : Math.max(0, cols - across),
  };
}
