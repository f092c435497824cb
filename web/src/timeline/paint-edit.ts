/**
 * What shows while a chart is edited: handles on the bar under the pointer, dashed outlines where
 * moved bars came from, the rubber line of a new link with its target, and the driving path.
 */
import type { Frame, Painter } from "./frame";
import { hasProgressHandle } from "./hit";
import {
  BAR_HEIGHT,
  BAR_TOP,
  barRect,
  HEADER_HEIGHT,
  LINK_HANDLE,
  type Rect,
  ROW_HEIGHT,
  shapeOf,
} from "./layout";
import type { VisibleRows } from "./paint";
import { Flag, type Plan } from "./plan";
import { doneUntil, targetEnd } from "./proposal";
import { minuteAt, xOf } from "./scale";
import { paintTouchHandles } from "./touch-zones";

/** A bar's rectangle on the canvas. */
export function onCanvas(frame: Frame, plan: Plan, task: number): Rect | null {
  const row = frame.outline.rowOf[task];
  if (row === undefined || row < 0) return null;
  const rect = barRect(plan, frame.scale, task, row);
  return {
    ...rect,
    x: rect.x - frame.scrollLeft,
    y: rect.y + HEADER_HEIGHT - frame.scrollTop,
  };
}

/** Where bars came from that a drag moves. Painted under the bars. */
export function paintGhosts(ctx: Painter, frame: Frame, visible: VisibleRows): void {
  const { before, plan, theme } = frame;
  if (!before) return;
  ctx.strokeStyle = theme.ghost;
  ctx.lineWidth = 1;
  ctx.setLineDash([3, 3]);
  ctx.beginPath();
  for (let row = visible.first; row < visible.last; row++) {
    const task = frame.outline.tasks[row];
    if (before.start[task] === plan.start[task] && before.finish[task] === plan.finish[task]) {
      continue;
    }
    const at = onCanvas(frame, before, task);
    if (!at || at.x > frame.width || at.x + at.w < 0) continue;
    if (shapeOf(before, task) === "milestone") {
      const [cx, cy, r] = [at.x + at.w / 2, at.y + at.h / 2, at.w / 2];
      ctx.moveTo(cx, cy - r);
      ctx.lineTo(cx + r, cy);
      ctx.lineTo(cx, cy + r);
      ctx.lineTo(cx - r, cy);
      ctx.closePath();
    } else {
      ctx.roundRect(at.x + 0.5, at.y + 0.5, Math.max(1, at.w - 1), at.h - 1, Math.min(4, at.w / 2));
    }
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Handles, the rubber line, the outline of what is held. Painted over the bars. */
export function paintHandles(ctx: Painter, frame: Frame): void {
  const { held, theme } = frame;
  if (held) {
    if (held.grab.kind === "link") paintRubber(ctx, frame);
    else outlineHeld(ctx, frame, held.grab.task, held.refused ? theme.refused : theme.barEdge);
    return;
  }
  if (!frame.editable) return;
  if (frame.touch) return paintTouchHandles(ctx, frame);
  for (const task of new Set([frame.selected, frame.hovered])) {
    if (task < 0 || frame.plan.flags[task] & Flag.group) continue;
    const at = onCanvas(frame, frame.plan, task);
    if (!at || at.x > frame.width || at.x + at.w < 0) continue;
    paintEnds(ctx, frame, task, at);
    if (task === frame.hovered) paintProgressHandle(ctx, frame, task, at);
  }
}

function middleOf(at: Rect): number {
  return at.y + at.h / 2;
}

function paintEnds(ctx: Painter, frame: Frame, task: number, at: Rect): void {
  const { theme, hovered } = frame;
  const y = barMiddle(frame, task) ?? middleOf(at);
  ctx.strokeStyle = theme.handle;
  ctx.fillStyle = theme.background;
  ctx.lineWidth = task === hovered ? 1.75 : 1.25;
  for (const x of [at.x - LINK_HANDLE, at.x + at.w + LINK_HANDLE]) {
    ctx.beginPath();
    ctx.roundRect(x - 4, y - 4, 8, 8, 4);
    ctx.fill();
    ctx.stroke();
  }
}

function barMiddle(frame: Frame, task: number): number | null {
  const row = frame.outline.rowOf[task];
  if (row < 0) return null;
  return HEADER_HEIGHT + row * ROW_HEIGHT - frame.scrollTop + BAR_TOP + BAR_HEIGHT / 2;
}

function paintProgressHandle(ctx: Painter, frame: Frame, task: number, at: Rect): void {
  if (!hasProgressHandle(frame, task, at)) return;
  const x = xOf(frame.scale, doneUntil(frame.plan, task)) - frame.scrollLeft;
  const y = at.y + at.h - 1;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + 5, y + 6);
  ctx.lineTo(x + 5, y + 9);
  ctx.lineTo(x - 5, y + 9);
  ctx.lineTo(x - 5, y + 6);
  ctx.closePath();
  ctx.fillStyle = frame.theme.background;
  ctx.fill();
  ctx.strokeStyle = frame.theme.handle;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}

function outlineHeld(ctx: Painter, frame: Frame, task: number, stroke: string): void {
  const at = onCanvas(frame, frame.plan, task);
  if (!at) return;
  ctx.strokeStyle = stroke;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.roundRect(at.x - 1, at.y - 1, at.w + 2, at.h + 2, Math.min(5, at.w / 2 + 1));
  ctx.stroke();
}

function paintRubber(ctx: Painter, frame: Frame): void {
  const { held, plan, theme } = frame;
  if (!held) return;
  const from = onCanvas(frame, plan, held.grab.task);
  const y = barMiddle(frame, held.grab.task);
  if (!from || y === null) return;
  const proposal = held.proposal?.kind === "link" ? held.proposal : null;
  const colour = held.refused ? theme.refused : theme.linkActive;
  const x = held.grab.end === "finish" ? from.x + from.w : from.x;
  let to = { x: held.x, y: held.y };
  if (proposal) {
    const target = onCanvas(frame, plan, proposal.target);
    const targetY = barMiddle(frame, proposal.target);
    if (target && targetY !== null) {
      const minute = minuteAt(frame.scale, held.x + frame.scrollLeft);
      const into = targetEnd(plan, proposal.target, minute);
      to = { x: into === "start" ? target.x : target.x + target.w, y: targetY };
      ctx.strokeStyle = colour;
      ctx.lineWidth = 2;
      ctx.setLineDash(held.refused ? [4, 3] : []);
      ctx.beginPath();
      ctx.roundRect(target.x - 3, target.y - 3, target.w + 6, target.h + 6, 6);
      ctx.stroke();
      ctx.setLineDash([]);
    }
  }
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 2;
  ctx.setLineDash(proposal && !held.refused ? [] : [5, 4]);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
  ctx.setLineDash([]);
  for (const [cx, cy] of [
    [x, y],
    [to.x, to.y],
  ]) {
    ctx.beginPath();
    ctx.roundRect(cx - 4, cy - 4, 8, 8, 4);
    ctx.fill();
  }
}

/** A second outline around what drives the selected task (solid) and what it drives (dashed). */
export function paintPathOutlines(ctx: Painter, frame: Frame, visible: VisibleRows): void {
  const { path, theme } = frame;
  if (!path || !frame.layers.driving) return;
  for (const [mask, dash] of [
    [path.up, [] as number[]],
    [path.down, [4, 3]],
  ] as const) {
    ctx.strokeStyle = theme.path;
    ctx.lineWidth = 2;
    ctx.setLineDash([...dash]);
    ctx.beginPath();
    for (let row = visible.first; row < visible.last; row++) {
      const task = frame.outline.tasks[row];
      if (!mask[task] || (task === path.task && path.upCount + path.downCount === 0)) continue;
      const at = onCanvas(frame, frame.plan, task);
      if (!at || at.x > frame.width || at.x + at.w < 0) continue;
      ctx.roundRect(at.x - 2.5, at.y - 2.5, at.w + 5, at.h + 5, Math.min(6, at.w / 2 + 2));
    }
    ctx.stroke();
  }
  ctx.setLineDash([]);
}
