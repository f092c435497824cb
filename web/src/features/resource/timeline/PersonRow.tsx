/** A person or team with their bars. A bar is dragged to other days or to a person, or moved by Enter. */
import { type CSSProperties, type PointerEvent, useRef } from "react";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { hours, SIGNS } from "../capacity/capacity";
import { type Bar, daysBetween, lanesOf, type Move, placeOf, type Row, type Scale } from "./bars";
import classes from "./timeline.module.css";

/** A press that goes no further than this is a click. */
const NEAR = 4;

export function PersonRow(props: {
  row: Row;
  /** Time of a team that nobody is named for; nothing is moved to it. */
  team?: boolean;
  scale: Scale;
  index: number;
  /** The bar that is on its way, if it may land here or comes from here. */
  moving: Move | null;
  onMoving: (move: Move | null) => void;
  onDrop: (move: Move) => void;
  onOpen: (move: Move) => void;
}) {
  const { row, scale, moving } = props;
  const { lanes, count } = lanesOf(row.bars);
  const target =
    moving !== null && moving.to.id === row.person.id && moving.person.id !== row.person.id;
  return (
    <div role="row" aria-rowindex={props.index} className={classes.row}>
      <div role="rowheader" className={classes.name}>
        {props.team ? t("capacity.timeline.team", { name: row.person.name }) : row.person.name}
      </div>
      <div
        role="gridcell"
        className={classes.days}
        data-person={props.team ? undefined : row.person.id}
        data-name={props.team ? undefined : row.person.name}
        data-target={target || undefined}
        style={{ "--lanes": count } as CSSProperties}
      >
        <div className={classes.bands}>
          {row.bands.map((band, week) => (
            <span
              key={week}
              data-band={band}
              title={t("capacity.timeline.week", { band: t(`capacity.band.${band}`) })}
            >
              {band === "idle" ? "" : SIGNS[band]}
            </span>
          ))}
        </div>
        {row.bars.map((bar, at) => (
          <BarButton
            key={`${bar.kind}:${bar.allocation_id ?? ""}:${bar.project?.id ?? ""}:${bar.from}:${at}`}
            bar={bar}
            lane={lanes[at]}
            person={row.person}
            scale={scale}
            moving={moving}
            onMoving={props.onMoving}
            onDrop={props.onDrop}
            onOpen={props.onOpen}
          />
        ))}
      </div>
    </div>
  );
}

function BarButton(props: {
  bar: Bar;
  lane: number;
  person: Move["person"];
  scale: Scale;
  moving: Move | null;
  onMoving: (move: Move | null) => void;
  onDrop: (move: Move) => void;
  onOpen: (move: Move) => void;
}) {
  const { bar, person, scale } = props;
  const press = useRef<{ x: number; y: number; width: number } | null>(null);
  // The click that ends a drag opens nothing.
  const dragged = useRef(false);
  const place = placeOf(bar, scale);
  if (place.width === 0) return null;
  const still: Move = { bar, person, to: person, days: 0 };
  const held = props.moving?.bar === bar ? props.moving : null;
  const name = nameOf(bar);
  const style = {
    left: `${place.left}%`,
    width: `${place.width}%`,
    "--lane": props.lane,
    "--shift": held ? `${(100 * held.days) / (daysBetween(bar.from, bar.to) + 1)}%` : undefined,
  } as CSSProperties;
  if (!bar.editable) {
    return (
      <div className={classes.bar} data-kind={bar.kind} style={style} title={spoken(bar, name)}>
        <span>{name}</span>
      </div>
    );
  }
  function moveOf(event: PointerEvent): Move | null {
    const from = press.current;
    if (!from) return null;
    const across = event.clientX - from.x;
    if (!props.moving && Math.abs(across) < NEAR && Math.abs(event.clientY - from.y) < NEAR)
      return null;
    const whole = daysBetween(scale.from, scale.to) + 1;
    const days = Math.round((across * whole) / from.width);
    const under = document
      .elementsFromPoint(event.clientX, event.clientY)
      .find(
        (one): one is HTMLElement => one instanceof HTMLElement && one.dataset.person !== undefined,
      );
    const to = under
      ? { id: under.dataset.person as string, name: under.dataset.name as string }
      : person;
    return { ...still, to, days };
  }
  return (
    <button
      type="button"
      className={classes.bar}
      data-kind={bar.kind}
      data-held={held ? true : undefined}
      style={style}
      aria-label={spoken(bar, name)}
      title={spoken(bar, name)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        const days = event.currentTarget.parentElement;
        if (!days) return;
        dragged.current = false;
        press.current = { x: event.clientX, y: event.clientY, width: days.clientWidth };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const move = moveOf(event);
        if (!move) return;
        dragged.current = true;
        props.onMoving(move);
      }}
      onPointerUp={() => {
        press.current = null;
        if (held) props.onDrop(held);
      }}
      onPointerCancel={() => {
        press.current = null;
        props.onMoving(null);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && held) {
          press.current = null;
          props.onMoving(null);
        }
      }}
      onClick={() => {
        if (!dragged.current) props.onOpen(still);
        dragged.current = false;
      }}
    >
      <span>{name}</span>
    </button>
  );
}

function nameOf(bar: Bar): string {
  if (bar.kind === "leave") return t("capacity.timeline.away");
  const project = bar.project?.name ?? t("capacity.cell.hidden");
  if (bar.kind === "tasks") return t("capacity.timeline.tasks", { project, count: bar.tasks });
  return project;
}

function spoken(bar: Bar, name: string): string {
  return t("capacity.timeline.bar", {
    name,
    kind: t(`capacity.timeline.kind.${bar.kind}`),
    from: showDay(bar.from),
    to: showDay(bar.to),
    hours: bar.kind === "leave" ? "" : hours(bar.minutes),
  });
}
