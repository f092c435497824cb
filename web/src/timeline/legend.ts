/** What the signs of a chart mean: which of them the chart shows, and one painter for each. */
import type { Layers, Painter } from "./frame";
import { diamond, paintPackage } from "./paint-bars";
import { paintOverloadSign } from "./paint-marks";
import type { TimelineTheme } from "./theme";

export type LegendKey =
  | "task"
  | "summary"
  | "milestone"
  | "critical"
  | "near"
  | "driving"
  | "driven"
  | "baseline"
  | "late"
  | "early"
  | "float"
  | "free"
  | "deadline"
  | "missed"
  | "conflict"
  | "overload"
  | "manual"
  | "inactive"
  | "package"
  | "split"
  | "apart"
  | "progress"
  | "today"
  | "status"
  | "idle";

/** The signs in use with these layers, in reading order. */
export function legendKeys(layers: Layers, marks: { path: boolean; status: boolean }): LegendKey[] {
  const keys: LegendKey[] = ["task"];
  const add = (on: boolean, ...more: LegendKey[]) => on && keys.push(...more);
  add(layers.critical, "critical");
  add(layers.near, "near");
  keys.push("summary", "milestone", "manual", "split", "apart", "inactive", "package");
  add(layers.driving && marks.path, "driving", "driven");
  add(layers.baseline, "baseline");
  add(layers.slippage, "late", "early");
  add(layers.float, "float");
  add(layers.free, "free");
  add(layers.deadlines, "deadline", "missed");
  add(layers.conflicts, "conflict");
  add(layers.overload, "overload");
  add(layers.progress && marks.status, "progress");
  add(layers.today, "today");
  add(layers.status && marks.status, "status");
  keys.push("idle");
  return keys;
}

export const SWATCH_WIDTH = 30;
export const SWATCH_HEIGHT = 16;

/** Draws the sign of a key with its upper left corner at a point. */
export function paintSwatch(
  ctx: Painter,
  key: LegendKey,
  x: number,
  y: number,
  theme: TimelineTheme,
): void {
  const w = SWATCH_WIDTH;
  const middle = y + SWATCH_HEIGHT / 2;
  const bar = (done: string, rest: string, edge: string, over?: TimelineTheme["hatch"]) => {
    ctx.fillStyle = rest;
    ctx.beginPath();
    ctx.roundRect(x, y + 2, w, 12, 3);
    ctx.fill();
    if (over) {
      ctx.fillStyle = over;
      ctx.fill();
    }
    ctx.fillStyle = done;
    ctx.beginPath();
    ctx.roundRect(x, y + 2, w * 0.4, 12, [3, 0, 0, 3]);
    ctx.fill();
    outline(edge, 1, []);
  };
  const outline = (stroke: string, width: number, dash: number[], grow = 0) => {
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width;
    ctx.setLineDash(dash);
    ctx.beginPath();
    ctx.roundRect(x + 0.5 - grow, y + 2.5 - grow, w - 1 + 2 * grow, 11 + 2 * grow, 3);
    ctx.stroke();
    ctx.setLineDash([]);
  };
  const line = (stroke: string, width: number, dash: number[], points: [number, number][]) => {
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width;
    ctx.setLineDash(dash);
    ctx.beginPath();
    points.forEach(([px, py], i) => {
      if (i === 0) ctx.moveTo(px, py);
      else ctx.lineTo(px, py);
    });
    ctx.stroke();
    ctx.setLineDash([]);
  };
  const flag = (fill: string, stroke: string) => {
    const cx = x + w / 2;
    ctx.beginPath();
    ctx.moveTo(cx - 5, y + 1);
    ctx.lineTo(cx + 5, y + 1);
    ctx.lineTo(cx + 5, y + 8);
    ctx.lineTo(cx, y + 14);
    ctx.lineTo(cx - 5, y + 8);
    ctx.closePath();
    ctx.fillStyle = fill;
    ctx.fill();
    ctx.strokeStyle = stroke;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  };
  switch (key) {
    case "task":
      return bar(theme.bar, theme.barRest, theme.barLine);
    case "critical":
      return bar(theme.critical, theme.criticalRest, theme.criticalEdge, theme.hatch);
    case "near":
      return bar(theme.near, theme.nearRest, theme.nearEdge, theme.dots);
    case "driving":
    case "driven":
      ctx.fillStyle = theme.barRest;
      ctx.fillRect(x + 2, y + 4, w - 4, 8);
      return outline(theme.path, 2, key === "driving" ? [] : [4, 3]);
    case "summary":
      ctx.fillStyle = theme.summary;
      ctx.fillRect(x, middle - 4, w, 6);
      ctx.fillRect(x, middle - 4, 2, 10);
      ctx.fillRect(x + w - 2, middle - 4, 2, 10);
      return;
    case "milestone":
      diamond(ctx, x + w / 2, middle, 7);
      ctx.fillStyle = theme.milestone;
      ctx.fill();
      return;
    case "package":
      bar(theme.bar, theme.barRest, theme.barLine);
      return paintPackage(ctx, theme.barLine, { x, y: y + 2, w, h: 12 });
    case "manual":
      bar(theme.bar, theme.barRest, theme.barLine);
      ctx.fillStyle = theme.summary;
      ctx.fillRect(x, y, 2, 16);
      ctx.fillRect(x + w - 2, y, 2, 16);
      return;
    case "inactive":
      return outline(theme.inactive, 1.5, [3, 3]);
    case "apart":
      bar(theme.barRest, theme.barRest, theme.barLine);
      return line(
        theme.barLine,
        1.5,
        [2, 3],
        [
          [x + 10, middle],
          [x + w - 4, middle],
        ],
      );
    case "split":
      line(
        theme.barEdge,
        1.5,
        [2, 3],
        [
          [x, middle],
          [x + w, middle],
        ],
      );
      ctx.fillStyle = theme.bar;
      ctx.beginPath();
      ctx.roundRect(x, y + 2, 10, 12, 3);
      ctx.roundRect(x + w - 10, y + 2, 10, 12, 3);
      ctx.fill();
      return;
    case "baseline":
      ctx.fillStyle = theme.baseline;
      ctx.fillRect(x, middle - 2, w, 4);
      return;
    case "late":
    case "early": {
      const late = key === "late";
      const colour = late ? theme.slip : theme.float;
      line(colour, 1.5, late ? [] : [3, 2], [
        [x, middle],
        [x + w, middle],
      ]);
      ctx.fillStyle = colour;
      const tip = late ? x + w : x;
      ctx.beginPath();
      ctx.moveTo(tip, middle);
      ctx.lineTo(tip + (late ? -6 : 6), middle - 4);
      ctx.lineTo(tip + (late ? -6 : 6), middle + 4);
      ctx.closePath();
      ctx.fill();
      return;
    }
    case "float":
      ctx.fillStyle = theme.float;
      ctx.fillRect(x, middle - 1, w, 2);
      ctx.fillRect(x + w - 1.5, middle - 5, 1.5, 8);
      return;
    case "free":
      ctx.fillStyle = theme.freeFloat;
      ctx.fillRect(x, middle - 1, w - 2, 2);
      ctx.beginPath();
      ctx.moveTo(x + w, middle);
      ctx.lineTo(x + w - 5, middle - 4);
      ctx.lineTo(x + w - 5, middle + 4);
      ctx.closePath();
      ctx.fill();
      return;
    case "deadline":
      return flag(theme.background, theme.deadline);
    case "missed":
      flag(theme.missed, theme.missed);
      ctx.fillStyle = theme.onAccent;
      ctx.fillRect(x + w / 2 - 0.75, y + 3, 1.5, 5);
      ctx.fillRect(x + w / 2 - 0.75, y + 9, 1.5, 1.5);
      return;
    case "overload":
      return paintOverloadSign(ctx, theme, x + w / 2 - 7, y + 1);
    case "conflict":
      ctx.fillStyle = theme.conflict;
      ctx.beginPath();
      ctx.moveTo(x + w / 2, y + 1);
      ctx.lineTo(x + w / 2 + 8, y + 15);
      ctx.lineTo(x + w / 2 - 8, y + 15);
      ctx.closePath();
      ctx.fill();
      ctx.fillStyle = theme.background;
      ctx.fillRect(x + w / 2 - 0.75, y + 6, 1.5, 5);
      ctx.fillRect(x + w / 2 - 0.75, y + 12, 1.5, 1.5);
      return;
    case "progress":
      return line(
        theme.progressLine,
        1.75,
        [],
        [
          [x + w / 2, y],
          [x + 5, middle],
          [x + w / 2, y + 16],
        ],
      );
    case "today":
    case "status":
      return line(
        key === "today" ? theme.today : theme.status,
        1.75,
        key === "today" ? [] : [4, 3],
        [
          [x + w / 2, y],
          [x + w / 2, y + 16],
        ],
      );
    case "idle":
      ctx.fillStyle = theme.idle;
      ctx.fillRect(x, y + 1, w, 14);
      ctx.strokeStyle = theme.lineStrong;
      ctx.lineWidth = 1;
      ctx.setLineDash([]);
      ctx.strokeRect(x + 0.5, y + 1.5, w - 1, 13);
  }
}
