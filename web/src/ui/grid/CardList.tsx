import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import classes from "./CardList.module.css";
import type { GridColumn } from "./columns";
import type { PageList } from "./pages";

interface CardListProps<T> {
  label: string;
  columns: GridColumn<T>[];
  list: PageList<T>;
  rowKey: (row: T) => string;
  onOpen?: (row: T) => void;
}

/** A list on a phone: each row a card with its columns below each other, nothing to the side. */
export function CardList<T>({ label, columns, list, rowKey, onOpen }: CardListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: list.items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44 + columns.length * 22,
    overscan: 4,
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1);
      if (last && last.index >= list.items.length - 10) list.more();
    },
  });
  // The column that names the row stands first, as the card's title.
  const titleAt = Math.max(
    0,
    columns.findIndex((column) => column.key === "name" || column.key === "file"),
  );
  const rest = columns.filter((_, at) => at !== titleAt);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls by keyboard too
    <div ref={scroller} className={classes.scroller} tabIndex={0}>
      <ul aria-label={label} className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = list.items[item.index];
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the card's link or button takes the keys
            <li
              key={rowKey(row)}
              ref={virtual.measureElement}
              data-index={item.index}
              className={classes.card}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={(event) => {
                if (!(event.target as HTMLElement).closest("a,button,input")) onOpen?.(row);
              }}
            >
              <div className={classes.title}>{columns[titleAt].cell(row)}</div>
              <dl className={classes.facts}>
                {rest.map((column) => (
                  <div key={column.key}>
                    <dt>{column.label}</dt>
                    <dd>{column.cell(row) || "–"}</dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
