/**
 * Time to pixels and back, the zoom levels, and the two header bands each level shows.
 * Minutes are since 1970 (see `civil.ts`); pixels are CSS pixels from the left end of the timeline.
 */
import { civilDate, DAY, dayNumber, dayOf, weekday } from "./civil";

export interface Scale {
  /** The minute at x = 0. */
  readonly origin: number;
  readonly pxPerDay: number;
}

export type ZoomKey = "hour" | "quarter_day" | "day" | "week" | "month" | "quarter" | "year";

export const ZOOM_STEPS: readonly { key: ZoomKey; pxPerDay: number }[] = [
  { key: "hour", pxPerDay: 960 },
  { key: "quarter_day", pxPerDay: 240 },
  { key: "day", pxPerDay: 40 },
  { key: "week", pxPerDay: 18 },
  { key: "month", pxPerDay: 6 },
  { key: "quarter", pxPerDay: 2 },
  { key: "year", pxPerDay: 0.7 },
];

export const MAX_PX_PER_DAY = 1920;
export const MIN_PX_PER_DAY = 0.08;

export function xOf(scale: Scale, minute: number): number {
  return ((minute - scale.origin) * scale.pxPerDay) / DAY;
}

export function minuteAt(scale: Scale, x: number): number {
  return scale.origin + (x * DAY) / scale.pxPerDay;
}

export function clampZoom(pxPerDay: number): number {
  return Math.min(MAX_PX_PER_DAY, Math.max(MIN_PX_PER_DAY, pxPerDay));
}

/** The named step nearest to a free zoom, by ratio. */
export function nearestStep(pxPerDay: number): ZoomKey {
  let best = ZOOM_STEPS[0];
  for (const step of ZOOM_STEPS) {
    const distance = Math.abs(Math.log(step.pxPerDay / pxPerDay));
    if (distance < Math.abs(Math.log(best.pxPerDay / pxPerDay))) best = step;
  }
  return best.key;
}

/** The next named step in (`direction` 1) or out (-1); stays at the ends. */
export function steppedZoom(pxPerDay: number, direction: 1 | -1): number {
  const steps = ZOOM_STEPS.map((s) => s.pxPerDay);
  const candidates =
    direction === 1
      ? steps.filter((s) => s > pxPerDay * 1.01)
      : steps.filter((s) => s < pxPerDay * 0.99);
  if (candidates.length === 0) return pxPerDay;
  return direction === 1 ? Math.min(...candidates) : Math.max(...candidates);
}

export type Unit = "hour" | "day" | "week" | "month" | "quarter" | "year";

export interface Band {
  readonly unit: Unit;
  readonly step: number;
}

/** The upper and lower header band for a zoom. */
export function bandsFor(pxPerDay: number): { upper: Band; lower: Band } {
  if (pxPerDay >= 120) {
    const perHour = pxPerDay / 24;
    const step = perHour >= 26 ? 1 : perHour >= 13 ? 2 : perHour >= 9 ? 3 : 6;
    return { upper: { unit: "day", step: 1 }, lower: { unit: "hour", step } };
  }
  if (pxPerDay >= 15) return { upper: { unit: "month", step: 1 }, lower: { unit: "day", step: 1 } };
  if (pxPerDay >= 4) return { upper: { unit: "month", step: 1 }, lower: { unit: "week", step: 1 } };
  if (pxPerDay >= 1) return { upper: { unit: "year", step: 1 }, lower: { unit: "month", step: 1 } };
  if (pxPerDay >= 0.3) {
    return { upper: { unit: "year", step: 1 }, lower: { unit: "quarter", step: 1 } };
  }
  return { upper: { unit: "year", step: 10 }, lower: { unit: "year", step: 1 } };
}

/** The last boundary of a band at or before a minute. */
export function floorTo(band: Band, minute: number): number {
  const day = dayOf(minute);
  const { year, month } = civilDate(day);
  switch (band.unit) {
    case "hour": {
      const size = band.step * 60;
      return day * DAY + Math.floor((minute - day * DAY) / size) * size;
    }
    case "day":
      return day * DAY;
    case "week":
      return (day - weekday(day)) * DAY;
    case "month":
      return dayNumber(year, month, 1) * DAY;
    case "quarter":
      return dayNumber(year, month - ((month - 1) % 3), 1) * DAY;
    case "year":
      return dayNumber(year - (((year % band.step) + band.step) % band.step), 1, 1) * DAY;
  }
}

/** The boundary after a boundary. */
export function nextAfter(band: Band, boundary: number): number {
  const day = dayOf(boundary);
  const { year, month } = civilDate(day);
  switch (band.unit) {
    case "hour":
      return boundary + band.step * 60;
    case "day":
      return (day + 1) * DAY;
    case "week":
      return (day + 7) * DAY;
    case "month":
      return dayNumber(year, month + 1, 1) * DAY;
    case "quarter":
      return dayNumber(year, month + 3, 1) * DAY;
    case "year":
      return dayNumber(year + band.step, 1, 1) * DAY;
  }
}

/** Boundaries of a band from the last one at or before `from` up to `to`. */
export function ticks(band: Band, from: number, to: number): number[] {
  const out: number[] = [];
  for (let at = floorTo(band, from); at <= to; at = nextAfter(band, at)) out.push(at);
  return out;
}

/** A zoom at which `from..to` fills `width`, leaving a margin for labels. */
export function fitZoom(from: number, to: number, width: number): number {
  const days = Math.max(1, (to - from) / DAY);
  return clampZoom(Math.min(40, Math.max(60, width - 180) / days));
}
