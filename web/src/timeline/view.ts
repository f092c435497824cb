/**
 * The live timeline: one native scroller, a full-size spacer, and a sticky stage that holds the
 * table pane and the canvas. Both are redrawn in the same animation frame, so they never tear.
 */
import { type Command, commandFor, typeAhead } from "./a11y";
import { DEFAULT_COLUMNS } from "./columns";
import { extentOf, scaleFor } from "./extent";
import { createFormat, createTitles, type TimelineFormat } from "./format";
import { DEFAULT_LAYERS, type Frame, type Layers } from "./frame";
import { attachGestures } from "./gestures";
import { type Hit, hit } from "./hit";
import { barRect, HEADER_HEIGHT, type Rect, ROW_HEIGHT } from "./layout";
import { paint, visibleRows } from "./paint";
import type { Plan } from "./plan";
import { carriedOver, collapsedToLevel, expandAll, type Outline, revealed, toggled } from "./rows";
import { clampZoom, fitZoom, minuteAt, type Scale, steppedZoom, xOf } from "./scale";
import { describeSplitter, makeSplitter } from "./splitter";
import { hatchPattern, textMeasure } from "./surface";
import { TablePane } from "./table-pane";
import { DARK, LIGHT } from "./theme";
import { Tooltip } from "./tooltip";
import type { ColumnKey, TimelineWords } from "./words";
import type { WorkingTime } from "./working";

export interface TimelineEvents {
  select(id: string | null): void;
  open(id: string): void;
  zoom(pxPerDay: number): void;
  paneWidth(width: number): void;
}

export interface TimelineSettings {
  readonly locale: string;
  readonly words: TimelineWords;
  readonly events: TimelineEvents;
  readonly pxPerDay: number;
  readonly paneWidth: number;
}

export interface TimelineData {
  readonly plan: Plan;
  readonly working: WorkingTime | null;
  readonly today: number | null;
  readonly statusDate: number | null;
}

const EMPTY: Outline = {
  collapsed: new Uint8Array(),
  tasks: new Int32Array(),
  rowOf: new Int32Array(),
  count: 0,
};
const SPLITTER = 7;
const FONT = '"Inter Variable", Inter, system-ui, sans-serif';

export class TimelineView {
  private readonly scroller = element("div", "tl-scroller");
  private readonly spacer = element("div", "tl-spacer");
  private readonly stage = element("div", "tl-stage");
  private readonly canvas = document.createElement("canvas");
  private readonly tooltip = new Tooltip();
  private readonly table: TablePane;
  private readonly splitter: HTMLElement;
  private readonly format: TimelineFormat;
  private readonly titles: Frame["titles"];
  private readonly ctx: CanvasRenderingContext2D;
  private readonly measure: Frame["measure"];
  private readonly cleanups: (() => void)[] = [];
  private data: TimelineData | null = null;
  private outline: Outline = EMPTY;
  private scale: Scale;
  private layers: Layers = DEFAULT_LAYERS;
  private theme = LIGHT;
  private selected = -1;
  private hovered = -1;
  private pane: number;
  private size = { width: 0, height: 0, canvas: 0 };
  private scheduled = 0;
  private typed = "";
  private typedAt = 0;
  private settled = false;

  constructor(
    private readonly host: HTMLElement,
    private readonly settings: TimelineSettings,
  ) {
    this.format = createFormat(settings.locale);
    this.titles = createTitles(settings.locale);
    this.scale = { origin: 0, pxPerDay: clampZoom(settings.pxPerDay) };
    this.pane = settings.paneWidth;
    this.table = new TablePane(settings.words, this.format);
    this.table.setColumns(DEFAULT_COLUMNS);
    this.splitter = makeSplitter(settings.words.splitter, {
      paneWidth: () => this.pane,
      setPaneWidth: (width) => this.setPaneWidth(width),
    });
    this.canvas.className = "tl-canvas";
    this.canvas.setAttribute("aria-hidden", "true");
    this.ctx = this.canvas.getContext("2d", { alpha: false }) as CanvasRenderingContext2D;
    this.measure = textMeasure(this.ctx);
    this.stage.append(this.table.element, this.splitter, this.canvas, this.tooltip.element);
    this.spacer.append(this.stage);
    this.scroller.append(this.spacer);
    host.classList.add("tl");
    host.append(this.scroller);
    this.listen();
  }

  destroy(): void {
    cancelAnimationFrame(this.scheduled);
    for (const cleanup of this.cleanups) cleanup();
    this.host.replaceChildren();
  }

  setData(data: TimelineData): void {
    const before = this.data;
    const selectedId = before && this.selected >= 0 ? before.plan.id[this.selected] : null;
    this.outline = before
      ? carriedOver(before.plan, this.outline, data.plan)
      : expandAll(data.plan);
    this.data = data;
    this.selected = selectedId ? data.plan.id.indexOf(selectedId) : -1;
    this.hovered = -1;
    this.relayout();
  }

  setColumns(keys: readonly ColumnKey[]): void {
    this.table.setColumns(keys);
    this.table.resize(this.size.height);
    this.schedule();
  }

  setLayers(layers: Layers): void {
    this.layers = layers;
    this.schedule();
  }

  setDark(dark: boolean): void {
    const base = dark ? DARK : LIGHT;
    const hatch = hatchPattern(this.ctx, String(base.hatch));
    this.theme = hatch ? { ...base, hatch } : base;
    this.schedule();
  }

  setPaneWidth(width: number): void {
    this.pane = Math.max(0, Math.min(width, this.size.width - 160));
    this.settings.events.paneWidth(this.pane);
    this.relayout();
  }

  showLevel(level: number | null): void {
    if (!this.data) return;
    const { plan } = this.data;
    this.outline = level === null ? expandAll(plan) : collapsedToLevel(plan, level);
    this.relayout();
  }

  selectId(id: string | null): void {
    const task = id && this.data ? this.data.plan.id.indexOf(id) : -1;
    if (task === this.selected) return;
    this.selected = task;
    if (task >= 0) this.reveal(task);
    this.schedule();
  }

  zoomTo(pxPerDay: number, aroundX = this.size.canvas / 2): void {
    if (!this.data) return;
    const minute = minuteAt(this.scale, this.scroller.scrollLeft + aroundX);
    this.scale = { ...this.scale, pxPerDay: clampZoom(pxPerDay) };
    this.relayout();
    this.scroller.scrollLeft = xOf(this.scale, minute) - aroundX;
    this.settings.events.zoom(this.scale.pxPerDay);
    this.schedule();
  }

  zoomStep(direction: 1 | -1): void {
    this.zoomTo(steppedZoom(this.scale.pxPerDay, direction));
  }

  fit(): void {
    if (!this.data) return;
    const { from, to } = this.data.plan;
    this.zoomTo(fitZoom(from, to, this.size.canvas));
    this.scroller.scrollLeft = Math.max(0, xOf(this.scale, from) - 40);
  }

  goTo(minute: number, share = 0.3): void {
    this.scroller.scrollLeft = xOf(this.scale, minute) - this.size.canvas * share;
    this.schedule();
  }

  goToToday(): void {
    if (this.data?.today != null) this.goTo(this.data.today);
  }

  focus(): void {
    this.table.focusTarget.focus({ preventScroll: true });
  }

  /** The visible bars in canvas pixels, by task id: what browser tests read instead of pixels. */
  rects(): { id: string; rect: Rect }[] {
    const frame = this.frame();
    if (!frame) return [];
    const rows = visibleRows(frame);
    const out: { id: string; rect: Rect }[] = [];
    for (let row = rows.first; row < rows.last; row++) {
      const task = frame.outline.tasks[row];
      const rect = barRect(frame.plan, frame.scale, task, row);
      out.push({
        id: frame.plan.id[task],
        rect: {
          ...rect,
          x: rect.x - frame.scrollLeft,
          y: rect.y + HEADER_HEIGHT - frame.scrollTop,
        },
      });
    }
    return out;
  }

  private listen(): void {
    const { scroller, cleanups } = this;
    const onScroll = () => {
      this.tooltip.hide();
      this.schedule();
    };
    scroller.addEventListener("scroll", onScroll, { passive: true });
    const observer = new ResizeObserver(() => this.relayout());
    observer.observe(scroller);
    cleanups.push(() => observer.disconnect());
    cleanups.push(
      attachGestures(this.canvas, {
        hitAt: (x, y) => this.hitAt(x, y),
        hover: (found, x, y) => this.hover(found, x, y),
        select: (task) => this.select(task),
        open: (task) => this.run({ kind: "open", task }),
        panBy: (dx, dy) => scroller.scrollBy(dx, dy),
        zoomAt: (factor, x) => this.zoomTo(this.scale.pxPerDay * factor, x),
      }),
    );
    const pane = this.table.element;
    pane.addEventListener("click", (event) => this.onPaneClick(event));
    pane.addEventListener("dblclick", (event) => {
      const task = taskOf(event.target);
      if (task >= 0 && !isToggle(event.target)) this.run({ kind: "open", task });
    });
    pane.addEventListener("pointermove", (event) => this.setHovered(taskOf(event.target)));
    pane.addEventListener("pointerleave", () => this.setHovered(-1));
    this.table.focusTarget.addEventListener("keydown", (event) => this.onKey(event));
    (this.host as HTMLElement & { timelineRects?: () => unknown }).timelineRects = () =>
      this.rects();
  }

  private onPaneClick(event: MouseEvent): void {
    const task = taskOf(event.target);
    if (task < 0) return;
    if (isToggle(event.target) && this.data) {
      this.outline = toggled(this.data.plan, this.outline, task);
      this.relayout();
    } else this.select(task);
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.data) return;
    if (event.timeStamp - this.typedAt > 800) this.typed = "";
    const command = commandFor(
      {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        shift: event.shiftKey,
      },
      {
        plan: this.data.plan,
        outline: this.outline,
        selected: this.selected,
        pageRows: Math.max(1, Math.floor((this.size.height - HEADER_HEIGHT) / ROW_HEIGHT) - 1),
        typed: this.typed,
      },
    );
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    if (command.kind === "type") this.typedAt = event.timeStamp;
    this.run(command);
  }

  private run(command: Command): void {
    if (!this.data) return;
    const { plan } = this.data;
    switch (command.kind) {
      case "select":
        return this.select(command.task, true);
      case "toggle":
        this.outline = toggled(plan, this.outline, command.task, command.collapse);
        return this.relayout();
      case "open":
        this.select(command.task);
        return this.settings.events.open(plan.id[command.task]);
      case "zoom":
        return this.zoomStep(command.direction);
      case "today":
        return this.goToToday();
      case "fit":
        return this.fit();
      case "show":
        return this.goTo(plan.start[command.task]);
      case "type": {
        this.typed = command.text;
        const found = typeAhead(plan, this.outline, this.selected, command.text);
        if (found >= 0) this.select(found, true);
      }
    }
  }

  private select(task: number, show = false): void {
    if (!this.data) return;
    if (task !== this.selected) {
      this.selected = task;
      this.settings.events.select(task < 0 ? null : this.data.plan.id[task]);
    }
    if (show) this.reveal(task);
    this.schedule();
  }

  private reveal(task: number): void {
    if (!this.data) return;
    const outline = revealed(this.data.plan, this.outline, task);
    if (outline !== this.outline) {
      this.outline = outline;
      this.relayout();
    }
    const top = this.outline.rowOf[task] * ROW_HEIGHT;
    const view = this.size.height - HEADER_HEIGHT;
    const { scrollTop } = this.scroller;
    if (top < scrollTop) this.scroller.scrollTop = top;
    else if (top + ROW_HEIGHT > scrollTop + view) this.scroller.scrollTop = top + ROW_HEIGHT - view;
  }

  private hitAt(x: number, y: number): Hit {
    const frame = this.frame();
    return frame ? hit(frame, x, y) : { part: "empty", task: -1 };
  }

  private hover(found: Hit | null, x: number, y: number): void {
    this.setHovered(found ? found.task : -1);
    const onBar =
      found && (found.part === "bar" || found.part === "start" || found.part === "finish");
    this.canvas.dataset.over = onBar ? "bar" : "empty";
    if (!found || !onBar || !this.data) return this.tooltip.hide();
    const left = this.pane + SPLITTER;
    this.tooltip.show(
      this.data.plan,
      found.task,
      left + x,
      y,
      this.size,
      this.format,
      this.settings.words,
    );
  }

  private setHovered(task: number): void {
    if (task === this.hovered) return;
    this.hovered = task;
    this.schedule();
  }

  private relayout(): void {
    const width = this.scroller.clientWidth;
    const height = this.scroller.clientHeight;
    if (width === 0 || height === 0) return;
    this.pane = Math.max(0, Math.min(this.pane, width - 160));
    const canvas = Math.max(80, width - this.pane - SPLITTER);
    this.size = { width, height, canvas };
    this.stage.style.width = `${width}px`;
    this.stage.style.height = `${height}px`;
    this.table.element.style.width = `${this.pane}px`;
    describeSplitter(this.splitter, this.pane, width - 160);
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(canvas * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.style.width = `${canvas}px`;
    this.canvas.style.height = `${height}px`;
    this.table.resize(height);
    if (this.data) {
      const extent = extentOf(this.data.plan, this.data.today, this.data.statusDate);
      const kept = this.settled ? minuteAt(this.scale, this.scroller.scrollLeft) : null;
      const { scale, width: full } = scaleFor(extent, this.scale.pxPerDay, canvas);
      this.scale = scale;
      this.spacer.style.width = `${full + this.pane + SPLITTER}px`;
      this.spacer.style.height = `${HEADER_HEIGHT + this.outline.count * ROW_HEIGHT + 12}px`;
      if (kept !== null) this.scroller.scrollLeft = xOf(scale, kept);
      else this.settle();
    }
    this.draw();
  }

  /** The first look: today if the plan is running, its start otherwise. */
  private settle(): void {
    if (!this.data) return;
    this.settled = true;
    const { plan, today, statusDate } = this.data;
    const now = statusDate ?? today;
    if (now !== null && now > plan.from && now < plan.to) this.goTo(now, 0.4);
    else this.goTo(plan.from, 0.06);
    if (this.selected >= 0) this.reveal(this.selected);
  }

  private schedule(): void {
    if (this.scheduled !== 0) return;
    this.scheduled = requestAnimationFrame(() => this.draw());
  }

  private frame(): Frame | null {
    if (!this.data || this.size.width === 0) return null;
    const { words } = this.settings;
    return {
      ...this.data,
      outline: this.outline,
      scale: this.scale,
      width: this.size.canvas,
      height: this.size.height,
      scrollLeft: this.scroller.scrollLeft,
      scrollTop: this.scroller.scrollTop,
      theme: this.theme,
      format: this.format,
      titles: this.titles,
      layers: this.layers,
      todayLabel: words.today,
      statusLabel: words.statusDate,
      selected: this.selected,
      hovered: this.hovered,
      font: FONT,
      measure: this.measure,
    };
  }

  private draw(): void {
    cancelAnimationFrame(this.scheduled);
    this.scheduled = 0;
    const frame = this.frame();
    if (!frame) return;
    const ratio = window.devicePixelRatio || 1;
    this.table.update(frame, frame.scrollTop);
    this.ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(this.ctx, frame);
  }
}

function element(tag: "div", className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function taskOf(target: EventTarget | null): number {
  const row = target instanceof Element ? target.closest<HTMLElement>(".tl-row") : null;
  return row?.dataset.task ? Number(row.dataset.task) : -1;
}

function isToggle(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".tl-toggle") !== null;
}
