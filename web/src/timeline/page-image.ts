/** Pages as images: drawn on a canvas of print resolution, one after the other. */
import { PAPER_SCALE } from "./pages";
import { type PageContent, paintPage } from "./paint-page";
import { patterned, textMeasure } from "./surface";
import { LIGHT } from "./theme";

/** Dots per CSS pixel of paper: 96 × 2 = 192 dots per inch. */
const RESOLUTION = 2;

/** Paper is white, whatever the screen is. */
export function pageCanvas(content: PageContent, at: number, resolution = RESOLUTION) {
  const { geometry } = content.plan;
  const ratio = PAPER_SCALE * resolution;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(geometry.width * ratio);
  canvas.height = Math.round(geometry.height * ratio);
  const ctx = canvas.getContext("2d", { alpha: false }) as CanvasRenderingContext2D;
  const theme = patterned(ctx, LIGHT);
  const frame = { ...content.frame, theme, measure: textMeasure(ctx) };
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintPage(ctx, { ...content, frame }, at);
  return canvas;
}

export function pageImage(content: PageContent, at: number): Promise<Blob> {
  const canvas = pageCanvas(content, at);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      // Frees the pixels before the next page is drawn.
      canvas.width = 0;
      if (blob) resolve(blob);
      else reject(new Error("The browser could not make the image."));
    }, "image/png");
  });
}
