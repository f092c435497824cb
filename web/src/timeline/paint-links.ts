/** Dependencies as rounded elbows: ordinary ones first, critical above them, the selected on top. */
import type { Frame, Painter } from "./frame";
import { HEADER_HEIGHT, linkPath, type Point } from "./layout";
import type { VisibleRows } from "./paint";

const RADIUS = 5;
const ARROW = 5;

export function paintLinks(ctx: Painter, frame: Frame, visible: VisibleRows): void {
  const { plan, outline, theme } = frame;
  const links = plan.links;
  const rows = outline.rowOf;
  const normal: Point[][] = [];
  const critical: Point[][] = [];
  const active: Point[][] = [];
  const driving: Point[][] = [];
  const driven: Point[][] = [];
  const chain = frame.layers.driving ? frame.path : null;
  for (let link = 0; link < links.count; link++) {
    const from = rows[links.predecessor[link]];
    const to = rows[links.successor[link]];
    if (from < 0 || to < 0) continue;
    const low = from < to ? from : to;
    const high = from < to ? to : from;
    if (high < visible.first || low >= visible.last) continue;
    const path = linkPath(plan, frame.scale, link, rows);
    if (!crossesView(path, frame)) continue;
    const isActive =
      frame.selected >= 0 &&
      (links.predecessor[link] === frame.selected || links.successor[link] === frame.selected);
    const list = chain?.links[link]
      ? chain.links[link] === 1
        ? driving
        : driven
      : isActive
        ? active
        : frame.layers.critical && links.critical[link]
          ? critical
          : normal;
    list.push(path);
  }
  strokePaths(ctx, frame, normal, theme.link, 1.2);
  strokePaths(ctx, frame, critical, theme.linkCritical, 1.4);
  strokePaths(ctx, frame, active, theme.linkActive, 2);
  if (driven.length > 0) {
    ctx.setLineDash([5, 3]);
    strokePaths(ctx, frame, driven, theme.path, 2);
    ctx.setLineDash([]);
  }
  strokePaths(ctx, frame, driving, theme.path, 2.25);
}

function crossesView(path: Point[], frame: Frame): boolean {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const point of path) {
    if (point.x < left) left = point.x;
    if (point.x > right) right = point.x;
  }
  return right >= frame.scrollLeft - 10 && left <= frame.scrollLeft + frame.width + 10;
}

function strokePaths(
  ctx: Painter,
  frame: Frame,
  paths: Point[][],
  stroke: string,
  width: number,
): void {
  if (paths.length === 0) return;
  const dx = -frame.scrollLeft;
  const dy = HEADER_HEIGHT - frame.scrollTop;
  ctx.strokeStyle = stroke;
  ctx.lineWidth = width;
  ctx.beginPath();
  for (const path of paths) roundedPath(ctx, path, dx, dy);
  ctx.stroke();
  ctx.fillStyle = stroke;
  ctx.beginPath();
  for (const path of paths) arrow(ctx, path, dx, dy);
  ctx.fill();
}

function roundedPath(ctx: Painter, path: Point[], dx: number, dy: number): void {
  ctx.moveTo(path[0].x + dx, path[0].y + dy);
  for (let i = 1; i < path.length - 1; i++) {
    const before = path[i - 1];
    const at = path[i];
    const after = path[i + 1];
    const reach = Math.min(
      RADIUS,
      (Math.abs(at.x - before.x) + Math.abs(at.y - before.y)) / 2,
      (Math.abs(after.x - at.x) + Math.abs(after.y - at.y)) / 2,
    );
    ctx.arcTo(at.x + dx, at.y + dy, after.x + dx, after.y + dy, reach);
  }
  const last = path[path.length - 1];
  ctx.lineTo(last.x + dx, last.y + dy);
}

function arrow(ctx: Painter, path: Point[], dx: number, dy: number): void {
  const tip = path[path.length - 1];
  const before = path[path.length - 2];
  const back = tip.x >= before.x ? -ARROW : ARROW;
  const x = tip.x + dx;
  const y = tip.y + dy;
  ctx.moveTo(x, y);
  ctx.lineTo(x + back, y - 3.5);
  ctx.lineTo(x + back, y + 3.5);
  ctx.closePath();
}
