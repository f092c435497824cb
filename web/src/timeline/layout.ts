/**
 * Where things are, in timeline pixels: x from the left end of the timeline, y from the top of the
 * first row. `paint.ts` draws these places and `hit.ts` finds them again.
 */
import { Flag, type Plan } from "./plan";
import { type Scale, xOf } from "./scale";

export const ROW_HEIGHT = 34;
export const HEADER_HEIGHT = 54;
export const BAR_HEIGHT = 16;
export const BAR_TOP = 8;
export const SUMMARY_HEIGHT = 8;
export const SUMMARY_TOP = 11;
export const DIAMOND = 7;
export const MIN_BAR = 4;
/** Narrow bars can still be pointed at. */
export const MIN_TARGET = 10;
/** From the end of a bar to the middle of the handle that links are drawn from. */
export const LINK_HANDLE = 11;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export type BarShape = "bar" | "summary" | "milestone";

export function shapeOf(plan: Plan, task: number): BarShape {
  const flags = plan.flags[task];
  if (flags & Flag.summary) return "summary";
  return flags & Flag.milestone ? "milestone" : "bar";
}

/** The rectangle a task's bar fills; a milestone's is its diamond's box. */
export function barRect(plan: Plan, scale: Scale, task: number, row: number): Rect {
  const top = row * ROW_HEIGHT;
  const x = xOf(scale, plan.start[task]);
  const shape = shapeOf(plan, task);
  if (shape === "milestone") {
    return {
      x: x - DIAMOND,
      y: top + BAR_TOP + BAR_HEIGHT / 2 - DIAMOND,
      w: DIAMOND * 2,
      h: DIAMOND * 2,
    };
  }
  const w = Math.max(MIN_BAR, xOf(scale, plan.finish[task]) - x);
  return shape === "summary"
    ? { x, y: top + SUMMARY_TOP, w, h: SUMMARY_HEIGHT }
    : { x, y: top + BAR_TOP, w, h: BAR_HEIGHT };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const OUT = 8;
const IN = 11;

/** The corners of a link from one bar to another; the last segment carries the arrow. */
export function linkPath(plan: Plan, scale: Scale, link: number, rows: Int32Array): Point[] {
  const links = plan.links;
  const from = links.predecessor[link];
  const to = links.successor[link];
  const kind = links.kind[link];
  const a = barRect(plan, scale, from, rows[from]);
  const b = barRect(plan, scale, to, rows[to]);
  const out = kind === "FS" || kind === "FF" ? 1 : -1;
  const into = kind === "FS" || kind === "SS" ? 1 : -1;
  const x1 = out === 1 ? a.x + a.w : a.x;
  const x2 = into === 1 ? b.x : b.x + b.w;
  const y1 = rows[from] * ROW_HEIGHT + BAR_TOP + BAR_HEIGHT / 2;
  const y2 = rows[to] * ROW_HEIGHT + BAR_TOP + BAR_HEIGHT / 2;
  const leave = x1 + out * OUT;
  const enter = x2 - into * IN;
  if (out !== into) {
    const x = out === 1 ? Math.max(leave, enter) : Math.min(leave, enter);
    return [
      { x: x1, y: y1 },
      { x, y: y1 },
      { x, y: y2 },
      { x: x2, y: y2 },
    ];
  }
  if (out === 1 ? enter >= leave - 6 : enter <= leave + 6) {
    const x = out === 1 ? Math.min(leave, enter + 4) : Math.max(leave, enter - 4);
    return [
      { x: x1, y: y1 },
      { x, y: y1 },
      { x, y: y2 },
      { x: x2, y: y2 },
    ];
  }
  const between = y2 + (y2 > y1 ? -1 : 1) * (ROW_HEIGHT / 2);
  return [
    { x: x1, y: y1 },
    { x: leave, y: y1 },
    { x: leave, y: between },
    { x: enter, y: between },
    { x: enter, y: y2 },
    { x: x2, y: y2 },
  ];
}
