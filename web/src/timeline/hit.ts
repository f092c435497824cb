/** From a point on the canvas back to what is drawn there. */
import type { Frame } from "./frame";
import { barRect, HEADER_HEIGHT, LINK_HANDLE, MIN_TARGET, type Rect, ROW_HEIGHT } from "./layout";
import { Flag } from "./plan";
import { doneUntil } from "./proposal";
import { xOf } from "./scale";

export type HitPart =
  | "bar"
  | "start"
  | "finish"
  | "progress"
  | "link_start"
  | "link_finish"
  | "row"
  | "header"
  | "empty";

export interface Hit {
  readonly part: HitPart;
  /** -1 outside rows. */
  readonly task: number;
}

const HANDLE = 6;
/** A handle drawn smaller can still be pointed at this far around its centre. */
const GRIP = 8;

/** Whether a bar is long enough to carry a progress handle. */
export function hasProgressHandle(frame: Frame, task: number, bar: Rect): boolean {
  const fixed = Flag.summary | Flag.milestone | Flag.inactive | Flag.external | Flag.group;
  return bar.w >= 24 && (frame.plan.flags[task] & fixed) === 0;
}

export function hit(frame: Frame, x: number, y: number): Hit {
  if (y < HEADER_HEIGHT) return { part: "header", task: -1 };
  const row = Math.floor((y - HEADER_HEIGHT + frame.scrollTop) / ROW_HEIGHT);
  if (row < 0 || row >= frame.outline.count) return { part: "empty", task: -1 };
  const task = frame.outline.tasks[row];
  const rect = barRect(frame.plan, frame.scale, task, row);
  const left = rect.x - frame.scrollLeft;
  const slack = Math.max(0, (MIN_TARGET - rect.w) / 2);
  if (frame.editable) {
    const bottom = rect.y + rect.h + HEADER_HEIGHT - frame.scrollTop;
    const done = xOf(frame.scale, doneUntil(frame.plan, task)) - frame.scrollLeft;
    if (y >= bottom - 3 && Math.abs(x - done) <= GRIP && hasProgressHandle(frame, task, rect)) {
      return { part: "progress", task };
    }
    if (Math.abs(x - (left + rect.w + LINK_HANDLE)) < GRIP) return { part: "link_finish", task };
    if (Math.abs(x - (left - LINK_HANDLE)) < GRIP) return { part: "link_start", task };
  }
  if (x < left - slack || x > left + rect.w + slack) return { part: "row", task };
  const fixed = frame.plan.flags[task] & (Flag.summary | Flag.milestone);
  if (!fixed && rect.w >= HANDLE * 3) {
    if (x < left + HANDLE) return { part: "start", task };
    if (x > left + rect.w - HANDLE) return { part: "finish", task };
  }
  return { part: "bar", task };
}
