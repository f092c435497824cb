import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { t } from "@/i18n/t";
import { fitWidth, LEAST_WIDTH, MOST_WIDTH } from "@/sheet/widths";
import type { GridColumn } from "./columns";
import classes from "./DataGrid.module.css";
import type { Columns } from "./layout";

interface GridHeaderProps<T> {
  columns: GridColumn<T>[];
  layout: Columns;
  seen: readonly [number, number];
  sort?: string;
  onSort?: (sort: string | undefined) => void;
  onWidth: (key: string, width: number) => void;
}

/** Column titles; a sortable one goes ascending, descending, unsorted. Edges change the width. */
export function GridHeader<T>(props: GridHeaderProps<T>) {
  const { columns, layout, seen } = props;
  const cell = (at: number) => (
    <HeadCell
      key={columns[at].key}
      column={columns[at]}
      at={at}
      left={at === 0 ? 0 : layout.lefts[at] - layout.lefts[1]}
      width={layout.widths[at]}
      sort={props.sort}
      onSort={props.onSort}
      onWidth={props.onWidth}
    />
  );
  const rest: number[] = [];
  for (let at = seen[0]; at <= seen[1]; at++) rest.push(at);
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" tabIndex={-1} aria-rowindex={1} className={classes.headRow}>
        {cell(0)}
        <div role="presentation" className={classes.rest} style={{ left: layout.lefts[1] }}>
          <div role="presentation" className={classes.moved}>
            {rest.map(cell)}
          </div>
        </div>
      </div>
    </div>
  );
}

interface HeadCellProps<T> {
  column: GridColumn<T>;
  at: number;
  left: number;
  width: number;
  sort?: string;
  onSort?: (sort: string | undefined) => void;
  onWidth: (key: string, width: number) => void;
}

function HeadCell<T>({ column, at, left, width, sort, onSort, onWidth }: HeadCellProps<T>) {
  const direction =
    sort === column.sort ? "ascending" : sort === `-${column.sort}` ? "descending" : "none";
  const sorted = column.sort ? direction : "none";
  const next =
    sorted === "none" ? column.sort : sorted === "ascending" ? `-${column.sort}` : undefined;
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      aria-colindex={at + 1}
      aria-sort={column.sort ? sorted : undefined}
      data-numeric={column.numeric || undefined}
      className={classes.headCell}
      style={{ left, width }}
    >
      {column.sort && onSort ? (
        <button type="button" className={classes.sort} onClick={() => onSort(next)}>
          {column.label}
          {sorted === "ascending" ? <IconArrowUp size={13} aria-hidden="true" /> : null}
          {sorted === "descending" ? <IconArrowDown size={13} aria-hidden="true" /> : null}
        </button>
      ) : (
        column.label
      )}
      <Edge column={column} width={width} onWidth={onWidth} />
    </div>
  );
}

const STEP = 16;

/** The edge of a column: dragged, or moved with the arrow keys. */
function Edge<T>(props: {
  column: GridColumn<T>;
  width: number;
  onWidth: (key: string, width: number) => void;
}) {
  const { column, width, onWidth } = props;
  const from = useRef<{ x: number; width: number } | null>(null);
  const down = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width };
  };
  const move = (event: PointerEvent) => {
    if (!from.current) return;
    onWidth(column.key, fitWidth(from.current.width + event.clientX - from.current.x));
  };
  const key = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onWidth(column.key, fitWidth(width + step));
  };
  const end = () => {
    from.current = null;
  };
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("sheet.width_of", { column: column.label })}
      aria-valuenow={width}
      aria-valuemin={LEAST_WIDTH}
      aria-valuemax={MOST_WIDTH}
      tabIndex={0}
      className={classes.edge}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={key}
    />
  );
}
