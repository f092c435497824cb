/** What hangs on a bar: baseline, slippage, float, deadline, and the sign of a contradiction. */
import type { Frame, Painter } from "./frame";
import { BAR_HEIGHT, BAR_TOP, type Rect } from "./layout";
import { Flag } from "./plan";
import { xOf } from "./scale";
import type { TimelineTheme } from "./theme";
import { afterWork } from "./working";

/** The line under a bar on which the baseline lies. */
const BASELINE_TOP = BAR_TOP + BAR_HEIGHT + 3;
const BASELINE_HEIGHT = 3.5;

export function paintBaseline(ctx: Painter, frame: Frame, task: number, top: number): void {
  const { plan, scale, theme } = frame;
  const from = plan.baselineStart[task];
  const to = plan.baselineFinish[task];
  if (!(to >= from)) return;
  const x = xOf(scale, from) - frame.scrollLeft;
  const w = Math.max(2, xOf(scale, to) - xOf(scale, from));
  if (x > frame.width || x + w < 0) return;
  ctx.fillStyle = theme.baseline;
  if (to === from) {
    const y = top + BAR_TOP + BAR_HEIGHT + 4;
    ctx.beginPath();
    ctx.moveTo(x, y - 4);
    ctx.lineTo(x + 4, y);
    ctx.lineTo(x, y + 4);
    ctx.lineTo(x - 4, y);
    ctx.closePath();
    ctx.fill();
    return;
  }
  ctx.fillRect(x, top + BASELINE_TOP, w, BASELINE_HEIGHT);
}

/** From the baseline's finish to the finish as planned: an arrow to the right is late. */
export function paintSlippage(ctx: Painter, frame: Frame, task: number, top: number): void {
  const { plan, scale, theme } = frame;
  const was = plan.baselineFinish[task];
  const is = plan.finish[task];
  if (Number.isNaN(was) || was === is) return;
  const from = xOf(scale, was) - frame.scrollLeft;
  const to = xOf(scale, is) - frame.scrollLeft;
  if (Math.abs(to - from) < 3 || Math.max(from, to) < 0 || Math.min(from, to) > frame.width) return;
  const late = is > was;
  const colour = late ? theme.slip : theme.float;
  const y = top + BASELINE_TOP + BASELINE_HEIGHT / 2;
  const back = late ? -5 : 5;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.setLineDash(late ? [] : [3, 2]);
  ctx.beginPath();
  ctx.moveTo(from, y - 3);
  ctx.lineTo(from, y + 3);
  ctx.moveTo(from, y);
  ctx.lineTo(to, y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.moveTo(to, y);
  ctx.lineTo(to + back, y - 3.5);
  ctx.lineTo(to + back, y + 3.5);
  ctx.closePath();
  ctx.fill();
}

/** Total float runs below the middle to the late finish, free float above it. */
export function paintFloats(ctx: Painter, frame: Frame, task: number, at: Rect): void {
  const { plan, scale, theme, layers } = frame;
  if (!layers.float && !layers.free) return;
  if (plan.flags[task] & (Flag.summary | Flag.done | Flag.inactive)) return;
  const x = at.x + at.w;
  if (x > frame.width) return;
  const y = at.y + at.h / 2;
  if (layers.float && plan.totalFloat[task] > 0) {
    const end = xOf(scale, plan.lateFinish[task]) - frame.scrollLeft;
    if (end > x + 2 && end >= 0) {
      ctx.fillStyle = theme.float;
      ctx.fillRect(x + 1, y + 4, end - x - 1, 2);
      ctx.fillRect(end - 1.5, y - 1, 1.5, 7);
    }
  }
  if (layers.free && plan.freeFloat[task] > 0 && frame.working) {
    const free = afterWork(frame.working, plan.finish[task], plan.freeFloat[task]);
    const end = xOf(scale, free) - frame.scrollLeft;
    if (end > x + 2 && end >= 0) {
      ctx.fillStyle = theme.freeFloat;
      ctx.fillRect(x + 1, y - 5, end - x - 1, 2);
      ctx.beginPath();
      ctx.moveTo(end, y - 4);
      ctx.lineTo(end - 4, y - 8);
      ctx.lineTo(end - 4, y);
      ctx.closePath();
      ctx.fill();
    }
  }
}

export function paintDeadline(ctx: Painter, frame: Frame, task: number, top: number): void {
  const minute = frame.plan.deadline[task];
  if (Number.isNaN(minute)) return;
  const x = xOf(frame.scale, minute) - frame.scrollLeft;
  if (x < -8 || x > frame.width + 8) return;
  const missed = (frame.plan.flags[task] & Flag.deadlineMissed) !== 0;
  const y = top + BAR_TOP - 1;
  ctx.beginPath();
  ctx.moveTo(x - 5, y);
  ctx.lineTo(x + 5, y);
  ctx.lineTo(x + 5, y + 7);
  ctx.lineTo(x, y + 13);
  ctx.lineTo(x - 5, y + 7);
  ctx.closePath();
  if (missed) {
    ctx.fillStyle = frame.theme.missed;
    ctx.fill();
    ctx.fillStyle = frame.theme.onAccent;
    ctx.fillRect(x - 0.75, y + 2, 1.5, 5);
    ctx.fillRect(x - 0.75, y + 8, 1.5, 1.5);
  } else {
    ctx.fillStyle = frame.theme.background;
    ctx.fill();
    ctx.strokeStyle = frame.theme.deadline;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  }
}

/** A triangle with an exclamation mark before the bar: its constraints contradict each other. */
/** A head and shoulders in a warning colour before the bar: someone on it has too much to do. */
export function paintOverload(ctx: Painter, frame: Frame, at: Rect, beside: boolean): void {
  const x = at.x - (beside ? 46 : 26);
  if (x > frame.width || x < -20) return;
  paintOverloadSign(ctx, frame.theme, x, at.y + at.h / 2 - 7);
}

export function paintOverloadSign(ctx: Painter, theme: TimelineTheme, x: number, y: number): void {
  ctx.fillStyle = theme.missed;
  ctx.beginPath();
  ctx.roundRect(x + 3.5, y, 7, 7, 3.5);
  ctx.roundRect(x, y + 8, 14, 6, [4, 4, 1, 1]);
  ctx.fill();
  ctx.fillStyle = theme.background;
  ctx.fillRect(x + 4, y + 10.25, 6, 1.5);
}

export function paintConflict(ctx: Painter, frame: Frame, at: Rect): void {
  const { theme } = frame;
  const x = at.x - 26;
  const y = at.y + at.h / 2 - 6.5;
  if (x > frame.width || x < -20) return;
  ctx.fillStyle = theme.conflict;
  ctx.beginPath();
  ctx.moveTo(x + 7, y);
  ctx.lineTo(x + 14, y + 13);
  ctx.lineTo(x, y + 13);
  ctx.closePath();
  ctx.fill();
  ctx.fillStyle = theme.background;
  ctx.fillRect(x + 6.25, y + 4.5, 1.5, 4.5);
  ctx.fillRect(x + 6.25, y + 10, 1.5, 1.5);
}
