/**
 * Draws what the canvas painter draws into a PDF: lines and texts stay lines and texts, sharp at any
 * size and found by a search. What the fonts of the file have no letters for becomes a picture.
 */
import { GState, type jsPDF } from "jspdf";
import type { Frame, Painter } from "./frame";

type PagePainter = Painter & Pick<CanvasRenderingContext2D, "translate" | "measureText">;

/** A text as a picture, for scripts that the fonts lack. */
export interface TextPicture {
  readonly url: string;
  /** Size and height above the baseline, in the units the text was asked for in. */
  readonly width: number;
  readonly height: number;
  readonly above: number;
}

export type TakePicture = (text: string, font: string, fill: string) => TextPicture | null;

/** Names of the two weights in the file. */
export const PDF_FONTS = { family: "Inter", normal: "normal", bold: "bold" } as const;

/** Fills that are patterns; their colours are those of the lines and dots. */
export interface PdfPatterns {
  readonly hatch: string;
  readonly dots: string;
}

type Step =
  | readonly ["move", number, number]
  | readonly ["line", number, number]
  | readonly ["curve", number, number, number, number, number, number]
  | readonly ["close"];

interface Style {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  globalAlpha: number;
  dash: number[];
  x: number;
  y: number;
}

const FIRST: Style = {
  fillStyle: "#000000",
  strokeStyle: "#000000",
  lineWidth: 1,
  font: "12px Inter",
  textAlign: "left",
  textBaseline: "alphabetic",
  globalAlpha: 1,
  dash: [],
  x: 0,
  y: 0,
};

/** How far a curve's handles reach for a quarter of a circle. */
const QUARTER = 0.5523;
/** Middle of the letters above the baseline, in sizes of the font. */
const MIDDLE = 0.36;

export class PdfPainter {
  private style: Style = { ...FIRST };
  private readonly kept: Style[] = [];
  private path: Step[] = [];
  private at: [number, number] = [0, 0];
  /** What the file was last told. */
  private told = { opacity: 1 };

  /** `scale`: points of the file for a unit of the painter. */
  constructor(
    private readonly pdf: jsPDF,
    private readonly scale: number,
    private readonly patterns: PdfPatterns,
    private readonly picture: TakePicture,
  ) {}

  /** As what the painters of a page ask for. */
  asPainter(): PagePainter {
    return this as unknown as PagePainter;
  }

  /** Width of a text as the file will show it. */
  readonly measure: Frame["measure"] = (text, font) => {
    this.takeFont(font);
    return this.pdf.getTextWidth(text) / this.scale;
  };

  measureText(text: string): TextMetrics {
    return { width: this.measure(text, this.style.font) } as TextMetrics;
  }

  save(): void {
    this.kept.push({ ...this.style, dash: [...this.style.dash] });
    this.pdf.saveGraphicsState();
  }

  restore(): void {
    const style = this.kept.pop();
    if (!style) return;
    this.style = style;
    this.pdf.restoreGraphicsState();
    this.told = { opacity: Number.NaN };
  }

  translate(x: number, y: number): void {
    this.style.x += x;
    this.style.y += y;
  }

  beginPath(): void {
    this.path = [];
  }

  moveTo(x: number, y: number): void {
    this.path.push(["move", this.x(x), this.y(y)]);
    this.at = [x, y];
  }

  lineTo(x: number, y: number): void {
    this.path.push([this.path.length === 0 ? "move" : "line", this.x(x), this.y(y)]);
    this.at = [x, y];
  }

  closePath(): void {
    this.path.push(["close"]);
  }

  rect(x: number, y: number, w: number, h: number): void {
    this.moveTo(x, y);
    this.lineTo(x + w, y);
    this.lineTo(x + w, y + h);
    this.lineTo(x, y + h);
    this.closePath();
  }

  roundRect(x: number, y: number, w: number, h: number, radii: number | number[] = 0): void {
    const most = Math.min(w, h) / 2;
    const radius = (corner: number) => {
      const asked = typeof radii === "number" ? radii : (radii[corner] ?? radii[0] ?? 0);
      return Math.max(0, Math.min(asked, most));
    };
    const [a, b, c, d] = [radius(0), radius(1), radius(2), radius(3)];
    this.moveTo(x + a, y);
    this.lineTo(x + w - b, y);
    this.corner(x + w, y, x + w, y + b);
    this.lineTo(x + w, y + h - c);
    this.corner(x + w, y + h, x + w - c, y + h);
    this.lineTo(x + d, y + h);
    this.corner(x, y + h, x, y + h - d);
    this.lineTo(x, y + a);
    this.corner(x, y, x + a, y);
    this.closePath();
  }

  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void {
    const [x0, y0] = this.at;
    const into = Math.hypot(x0 - x1, y0 - y1);
    const out = Math.hypot(x2 - x1, y2 - y1);
    const turn = (x0 - x1) * (y2 - y1) - (y0 - y1) * (x2 - x1);
    if (radius === 0 || into === 0 || out === 0 || Math.abs(turn) < 1e-9) {
      this.lineTo(x1, y1);
      return;
    }
    const cosine = ((x0 - x1) * (x2 - x1) + (y0 - y1) * (y2 - y1)) / (into * out);
    const reach = radius / Math.tan(Math.acos(cosine) / 2);
    this.lineTo(x1 + ((x0 - x1) / into) * reach, y1 + ((y0 - y1) / into) * reach);
    this.corner(x1, y1, x1 + ((x2 - x1) / out) * reach, y1 + ((y2 - y1) / out) * reach);
  }

  clip(): void {
    this.draw(this.path);
    this.pdf.clip();
    this.pdf.discardPath();
  }

  fill(): void {
    const { fillStyle } = this.style;
    const patterned = fillStyle === this.patterns.hatch || fillStyle === this.patterns.dots;
    if (patterned) this.fillPattern(fillStyle === this.patterns.hatch);
    else if (this.takeFill() && this.draw(this.path)) this.pdf.fill();
  }

  stroke(): void {
    const colour = this.takeColour(this.style.strokeStyle);
    if (!colour) return;
    this.pdf.setDrawColor(...colour);
    this.pdf.setLineWidth(this.style.lineWidth * this.scale);
    this.pdf.setLineDashPattern(
      this.style.dash.map((length) => length * this.scale),
      0,
    );
    if (this.draw(this.path)) this.pdf.stroke();
  }

  fillRect(x: number, y: number, w: number, h: number): void {
    const path = this.path;
    this.beginPath();
    this.rect(x, y, w, h);
    this.fill();
    this.path = path;
  }

  strokeRect(x: number, y: number, w: number, h: number): void {
    const path = this.path;
    this.beginPath();
    this.rect(x, y, w, h);
    this.stroke();
    this.path = path;
  }

  setLineDash(dash: number[]): void {
    this.style.dash = dash;
  }

  fillText(text: string, x: number, y: number): void {
    const { font, fillStyle, textAlign, textBaseline } = this.style;
    const size = sizeOf(font);
    const baseline = y + (textBaseline === "middle" ? size * MIDDLE : 0);
    if (!this.hasLetters(text, font)) {
      const picture = this.picture(text, font, fillStyle);
      if (picture) this.putPicture(picture, x, baseline);
      return;
    }
    const colour = this.takeColour(fillStyle);
    if (!colour || text === "") return;
    const width = this.measure(text, font);
    this.pdf.setTextColor(...colour);
    this.pdf.text(text, this.x(x - shift(textAlign, width)), this.y(baseline));
  }

  get fillStyle(): string {
    return this.style.fillStyle;
  }
  set fillStyle(fill: string) {
    this.style.fillStyle = fill;
  }
  get strokeStyle(): string {
    return this.style.strokeStyle;
  }
  set strokeStyle(stroke: string) {
    this.style.strokeStyle = stroke;
  }
  get lineWidth(): number {
    return this.style.lineWidth;
  }
  set lineWidth(width: number) {
    this.style.lineWidth = width;
  }
  get font(): string {
    return this.style.font;
  }
  set font(font: string) {
    this.style.font = font;
  }
  get textAlign(): CanvasTextAlign {
    return this.style.textAlign;
  }
  set textAlign(align: CanvasTextAlign) {
    this.style.textAlign = align;
  }
  get textBaseline(): CanvasTextBaseline {
    return this.style.textBaseline;
  }
  set textBaseline(baseline: CanvasTextBaseline) {
    this.style.textBaseline = baseline;
  }
  get globalAlpha(): number {
    return this.style.globalAlpha;
  }
  set globalAlpha(alpha: number) {
    this.style.globalAlpha = alpha;
  }

  private x(x: number): number {
    return (x + this.style.x) * this.scale;
  }

  private y(y: number): number {
    return (y + this.style.y) * this.scale;
  }

  /** A quarter of an ellipse from where the path is, around a corner. */
  private corner(x1: number, y1: number, x2: number, y2: number): void {
    const [x0, y0] = this.at;
    const towards = (from: number, to: number) => from + (to - from) * QUARTER;
    this.path.push([
      "curve",
      this.x(towards(x0, x1)),
      this.y(towards(y0, y1)),
      this.x(towards(x2, x1)),
      this.y(towards(y2, y1)),
      this.x(x2),
      this.y(y2),
    ]);
    this.at = [x2, y2];
  }

  /** Puts a path into the file; false when there is none. */
  private draw(path: readonly Step[]): boolean {
    for (const step of path) {
      if (step[0] === "move") this.pdf.moveTo(step[1], step[2]);
      else if (step[0] === "line") this.pdf.lineTo(step[1], step[2]);
      else if (step[0] === "close") this.pdf.close();
      else this.pdf.curveTo(step[1], step[2], step[3], step[4], step[5], step[6]);
    }
    return path.length > 0;
  }

  private takeFill(): boolean {
    const colour = this.takeColour(this.style.fillStyle);
    if (colour) this.pdf.setFillColor(...colour);
    return colour !== null;
  }

  /** The colour for the file, its opacity told; null when nothing would be seen. */
  private takeColour(text: string): [number, number, number] | null {
    const [red, green, blue, alpha] = colourOf(text);
    const opacity = alpha * this.style.globalAlpha;
    if (opacity === 0) return null;
    if (opacity !== this.told.opacity) {
      this.pdf.setGState(new GState({ opacity, "stroke-opacity": opacity } as GState));
      this.told = { opacity };
    }
    return [red, green, blue];
  }

  private takeFont(font: string): void {
    const bold = Number.parseInt(font, 10) >= 600 && /^\d+ /.test(font);
    this.pdf.setFont(PDF_FONTS.family, bold ? PDF_FONTS.bold : PDF_FONTS.normal);
    this.pdf.setFontSize(sizeOf(font) * this.scale);
  }

  /** Whether the file's font has every letter of a text. */
  private hasLetters(text: string, font: string): boolean {
    this.takeFont(font);
    const known = this.pdf.getFont() as unknown as {
      metadata: { cmap?: { unicode?: { codeMap?: Record<number, number> } } };
    };
    const letters = known.metadata.cmap?.unicode?.codeMap;
    if (!letters) return true;
    return [...text].every((letter) => letters[letter.codePointAt(0) ?? 0]);
  }

  private putPicture(picture: TextPicture, x: number, baseline: number): void {
    const left = x - shift(this.style.textAlign, picture.width);
    const { width, height, above } = picture;
    this.takeColour("#000000");
    const [w, h] = [width * this.scale, height * this.scale];
    this.pdf.addImage(picture.url, "PNG", this.x(left), this.y(baseline - above), w, h);
  }

  /** Lines or dots inside the path, as the canvas has them. */
  private fillPattern(hatch: boolean): void {
    const path = this.path;
    const ends = path.flatMap((step) => (step[0] === "close" ? [] : [step.slice(-2) as number[]]));
    if (ends.length === 0) return;
    const unit = this.scale;
    const [xs, ys] = [ends.map((end) => end[0]), ends.map((end) => end[1])];
    const [left, right, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys)];
    const bottom = Math.max(...ys);
    this.save();
    this.clip();
    const colour = this.takeColour(hatch ? this.patterns.hatch : this.patterns.dots);
    if (colour && hatch) {
      this.pdf.setDrawColor(...colour);
      this.pdf.setLineWidth(2 * unit);
      this.pdf.setLineDashPattern([], 0);
      const reach = bottom - top;
      const first = Math.floor((left - reach) / (8 * unit)) * 8 * unit;
      for (let x = first; x < right; x += 8 * unit) {
        this.pdf.moveTo(x, bottom);
        this.pdf.lineTo(x + reach, top);
      }
      this.pdf.stroke();
    } else if (colour) {
      this.pdf.setFillColor(...colour);
      const side = 1.6 * unit;
      for (let x = Math.floor(left / (3 * unit)) * 3 * unit, odd = 0; x < right; x += 3 * unit) {
        odd = 1 - odd;
        const from = Math.floor(top / (6 * unit)) * 6 * unit + odd * 3 * unit;
        for (let y = from; y < bottom; y += 6 * unit) this.pdf.rect(x, y, side, side, "F");
      }
    }
    this.restore();
    this.path = path;
  }
}

function shift(align: CanvasTextAlign, width: number): number {
  if (align === "right" || align === "end") return width;
  return align === "center" ? width / 2 : 0;
}

/** Size of a CSS font in pixels. */
export function sizeOf(font: string): number {
  return Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
}

/** Red, green and blue to 255 and alpha to 1, of the ways our themes write colours. */
export function colourOf(text: string): [number, number, number, number] {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})?$/i.exec(text);
  if (hex) {
    const part = (at: number) => Number.parseInt(hex[at], 16);
    return [part(1), part(2), part(3), hex[4] ? part(4) / 255 : 1];
  }
  const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, alpha];
}
