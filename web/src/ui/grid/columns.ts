import type { ReactNode } from "react";

export interface GridColumn<T> {
  /** Stable name: goes into the URL. */
  key: string;
  label: string;
  /** Usual width in pixels; people can change it. */
  width: number;
  /** Takes a share of the space that is left. */
  grow?: number;
  numeric?: boolean;
  /** The name the server sorts by. */
  sort?: string;
  /** Hidden until chosen. */
  optional?: boolean;
  cell: (row: T) => ReactNode;
  /** What is copied, where the cell is more than its text. */
  text?: (row: T) => string;
}

/** The text of a cell, for the clipboard. */
export function textOf<T>(column: GridColumn<T>, row: T): string {
  if (column.text) return column.text(row);
  const shown = column.cell(row);
  return typeof shown === "string" || typeof shown === "number" ? String(shown) : "";
}
