/** What only a real canvas can give: text widths, and the patterns that tell bars apart. */
import type { Frame } from "./frame";
import type { TimelineTheme } from "./theme";

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

function pattern(
  ctx: CanvasRenderingContext2D,
  size: number,
  draw: (tile: CanvasRenderingContext2D) => void,
): CanvasPattern | null {
  const tile = document.createElement("canvas");
  tile.width = size;
  tile.height = size;
  const inside = tile.getContext("2d");
  if (!inside) return null;
  draw(inside);
  return ctx.createPattern(tile, "repeat");
}

/** A theme whose hatch and dots are patterns of their colours. */
export function patterned(ctx: CanvasRenderingContext2D, base: TimelineTheme): TimelineTheme {
  const hatch = pattern(ctx, 8, (tile) => {
    tile.strokeStyle = base.hatch;
    tile.lineWidth = 2;
    tile.beginPath();
    for (const shift of [-8, 0, 8]) {
      tile.moveTo(shift, 8);
      tile.lineTo(shift + 8, 0);
    }
    tile.stroke();
  });
  const dots = pattern(ctx, 6, (tile) => {
    tile.fillStyle = base.dots;
    for (const [x, y] of [
      [1, 1],
      [4, 4],
    ]) {
      tile.fillRect(x, y, 1.6, 1.6);
    }
  });
  return { ...base, hatch: hatch ?? base.hatch, dots: dots ?? base.dots };
}
