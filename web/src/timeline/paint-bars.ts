/** Bars, summaries and milestones with their labels; what hangs on them is in `paint-marks.ts`. */
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
import {
  paintBaseline,
  paintConflict,
  paintDeadline,
  paintFloats,
  paintOverload,
  paintSlippage,
} from "./paint-marks";
import { Flag } from "./plan";
import { doneUntil } from "./proposal";
import { xOf } from "./scale";
import type { Fill, TimelineTheme } from "./theme";

const LABEL_GAP = 16;

/** How far tasks step back that a search did not find. */
const DIMMED = 0.28;

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
    const dimmed = frame.matched !== null && frame.matched[task] === 0;
    if (dimmed) ctx.globalAlpha = DIMMED;
    if (layers.baseline) paintBaseline(ctx, frame, task, top);
    if (layers.slippage) paintSlippage(ctx, frame, task, top);
    const inView = at.x <= frame.width && at.x + at.w >= 0;
    paintFloats(ctx, frame, task, at);
    if (inView) {
      const shape = shapeOf(plan, task);
      if (shape === "summary") paintSummary(ctx, frame, task, at);
      else if (shape === "milestone") paintDiamond(ctx, frame, task, at);
      else paintBar(ctx, frame, task, at);
    }
    if (layers.deadlines) paintDeadline(ctx, frame, task, top);
    const conflict = layers.conflicts && frame.conflicts?.[task] === 1;
    if (conflict) paintConflict(ctx, frame, at);
    if (layers.overload && plan.flags[task] & Flag.overloaded) {
      paintOverload(ctx, frame, at, conflict);
    }
    if (layers.labels !== "none" && at.x + at.w > -400 && at.x < frame.width) {
      paintLabel(ctx, frame, task, at, top);
    }
    if (dimmed) ctx.globalAlpha = 1;
  }
}

function isCritical(frame: Frame, task: number): boolean {
  return frame.layers.critical && (frame.plan.flags[task] & Flag.critical) !== 0;
}

/** Not critical, but with no more float than the limit a person set. */
export function isNearCritical(frame: Frame, task: number): boolean {
  const { plan, layers } = frame;
  if (!layers.near || !(plan.totalFloat[task] <= layers.nearLimit)) return false;
  return (plan.flags[task] & (Flag.critical | Flag.done | Flag.summary | Flag.inactive)) === 0;
}

/** The fills of a bar. Whatever matters has a pattern and an outline besides its colour. */
interface Ink {
  readonly done: string;
  readonly rest: string;
  readonly edge: string;
  readonly pattern: Fill | null;
}

function inkOf(frame: Frame, task: number): Ink {
  const { theme } = frame;
  if (isCritical(frame, task)) return criticalInk(theme);
  if (isNearCritical(frame, task)) return nearInk(theme);
  const external = frame.plan.flags[task] & Flag.external;
  return {
    done: theme.bar,
    rest: external ? theme.inactive : theme.barRest,
    edge: frame.selected === task ? theme.barEdge : theme.barLine,
    pattern: null,
  };
}

function criticalInk(theme: TimelineTheme): Ink {
  return {
    done: theme.critical,
    rest: theme.criticalRest,
    edge: theme.criticalEdge,
    pattern: theme.hatch,
  };
}

function nearInk(theme: TimelineTheme): Ink {
  return { done: theme.near, rest: theme.nearRest, edge: theme.nearEdge, pattern: theme.dots };
}

function paintBar(ctx: Painter, frame: Frame, task: number, at: Rect): void {
  const { theme, plan } = frame;
  const flags = plan.flags[task];
  if (flags & Flag.inactive) return paintInactive(ctx, frame, at);
  const ink = inkOf(frame, task);
  const done = Math.min(1, Math.max(0, plan.percent[task] / 100));
  const pauses = plan.pauses[task];
  if (!pauses || pauses.length === 0) {
    paintPiece(ctx, frame, task, at, done, ink);
  } else {
    const until = xOf(frame.scale, doneUntil(plan, task)) - frame.scrollLeft;
    paintPauseLine(ctx, ink.edge, at);
    for (const piece of pieces(frame, task, at)) {
      const share = Math.min(1, Math.max(0, (until - piece.x) / piece.w));
      paintPiece(ctx, frame, task, piece, done >= 1 ? 1 : done > 0 ? share : 0, ink);
    }
  }
  paintPauses(ctx, frame, task, ink.edge, at);
  if (flags & Flag.package) paintPackage(ctx, ink.edge, at);
  if (flags & Flag.manual && at.w > 10) {
    ctx.fillStyle = theme.summary;
    ctx.fillRect(at.x, at.y - 2, 2, at.h + 4);
    ctx.fillRect(at.x + at.w - 2, at.y - 2, 2, at.h + 4);
  }
}

/** Upright strokes over a bar: work that is yet to be planned in detail. */
export function paintPackage(ctx: Painter, stroke: string, at: Rect): void {
  ctx.strokeStyle = stroke;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  for (let x = at.x + 4; x < at.x + at.w - 1; x += 6) {
    ctx.moveTo(x, at.y + 2);
    ctx.lineTo(x, at.y + at.h - 2);
  }
  ctx.stroke();
}

function paintInactive(ctx: Painter, frame: Frame, at: Rect): void {
  ctx.strokeStyle = frame.theme.inactive;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([3, 3]);
  ctx.beginPath();
  const radius = Math.min(4, at.w / 2);
  ctx.roundRect(at.x + 0.75, at.y + 0.75, Math.max(1, at.w - 1.5), at.h - 1.5, radius);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** The worked stretches of a split bar. */
function pieces(frame: Frame, task: number, at: Rect): Rect[] {
  const { plan, scale, scrollLeft } = frame;
  const out: Rect[] = [];
  let from = at.x;
  for (const [rest, resume] of plan.pauses[task] ?? []) {
    const to = xOf(scale, rest) - scrollLeft;
    out.push({ ...at, x: from, w: Math.max(1, to - from) });
    from = xOf(scale, resume) - scrollLeft;
  }
  out.push({ ...at, x: from, w: Math.max(1, at.x + at.w - from) });
  return out;
}

/** Dashes across a bar where somebody pauses while others go on. */
function paintPauses(ctx: Painter, frame: Frame, task: number, stroke: string, at: Rect): void {
  const { plan, scale, scrollLeft } = frame;
  for (const { pauses } of plan.apart[task] ?? []) {
    for (const [rest, resume] of pauses) {
      const x = Math.max(at.x, xOf(scale, rest) - scrollLeft);
      const end = Math.min(at.x + at.w, xOf(scale, resume) - scrollLeft);
      if (end > x) paintPauseLine(ctx, stroke, { ...at, x, w: end - x });
    }
  }
}

function paintPauseLine(ctx: Painter, stroke: string, at: Rect): void {
  ctx.strokeStyle = stroke;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([2, 3]);
  ctx.beginPath();
  ctx.moveTo(at.x, at.y + at.h / 2);
  ctx.lineTo(at.x + at.w, at.y + at.h / 2);
  ctx.stroke();
  ctx.setLineDash([]);
}

function paintPiece(
  ctx: Painter,
  frame: Frame,
  task: number,
  at: Rect,
  done: number,
  ink: Ink,
): void {
  const radius = Math.min(4, at.w / 2);
  ctx.fillStyle = ink.rest;
  ctx.beginPath();
  ctx.roundRect(at.x, at.y, at.w, at.h, radius);
  ctx.fill();
  if (ink.pattern && done < 1) {
    ctx.fillStyle = ink.pattern;
    ctx.fill();
  }
  if (done > 0) {
    const w = at.w * done;
    ctx.fillStyle = ink.done;
    ctx.beginPath();
    if (done >= 1) ctx.roundRect(at.x, at.y, at.w, at.h, radius);
    else ctx.roundRect(at.x, at.y, w, at.h, [radius, 0, 0, radius]);
    ctx.fill();
  }
  if (at.w > 5) {
    ctx.strokeStyle = ink.edge;
    ctx.lineWidth = frame.selected === task ? 2 : 1;
    ctx.beginPath();
    ctx.roundRect(at.x + 0.5, at.y + 0.5, Math.max(1, at.w - 1), at.h - 1, radius);
    ctx.stroke();
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
  const critical = isCritical(frame, task);
  const near = isNearCritical(frame, task);
  const open = plan.percent[task] < 100;
  diamond(ctx, at.x + at.w / 2, at.y + at.h / 2, at.w / 2);
  const due = critical ? theme.critical : near ? theme.near : theme.milestone;
  ctx.fillStyle = open ? due : theme.summary;
  ctx.fill();
  if (critical || near || frame.selected === task) {
    ctx.strokeStyle = critical ? theme.criticalEdge : theme.milestoneEdge;
    ctx.lineWidth = frame.selected === task ? 2 : 1.5;
    ctx.stroke();
  }
}

export function diamond(ctx: Painter, cx: number, cy: number, r: number): void {
  ctx.beginPath();
  ctx.moveTo(cx, cy - r);
  ctx.lineTo(cx + r, cy);
  ctx.lineTo(cx, cy + r);
  ctx.lineTo(cx - r, cy);
  ctx.closePath();
}

function paintLabel(ctx: Painter, frame: Frame, task: number, at: Rect, top: number): void {
  const { plan, theme } = frame;
  const text = frame.layers.labels === "people" ? plan.people[task] : plan.name[task];
  if (!text) return;
  const summary = (plan.flags[task] & Flag.summary) !== 0;
  const x = labelX(frame, task, at);
  if (x > frame.width) return;
  ctx.font = `${summary ? "600 " : ""}12px ${frame.font}`;
  ctx.fillStyle = summary ? theme.text : theme.muted;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, top + BAR_TOP + BAR_HEIGHT / 2 + 0.5);
}

/** A label stands beside whatever reaches furthest: the bar, its float, its deadline. */
function labelX(frame: Frame, task: number, at: Rect): number {
  const { plan, layers, scale, scrollLeft } = frame;
  const summary = (plan.flags[task] & Flag.summary) !== 0;
  // Far enough that the handle for links fits between.
  let x = at.x + at.w + LABEL_GAP;
  if (layers.float && plan.totalFloat[task] > 0 && !summary) {
    const end = xOf(scale, plan.lateFinish[task]) - scrollLeft;
    if (end > at.x + at.w) x = Math.max(x, end + 8);
  }
  const deadline = layers.deadlines ? plan.deadline[task] : Number.NaN;
  if (!Number.isNaN(deadline)) {
    const mark = xOf(scale, deadline) - scrollLeft;
    if (mark > x - 12 && mark < x + 200) x = mark + 11;
  }
  return x;
}
