/**
 * Links from and to other projects: a short arrow at the end of the bar that is linked, with the
 * name of the other project. A link that is not kept is dashed and carries a sign.
 */
import type { Frame, Painter } from "./frame";
import { BAR_HEIGHT, BAR_TOP, barRect, HEADER_HEIGHT, ROW_HEIGHT } from "./layout";
import type { VisibleRows } from "./paint";
import type { LinkKind } from "./plan";

export interface ExternalLink {
  /** Place of the task in the plan. */
  readonly task: number;
  /** The task waits for the other project, or the other project for the task. */
  readonly incoming: boolean;
  readonly kind: LinkKind;
  readonly project: string;
  readonly kept: boolean;
}

const STUB = 22;
const ARROW = 5;
const MOST_NAME = 120;

export function paintExternal(ctx: Painter, frame: Frame, visible: VisibleRows): void {
  if (frame.external.length === 0) return;
  const { plan, outline, theme, scale } = frame;
  ctx.font = `11px ${frame.font}`;
  ctx.textBaseline = "middle";
  for (const link of frame.external) {
    const row = outline.rowOf[link.task];
    if (row === undefined || row < visible.first || row >= visible.last) continue;
    const bar = barRect(plan, scale, link.task, row);
    const atStart = link.incoming ? link.kind.endsWith("S") : link.kind.startsWith("S");
    const end = (atStart ? bar.x : bar.x + bar.w) - frame.scrollLeft;
    if (end < -MOST_NAME - STUB || end > frame.width + MOST_NAME + STUB) continue;
    const side = atStart ? -1 : 1;
    const y =
      HEADER_HEIGHT + row * ROW_HEIGHT - frame.scrollTop + BAR_TOP + (BAR_HEIGHT * 3) / 4 + 0.5;
    const far = end + side * STUB;
    ctx.strokeStyle = link.kept ? theme.linkActive : theme.linkCritical;
    ctx.fillStyle = ctx.strokeStyle;
    ctx.lineWidth = 1.6;
    ctx.setLineDash(link.kept ? [] : [4, 3]);
    ctx.beginPath();
    ctx.moveTo(far, y);
    ctx.lineTo(end, y);
    ctx.stroke();
    ctx.setLineDash([]);
    arrow(ctx, link.incoming ? end : far, y, link.incoming ? -side : side);
    const name = `${link.kept ? "" : "⚠ "}${shortened(link.project, frame)}`;
    ctx.fillStyle = theme.muted;
    ctx.textAlign = side < 0 ? "right" : "left";
    ctx.fillText(name, far + side * (link.incoming ? 4 : ARROW + 4), y);
  }
}

/** An arrow head with its tip here, pointing right (1) or left (-1). */
function arrow(ctx: Painter, x: number, y: number, towards: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x - towards * ARROW, y - 3.5);
  ctx.lineTo(x - towards * ARROW, y + 3.5);
  ctx.closePath();
  ctx.fill();
}

function shortened(name: string, frame: Frame): string {
  const font = `11px ${frame.font}`;
  if (frame.measure(name, font) <= MOST_NAME) return name;
  let text = name;
  while (text.length > 1 && frame.measure(`${text}…`, font) > MOST_NAME) text = text.slice(0, -1);
  return `${text}…`;
}
