/**
 * One page of a chart for paper or an image: title, table, timeline, legend, and at the foot when it
 * was made and which page it is. The timeline is painted by the same painter as on screen.
 */
import { type Column, cellText } from "./columns";
import type { Frame, Painter } from "./frame";
import { HEADER_HEIGHT, ROW_HEIGHT } from "./layout";
import { type LegendKey, paintSwatch, SWATCH_HEIGHT, SWATCH_WIDTH } from "./legend";
import type { ChartRange, PageGeometry, PagePlan } from "./pages";
import { paint } from "./paint";
import { Flag } from "./plan";
import { xOf } from "./scale";
import type { TimelineWords } from "./words";

export interface PageTexts {
  readonly title: string;
  readonly subtitle: string;
  readonly asOf: string;
  page(at: number, of: number): string;
  legend(key: LegendKey): string;
}

export interface PageContent {
  readonly frame: Frame;
  readonly words: TimelineWords;
  readonly columns: readonly Column[];
  readonly legend: readonly LegendKey[];
  readonly texts: PageTexts;
  readonly plan: PagePlan;
}

type PagePainter = Painter & Pick<CanvasRenderingContext2D, "translate" | "measureText">;

const LEGEND_ROW = 24;
const LEGEND_GAP = 18;

interface LegendPlace {
  readonly key: LegendKey;
  readonly x: number;
  readonly row: number;
}

/** Where the signs of a legend stand in a width; as many rows as it takes. */
export function legendPlaces(
  keys: readonly LegendKey[],
  width: number,
  textOf: (key: LegendKey) => string,
  frame: Pick<Frame, "measure" | "font">,
): { places: LegendPlace[]; height: number } {
  const font = `11.5px ${frame.font}`;
  const places: LegendPlace[] = [];
  let x = 0;
  let row = 0;
  for (const key of keys) {
    const w = SWATCH_WIDTH + 7 + frame.measure(textOf(key), font);
    if (x > 0 && x + w > width) {
      x = 0;
      row++;
    }
    places.push({ key, x, row });
    x += w + LEGEND_GAP;
  }
  return { places, height: keys.length === 0 ? 0 : 14 + (row + 1) * LEGEND_ROW };
}

export function tableWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}

export function paintPage(ctx: PagePainter, content: PageContent, at: number): void {
  const { plan, frame, texts } = content;
  const { geometry } = plan;
  const range = plan.pages[at];
  ctx.fillStyle = frame.theme.background;
  ctx.fillRect(0, 0, geometry.width, geometry.height);
  paintTitle(ctx, frame, geometry, texts);
  const top = geometry.margin + geometry.title;
  const body = HEADER_HEIGHT + (range.lastRow - range.firstRow) * ROW_HEIGHT;
  inside(ctx, geometry.margin + geometry.table, top, geometry.chart, body, () => {
    paint(ctx, chartFrame(frame, plan, range, body));
  });
  inside(ctx, geometry.margin, top, geometry.table, body, () => {
    paintTable(ctx, content, range, geometry.table);
  });
  ctx.strokeStyle = frame.theme.lineStrong;
  ctx.lineWidth = 1;
  ctx.strokeRect(geometry.margin, top, geometry.table + geometry.chart, body);
  ctx.fillStyle = frame.theme.lineStrong;
  ctx.fillRect(geometry.margin + geometry.table, top, 1, body);
  paintLegend(ctx, content, top + geometry.body);
  const foot = geometry.height - geometry.margin - 4;
  text(ctx, frame, texts.asOf, geometry.margin, foot, "11px", frame.theme.muted);
  const page = texts.page(at + 1, plan.pages.length);
  const right = geometry.width - geometry.margin;
  text(ctx, frame, page, right, foot, "600 11px", frame.theme.text, "right");
}

function inside(
  ctx: PagePainter,
  x: number,
  y: number,
  width: number,
  height: number,
  draw: () => void,
): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.beginPath();
  ctx.rect(0, 0, width, height);
  ctx.clip();
  draw();
  ctx.restore();
}

/** The frame of a page: a window onto the chart, without anything that is held or pointed at. */
function chartFrame(frame: Frame, plan: PagePlan, range: ChartRange, height: number): Frame {
  const scale = { origin: frame.scale.origin, pxPerDay: plan.pxPerDay };
  return {
    ...frame,
    scale,
    width: plan.geometry.chart,
    height,
    scrollLeft: xOf(scale, range.from),
    scrollTop: range.firstRow * ROW_HEIGHT,
    hovered: -1,
    editable: false,
    before: null,
    held: null,
  };
}

function text(
  ctx: PagePainter,
  frame: Frame,
  what: string,
  x: number,
  y: number,
  style: string,
  fill: string,
  align: CanvasTextAlign = "left",
): void {
  ctx.font = `${style} ${frame.font}`;
  ctx.fillStyle = fill;
  ctx.textAlign = align;
  ctx.textBaseline = "alphabetic";
  ctx.fillText(what, x, y);
}

function paintTitle(
  ctx: PagePainter,
  frame: Frame,
  geometry: PageGeometry,
  texts: PageTexts,
): void {
  const { margin } = geometry;
  const room = geometry.width - 2 * margin;
  const title = shortened(frame, texts.title, `700 20px ${frame.font}`, room);
  text(ctx, frame, title, margin, margin + 16, "700 20px", frame.theme.text);
  text(ctx, frame, texts.subtitle, margin, margin + 35, "12px", frame.theme.muted);
}

/** A text cut with an ellipsis so that it fits. */
export function shortened(
  frame: Pick<Frame, "measure">,
  what: string,
  font: string,
  room: number,
): string {
  if (frame.measure(what, font) <= room) return what;
  let low = 0;
  let high = what.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (frame.measure(`${what.slice(0, middle)}…`, font) <= room) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : `${what.slice(0, low)}…`;
}

function paintTable(
  ctx: PagePainter,
  content: PageContent,
  range: ChartRange,
  width: number,
): void {
  const { frame, columns, words } = content;
  const { theme, plan, outline } = frame;
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, width, HEADER_HEIGHT + (range.lastRow - range.firstRow) * ROW_HEIGHT);
  ctx.fillStyle = theme.header;
  ctx.fillRect(0, 0, width, HEADER_HEIGHT);
  // The name takes what the others leave.
  const fixed = tableWidth(columns.filter((column) => column.key !== "name"));
  let x = 0;
  for (const column of columns) {
    const w = column.key === "name" ? Math.max(80, width - fixed) : column.width;
    const heading = `600 11.5px ${frame.font}`;
    const cell = (what: string, y: number, style: string, fill: string, indent = 0) => {
      const room = w - 14 - indent;
      const fitted = shortened(frame, what, `${style} ${frame.font}`, room);
      const place = column.numeric ? x + w - 7 : x + 7 + indent;
      text(ctx, frame, fitted, place, y, style, fill, column.numeric ? "right" : "left");
    };
    cell(
      words.columns[column.key],
      HEADER_HEIGHT - 11,
      heading.replace(` ${frame.font}`, ""),
      theme.muted,
    );
    for (let row = range.firstRow; row < range.lastRow; row++) {
      const task = outline.tasks[row];
      const y = HEADER_HEIGHT + (row - range.firstRow) * ROW_HEIGHT + ROW_HEIGHT / 2 + 4.5;
      const summary = plan.flags[task] & Flag.summary;
      const what = cellText(column.key, plan, task, frame.format, words);
      const name = column.key === "name";
      const fill = name ? theme.text : theme.muted;
      cell(what, y, `${summary ? "600 " : ""}12.5px`, fill, name ? plan.depth[task] * 14 : 0);
    }
    x += w;
  }
  ctx.fillStyle = theme.line;
  for (let row = range.firstRow; row < range.lastRow; row++) {
    ctx.fillRect(0, HEADER_HEIGHT + (row - range.firstRow + 1) * ROW_HEIGHT - 1, width, 1);
  }
  ctx.fillStyle = theme.lineStrong;
  ctx.fillRect(0, HEADER_HEIGHT - 1, width, 1);
}

function paintLegend(ctx: PagePainter, content: PageContent, top: number): void {
  const { frame, legend, texts, plan } = content;
  const width = plan.geometry.width - 2 * plan.geometry.margin;
  const { places } = legendPlaces(legend, width, texts.legend, frame);
  for (const place of places) {
    const x = plan.geometry.margin + place.x;
    const y = top + 14 + place.row * LEGEND_ROW;
    paintSwatch(ctx, place.key, x, y, frame.theme);
    const baseline = y + SWATCH_HEIGHT - 4;
    const at = x + SWATCH_WIDTH + 7;
    text(ctx, frame, texts.legend(place.key), at, baseline, "11.5px", frame.theme.muted);
  }
}
