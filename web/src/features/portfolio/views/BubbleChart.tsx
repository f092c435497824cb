import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { t } from "../texts";
import classes from "./board.module.css";
import { type Axis, type Bubble, marksFor, neighbour, outline, share } from "./board-geometry";

const WIDTH = 900;
const HEIGHT = 520;
const LEFT = 76;
const RIGHT = 36;
const TOP = 34;
const BOTTOM = 52;
/** Pixels of the screen from which a press is a drag. */
const DRAG = 5;

/** A bubble as it is drawn. */
export interface Drawn {
  bubble: Bubble;
  x: number;
  y: number;
  r: number;
  /** Place of its group among the looks. */
  look: number;
  /** Left out of the draft. */
  out: boolean;
  /** Everything about it in one sentence. */
  label: string;
}

/** Bubbles by two figures. Tab comes to one of them, arrows go on, Enter opens what can be done with it. */
export function BubbleChart(props: {
  drawn: readonly Drawn[];
  x: Axis;
  y: Axis;
  onOpen: (drawn: Drawn, at: { x: number; y: number }) => void;
  /** A bubble was dropped on what carries this `data-drop`. */
  onDrop?: (drawn: Drawn, target: string) => void;
}) {
  const { drawn, x, y } = props;
  const [current, setCurrent] = useState(0);
  const [drag, setDrag] = useState<{ at: number; dx: number; dy: number } | null>(null);
  const press = useRef<{ at: number; x: number; y: number; over: Element | null } | null>(null);
  const nodes = useRef(new Map<number, SVGGElement>());
  const xMarks = marksFor(drawn.map((one) => one.x));
  const yMarks = marksFor(drawn.map((one) => one.y));
  const left = (value: number) => LEFT + share(xMarks, value) * (WIDTH - LEFT - RIGHT);
  const top = (value: number) => HEIGHT - BOTTOM - share(yMarks, value) * (HEIGHT - TOP - BOTTOM);
  const points = drawn.map((one) => ({ x: left(one.x), y: top(one.y) }));
  const reachable = Math.min(current, drawn.length - 1);

  const open = (at: number) => {
    const box = nodes.current.get(at)?.getBoundingClientRect();
    if (box) props.onOpen(drawn[at], { x: box.left + box.width / 2, y: box.top + box.height / 2 });
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      // The menu must not hear the press that opens it.
      requestAnimationFrame(() => open(at));
    } else if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = neighbour(points, at, event.key);
      if (next === null) return;
      setCurrent(next);
      nodes.current.get(next)?.focus();
    }
  };
  const mark = (over: Element | null) => {
    const held = press.current;
    if (!held || held.over === over) return;
    held.over?.removeAttribute("data-over");
    over?.setAttribute("data-over", "true");
    held.over = over;
  };
  const onMove = (event: PointerEvent<SVGSVGElement>) => {
    const held = press.current;
    if (!held || !props.onDrop) return;
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!drag && Math.hypot(dx, dy) < DRAG) return;
    const scale = WIDTH / event.currentTarget.getBoundingClientRect().width;
    setDrag({ at: held.at, dx: dx * scale, dy: dy * scale });
    mark(dropBelow(event));
  };
  const onUp = (event: PointerEvent<SVGSVGElement>) => {
    const held = press.current;
    if (!held) return;
    const target = dropBelow(event)?.getAttribute("data-drop");
    const moved = drag !== null;
    mark(null);
    press.current = null;
    setDrag(null);
    if (!moved) open(held.at);
    else if (target) props.onDrop?.(drawn[held.at], target);
  };

  return (
    <svg
      className={classes.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={() => {
        mark(null);
        press.current = null;
        setDrag(null);
      }}
    >
      <title>{t("portfolio.board.chart", { count: drawn.length, x: x.label, y: y.label })}</title>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of lines takes no focus */}
      <g aria-hidden="true">
        {xMarks.map((at) => (
          <g key={at}>
            <line
              className={classes.grid}
              x1={left(at)}
              x2={left(at)}
              y1={TOP}
              y2={HEIGHT - BOTTOM}
            />
            <text x={left(at)} y={HEIGHT - BOTTOM + 18} textAnchor="middle">
              {x.show(at)}
            </text>
          </g>
        ))}
        {yMarks.map((at) => (
          <g key={at}>
            <line className={classes.grid} x1={LEFT} x2={WIDTH - RIGHT} y1={top(at)} y2={top(at)} />
            <text x={LEFT - 8} y={top(at) + 4} textAnchor="end">
              {y.show(at)}
            </text>
          </g>
        ))}
        <text className={classes.axis} x={WIDTH - RIGHT} y={HEIGHT - 10} textAnchor="end">
          {x.label} →
        </text>
        <text className={classes.axis} x={8} y={16}>
          ↑ {y.label}
        </text>
      </g>
      {drawn.map((one, at) => {
        const moved = drag?.at === at ? drag : null;
        return (
          <g
            key={`${one.bubble.kind}${one.bubble.id}`}
            ref={(node) => {
              if (node) nodes.current.set(at, node);
              else nodes.current.delete(at);
            }}
            role="button"
            tabIndex={at === reachable ? 0 : -1}
            aria-label={one.label}
            aria-haspopup="menu"
            className={classes.bubble}
            data-look={one.look}
            data-out={one.out || undefined}
            data-dragged={moved ? true : undefined}
            transform={`translate(${points[at].x + (moved?.dx ?? 0)} ${points[at].y + (moved?.dy ?? 0)})`}
            onFocus={() => setCurrent(at)}
            onKeyDown={(event) => onKey(event, at)}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              press.current = { at, x: event.clientX, y: event.clientY, over: null };
              event.currentTarget.ownerSVGElement?.setPointerCapture(event.pointerId);
            }}
          >
            <title>{one.label}</title>
            <path d={outline(one.look, one.r)} />
          </g>
        );
      })}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of texts takes no focus */}
      <g aria-hidden="true" className={classes.keys}>
        {drawn.map((one, at) =>
          drag?.at !== at && (one.r >= 22 || drawn.length <= 24) ? (
            <text
              key={`${one.bubble.kind}${one.bubble.id}`}
              textAnchor="middle"
              data-out={one.out || undefined}
              x={points[at].x}
              y={points[at].y + (one.r >= 22 ? 4 : -one.r - 5)}
            >
              {one.bubble.key}
            </text>
          ) : null,
        )}
      </g>
    </svg>
  );
}

/** What a bubble would be dropped on; the bubble itself lies above it and is looked through. */
function dropBelow(event: PointerEvent): Element | null {
  for (const one of document.elementsFromPoint(event.clientX, event.clientY)) {
    const target = one.closest("[data-drop]");
    if (target) return target;
  }
  return null;
}
