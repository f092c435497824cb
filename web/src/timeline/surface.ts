/** What only a real canvas can give: text widths and the hatch of critical bars. */
import type { Frame } from "./frame";

/** Measures text and remembers; header texts repeat in every frame. */
export function textMeasure(ctx: CanvasRenderingContext2D): Frame["measure"] {
  const cache = new Map<string, number>();
  return (text, font) => {
    const key = `${font}|${text}`;
    let width = cache.get(key);
    if (width === undefined) {
      ctx.save();
      ctx.font = font;
      width = ctx.measureText(text).width;
      ctx.restore();
      if (cache.size > 5000) cache.clear();
      cache.set(key, width);
    }
    return width;
  };
}

export function hatchPattern(ctx: CanvasRenderingContext2D, colour: string): CanvasPattern | null {
  const tile = document.createElement("canvas");
  tile.width = 8;
  tile.height = 8;
  const t = tile.getContext("2d");
  if (!t) return null;
  t.strokeStyle = colour;
  t.lineWidth = 2;
  t.beginPath();
  for (const shift of [-8, 0, 8]) {
    t.moveTo(shift, 8);
    t.lineTo(shift + 8, 0);
  }
  t.stroke();
  return ctx.createPattern(tile, "repeat");
}
