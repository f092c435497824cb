/** The stretch of time the timeline can scroll over, with room to breathe at both ends. */
import { DAY } from "./civil";
import type { Plan } from "./plan";
import type { Scale } from "./scale";

export interface Extent {
  readonly from: number;
  readonly to: number;
}

const NEAR = 400 * DAY;

/** Covers the plan, and today and the status date when they are not far from it. */
export function extentOf(plan: Plan, ...marks: (number | null)[]): Extent {
  let { from, to } = plan;
  for (const mark of marks) {
    if (mark === null || mark < plan.from - NEAR || mark > plan.to + NEAR) continue;
    from = Math.min(from, mark);
    to = Math.max(to, mark);
  }
  return { from, to };
}

/** A scale whose origin leaves a margin before the extent, and the width it needs. */
export function scaleFor(
  extent: Extent,
  pxPerDay: number,
  viewWidth: number,
  /** Pixels needed before the first bar. */
  room = 0,
): { scale: Scale; width: number } {
  const marginDays = Math.max(2, Math.max(viewWidth * 0.12, room) / pxPerDay);
  const origin = Math.floor(extent.from / DAY - marginDays) * DAY;
  const days = (extent.to - origin) / DAY + marginDays + 260 / pxPerDay;
  return { scale: { origin, pxPerDay }, width: Math.max(viewWidth, days * pxPerDay) };
}

/** Before the first bar, for the names of other projects. */
const ROOM_FOR_NAMES = 160;

/** Pixels that links from other projects need before the first bar. */
export function roomBefore(external: readonly unknown[]): number {
  return external.length > 0 ? ROOM_FOR_NAMES : 0;
}

/** Which share of the view lies before a plan's first bar at first sight. */
export function shareBefore(external: readonly unknown[], width: number): number {
  return Math.max(0.06, Math.min(0.4, roomBefore(external) / width));
}
