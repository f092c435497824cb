import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { nowCivil, showDay } from "@/lib/dates";
import { showPercent } from "@/lib/numbers";
import { DAY, isoMinute, parseMinute } from "@/timeline/civil";
import { type Band, bandsFor, type Scale, ticks, xOf } from "@/timeline/scale";
import { Mark } from "@/ui/Mark";
import { t } from "../texts";
import { healthTone, healthWord, stateWord } from "./register";
import classes from "./roadmap.module.css";
import {
  daysLater,
  type Ghost,
  type Layout,
  type Link,
  linkPath,
  type Milestone,
  ROW,
  type RoadmapRow,
  tickText,
  timeSpan,
} from "./roadmap-layout";

const HEAD = 44;
/** Width of the time on a printed page, in pixels. */
const PRINTED = 720;

interface ChartProps {
  layout: Layout;
  milestones: ReadonlyMap<string, readonly Milestone[]>;
  links: readonly Link[];
  ghosts: ReadonlyMap<string, Ghost>;
  pxPerDay: number;
  active: number;
  onActive: (row: number) => void;
  onOpen: (row: RoadmapRow) => void;
  onZoom: (direction: 1 | -1) => void;
}

/** Bars in time. Up and down go from row to row, left and right along the time, + and − zoom, Enter opens. */
export function RoadmapChart(props: ChartProps) {
  const { layout, pxPerDay, active } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const { origin, end } = timeSpan(layout);
  const scale: Scale = useMemo(() => {
    const days = Math.max(1, (end - origin) / DAY);
    return { origin, pxPerDay: printing ? PRINTED / days : pxPerDay };
  }, [origin, end, pxPerDay, printing]);
  const width = Math.ceil(xOf(scale, end));
  const virtual = useVirtualizer({
    count: layout.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollPaddingStart: HEAD,
  });
  const shown = printing
    ? layout.rows.map((_, index) => ({ index, start: index * ROW }))
    : virtual.getVirtualItems();
  const today = parseMinute(nowCivil());

  // Begins with today in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per roadmap and zoom, not per frame
  useEffect(() => {
    const node = scroller.current;
    if (node) node.scrollLeft = Math.max(0, xOf(scale, today) - node.clientWidth * 0.3);
  }, [scale]);

  const go = (to: number) => {
    const row = Math.max(0, Math.min(layout.rows.length - 1, to));
    props.onActive(row);
    virtual.scrollToIndex(row);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus();
    });
  };
  const onKey = (event: KeyboardEvent) => {
    const along = (by: number) => scroller.current?.scrollBy({ left: by });
    const deeds: Record<string, () => void> = {
      ArrowDown: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      PageDown: () => go(active + 10),
      PageUp: () => go(active - 10),
      Home: () => go(0),
      End: () => go(layout.rows.length - 1),
      ArrowRight: () => along(120),
      ArrowLeft: () => along(-120),
      "+": () => props.onZoom(1),
      "-": () => props.onZoom(-1),
      Enter: () => props.onOpen(layout.rows[active]),
    };
    const deed = deeds[event.key];
    if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    deed();
  };
  const firstRow = shown[0]?.index ?? 0;
  const lastRow = shown[shown.length - 1]?.index ?? 0;
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={t("portfolio.roadmap.title")}
      aria-rowcount={layout.rows.length}
      data-printing={printing || undefined}
    >
      <div
        className={classes.inner}
        style={{ height: HEAD + layout.rows.length * ROW, ["--time" as never]: `${width}px` }}
      >
        <Header scale={scale} width={width} to={end} />
        <svg
          className={classes.links}
          width={width}
          height={layout.rows.length * ROW}
          aria-hidden="true"
        >
          <line
            className={classes.today}
            x1={xOf(scale, today)}
            x2={xOf(scale, today)}
            y1={0}
            y2={layout.rows.length * ROW}
          />
          {props.links.map((link) => (
            <LinkLine
              key={link.id}
              link={link}
              layout={layout}
              scale={scale}
              from={firstRow}
              to={lastRow}
            />
          ))}
        </svg>
        {shown.map(({ index, start }) => {
          const row = layout.rows[index];
          const id = row.kind === "bar" ? row.bar.id : "";
          return (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 1}
              className={classes.row}
              data-lane={row.kind === "lane" || undefined}
              data-active={index === active || undefined}
              style={{ top: HEAD + start }}
            >
              <div
                role="rowheader"
                tabIndex={index === active ? 0 : -1}
                data-row={index}
                className={classes.name}
                onFocus={() => index !== active && props.onActive(index)}
                onKeyDown={onKey}
                onDoubleClick={() => props.onOpen(row)}
              >
                <RowName row={row} ghost={props.ghosts.get(id)} />
              </div>
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the name beside it has the keys */}
              <div role="gridcell" className={classes.time} onClick={() => go(index)}>
                <RowBar
                  row={row}
                  scale={scale}
                  width={width}
                  ghost={props.ghosts.get(id)}
                  milestones={props.milestones.get(id)}
                />
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Header({ scale, width, to }: { scale: Scale; width: number; to: number }) {
  const { upper, lower } = bandsFor(scale.pxPerDay);
  const band = (of: Band, y: number) =>
    ticks(of, scale.origin, to).map((at) => (
      <g key={at}>
        <line x1={xOf(scale, at)} x2={xOf(scale, at)} y1={y} y2={y + 22} />
        <text x={Math.max(0, xOf(scale, at)) + 5} y={y + 15}>
          {tickText(of, at)}
        </text>
      </g>
    ));
  return (
    <div className={classes.header} aria-hidden="true">
      <div className={classes.corner} />
      <svg width={width} height={HEAD} aria-hidden="true">
        {band(upper, 0)}
        {band(lower, 22)}
      </svg>
    </div>
  );
}

function RowName({ row, ghost }: { row: RoadmapRow; ghost: Ghost | undefined }) {
  if (row.kind === "lane") {
    return (
      <>
        <strong>{row.name}</strong>
        <span className="muted">{t("portfolio.project_count", { count: row.count })}</span>
      </>
    );
  }
  const { bar } = row;
  const dates = `${showDay(isoMinute(row.start))} – ${showDay(isoMinute(row.finish))}`;
  return (
    <>
      <span className={classes.text}>{bar.name}</span>
      <Mark tone={healthTone(bar.health)}>
        <span className={classes.word}>{healthWord(bar.health)}</span>
      </Mark>
      <span className="visually-hidden">
        {[
          bar.key,
          stateWord(bar),
          dates,
          t("portfolio.roadmap.done", { share: showPercent(bar.percent_complete) }),
          ghost ? ghostText(row.finish, ghost) : "",
        ]
          .filter(Boolean)
          .join(", ")}
      </span>
    </>
  );
}

/** "12 days later", "as compared with" */
export function ghostText(finish: number, ghost: Ghost): string {
  if (!ghost.included) return t("portfolio.roadmap.not_included");
  const days = daysLater(finish, ghost);
  if (days === 0) return t("portfolio.roadmap.same");
  return t(days > 0 ? "portfolio.roadmap.later" : "portfolio.roadmap.earlier", {
    count: Math.abs(days),
  });
}

const RowBar = memo(function RowBar(props: {
  row: RoadmapRow;
  scale: Scale;
  width: number;
  ghost: Ghost | undefined;
  milestones: readonly Milestone[] | undefined;
}) {
  const { row, scale, ghost } = props;
  const x = xOf(scale, row.start);
  const w = Math.max(4, xOf(scale, row.finish) - x);
  if (row.kind === "lane") {
    return (
      <svg width={props.width} height={ROW} aria-hidden="true">
        <path className={classes.span} d={`M${x},20V12H${x + w}V20L${x + w - 5},15H${x + 5}Z`} />
      </svg>
    );
  }
  const done = (w * row.bar.percent_complete) / 100;
  return (
    <svg width={props.width} height={ROW} aria-hidden="true">
      {ghost ? (
        <rect
          className={classes.ghost}
          x={xOf(scale, parseMinute(ghost.start))}
          y={22}
          width={Math.max(
            3,
            xOf(scale, parseMinute(ghost.finish)) - xOf(scale, parseMinute(ghost.start)),
          )}
          height={6}
          data-left-out={!ghost.included || undefined}
        />
      ) : null}
      <g className={classes.bar} data-tone={healthTone(row.bar.health)}>
        <rect x={x} y={6} width={w} height={14} rx={3} />
        <rect className={classes.done} x={x} y={11} width={done} height={4} />
      </g>
      {props.milestones?.map((one) => {
        const at = xOf(scale, parseMinute(one.at));
        return (
          <path
            key={one.id}
            className={classes.milestone}
            data-late={one.late || undefined}
            data-reached={one.reached || undefined}
            d={`M${at},7L${at + 6},13L${at},19L${at - 6},13Z`}
          >
            <title>{`${one.name}, ${showDay(one.at)}`}</title>
          </path>
        );
      })}
      <text className={classes.key} x={x + w + 9} y={17}>
        {row.bar.key}
      </text>
    </svg>
  );
});

/** A dependency from one project to another; only what touches the rows in sight is drawn. */
function LinkLine(props: { link: Link; layout: Layout; scale: Scale; from: number; to: number }) {
  const { link, layout, scale } = props;
  const [a, b] = [layout.rowOf.get(link.from), layout.rowOf.get(link.to)];
  if (a === undefined || b === undefined) return null;
  if (Math.max(a, b) < props.from || Math.min(a, b) > props.to) return null;
  const [x1, x2] = [xOf(scale, parseMinute(link.from_at)), xOf(scale, parseMinute(link.to_at))];
  const [y1, y2] = [a * ROW + 13, b * ROW + 13];
  const path = linkPath({ x1, y1, x2, y2 });
  return (
    <g className={classes.link} data-conflict={link.conflict || undefined}>
      <path d={path} />
      <path className={classes.tip} d={`M${x2},${y2}l-6,-4v8Z`} />
      {link.conflict ? (
        <g transform={`translate(${x2 - 13} ${y2})`}>
          <circle r={7} />
          <text textAnchor="middle" y={4}>
            !
          </text>
        </g>
      ) : null}
    </g>
  );
}

/** Whether the page is being printed: then everything is drawn at once. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printing;
}
