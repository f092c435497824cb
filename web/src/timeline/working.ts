/**
 * Which stretches of time a calendar does not work, for shading. A shift whose finish is at or
 * before its start, or beyond 24:00, runs into the next day.
 */
import { DAY, dayOf, parseDay, weekday } from "./civil";

export interface CalendarData {
  /** Shifts per weekday, Monday first, in minutes since midnight. */
  readonly week: readonly (readonly (readonly [number, number])[])[];
  /** Inclusive ranges of ISO days without work. */
  readonly days_off: readonly (readonly [string, string])[];
  readonly days_on: readonly { date: string; shifts: readonly (readonly [number, number])[] }[];
}

export interface WorkingTime {
  readonly week: readonly (readonly (readonly [number, number])[])[];
  /** Sorted, not overlapping, as day numbers, inclusive. */
  readonly off: readonly (readonly [number, number])[];
  readonly on: ReadonlyMap<number, readonly (readonly [number, number])[]>;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export function workingTime(data: CalendarData): WorkingTime {
  const off = data.days_off
    .map(([from, to]) => [parseDay(from), parseDay(to)] as const)
    .sort((a, b) => a[0] - b[0]);
  return {
    week: data.week,
    off,
    on: new Map(data.days_on.map((d) => [parseDay(d.date), d.shifts])),
  };
}

function isOff(time: WorkingTime, day: number): boolean {
  let low = 0;
  let high = time.off.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = time.off[middle];
    if (day < from) high = middle - 1;
    else if (day > to) low = middle + 1;
    else return true;
  }
  return false;
}

/** The shifts that begin on a day. */
export function shiftsOn(time: WorkingTime, day: number): readonly (readonly [number, number])[] {
  const special = time.on.get(day);
  if (special) return special;
  return isOff(time, day) ? [] : (time.week[weekday(day)] ?? []);
}

/** Working stretches that touch `from..to`, merged and in order. */
export function workingSpans(time: WorkingTime, from: number, to: number): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (let day = dayOf(from) - 1; day <= dayOf(to); day++) {
    for (const [begin, end] of shiftsOn(time, day)) {
      const start = day * DAY + begin;
      const finish = day * DAY + (end <= begin ? end + DAY : end);
      if (finish <= from || start >= to) continue;
      const last = spans[spans.length - 1];
      if (last && start <= last.to) last.to = Math.max(last.to, finish);
      else spans.push({ from: start, to: finish });
    }
  }
  return spans;
}

/**
 * Non-working stretches in `from..to`. With `wholeDays`, only full days without any work count, so
 * that lunch breaks do not flicker at day zoom.
 */
export function idleSpans(time: WorkingTime, from: number, to: number, wholeDays: boolean): Span[] {
  const idle: Span[] = [];
  const add = (a: number, b: number) => {
    if (b <= a) return;
    const last = idle[idle.length - 1];
    if (last && last.to === a) idle[idle.length - 1] = { from: last.from, to: b };
    else idle.push({ from: a, to: b });
  };
  if (!wholeDays) {
    let at = from;
    for (const span of workingSpans(time, from, to)) {
      add(at, Math.min(span.from, to));
      at = Math.max(at, span.to);
    }
    add(at, to);
    return idle;
  }
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    const start = day * DAY;
    if (workingSpans(time, start, start + DAY).length === 0) add(start, start + DAY);
  }
  return idle;
}

/** Minutes of work from one moment to another; negative when the other one is earlier. */
export function workBetween(time: WorkingTime, from: number, to: number): number {
  if (to < from) return -workBetween(time, to, from);
  let sum = 0;
  for (const span of workingSpans(time, from, to)) {
    sum += Math.min(span.to, to) - Math.max(span.from, from);
  }
  return sum;
}

/** How far ahead `afterWork` looks. */
const FARTHEST = 1500;

/** The moment by which so many minutes can be worked from a moment on; for drawing lengths. */
export function afterWork(time: WorkingTime, from: number, minutes: number): number {
  let left = minutes;
  let at = from;
  for (let day = 0; day < FARTHEST && left > 0; day += 30) {
    const until = from + (day + 30) * DAY;
    for (const span of workingSpans(time, from + day * DAY, until)) {
      const begin = Math.max(span.from, from + day * DAY);
      const end = Math.min(span.to, until);
      if (end <= begin) continue;
      if (end - begin >= left) return begin + left;
      left -= end - begin;
      at = end;
    }
  }
  return at;
}
