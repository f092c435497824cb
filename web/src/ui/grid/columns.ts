import type { ReactNode } from "react";

export interface GridColumn<T> {
  /** Stable name: goes into the URL. */
  key: string;
  label: string;
  /** Smallest width in pixels. */
  width: number;
  /** Takes a share of the space that is left. */
  grow?: number;
  numeric?: boolean;
  /** The name the server sorts by. */
  sort?: string;
  /** Hidden until chosen. */
  optional?: boolean;
  cell: (row: T) => ReactNode;
}
