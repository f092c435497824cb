/**
 * What fingers take hold of. The selected bar alone has handles for them, each 24 px or more, beside
 * the bar rather than on it, so that a short bar can still be moved. `paintTouchHandles` draws the
 * places that `touchHit` finds.
 */
import type { Frame, Painter } from "./frame";
import { type Hit, type HitPart, hasProgressHandle, hit } from "./hit";
import { BAR_HEIGHT, BAR_TOP, barRect, HEADER_HEIGHT, ROW_HEIGHT } from "./layout";
import { Flag } from "./plan";
import { doneUntil } from "./proposal";
import { xOf } from "./scale";

/** Side of a handle: WCAG 2.5.8. */
export const TOUCH_SIZE = 24;
const HALF = TOUCH_SIZE / 2;

export interface TouchZone {
  readonly part: HitPart;
  /** Middle, on the canvas. */
  readonly x: number;
  readonly y: number;
}

/** The handles of a task that is in sight. */
export function touchZones(frame: Frame, task: number): TouchZone[] {
  const { plan, scale, outline } = frame;
  const row = task < 0 ? -1 : outline.rowOf[task];
  if (!frame.editable || row < 0 || plan.flags[task] & Flag.group) return [];
  const rect = barRect(plan, scale, task, row);
  const left = rect.x - frame.scrollLeft;
  const [middle, right] = [left + rect.w / 2, left + rect.w];
  const top = HEADER_HEIGHT + row * ROW_HEIGHT - frame.scrollTop;
  const y = top + BAR_TOP + BAR_HEIGHT / 2;
  const zones: TouchZone[] = [
    { part: "link_start", x: Math.min(left - HALF, middle - TOUCH_SIZE), y },
  ];
  const fixed = plan.flags[task] & (Flag.summary | Flag.milestone | Flag.external);
  let after = Math.max(right + HALF, middle + TOUCH_SIZE);
  if (!fixed) {
    const finish = Math.max(right, middle + TOUCH_SIZE);
    zones.push({ part: "finish", x: finish, y });
    after = finish + TOUCH_SIZE;
  }
  zones.push({ part: "link_finish", x: after, y });
  if (hasProgressHandle(frame, task, rect)) {
    const x = xOf(scale, doneUntil(plan, task)) - frame.scrollLeft;
    zones.push({ part: "progress", x, y: y + TOUCH_SIZE });
  }
  return zones;
}

/** What lies under a finger. While something is held, only rows and bars count: it is to be dropped. */
export function touchHit(frame: Frame, x: number, y: number): Hit {
  if (y < HEADER_HEIGHT) return { part: "header", task: -1 };
  if (!frame.held) {
    const over = (zone: TouchZone) => Math.abs(x - zone.x) <= HALF && Math.abs(y - zone.y) <= HALF;
    const zone = touchZones(frame, frame.selected).find(over);
    if (zone) return { part: zone.part, task: frame.selected };
  }
  const row = Math.floor((y - HEADER_HEIGHT + frame.scrollTop) / ROW_HEIGHT);
  if (row < 0 || row >= frame.outline.count) return { part: "empty", task: -1 };
  const task = frame.outline.tasks[row];
  const rect = barRect(frame.plan, frame.scale, task, row);
  const middle = rect.x - frame.scrollLeft + rect.w / 2;
  const reach = Math.max(HALF, rect.w / 2);
  return { part: Math.abs(x - middle) <= reach ? "bar" : "row", task };
}

/** What lies under the pointer that pressed last. */
export function hitUnder(frame: Frame | null, x: number, y: number): Hit {
  if (!frame) return { part: "empty", task: -1 };
  return frame.touch ? touchHit(frame, x, y) : hit(frame, x, y);
}

export function paintTouchHandles(ctx: Painter, frame: Frame): void {
  const { theme } = frame;
  ctx.strokeStyle = theme.handle;
  ctx.lineWidth = 1.5;
  for (const { part, x, y } of touchZones(frame, frame.selected)) {
    ctx.fillStyle = theme.background;
    ctx.beginPath();
    ctx.roundRect(x - HALF + 1, y - HALF + 1, TOUCH_SIZE - 2, TOUCH_SIZE - 2, HALF - 1);
    ctx.fill();
    ctx.stroke();
    ctx.beginPath();
    if (part === "finish") arrows(ctx, x, y);
    else if (part === "progress") wedge(ctx, x, y);
    else ctx.roundRect(x - 3.5, y - 3.5, 7, 7, 3.5);
    ctx.stroke();
  }
}

/** An arrow to either side: longer or shorter. */
function arrows(ctx: Painter, x: number, y: number): void {
  for (const side of [-1, 1]) {
    ctx.moveTo(x + side * 3, y - 4);
    ctx.lineTo(x + side * 7, y);
    ctx.lineTo(x + side * 3, y + 4);
  }
}

/** The mark under a bar that says how far its work is. */
function wedge(ctx: Painter, x: number, y: number): void {
  ctx.moveTo(x, y - 5);
  ctx.lineTo(x + 5, y + 4);
  ctx.lineTo(x - 5, y + 4);
  ctx.closePath();
}
