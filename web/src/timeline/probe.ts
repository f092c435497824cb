/** What browser tests ask the live timeline instead of looking at its pixels. */
import { DAY, dayOf } from "./civil";
import type { Frame } from "./frame";
import { barRect, HEADER_HEIGHT, LINK_HANDLE, type Point, type Rect } from "./layout";
import { visibleRows } from "./paint";
import { onCanvas } from "./paint-edit";
import { doneUntil } from "./proposal";
import { minuteAt, xOf } from "./scale";
import { touchZones } from "./touch-zones";
import { idleSpans } from "./working";

/** The visible bars in canvas pixels, by task id. */
export function rectsOf(frame: Frame | null): { id: string; rect: Rect }[] {
  if (!frame) return [];
  const { first, last } = visibleRows(frame);
  return Array.from(frame.outline.tasks.subarray(first, last), (task, at) => {
    const rect = barRect(frame.plan, frame.scale, task, first + at);
    const x = rect.x - frame.scrollLeft;
    const y = rect.y + HEADER_HEIGHT - frame.scrollTop;
    return { id: frame.plan.id[task], rect: { ...rect, x, y } };
  });
}

/** Where a bar is taken hold of, in canvas pixels, by what that does. */
export function handlesOf(frame: Frame | null, id: string): Record<string, Point> | null {
  const task = frame ? frame.plan.id.indexOf(id) : -1;
  const at = frame && task >= 0 ? onCanvas(frame, frame.plan, task) : null;
  if (!frame || !at) return null;
  const y = at.y + at.h / 2;
  if (frame.touch) {
    const zones = touchZones(frame, task).map(({ part, x, y }) => [part, { x, y }] as const);
    return { move: { x: at.x + at.w / 2, y }, ...Object.fromEntries(zones) };
  }
  const done = xOf(frame.scale, doneUntil(frame.plan, task)) - frame.scrollLeft;
  return {
    move: { x: at.x + at.w / 2, y },
    finish: { x: at.x + at.w - 2, y },
    progress: { x: done, y: at.y + at.h + 4 },
    link_start: { x: at.x - LINK_HANDLE, y },
    link_finish: { x: at.x + at.w + LINK_HANDLE, y },
  };
}

export function factsOf(frame: Frame | null, dragging: boolean): Record<string, unknown> {
  if (!frame) return { rows: [], dragging };
  const ids = (mask: Uint8Array | undefined | null) =>
    mask ? frame.plan.id.filter((_, task) => mask[task]) : [];
  return {
    dragging,
    scrollLeft: frame.scrollLeft,
    drives: ids(frame.path?.down),
    drivenBy: ids(frame.path?.up),
    matched: ids(frame.matched),
    conflicts: ids(frame.conflicts),
    rows: Array.from(frame.outline.tasks, (task) => frame.plan.id[task]),
    idle: idleDays(frame),
  };
}

/** The days in sight that are shaded as a whole, counted from 1970. */
function idleDays(frame: Frame): number[] {
  if (!frame.working) return [];
  const from = minuteAt(frame.scale, frame.scrollLeft);
  const to = minuteAt(frame.scale, frame.scrollLeft + frame.width);
  return idleSpans(frame.working, from, to, true).flatMap((span) => {
    const days = Math.round((span.to - span.from) / DAY);
    return Array.from({ length: days }, (_, at) => dayOf(span.from) + at);
  });
}
