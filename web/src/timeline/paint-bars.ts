/** Bars, summaries, milestones and what belongs to their row: baseline, float, deadline, label. */
import type { Frame, Painter } from "./frame";
import {
  BAR_HEIGHT,
  BAR_TOP,
  barRect,
  HEADER_HEIGHT,
  type Rect,
  ROW_HEIGHT,
  shapeOf,
} from "./layout";
import type { VisibleRows } from "./paint";
import { Flag } from "./plan";
import { xOf } from "./scale";

export function paintBars(ctx: Painter, frame: Frame, visible: VisibleRows): void {
  const { plan, outline, scale, layers } = frame;
  for (let row = visible.first; row < visible.last; row++) {
    const task = outline.tasks[row];
    const rect = barRect(plan, scale, task, row);
    const at: Rect = {
      x: rect.x - frame.scrollLeft,
      y: rect.y + HEADER_HEIGHT - frame.scrollTop,
      w: rect.w,
      h: rect.h,
    };
    const top = HEADER_HEIGHT + row * ROW_HEIGHT - frame.scrollTop;
    if (layers.baseline) paintBaseline(ctx, frame, task, top);
    const inView = at.x <= frame.width && at.x + at.w >= 0;
    if (layers.float) paintFloat(ctx, frame, task, at);
    if (inView) {
      const shape = shapeOf(plan, task);
      if (shape === "summary") paintSummary(ctx, frame, task, at);
      else if (shape === "milestone") paintDiamond(ctx, frame, task, at);
      else paintBar(ctx, frame, task, at);
    }
    if (layers.deadlines) paintDeadline(ctx, frame, task, top);
    if (layers.labels !== "none" && at.x + at.w > -400 && at.x < frame.width) {
      paintLabel(ctx, frame, task, at, top);
    }
  }
}

function isCritical(frame: Frame, task: number): boolean {
  return frame.layers.critical && (frame.plan.flags[task] & Flag.critical) !== 0;
}

function paintBar(ctx: Painter, frame: Frame, task: number, at: Rect): void {
  const { theme, plan } = frame;
  const flags = plan.flags[task];
  const critical = isCritical(frame, task);
  const radius = Math.min(4, at.w / 2);
  if (flags & Flag.inactive) {
    ctx.strokeStyle = theme.inactive;
    ctx.lineWidth = 1.5;
    ctx.setLineDash([3, 3]);
    ctx.beginPath();
    ctx.roundRect(at.x + 0.75, at.y + 0.75, Math.max(1, at.w - 1.5), at.h - 1.5, radius);
    ctx.stroke();
    ctx.setLineDash([]);
    return;
  }
  const done = Math.min(1, Math.max(0, plan.percent[task] / 100));
  const rest =
    flags & Flag.external ? theme.inactive : critical ? theme.criticalRest : theme.barRest;
  ctx.fillStyle = rest;
  ctx.beginPath();
  ctx.roundRect(at.x, at.y, at.w, at.h, radius);
  ctx.fill();
  if (critical && done < 1) {
    ctx.fillStyle = theme.hatch;
    ctx.fill();
  }
  if (done > 0) {
    const w = at.w * done;
    ctx.fillStyle = critical ? theme.critical : theme.bar;
    ctx.beginPath();
    if (done >= 1) ctx.roundRect(at.x, at.y, at.w, at.h, radius);
    else ctx.roundRect(at.x, at.y, w, at.h, [radius, 0, 0, radius]);
    ctx.fill();
  }
  if (at.w > 5) {
    const edge = frame.selected === task ? theme.barEdge : theme.barLine;
    ctx.strokeStyle = critical ? theme.criticalEdge : edge;
    ctx.lineWidth = frame.selected === task ? 2 : 1;
    ctx.beginPath();
    ctx.roundRect(at.x + 0.5, at.y + 0.5, Math.max(1, at.w - 1), at.h - 1, radius);
    ctx.stroke();
  }
  if (flags & Flag.manual && at.w > 10) {
    ctx.fillStyle = theme.summary;
    ctx.fillRect(at.x, at.y - 2, 2, at.h + 4);
    ctx.fillRect(at.x + at.w - 2, at.y - 2, 2, at.h + 4);
  }
}

function paintSummary(ctx: Painter, frame: Frame, task: number, at: Rect): void {
  const { theme, plan } = frame;
  const done = Math.min(1, Math.max(0, plan.percent[task] / 100));
  ctx.fillStyle = theme.summaryRest;
  ctx.fillRect(at.x, at.y, at.w, at.h - 1);
  ctx.fillStyle = theme.summary;
  ctx.fillRect(at.x, at.y, at.w * done, at.h - 1);
  const tail = Math.min(6, at.w / 2);
  ctx.beginPath();
  ctx.moveTo(at.x, at.y);
  ctx.lineTo(at.x + tail, at.y);
  ctx.lineTo(at.x, at.y + at.h + 5);
  ctx.closePath();
  ctx.moveTo(at.x + at.w, at.y);
  ctx.lineTo(at.x + at.w - tail, at.y);
  ctx.lineTo(at.x + at.w, at.y + at.h + 5);
  ctx.closePath();
  ctx.fill();
  if (isCritical(frame, task)) {
    ctx.fillStyle = theme.criticalEdge;
    ctx.fillRect(at.x, at.y - 2, at.w, 2);
  }
}

function paintDiamond(ctx: Painter, frame: Frame, task: number, at: Rect): void {
  const { theme, plan } = frame;
  const cx = at.x + at.w / 2;
  const cy = at.y + at.h / 2;
  const r = at.w / 2;
  const critical = isCritical(frame, task);
  const open = plan.percent[task] < 100;
  ctx.beginPath();
  ctx.moveTo(cx, cy - r);
  ctx.lineTo(cx + r, cy);
  ctx.lineTo(cx, cy + r);
  ctx.lineTo(cx - r, cy);
  ctx.closePath();
  ctx.fillStyle = open ? (critical ? theme.critical : theme.milestone) : theme.summary;
  ctx.fill();
  if (critical || frame.selected === task) {
    ctx.strokeStyle = critical ? theme.criticalEdge : theme.milestoneEdge;
    ctx.lineWidth = frame.selected === task ? 2 : 1.5;
    ctx.stroke();
  }
}

function paintBaseline(ctx: Painter, frame: Frame, task: number, top: number): void {
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
  ctx.fillRect(x, top + BAR_TOP + BAR_HEIGHT + 3, w, 3.5);
}

function paintFloat(ctx: Painter, frame: Frame, task: number, at: Rect): void {
  const { plan, scale, theme } = frame;
  if (plan.flags[task] & (Flag.summary | Flag.done) || !(plan.totalFloat[task] > 0)) return;
  const x = at.x + at.w;
  const end = xOf(scale, plan.lateFinish[task]) - frame.scrollLeft;
  if (!(end > x + 2) || x > frame.width || end < 0) return;
  const y = at.y + at.h / 2;
  ctx.fillStyle = theme.float;
  ctx.fillRect(x + 1, y + 4, end - x - 1, 2);
  ctx.fillRect(end - 1.5, y - 1, 1.5, 7);
}

function paintDeadline(ctx: Painter, frame: Frame, task: number, top: number): void {
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

function paintLabel(ctx: Painter, frame: Frame, task: number, at: Rect, top: number): void {
  const { plan, theme } = frame;
  const text = frame.layers.labels === "people" ? plan.people[task] : plan.name[task];
  if (!text) return;
  const summary = (plan.flags[task] & Flag.summary) !== 0;
  let x = at.x + at.w + (plan.flags[task] & Flag.milestone ? 8 : 16);
  if (frame.layers.float && plan.totalFloat[task] > 0 && !summary) {
    const end = xOf(frame.scale, plan.lateFinish[task]) - frame.scrollLeft;
    if (end > at.x + at.w) x = Math.max(x, end + 8);
  }
  const deadline = frame.layers.deadlines ? plan.deadline[task] : Number.NaN;
  if (!Number.isNaN(deadline)) {
    const mark = xOf(frame.scale, deadline) - frame.scrollLeft;
    if (mark > x - 12 && mark < x + 200) x = mark + 11;
  }
  if (x > frame.width) return;
  ctx.font = `${summary ? "600 " : ""}12px ${frame.font}`;
  ctx.fillStyle = summary ? theme.text : theme.muted;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, top + BAR_TOP + BAR_HEIGHT / 2 + 0.5);
}
