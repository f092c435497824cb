/**
 * The elements of the timeline: one native scroller, a full-size spacer, and in it a sticky stage
 * with the table pane, the splitter and the canvas.
 */
import { HEADER_HEIGHT, ROW_HEIGHT } from "./layout";
import { describeSplitter, makeSplitter } from "./splitter";

export interface StageSize {
  readonly width: number;
  readonly height: number;
  /** Width of the canvas. */
  readonly canvas: number;
}

const SPLITTER = 7;
/** The canvas keeps at least this much. */
const LEAST_CANVAS = 160;

export class Stage {
  readonly scroller = element("tl-scroller");
  readonly canvas = document.createElement("canvas");
  readonly ctx: CanvasRenderingContext2D;
  size: StageSize = { width: 0, height: 0, canvas: 0 };
  /** Width of the table as it is shown. */
  pane: number;
  /** Width of the table as it was asked for; a window that is too narrow only borrows from it. */
  private asked: number;
  private readonly spacer = element("tl-spacer");
  private readonly box = element("tl-stage");
  private readonly splitter: HTMLElement;

  constructor(
    host: HTMLElement,
    private readonly table: HTMLElement,
    tooltip: HTMLElement,
    splitterLabel: string,
    paneWidth: number,
    onPaneWidth: (width: number) => void,
  ) {
    this.pane = paneWidth;
    this.asked = paneWidth;
    this.canvas.className = "tl-canvas";
    this.canvas.setAttribute("aria-hidden", "true");
    this.ctx = this.canvas.getContext("2d", { alpha: false }) as CanvasRenderingContext2D;
    this.splitter = makeSplitter(splitterLabel, {
      paneWidth: () => this.pane,
      setPaneWidth: onPaneWidth,
    });
    this.box.append(table, this.splitter, this.canvas, tooltip);
    this.spacer.append(this.box);
    this.scroller.append(this.spacer);
    host.classList.add("tl");
    host.append(this.scroller);
  }

  /** Puts elements over table and canvas. */
  overlay(...elements: HTMLElement[]): void {
    this.box.append(...elements);
  }

  /** Lengthens the timeline when a drag scrolls beyond its end. */
  roomFor(dx: number): void {
    const { scrollLeft, clientWidth, scrollWidth } = this.scroller;
    if (dx <= 0 || scrollLeft + clientWidth + dx <= scrollWidth) return;
    this.spacer.style.width = `${scrollWidth + 400}px`;
  }

  /** Where the canvas begins, from the left of the stage. */
  get canvasLeft(): number {
    return this.pane + SPLITTER;
  }

  /** Asks for another width of the table. */
  setPane(width: number): void {
    this.asked = this.clampPane(width);
    this.pane = this.asked;
  }

  private clampPane(width: number): number {
    return Math.max(0, Math.min(width, this.scroller.clientWidth - LEAST_CANVAS));
  }

  /** Fits everything to the scroller; false while it has no size. */
  fit(): boolean {
    const width = this.scroller.clientWidth;
    const height = this.scroller.clientHeight;
    if (width === 0 || height === 0) return false;
    this.pane = this.clampPane(this.asked);
    const canvas = Math.max(80, width - this.canvasLeft);
    this.size = { width, height, canvas };
    this.box.style.width = `${width}px`;
    this.box.style.height = `${height}px`;
    this.table.style.width = `${this.pane}px`;
    describeSplitter(this.splitter, this.pane, width - LEAST_CANVAS);
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(canvas * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.style.width = `${canvas}px`;
    this.canvas.style.height = `${height}px`;
    return true;
  }

  /** Makes room to scroll for this much time and this many rows. */
  setContent(timelineWidth: number, rows: number): void {
    this.spacer.style.width = `${timelineWidth + this.canvasLeft}px`;
    this.spacer.style.height = `${HEADER_HEIGHT + rows * ROW_HEIGHT + 12}px`;
  }

  /** Scrolls just far enough that a row can be seen. */
  showRow(row: number): void {
    const top = row * ROW_HEIGHT;
    const view = this.size.height - HEADER_HEIGHT;
    const { scrollTop } = this.scroller;
    if (top < scrollTop) this.scroller.scrollTop = top;
    else if (top + ROW_HEIGHT > scrollTop + view) this.scroller.scrollTop = top + ROW_HEIGHT - view;
  }
}

function element(className: string): HTMLElement {
  const made = document.createElement("div");
  made.className = className;
  return made;
}
