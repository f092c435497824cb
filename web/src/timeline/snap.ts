/**
 * The grid a dragged edge snaps to: working days or working hours of the task's calendar. This only
 * offers sensible places to drop; where a task really lands is the engine's decision.
 */
import { DAY, dayOf } from "./civil";
import { shiftsOn, type WorkingTime } from "./working";

/** Minutes between two snapping places; 0 is free. */
export type Step = 0 | 15 | 60 | 1440;

export type Edge = "start" | "finish";

/** How many days around a place are searched for working time: more than any usual shutdown. */
const REACH = 45;

export function stepFor(pxPerDay: number, free: boolean): Step {
  if (free) return 0;
  if (pxPerDay >= 720) return 15;
  return pxPerDay >= 120 ? 60 : 1440;
}

/** Shifts that begin on a day, as absolute minutes; a calendar that is not known works always. */
function shiftsAt(working: WorkingTime | null, day: number): (readonly [number, number])[] {
  const base = day * DAY;
  if (!working) return [[base, base + DAY]];
  return shiftsOn(working, day).map(([from, to]) => [
    base + from,
    base + (to <= from ? to + DAY : to),
  ]);
}

function works(shifts: readonly (readonly [number, number])[], minute: number, edge: Edge) {
  return shifts.some(([from, to]) =>
    edge === "start" ? minute >= from && minute < to : minute > from && minute <= to,
  );
}

/**
 * The place of a day an edge goes to: the time of day it has already if that is worked, else where
 * the day's work begins or ends.
 */
function placeOn(
  working: WorkingTime | null,
  day: number,
  edge: Edge,
  timeOfDay: number,
): number | null {
  const shifts = shiftsAt(working, day);
  if (shifts.length === 0) return null;
  const kept = day * DAY + timeOfDay;
  if (works(shifts, kept, edge)) return kept;
  return edge === "start" ? shifts[0][0] : shifts[shifts.length - 1][1];
}

/** Midnight as a finish belongs to the day before it. */
function homeDay(minute: number, edge: Edge): number {
  return edge === "finish" ? dayOf(minute - 1) : dayOf(minute);
}

/** The snapping place nearest to a minute. `from` is where the edge is now. */
export function snapped(
  working: WorkingTime | null,
  minute: number,
  step: Step,
  edge: Edge,
  from: number,
): number {
  if (step === 0) return Math.round(minute);
  if (step === DAY) {
    const timeOfDay = from - homeDay(from, edge) * DAY;
    const places = (day: number) => placeOn(working, day, edge, timeOfDay);
    return nearest(homeDay(minute, edge), minute, places) ?? Math.round(minute);
  }
  const places = (day: number) => {
    const shifts = shiftsAt(working, day);
    const rounded = Math.round(minute / step) * step;
    if (works(shifts, rounded, edge)) return rounded;
    let best: number | null = null;
    for (const [from, to] of shifts) {
      for (const end of edge === "start" ? [from, to - step] : [from + step, to]) {
        if (best === null || Math.abs(end - minute) < Math.abs(best - minute)) best = end;
      }
    }
    return best;
  };
  return nearest(homeDay(minute, edge), minute, places) ?? Math.round(minute);
}

function nearest(
  day: number,
  minute: number,
  placeOf: (day: number) => number | null,
): number | null {
  let best: number | null = null;
  for (let away = 0; away <= REACH; away++) {
    // A place found cannot be beaten by one more than a day further out.
    if (best !== null && (away - 1) * DAY > Math.abs(best - minute)) break;
    for (const at of away === 0 ? [day] : [day - away, day + away]) {
      const place = placeOf(at);
      if (place === null) continue;
      if (best === null || Math.abs(place - minute) < Math.abs(best - minute)) best = place;
    }
  }
  return best;
}

/** The same edge one working day later (1) or earlier (-1): what the keyboard does. */
export function nextDay(
  working: WorkingTime | null,
  from: number,
  direction: 1 | -1,
  edge: Edge,
): number {
  const home = homeDay(from, edge);
  const timeOfDay = from - home * DAY;
  for (let away = 1; away <= REACH; away++) {
    const place = placeOn(working, home + away * direction, edge, timeOfDay);
    if (place !== null) return place;
  }
  return from + direction * DAY;
}

/** How many days with work lie from one moment to another; negative backwards. For display. */
export function workingDays(working: WorkingTime | null, from: number, to: number): number {
  if (to < from) return -workingDays(working, to, from);
  const last = dayOf(to);
  const first = dayOf(from);
  if (!working || last - first > 4000) return last - first;
  let days = 0;
  for (let day = first; day < last; day++) if (shiftsOn(working, day).length > 0) days++;
  return days;
}
