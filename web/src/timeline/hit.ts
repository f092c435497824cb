/** From a point on the canvas back to what is drawn there. */
import type { Frame } from "./frame";
import { barRect, HEADER_HEIGHT, MIN_TARGET, ROW_HEIGHT } from "./layout";
import { Flag } from "./plan";

export type HitPart = "bar" | "start" | "finish" | "row" | "header" | "empty";

export interface Hit {
  readonly part: HitPart;
  /** -1 outside rows. */
  readonly task: number;
}

const HANDLE = 6;

export function hit(frame: Frame, x: number, y: number): Hit {
  if (y < HEADER_HEIGHT) return { part: "header", task: -1 };
  const row = Math.floor((y - HEADER_HEIGHT + frame.scrollTop) / ROW_HEIGHT);
  if (row < 0 || row >= frame.outline.count) return { part: "empty", task: -1 };
  const task = frame.outline.tasks[row];
  const rect = barRect(frame.plan, frame.scale, task, row);
  const left = rect.x - frame.scrollLeft;
  const slack = Math.max(0, (MIN_TARGET - rect.w) / 2);
  if (x < left - slack || x > left + rect.w + slack) return { part: "row", task };
  const fixed = frame.plan.flags[task] & (Flag.summary | Flag.milestone);
  if (!fixed && rect.w >= HANDLE * 3) {
    if (x < left + HANDLE) return { part: "start", task };
    if (x > left + rect.w - HANDLE) return { part: "finish", task };
  }
  return { part: "bar", task };
}
