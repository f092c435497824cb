/**
 * Rows and periods, of which only those in sight are drawn. A grid for screen readers: one cell has the
 * focus, arrows walk, Enter opens what stands behind it.
 */
import { useMediaQuery } from "@mantine/hooks";
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { t } from "@/i18n/t";
import { ErrorState } from "@/ui/states";
import { type HeatmapCell, type Question, type Sight, useBlocks } from "./blocks";
import { HORIZON, hours, percentText, periodAfter, periodName, SIGNS } from "./capacity";
import classes from "./capacity.module.css";

const ROW = 30;
const COLUMN = 68;
const HEAD = 30;

export type Mode = "utilisation" | "free" | "demand";

interface Spot {
  row: number;
  column: number;
}

export function HeatmapGrid(props: {
  question: Question;
  mode: Mode;
  /** `open` are minutes of the cell that nobody is named for. */
  onOpen: (
    row: { id: string | null; name: string; open: number },
    from: string,
    to: string,
  ) => void;
  /** Something is being dragged that may be dropped on a cell. */
  holding: boolean;
  onDrop: (person: { id: string; name: string }, from: string) => void;
  empty: React.ReactNode;
}) {
  const { question, mode } = props;
  const phone = useMediaQuery("(max-width: 480px)", undefined, { getInitialValueInEffect: false });
  const named = phone ? 118 : 210;
  const columns = HORIZON[question.grain];
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState<Sight>({ top: 0, bottom: 20, left: 0, right: 16 });
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const [walking, setWalking] = useState(false);
  const blocks = useBlocks(question, sight, columns);
  const rows = blocks.total ?? 0;

  function look() {
    const box = scroller.current;
    if (!box) return;
    const top = Math.floor(box.scrollTop / ROW);
    const left = Math.floor(box.scrollLeft / COLUMN);
    const bottom = Math.min(Math.max(rows, 1), top + Math.ceil(box.clientHeight / ROW) + 1);
    const right = Math.min(columns, left + Math.ceil((box.clientWidth - named) / COLUMN) + 1);
    setSight((now) =>
      now.top === top && now.bottom === bottom && now.left === left && now.right === right
        ? now
        : { top, bottom, left, right },
    );
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are another sight
  useEffect(() => {
    look();
    const watch = new ResizeObserver(look);
    if (scroller.current) watch.observe(scroller.current);
    return () => watch.disconnect();
  }, [rows, columns]);
  // The cell with the focus is drawn after the scroll that brings it into sight.
  useEffect(() => {
    if (!walking) return;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-spot="${spot.row}:${spot.column}"]`)
      ?.focus({ preventScroll: true });
  });

  function walk(event: KeyboardEvent) {
    const page = Math.max(1, sight.bottom - sight.top - 2);
    const steps: Record<string, [number, number]> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      PageDown: [page, 0],
      PageUp: [-page, 0],
      Home: [0, -columns],
      End: [0, columns],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = {
      row: Math.max(0, Math.min(rows - 1, spot.row + step[0])),
      column: Math.max(0, Math.min(columns - 1, spot.column + step[1])),
    };
    const box = scroller.current;
    if (box) {
      const [y, x] = [next.row * ROW, next.column * COLUMN];
      const [high, wide] = [box.clientHeight - HEAD - ROW, box.clientWidth - named - COLUMN];
      if (y < box.scrollTop) box.scrollTop = y;
      if (y > box.scrollTop + high) box.scrollTop = y - high;
      if (x < box.scrollLeft) box.scrollLeft = x;
      if (x > box.scrollLeft + wide) box.scrollLeft = x - wide;
    }
    setWalking(true);
    setSpot(next);
    look();
  }

  if (blocks.error) return <ErrorState error={blocks.error} retry={blocks.retry} />;
  if (blocks.total === 0) return <>{props.empty}</>;
  const shownRows = range(sight.top, Math.min(rows, sight.bottom));
  const shownColumns = range(sight.left, sight.right);
  const starts = new Map(
    range(sight.left, sight.right + 1).map((at) => [
      at,
      periodAfter(question.from, question.grain, at),
    ]),
  );
  const start = (at: number) => starts.get(at) ?? question.from;
  // Once for each column, not for each of its cells.
  const names = new Map(shownColumns.map((at) => [at, periodName(start(at), question.grain)]));
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      tabIndex={-1}
      aria-label={t("capacity.heatmap.title")}
      aria-rowcount={rows + 1}
      aria-colcount={columns + 1}
      aria-busy={blocks.total === undefined}
      onScroll={look}
      onKeyDown={walk}
    >
      <div
        className={classes.canvas}
        style={
          {
            "--name": `${named}px`,
            height: HEAD + rows * ROW,
            width: named + columns * COLUMN,
          } as CSSProperties
        }
      >
        <div role="row" aria-rowindex={1} className={classes.head}>
          <div role="columnheader" tabIndex={-1} aria-colindex={1} className={classes.corner}>
            {t(`capacity.by.${question.by}`)}
          </div>
          {shownColumns.map((at) => (
            <div
              key={at}
              role="columnheader"
              tabIndex={-1}
              aria-colindex={at + 2}
              className={classes.period}
              style={{ left: named + at * COLUMN }}
            >
              {names.get(at)}
            </div>
          ))}
        </div>
        {shownRows.map((row) => {
          const line = blocks.row(row);
          const name = line ? line.name || t(`capacity.none.${question.by}`) : "";
          return (
            <div
              key={row}
              role="row"
              aria-rowindex={row + 2}
              className={classes.row}
              style={{ top: HEAD + row * ROW }}
            >
              <div role="rowheader" tabIndex={-1} aria-colindex={1} className={classes.name}>
                <span>{name}</span>
                {line && question.by !== "person" ? <small>{line.people}</small> : null}
              </div>
              {shownColumns.map((column) => {
                const cell = blocks.cell(row, column);
                const period = names.get(column) ?? "";
                const open = () => {
                  setSpot({ row, column });
                  if (line) {
                    const last = periodAfter(start(column + 1), "day", -1);
                    const row = { id: line.id ?? null, name, open: cell?.open ?? 0 };
                    props.onOpen(row, start(column), last);
                  }
                };
                const current = spot.row === row && spot.column === column;
                return (
                  <div
                    key={column}
                    role="gridcell"
                    aria-colindex={column + 2}
                    aria-label={cell ? spoken(name, period, cell) : undefined}
                    data-spot={`${row}:${column}`}
                    data-band={cell?.band}
                    data-proposed={cell && cell.proposed > 0 ? true : undefined}
                    tabIndex={current ? 0 : -1}
                    className={classes.cell}
                    style={{ left: named + column * COLUMN }}
                    onClick={open}
                    onDragOver={(event) => {
                      if (!props.holding || !line?.id) return;
                      event.preventDefault();
                      event.currentTarget.dataset.target = "true";
                    }}
                    onDragLeave={(event) => {
                      delete event.currentTarget.dataset.target;
                    }}
                    onDrop={(event) => {
                      event.preventDefault();
                      delete event.currentTarget.dataset.target;
                      if (line?.id) props.onDrop({ id: line.id, name }, start(column));
                    }}
                    onKeyDown={(event) => {
                      if (event.key === "Enter" || event.key === " ") {
                        event.preventDefault();
                        open();
                      }
                    }}
                  >
                    {cell ? shown(cell, mode, question.proposed) : ""}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}

function demandOf(cell: HeatmapCell, proposed: boolean): number {
  return cell.firm + (proposed ? cell.proposed : 0);
}

function shown(cell: HeatmapCell, mode: Mode, proposed: boolean): string {
  const demand = demandOf(cell, proposed);
  const sign = SIGNS[cell.band];
  if (cell.band === "nothing") return "–";
  if (mode === "free") return `${hours(cell.capacity - demand)} ${sign}`.trim();
  if (mode === "demand") return `${hours(demand)} ${sign}`.trim();
  if (cell.capacity === 0) return "∞";
  return `${percentText((demand / cell.capacity) * 100)} ${sign}`.trim();
}

function spoken(name: string, period: string, cell: HeatmapCell): string {
  const percent = cell.capacity > 0 ? (cell.firm / cell.capacity) * 100 : null;
  return t("capacity.heatmap.cell", {
    name,
    period,
    percent: percentText(cell.firm === 0 ? 0 : percent),
    band: t(`capacity.band.${cell.band}`),
    demand: hours(cell.firm),
    capacity: hours(cell.capacity),
    proposed: hours(cell.proposed),
  });
}
