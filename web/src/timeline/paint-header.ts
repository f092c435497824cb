/** The two header bands and the flags of today and the status date. */
import type { Frame, Painter } from "./frame";
import { HEADER_HEIGHT } from "./layout";
import { type Band, bandsFor, minuteAt, nextAfter, ticks, xOf } from "./scale";
import { idleSpans } from "./working";

const SPLIT = 27;
const FLAG_TOP = 6;

export function paintHeader(ctx: Painter, frame: Frame): void {
  const { theme, width, scale } = frame;
  ctx.fillStyle = theme.header;
  ctx.fillRect(0, 0, width, HEADER_HEIGHT);
  const { upper, lower } = bandsFor(scale.pxPerDay);
  ctx.textBaseline = "middle";
  paintUpper(ctx, frame, upper);
  paintLower(ctx, frame, lower);
  ctx.fillStyle = theme.lineStrong;
  ctx.fillRect(0, HEADER_HEIGHT - 1, width, 1);
}

function span(frame: Frame): [number, number] {
  return [
    minuteAt(frame.scale, frame.scrollLeft),
    minuteAt(frame.scale, frame.scrollLeft + frame.width),
  ];
}

function fitting(frame: Frame, texts: readonly string[], font: string, room: number): string {
  return texts.find((text) => frame.measure(text, font) <= room) ?? "";
}

function paintUpper(ctx: Painter, frame: Frame, band: Band): void {
  const { scale, theme, scrollLeft } = frame;
  const [from, to] = span(frame);
  const font = `600 12.5px ${frame.font}`;
  ctx.font = font;
  ctx.textAlign = "left";
  for (const tick of ticks(band, from, to)) {
    const x = Math.round(xOf(scale, tick) - scrollLeft);
    const end = Math.round(xOf(scale, nextAfter(band, tick)) - scrollLeft);
    if (x > 0) {
      ctx.fillStyle = theme.lineStrong;
      ctx.fillRect(x, 4, 1, SPLIT - 4);
    }
    // The title stays readable while its span scrolls out on the left.
    const left = Math.max(x, 0) + 8;
    const text = fitting(frame, frame.titles(band, tick), font, end - left - 6);
    if (!text) continue;
    ctx.fillStyle = theme.text;
    ctx.fillText(text, left, SPLIT / 2 + 1);
  }
}

function paintLower(ctx: Painter, frame: Frame, band: Band): void {
  const { scale, theme, scrollLeft } = frame;
  const [from, to] = span(frame);
  const font = `500 11.5px ${frame.font}`;
  ctx.font = font;
  ctx.textAlign = "center";
  // Days say their weekday all or none, so that the row reads evenly.
  const roomy = band.unit !== "day" || scale.pxPerDay >= frame.measure("W 28", font) + 4;
  const dim = new Set<number>();
  if (frame.working && band.unit === "day") {
    for (const idle of idleSpans(frame.working, Math.floor(from), Math.ceil(to), true)) {
      for (let day = idle.from; day < idle.to; day += 1440) dim.add(day);
    }
  }
  for (const tick of ticks(band, from, to)) {
    const x = xOf(scale, tick) - scrollLeft;
    const end = xOf(scale, nextAfter(band, tick)) - scrollLeft;
    const texts = frame.format.band(band, tick);
    const text = fitting(frame, roomy ? texts : texts.slice(-1), font, end - x - 2);
    if (!text) continue;
    ctx.fillStyle = dim.has(tick) ? theme.faint : theme.muted;
    ctx.fillText(text, (x + end) / 2, SPLIT + (HEADER_HEIGHT - SPLIT) / 2 - 0.5);
  }
}

/** Small flags in the upper band; the second moves aside when both fall together. */
export function paintHeaderFlags(ctx: Painter, frame: Frame): void {
  const { theme } = frame;
  const font = `600 10.5px ${frame.font}`;
  const taken: [number, number][] = [];
  const flag = (minute: number | null, label: string, fill: string) => {
    if (minute === null) return;
    const x = Math.round(xOf(frame.scale, minute) - frame.scrollLeft);
    const w = frame.measure(label, font) + 12;
    if (x + w / 2 < 0 || x - w / 2 > frame.width) return;
    let left = x - w / 2;
    const clash = taken.find(([a, b]) => left < b + 2 && left + w > a - 2);
    if (clash) left = x >= (clash[0] + clash[1]) / 2 ? clash[1] + 3 : clash[0] - w - 3;
    taken.push([left, left + w]);
    ctx.fillStyle = fill;
    ctx.beginPath();
    ctx.roundRect(left, FLAG_TOP, w, 16, 4);
    ctx.fill();
    ctx.fillRect(x - 0.5, HEADER_HEIGHT - 5, 1.5, 5);
    ctx.fillStyle = theme.onAccent;
    ctx.font = font;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(label, left + w / 2, FLAG_TOP + 8.5);
  };
  if (frame.layers.today) flag(frame.today, frame.todayLabel, theme.today);
  if (frame.layers.status) flag(frame.statusDate, frame.statusLabel, theme.status);
}
