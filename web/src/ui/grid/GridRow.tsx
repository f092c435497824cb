import { memo, type ReactNode } from "react";
import type { GridColumn } from "./columns";
import classes from "./DataGrid.module.css";
import type { Columns } from "./layout";

interface GridRowProps<T> {
  row: T;
  index: number;
  top: number;
  height: number;
  columns: GridColumn<T>[];
  layout: Columns;
  first: number;
  last: number;
  /** Selected columns of this row, from and to; -1 for none. */
  from: number;
  to: number;
  /** The active column, or -1. */
  active: number;
  chosen: boolean;
  openable: boolean;
  cellId: (row: number, column: number) => string;
}

/** Text that does not fit ends in an ellipsis only where it is an element of its own. */
const shortened = (content: ReactNode): ReactNode =>
  typeof content === "string" ? <span>{content}</span> : content;

/** One row: the pinned cell, and beside it the cells in view, moved all at once. */
function Row<T>(props: GridRowProps<T>) {
  const { row, index, columns, layout, first, last } = props;
  const cell = (at: number, left: number): ReactNode => (
    <div
      key={columns[at].key}
      id={props.cellId(index, at)}
      className={classes.cell}
      role="gridcell"
      tabIndex={-1}
      aria-colindex={at + 1}
      aria-selected={at >= props.from && at <= props.to}
      data-row={index}
      data-col={at}
      data-numeric={columns[at].numeric || undefined}
      data-active={at === props.active || undefined}
      style={{ left, width: layout.widths[at] }}
    >
      {shortened(columns[at].cell(row))}
    </div>
  );
  const rest: ReactNode[] = [];
  for (let at = first; at <= last; at++) rest.push(cell(at, layout.lefts[at] - layout.lefts[1]));
  return (
    <div
      className={classes.row}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      data-chosen={props.chosen || undefined}
      data-openable={props.openable || undefined}
      style={{ height: props.height, transform: `translateY(${props.top}px)` }}
    >
      {cell(0, 0)}
      <div role="presentation" className={classes.rest} style={{ left: layout.lefts[1] }}>
        <div role="presentation" className={classes.moved}>
          {rest}
        </div>
      </div>
    </div>
  );
}

export const GridRow = memo(Row) as typeof Row;
