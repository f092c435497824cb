import { Skeleton } from "@mantine/core";
import { useElementSize, useMediaQuery } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useId, useRef, useState } from "react";
import { t } from "@/i18n/t";
import { locale } from "@/lib/locale";
import { showCount, showNumber } from "@/lib/numbers";
import { parseNumber } from "@/sheet/numbers";
import { cellCount, within } from "@/sheet/range";
import { type Countable, totalsOf } from "@/sheet/totals";
import { ErrorState } from "../states";
import { CardList } from "./CardList";
import { type GridColumn, textOf } from "./columns";
import classes from "./DataGrid.module.css";
import { GridHeader } from "./GridHeader";
import { GridRow } from "./GridRow";
import { GridTotals } from "./GridTotals";
import { layOut, scrollFor, seen } from "./layout";
import type { PageList } from "./pages";
import { useKeptColumns } from "./use-columns";
import { useSelection } from "./use-selection";

interface DataGridProps<T> {
  /** Stable name of the list: widths and columns are kept under it. */
  name: string;
  label: string;
  columns: GridColumn<T>[];
  list: PageList<T>;
  rowKey: (row: T) => string;
  sort?: string;
  onSort?: (sort: string | undefined) => void;
  onOpen?: (row: T) => void;
  /** Shown when there is nothing at all, or nothing for the filters. */
  empty: ReactNode;
  /** Rows are as high as this; taller ones for two-line cells. */
  rowHeight?: number;
  selectedKey?: string;
  /** What the whole list comes to, by the key of the column; a row below shows it. */
  totals?: Readonly<Record<string, string>>;
}

/** Adding up more cells than this would be felt. */
const MOST_SUMMED = 20_000;

/**
 * One table for every list: pages from the server, virtual rows and columns, the first column
 * pinned, cells selected and copied as in a spreadsheet; on a phone, cards.
 */
export function DataGrid<T>(props: DataGridProps<T>) {
  const { list } = props;
  const phone = useMediaQuery("(max-width: 480px)", undefined, { getInitialValueInEffect: false });
  if (list.error && list.items.length === 0) {
    return <ErrorState error={list.error} retry={list.retry} />;
  }
  if (!list.loading && list.items.length === 0) return <>{props.empty}</>;
  if (phone && !list.loading) {
    return (
      <div className={classes.wrap}>
        <CardList {...props} />
        <Foot list={list} selected="" />
      </div>
    );
  }
  return <Grid {...props} />;
}

function Grid<T>(props: DataGridProps<T>) {
  const { columns, list, rowHeight = 38 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sized, width: view } = useElementSize();
  const id = useId();
  const [kept, keep] = useKeptColumns(props.name);
  const [scrolled, setScrolled] = useState(0);
  const [said, setSaid] = useState("");
  const layout = layOut(columns, kept.widths, view || scroller.current?.clientWidth || 1000);
  const [first, last] = seen(layout, scrolled, view || layout.total);
  const virtual = useVirtualizer({
    count: list.items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    onChange: (instance) => {
      const end = instance.getVirtualItems().at(-1);
      if (end && end.index >= list.items.length - 10) list.more();
    },
  });
  const open = props.onOpen;
  const textAt = (row: number, col: number) => textOf(columns[col], list.items[row]);
  const selection = useSelection({
    size: { rows: list.items.length, cols: columns.length },
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    textAt,
    onOpen: (row) => open?.(list.items[row]),
    show: (row, col) => {
      virtual.scrollToIndex(row, { align: "auto" });
      const element = scroller.current;
      if (element) element.scrollLeft = scrollFor(layout, col, element.scrollLeft, view);
    },
    onCopied: (rows, cols) => setSaid(t("sheet.copied", { rows, columns: cols })),
  });
  const { now, box } = selection;
  const cellId = useCallback((row: number, column: number) => `${id}-${row}-${column}`, [id]);
  const shown = virtual.getVirtualItems();
  const visible = now && shown.some((item) => item.index === now.anchor.row);

  function onScroll() {
    const element = scroller.current;
    if (!element || element.scrollLeft === scrolled) return;
    element.style.setProperty("--moved", `${-element.scrollLeft}px`);
    setScrolled(element.scrollLeft);
  }

  function sum(): string {
    if (!box || cellCount(box) < 2) return "";
    const parts = [t("sheet.total.cells", { count: cellCount(box) })];
    if (cellCount(box) <= MOST_SUMMED) {
      const values: Countable[] = [];
      for (let row = box.top; row <= box.bottom; row++) {
        for (let col = box.left; col <= box.right; col++) {
          const text = textAt(row, col);
          values.push((columns[col].numeric ? parseNumber(text, locale()) : null) ?? text !== "");
        }
      }
      const totals = totalsOf(values);
      if (totals.filled < totals.cells) {
        parts.push(t("sheet.total.filled", { count: totals.filled }));
      }
      if (totals.numbers > 1) parts.push(t("sheet.total.sum", { sum: showNumber(totals.sum, 2) }));
    }
    return parts.join(" · ");
  }

  return (
    <div className={classes.wrap}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={list.loading || list.moreThanTotal ? -1 : list.total + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-readonly="true"
        aria-busy={list.loading}
        aria-activedescendant={visible ? cellId(now.anchor.row, now.anchor.col) : undefined}
        onScroll={onScroll}
        onKeyDown={selection.onKeyDown}
        onCopy={selection.onCopy}
        onPointerDown={selection.onPointerDown}
        onPointerMove={selection.onPointerMove}
        onPointerUp={selection.onPointerUp}
        onFocus={(event) => {
          if (event.target === event.currentTarget) selection.onFocus();
        }}
        onClick={(event) => {
          const target = event.target as HTMLElement;
          const cell = target.closest<HTMLElement>("[data-col]");
          if (!cell || target.closest("a,button,input") || selection.dragged()) return;
          open?.(list.items[Number(cell.dataset.row)]);
        }}
      >
        <div ref={sized} className={classes.ruler} />
        <div role="presentation" className={classes.sheet} style={{ width: layout.total }}>
          <GridHeader
            columns={columns}
            layout={layout}
            seen={[first, last]}
            sort={props.sort}
            onSort={props.onSort}
            onWidth={(key, width) => keep({ widths: { ...kept.widths, [key]: width } })}
          />
          {list.loading ? (
            <LoadingRows widths={layout.widths} height={rowHeight} />
          ) : (
            <div
              role="rowgroup"
              className={classes.pane}
              style={{ height: virtual.getTotalSize(), width: view || "100%" }}
            >
              {shown.map((item) => {
                const row = list.items[item.index];
                const key = props.rowKey(row);
                const on = box !== null && within(box, item.index, box.left);
                return (
                  <GridRow
                    key={key}
                    row={row}
                    index={item.index}
                    top={item.start}
                    height={item.size}
                    columns={columns}
                    layout={layout}
                    first={first}
                    last={last}
                    from={on ? box.left : -1}
                    to={on ? box.right : -1}
                    active={now?.anchor.row === item.index ? now.anchor.col : -1}
                    chosen={props.selectedKey === key}
                    openable={open !== undefined}
                    cellId={cellId}
                  />
                );
              })}
            </div>
          )}
          {props.totals && !list.loading && columns.some(({ key }) => props.totals?.[key]) ? (
            <GridTotals
              columns={columns}
              layout={layout}
              seen={[first, last]}
              totals={props.totals}
              row={list.total + 2}
            />
          ) : null}
        </div>
      </div>
      <Foot list={list} selected={sum()} />
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </div>
  );
}

function Foot<T>({ list, selected }: { list: PageList<T>; selected: string }) {
  return (
    <div className={classes.foot}>
      <span role="status">
        {list.loading
          ? t("common.loading")
          : t("common.shown_of", {
              shown: showNumber(list.items.length),
              total: showCount(list.total, list.moreThanTotal),
            })}
      </span>
      {list.error ? (
        <button type="button" className={classes.retry} onClick={list.retry}>
          {t("common.more_failed")}
        </button>
      ) : null}
      <span className={classes.selected}>{selected}</span>
    </div>
  );
}

function LoadingRows({ widths, height }: { widths: readonly number[]; height: number }) {
  return (
    <div role="rowgroup">
      {Array.from({ length: 10 }, (_, row) => (
        <div
          key={`row${row + 1}`}
          role="row"
          tabIndex={-1}
          className={classes.skeleton}
          style={{ height }}
        >
          {widths.map((width, cell) => (
            <div
              key={`cell${cell + 1}`}
              role="gridcell"
              tabIndex={-1}
              className={classes.skeletonCell}
              style={{ width }}
            >
              <Skeleton height={12} width={`${50 + ((row * 7 + cell * 13) % 45)}%`} radius={4} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
