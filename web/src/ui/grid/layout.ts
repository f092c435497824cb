/** Where the columns of a grid are, and which of them can be seen. */
import type { GridColumn } from "./columns";

export interface Columns {
  readonly widths: readonly number[];
  /** Left edge of each column, and the whole width at the end. */
  readonly lefts: readonly number[];
  readonly total: number;
}

type Wide = Pick<GridColumn<never>, "key" | "width" | "grow">;

/** Gives space that is left to columns that grow, but for those whose width a person has set. */
export function layOut(
  columns: readonly Wide[],
  kept: Readonly<Record<string, number>>,
  view: number,
): Columns {
  const widths = columns.map((column) => kept[column.key] ?? column.width);
  const left = view - widths.reduce((sum, width) => sum + width, 0);
  const growing = columns.map((column) =>
    kept[column.key] === undefined ? (column.grow ?? 0) : 0,
  );
  const shares = growing.reduce((sum, share) => sum + share, 0);
  if (left > 0 && shares > 0) {
    growing.forEach((share, at) => {
      widths[at] += Math.floor((left * share) / shares);
    });
  }
  const lefts = [0];
  for (const width of widths) lefts.push(lefts[lefts.length - 1] + width);
  return { widths, lefts, total: lefts[lefts.length - 1] };
}

/** The columns behind the pinned first one that a view this far to the right shows. */
export function seen(columns: Columns, scrollLeft: number, view: number): [number, number] {
  const { lefts, widths } = columns;
  const from = lefts[1] + scrollLeft;
  const to = scrollLeft + view;
  let first = 1;
  while (first < widths.length - 1 && lefts[first + 1] <= from) first++;
  let last = first;
  while (last < widths.length - 1 && lefts[last + 1] < to) last++;
  return [first, Math.min(last, widths.length - 1)];
}

/** How far to scroll so that a column can be seen; the pinned one always is. */
export function scrollFor(columns: Columns, col: number, scrollLeft: number, view: number): number {
  if (col === 0) return scrollLeft;
  const { lefts } = columns;
  const pinned = lefts[1];
  if (lefts[col] < scrollLeft + pinned) return lefts[col] - pinned;
  if (lefts[col + 1] > scrollLeft + view) return lefts[col + 1] - view;
  return scrollLeft;
}
