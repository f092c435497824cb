/** What the status bar says of a selection. */

export interface Totals {
  readonly cells: number;
  /** Cells that hold anything. */
  readonly filled: number;
  readonly numbers: number;
  readonly sum: number;
}

/** A value to count: a number, or whether the cell holds anything else. */
export type Countable = number | boolean;

export function totalsOf(values: Iterable<Countable>): Totals {
  let cells = 0;
  let filled = 0;
  let numbers = 0;
  let sum = 0;
  for (const value of values) {
    cells++;
    if (typeof value === "number") {
      if (Number.isNaN(value)) continue;
      filled++;
      numbers++;
      sum += value;
    } else if (value) filled++;
  }
  return { cells, filled, numbers, sum };
}
