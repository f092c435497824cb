/**
 * The progress line: down the status date, out to the left where a task is behind it and to the
 * right where it is ahead. It reads what is drawn; it computes no dates.
 */
import type { Frame, Painter } from "./frame";
import { BAR_HEIGHT, BAR_TOP, HEADER_HEIGHT, ROW_HEIGHT } from "./layout";
import type { VisibleRows } from "./paint";
import { Flag, type Plan } from "./plan";
import { doneUntil } from "./proposal";
import { xOf } from "./scale";

/**
 * The minute at which the line passes a task: how far it is done, or the status date where that is
 * as it should be (not begun and not due, or done and behind). Null where it passes straight.
 */
export function progressMinute(plan: Plan, task: number, status: number): number | null {
  const flags = plan.flags[task];
  if (flags & (Flag.summary | Flag.inactive | Flag.external)) return null;
  if (flags & Flag.milestone) {
    return plan.percent[task] < 100 && plan.finish[task] < status ? plan.finish[task] : null;
  }
  const percent = plan.percent[task];
  if (percent >= 100) return plan.finish[task] > status ? plan.finish[task] : null;
  if (percent <= 0) return plan.start[task] < status ? plan.start[task] : null;
  return doneUntil(plan, task);
}

export function paintProgressLine(ctx: Painter, frame: Frame, visible: VisibleRows): void {
  const { plan, outline, scale, statusDate, theme } = frame;
  if (statusDate === null) return;
  const line = xOf(scale, statusDate) - frame.scrollLeft;
  const points: { x: number; y: number }[] = [];
  ctx.strokeStyle = theme.progressLine;
  ctx.lineWidth = 1.75;
  ctx.beginPath();
  // One row beyond the edges, so that the line leaves the picture at its true slope.
  const first = Math.max(0, visible.first - 1);
  const last = Math.min(outline.count, visible.last + 1);
  ctx.moveTo(line, HEADER_HEIGHT + first * ROW_HEIGHT - frame.scrollTop);
  for (let row = first; row < last; row++) {
    const top = HEADER_HEIGHT + row * ROW_HEIGHT - frame.scrollTop;
    const minute = progressMinute(plan, outline.tasks[row], statusDate);
    ctx.lineTo(line, top);
    if (minute !== null) {
      const point = { x: xOf(scale, minute) - frame.scrollLeft, y: top + BAR_TOP + BAR_HEIGHT / 2 };
      ctx.lineTo(point.x, point.y);
      points.push(point);
    }
    ctx.lineTo(line, top + ROW_HEIGHT);
  }
  ctx.stroke();
  ctx.fillStyle = theme.background;
  for (const { x, y } of points) {
    ctx.beginPath();
    ctx.roundRect(x - 3.5, y - 3.5, 7, 7, 3.5);
    ctx.fill();
    ctx.stroke();
  }
}
