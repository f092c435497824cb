import { Skeleton } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import { ErrorState } from "../states";
import type { GridColumn } from "./columns";
import classes from "./DataGrid.module.css";
import { GridHeader } from "./GridHeader";
import { moveInGrid } from "./keys";
import type { PageList } from "./pages";

interface DataGridProps<T> {
  label: string;
  columns: GridColumn<T>[];
  list: PageList<T>;
  rowKey: (row: T) => string;
  rowLabel?: (row: T) => string;
  sort?: string;
  onSort?: (sort: string | undefined) => void;
  onOpen?: (row: T) => void;
  /** Shown when there is nothing at all, or nothing for the filters. */
  empty: ReactNode;
  /** Rows are as high as this; taller ones for two-line cells. */
  rowHeight?: number;
  selectedKey?: string;
}

/** One table for every list: pages from the server, virtual rows, keyboard by the grid pattern. */
export function DataGrid<T>(props: DataGridProps<T>) {
  const { columns, list, rowHeight = 38 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState<{ row: number; column: number } | null>(null);
  const template = columns
    .map((c) => (c.grow ? `minmax(${c.width}px, ${c.grow}fr)` : `${c.width}px`))
    .join(" ");
  const minWidth = columns.reduce((sum, c) => sum + c.width, 0);
  const virtual = useVirtualizer({
    count: list.items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1);
      if (last && last.index >= list.items.length - 10) list.more();
    },
  });

  if (list.error && list.items.length === 0) {
    return <ErrorState error={list.error} retry={list.retry} />;
  }
  if (!list.loading && list.items.length === 0) return <>{props.empty}</>;

  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    if (event.key === "Enter" && active && event.target === event.currentTarget) {
      event.preventDefault();
      const row = list.items[active.row];
      if (row) props.onOpen?.(row);
      return;
    }
    const size = { rows: list.items.length, columns: columns.length, page };
    const next = moveInGrid(event, active, size);
    if (!next) return;
    event.preventDefault();
    setActive(next);
    virtual.scrollToIndex(next.row, { align: "auto" });
  }

  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;
  const shown = virtual.getVirtualItems();
  const visible = active && shown.some((item) => item.index === active.row);
  return (
    <div className={classes.wrap}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={list.loading ? -1 : list.total + 1}
        aria-colcount={columns.length}
        aria-busy={list.loading}
        aria-activedescendant={visible ? cellId(active.row, active.column) : undefined}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget && !active && list.items.length > 0) {
            setActive({ row: 0, column: 0 });
          }
        }}
      >
        <GridHeader
          columns={columns}
          template={template}
          minWidth={minWidth}
          sort={props.sort}
          onSort={props.onSort}
        />
        {list.loading ? (
          <LoadingRows template={template} columns={columns.length} height={rowHeight} />
        ) : (
          <div
            className={classes.body}
            role="rowgroup"
            style={{ height: virtual.getTotalSize(), minWidth }}
          >
            {shown.map((item) => {
              const row = list.items[item.index];
              const key = props.rowKey(row);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself handles the keys
                <div
                  key={key}
                  className={classes.row}
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={item.index + 2}
                  aria-selected={props.selectedKey === key || undefined}
                  data-openable={props.onOpen ? true : undefined}
                  style={{
                    gridTemplateColumns: template,
                    height: item.size,
                    transform: `translateY(${item.start}px)`,
                  }}
                  onClick={(event) => {
                    if (!(event.target as HTMLElement).closest("a,button,input")) {
                      props.onOpen?.(row);
                    }
                  }}
                >
                  {columns.map((column, at) => (
                    <div
                      key={column.key}
                      id={cellId(item.index, at)}
                      className={classes.cell}
                      role="gridcell"
                      aria-colindex={at + 1}
                      data-numeric={column.numeric || undefined}
                      data-active={
                        active?.row === item.index && active.column === at ? true : undefined
                      }
                    >
                      {column.cell(row)}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        )}
      </div>
      <div className={classes.foot} role="status">
        {list.loading
          ? t("common.loading")
          : t("common.shown_of", {
              shown: showNumber(list.items.length),
              total: showNumber(list.total),
            })}
        {list.error ? (
          <button type="button" className={classes.retry} onClick={list.retry}>
            {t("common.more_failed")}
          </button>
        ) : null}
      </div>
    </div>
  );
}

function LoadingRows(props: { template: string; columns: number; height: number }) {
  return (
    <div role="rowgroup">
      {Array.from({ length: 10 }, (_, row) => (
        <div
          key={`row${row + 1}`}
          role="row"
          tabIndex={-1}
          className={classes.skeleton}
          style={{ gridTemplateColumns: props.template, height: props.height }}
        >
          {Array.from({ length: props.columns }, (_, cell) => (
            <div key={`cell${cell + 1}`} role="gridcell" tabIndex={-1} className={classes.cell}>
              <Skeleton height={12} width={`${50 + ((row * 7 + cell * 13) % 45)}%`} radius={4} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
