/**
 * Draws one frame of the timeline: time grid, links, bars, markers, header. Pure: it reads the
 * frame and writes to the context, nothing else. Critical work is a different fill, a hatch and an
 * outline, so that it reads without colour.
 */
import { DAY } from "./civil";
import type { Frame, Painter } from "./frame";
import { HEADER_HEIGHT, ROW_HEIGHT } from "./layout";
import { paintBars } from "./paint-bars";
import { paintGhosts, paintHandles, paintPathOutlines } from "./paint-edit";
import { paintExternal } from "./paint-external";
import { paintHeader, paintHeaderFlags } from "./paint-header";
import { paintLinks } from "./paint-links";
import { paintProgressLine } from "./paint-progress";
import { bandsFor, minuteAt, ticks, xOf } from "./scale";
import { idleSpans } from "./working";

export interface VisibleRows {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
}

export function visibleRows(frame: Frame): VisibleRows {
  const body = frame.height - HEADER_HEIGHT;
  return {
    first: Math.max(0, Math.floor(frame.scrollTop / ROW_HEIGHT)),
    last: Math.min(frame.outline.count, Math.ceil((frame.scrollTop + body) / ROW_HEIGHT)),
  };
}

export function paint(ctx: Painter, frame: Frame): void {
  const { theme, width, height } = frame;
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, width, height);
  const rows = visibleRows(frame);
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, HEADER_HEIGHT, width, height - HEADER_HEIGHT);
  ctx.clip();
  paintIdle(ctx, frame);
  paintGrid(ctx, frame, rows);
  paintRowBand(ctx, frame, frame.hovered, theme.hover);
  paintRowBand(ctx, frame, frame.selected, theme.selected);
  if (frame.layers.links) paintLinks(ctx, frame, rows);
  paintGhosts(ctx, frame, rows);
  paintPathOutlines(ctx, frame, rows);
  paintBars(ctx, frame, rows);
  if (frame.layers.links) paintExternal(ctx, frame, rows);
  if (frame.layers.status) paintDateLine(ctx, frame, frame.statusDate, theme.status, [4, 3]);
  if (frame.layers.today) paintDateLine(ctx, frame, frame.today, theme.today, []);
  if (frame.layers.progress) paintProgressLine(ctx, frame, rows);
  paintHandles(ctx, frame);
  ctx.restore();
  paintHeader(ctx, frame);
  paintHeaderFlags(ctx, frame);
}

function paintIdle(ctx: Painter, frame: Frame): void {
  const { scale, working, theme } = frame;
  if (!working || scale.pxPerDay < 4) return;
  const from = minuteAt(scale, frame.scrollLeft);
  const to = minuteAt(scale, frame.scrollLeft + frame.width);
  ctx.fillStyle = theme.idle;
  for (const span of idleSpans(working, Math.floor(from), Math.ceil(to), scale.pxPerDay < 120)) {
    const x = xOf(scale, span.from) - frame.scrollLeft;
    const w = ((span.to - span.from) * scale.pxPerDay) / DAY;
    ctx.fillRect(x, HEADER_HEIGHT, w, frame.height - HEADER_HEIGHT);
  }
}

function paintGrid(ctx: Painter, frame: Frame, rows: VisibleRows): void {
  const { scale, theme } = frame;
  const from = minuteAt(scale, frame.scrollLeft);
  const to = minuteAt(scale, frame.scrollLeft + frame.width);
  const { upper, lower } = bandsFor(scale.pxPerDay);
  const bottom = HEADER_HEIGHT + frame.outline.count * ROW_HEIGHT - frame.scrollTop;
  const end = Math.min(frame.height, bottom);
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let row = rows.first; row < rows.last; row++) {
    const y = HEADER_HEIGHT + (row + 1) * ROW_HEIGHT - frame.scrollTop - 0.5;
    ctx.moveTo(0, y);
    ctx.lineTo(frame.width, y);
  }
  if (lower.unit !== "day" || scale.pxPerDay >= 30) {
    for (const tick of ticks(lower, from, to)) {
      const x = Math.round(xOf(scale, tick) - frame.scrollLeft) + 0.5;
      ctx.moveTo(x, HEADER_HEIGHT);
      ctx.lineTo(x, end);
    }
  }
  ctx.stroke();
  ctx.strokeStyle = theme.lineStrong;
  ctx.beginPath();
  for (const tick of ticks(upper, from, to)) {
    const x = Math.round(xOf(scale, tick) - frame.scrollLeft) + 0.5;
    ctx.moveTo(x, HEADER_HEIGHT);
    ctx.lineTo(x, end);
  }
  ctx.stroke();
}

function paintRowBand(ctx: Painter, frame: Frame, task: number, fill: string): void {
  const row = task < 0 ? -1 : frame.outline.rowOf[task];
  if (row < 0 || row === undefined) return;
  ctx.fillStyle = fill;
  ctx.fillRect(0, HEADER_HEIGHT + row * ROW_HEIGHT - frame.scrollTop, frame.width, ROW_HEIGHT - 1);
}

function paintDateLine(
  ctx: Painter,
  frame: Frame,
  minute: number | null,
  stroke: string,
  dash: number[],
): void {
  if (minute === null) return;
  const x = Math.round(xOf(frame.scale, minute) - frame.scrollLeft) + 0.5;
  if (x < -1 || x > frame.width + 1) return;
  ctx.strokeStyle = stroke;
  ctx.lineWidth = 1.5;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(x, HEADER_HEIGHT);
  ctx.lineTo(x, frame.height);
  ctx.stroke();
  ctx.setLineDash([]);
}
