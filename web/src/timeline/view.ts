/**
 * The live timeline. It holds what is shown (plan, outline, scale, selection) and redraws table and
 * canvas in the same animation frame, so that they never tear. Content comes in through setters,
 * what people do goes out through events.
 */
import { type Command, typeAhead } from "./a11y";
import type { CellMarks } from "./cell-marks";
import { DAY } from "./civil";
import { DEFAULT_COLUMNS } from "./columns";
import { Dragging, type DragStage, type TimelineEdits } from "./dragging";
import { extentOf, roomBefore, scaleFor, shareBefore } from "./extent";
import { createFormat, createTitles, type TimelineFormat } from "./format";
import { DEFAULT_LAYERS, type Frame, type Layers } from "./frame";
import type { Hit } from "./hit";
import { attachInputs } from "./inputs";
import { HEADER_HEIGHT, ROW_HEIGHT } from "./layout";
import type { ChartRange } from "./pages";
import { paint, visibleRows } from "./paint";
import { onCanvas } from "./paint-edit";
import type { ExternalLink } from "./paint-external";
import { type DrivingPath, drivingPath } from "./path";
import { firstOpen, type Plan } from "./plan";
import { factsOf, handlesOf, rectsOf } from "./probe";
import {
  carriedOver,
  collapsedToLevel,
  EMPTY_OUTLINE,
  expandAll,
  type Outline,
  revealed,
  toggled,
} from "./rows";
import { clampZoom, fitZoom, minuteAt, type Scale, steppedZoom, xOf } from "./scale";
import type { SheetPort } from "./sheet-port";
import { Stage } from "./stage";
import { patterned, textMeasure } from "./surface";
import { TablePane } from "./table-pane";
import { attachTablePointer } from "./table-pointer";
import { TableSheet } from "./table-sheet";
import { DARK, LIGHT } from "./theme";
import { Tooltip } from "./tooltip";
import { hitUnder } from "./touch-zones";
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
  /** Who edits the plan with the table. */
  readonly port: SheetPort;
  readonly marks: CellMarks;
  /** Null for those who may only look. */
  readonly edits: TimelineEdits | null;
}

export interface TimelineData {
  readonly plan: Plan;
  /** The project's calendar. */
  readonly working: WorkingTime | null;
  /** Calendars of tasks, in the order the plan counts them. */
  readonly calendars: readonly WorkingTime[];
  readonly today: number | null;
  readonly statusDate: number | null;
  /** 1 for each task a filter lets through, with the summaries above; null shows all. */
  readonly shown: Uint8Array | null;
  /** 1 for each task a search found, when the others stay and step back. */
  readonly matched: Uint8Array | null;
  /** Links from and to other projects. */
  readonly external: readonly ExternalLink[];
}

const FONT = '"Inter Variable", Inter, system-ui, sans-serif';

export class TimelineView {
  readonly sheet: TableSheet;
  private readonly stage: Stage;
  private readonly tooltip = new Tooltip();
  private readonly table: TablePane;
  private readonly format: TimelineFormat;
  private readonly titles: Frame["titles"];
  private readonly measure: Frame["measure"];
  private readonly cleanups: (() => void)[] = [];
  private data: TimelineData | null = null;
  private outline: Outline = EMPTY_OUTLINE;
  private scale: Scale;
  private layers: Layers = DEFAULT_LAYERS;
  private theme = LIGHT;
  private selected = -1;
  private hovered = -1;
  private scheduled = 0;
  private settled = false;
  private readonly dragging: Dragging | null;
  private path: DrivingPath | null = null;
  /** What was open before a filter was set. */
  private unfiltered: { readonly plan: Plan; readonly outline: Outline } | null = null;
  private conflicts: Uint8Array | null = null;
  private backdrop: WorkingTime | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly settings: TimelineSettings,
  ) {
    this.format = createFormat(settings.locale);
    this.titles = createTitles(settings.locale);
    this.scale = { origin: 0, pxPerDay: clampZoom(settings.pxPerDay) };
    this.table = new TablePane(settings.words, this.format, {
      width: (column, width) => settings.port.width(column, width),
      press: (col, shift) => this.sheet.pressHead(col, shift),
      menu: (col, x, y) => {
        this.sheet.pressHead(col, false);
        settings.port.menu({ x, y, column: this.table.columns[col].key, head: true });
      },
    });
    this.table.setColumns(DEFAULT_COLUMNS);
    this.sheet = new TableSheet(this.table, settings.port, settings.marks, {
      format: this.format,
      words: settings.words,
      working: () => this.data?.working ?? null,
      pageRows: () => this.pageRows(),
      moved: (row, task) => {
        this.stage.showRow(row);
        this.select(task);
      },
      redraw: () => this.schedule(),
    });
    this.stage = new Stage(
      host,
      this.table.element,
      this.tooltip.element,
      settings.words.splitter,
      settings.paneWidth,
      (width) => this.setPaneWidth(width),
    );
    this.measure = textMeasure(this.stage.ctx);
    this.dragging = settings.edits && new Dragging(this.dragStage(), settings.edits, this.format);
    this.stage.canvas.dataset.editable = String(this.dragging !== null);
    if (this.dragging) this.stage.overlay(this.dragging.tip.element, this.dragging.tip.live);
    this.listen();
  }

  destroy(): void {
    cancelAnimationFrame(this.scheduled);
    this.dragging?.destroy();
    for (const cleanup of this.cleanups) cleanup();
    this.sheet.destroy();
    this.host.replaceChildren();
  }

  setData(data: TimelineData): void {
    const before = this.data;
    const kept = before && this.selected >= 0 ? before.plan.id[this.selected] : null;
    this.outline = this.outlineFor(before, data);
    this.data = data;
    this.selected = kept ? data.plan.id.indexOf(kept) : -1;
    this.hovered = -1;
    this.dragging?.rebase(data.plan);
    this.follow();
    this.relayout();
  }

  /** What was collapsed stays so; a filter opens what it finds and gives back what was before. */
  private outlineFor(before: TimelineData | null, data: TimelineData): Outline {
    if (!before) return expandAll(data.plan, data.shown);
    if (data.shown && data.shown !== before.shown && before.shown === null) {
      this.unfiltered = { plan: before.plan, outline: this.outline };
    }
    if (data.shown && data.shown.length !== before.shown?.length) {
      return expandAll(data.plan, data.shown);
    }
    const from = !data.shown && before.shown && this.unfiltered;
    const kept = from || { plan: before.plan, outline: this.outline };
    if (from) this.unfiltered = null;
    return carriedOver(kept.plan, kept.outline, data.plan, data.shown);
  }

  /** Tasks whose constraints contradict each other. */
  setConflicts(conflicts: Uint8Array | null): void {
    this.conflicts = conflicts;
    this.schedule();
  }

  /** Working time to shade instead of the project's and the selected task's, or null. */
  setBackdrop(working: WorkingTime | null): void {
    this.backdrop = working;
    this.schedule();
  }

  /** A drag inside a bar cuts it while this is on. */
  setSplitting(on: boolean): void {
    this.dragging?.setSplitting(on);
    this.stage.canvas.dataset.splitting = String(on);
  }

  setColumns(keys: readonly ColumnKey[], widths?: Readonly<Record<string, number>>): void {
    this.table.setColumns(keys, widths);
    this.table.resize(this.stage.size.height);
    this.sheet.columnsChanged();
    this.schedule();
  }

  /** Looks again at what is typed but not saved. */
  marksChanged(): void {
    this.sheet.showNote();
    this.schedule();
  }

  setLayers(layers: Layers): void {
    this.layers = layers;
    this.follow();
    this.schedule();
  }

  setDark(dark: boolean): void {
    this.theme = patterned(this.stage.ctx, dark ? DARK : LIGHT);
    this.schedule();
  }

  setPaneWidth(width: number): void {
    this.stage.setPane(width);
    this.settings.events.paneWidth(this.stage.pane);
    this.relayout();
  }

  showLevel(level: number | null): void {
    if (!this.data) return;
    const { plan } = this.data;
    const { shown } = this.outline;
    this.outline = level === null ? expandAll(plan, shown) : collapsedToLevel(plan, level, shown);
    this.relayout();
  }

  selectId(id: string | null): void {
    const task = id && this.data ? this.data.plan.id.indexOf(id) : -1;
    if (task === this.selected) return;
    this.selected = task;
    this.follow();
    if (task >= 0) {
      this.reveal(task);
      this.sheet.goToTask(task);
      this.bringIntoView(task);
    }
    this.schedule();
  }

  zoomTo(pxPerDay: number, aroundX = this.stage.size.canvas / 2): void {
    if (!this.data) return;
    const { scroller } = this.stage;
    const minute = minuteAt(this.scale, scroller.scrollLeft + aroundX);
    this.scale = { ...this.scale, pxPerDay: clampZoom(pxPerDay) };
    this.relayout();
    scroller.scrollLeft = xOf(this.scale, minute) - aroundX;
    this.settings.events.zoom(this.scale.pxPerDay);
    this.schedule();
  }

  zoomStep(direction: 1 | -1): void {
    this.zoomTo(steppedZoom(this.scale.pxPerDay, direction));
  }

  fit(): void {
    if (!this.data) return;
    const { from, to } = this.data.plan;
    this.zoomTo(fitZoom(from, to, this.stage.size.canvas));
    this.stage.scroller.scrollLeft = Math.max(0, xOf(this.scale, from) - 40);
  }

  goTo(minute: number, share = 0.3): void {
    const { scroller, size } = this.stage;
    scroller.scrollLeft = xOf(this.scale, minute) - size.canvas * share;
    this.schedule();
  }

  goToToday(): void {
    if (this.data?.today != null) this.goTo(this.data.today);
  }

  focus(): void {
    this.table.focusTarget.focus({ preventScroll: true });
  }

  /** What pages of this chart are made of: everything shown, or what is in sight. */
  pageFrame(whole: boolean): { frame: Frame; range: ChartRange } | null {
    const frame = this.frame();
    if (!frame) return null;
    const { first, last } = visibleRows(frame);
    const { plan, scale } = frame;
    const range = whole
      ? { firstRow: 0, lastRow: frame.outline.count, from: plan.from - DAY, to: plan.to + DAY }
      : {
          firstRow: first,
          lastRow: last,
          from: minuteAt(scale, frame.scrollLeft),
          to: minuteAt(scale, frame.scrollLeft + frame.width),
        };
    return { frame, range };
  }

  private dragStage(): DragStage {
    return {
      plan: () => this.data?.plan ?? null,
      workingOf: (task) => this.workingOf(task),
      hitAt: (x, y) => this.hitAt(x, y),
      minuteAt: (x) => minuteAt(this.scale, this.stage.scroller.scrollLeft + x),
      pxPerDay: () => this.scale.pxPerDay,
      canvas: () => ({
        left: this.stage.canvasLeft,
        width: this.stage.size.canvas,
        height: this.stage.size.height,
        stage: this.stage.size.width,
      }),
      barPlace: (task) => {
        const frame = this.frame();
        const at = frame && onCanvas(frame, frame.plan, task);
        return at ? { x: at.x + at.w / 2, y: at.y } : null;
      },
      scrollBy: (dx, dy) => {
        this.stage.roomFor(dx);
        this.stage.scroller.scrollBy(dx, dy);
        this.schedule();
      },
      redraw: () => this.schedule(),
    };
  }

  private workingOf(task: number): WorkingTime | null {
    const own = this.data && task >= 0 ? this.data.plan.calendar[task] : -1;
    return this.data?.calendars[own] ?? this.data?.working ?? null;
  }

  /** What depends on the selected task: the path through it. */
  private follow(): void {
    const wanted = this.layers.driving && this.selected >= 0 && this.data;
    this.path = wanted ? drivingPath(wanted.plan, this.selected) : null;
  }

  private listen(): void {
    const { scroller, canvas } = this.stage;
    const onScroll = () => {
      this.tooltip.hide();
      this.schedule();
    };
    scroller.addEventListener("scroll", onScroll, { passive: true });
    const observer = new ResizeObserver(() => this.relayout());
    observer.observe(scroller);
    this.cleanups.push(() => observer.disconnect());
    this.cleanups.push(
      attachTablePointer(this.table, this.sheet, {
        hoverRow: (task) => this.setHovered(task),
        toggle: (task) => this.toggle(task),
        open: (task) => this.run({ kind: "open", task }),
        editable: () => this.settings.port.editable(),
        typeable: () => this.settings.port.typeable(),
        placeAbove: (row) => this.placeAbove(row),
        place: (tasks, to) => this.settings.port.place(tasks, to),
        rows: () => this.outline.count,
      }),
    );
    this.cleanups.push(
      attachInputs(this.table.focusTarget, canvas, {
        hitAt: (x, y) => this.hitAt(x, y),
        hover: (found, x, y) => this.hover(found, x, y),
        select: (task) => this.select(task),
        open: (task) => this.run({ kind: "open", task }),
        run: (command) => this.run(command),
        sheetKey: (event) => this.sheet.keyDown(event),
        keyState: () => this.data && this.keyState(this.data.plan),
        panBy: (dx, dy) => scroller.scrollBy(dx, dy),
        zoomAt: (factor, x) => this.zoomTo(this.scale.pxPerDay * factor, x),
        take: (found, x, alt) => {
          if (!this.dragging?.take(found, x, alt)) return false;
          this.select(found.task);
          canvas.dataset.held = "true";
          return true;
        },
        dragTo: (x, y, free) => this.dragging?.dragTo(x, y, free),
        drop: () => this.released()?.drop(),
        letGo: () => this.released()?.letGo(),
      }),
    );
    Object.assign(this.host, {
      timelineRects: () => rectsOf(this.frame()),
      timelineHandles: (id: string) => handlesOf(this.frame(), id),
      timelineFacts: () => factsOf(this.frame(), this.dragging?.active ?? false),
    });
  }

  private released(): Dragging | null {
    delete this.stage.canvas.dataset.held;
    return this.dragging;
  }

  private pageRows(): number {
    return Math.max(1, Math.floor((this.stage.size.height - HEADER_HEIGHT) / ROW_HEIGHT) - 1);
  }

  /** Rows dropped above a row take its task's place; below the last one they come behind it. */
  private placeAbove(row: number) {
    if (!this.data) return null;
    const { id } = this.data.plan;
    const { tasks, count } = this.outline;
    if (row < count) return { before: id[tasks[row]] };
    return count > 0 ? { behind: id[tasks[count - 1]] } : null;
  }

  private keyState(plan: Plan) {
    return {
      plan,
      outline: this.outline,
      selected: this.selected,
      pageRows: this.pageRows(),
      typed: "",
    };
  }

  private run(command: Command): void {
    if (!this.data) return;
    const { plan } = this.data;
    switch (command.kind) {
      case "select":
        return this.select(command.task, true);
      case "toggle":
        return this.toggle(command.task, command.collapse);
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
      case "nudge":
        this.bringIntoView(command.task);
        return this.dragging?.nudge(command.task, command.direction, command.edge);
      case "type": {
        const found = typeAhead(plan, this.outline, this.selected, command.text);
        if (found >= 0) this.select(found, true);
      }
    }
  }

  private toggle(task: number, collapse?: boolean): void {
    if (!this.data) return;
    this.outline = toggled(this.data.plan, this.outline, task, collapse);
    this.relayout();
  }

  private select(task: number, show = false): void {
    if (!this.data) return;
    if (task !== this.selected) {
      this.selected = task;
      this.follow();
      this.settings.events.select(task < 0 ? null : this.data.plan.id[task]);
      if (task >= 0) this.sheet.goToTask(task);
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
    this.stage.showRow(this.outline.rowOf[task]);
  }

  /** Scrolls sideways when no part of the task's bar can be seen. */
  private bringIntoView(task: number): void {
    if (!this.data || !this.settled) return;
    const { scroller, size } = this.stage;
    const left = xOf(this.scale, this.data.plan.start[task]) - scroller.scrollLeft;
    const right = xOf(this.scale, this.data.plan.finish[task]) - scroller.scrollLeft;
    if (right < 40 || left > size.canvas - 40) this.goTo(this.data.plan.start[task], 0.1);
  }

  private hitAt(x: number, y: number): Hit {
    return hitUnder(this.frame(), x, y);
  }

  private hover(found: Hit | null, x: number, y: number): void {
    this.setHovered(found ? found.task : -1);
    const part = found?.part ?? "empty";
    this.stage.canvas.dataset.over = part;
    const onBar = found !== null && ["bar", "start", "finish"].includes(part);
    if (!onBar || !this.data || this.dragging?.active) return this.tooltip.hide();
    const { size, canvasLeft } = this.stage;
    const { words } = this.settings;
    this.tooltip.show(this.data.plan, found.task, canvasLeft + x, y, size, this.format, words);
  }

  private setHovered(task: number): void {
    if (task === this.hovered) return;
    this.hovered = task;
    this.schedule();
  }

  private relayout(): void {
    if (!this.stage.fit()) return;
    const { scroller, size } = this.stage;
    this.table.resize(size.height);
    if (this.data) {
      this.sheet.setRows(this.data.plan, this.outline);
      const extent = extentOf(this.data.plan, this.data.today, this.data.statusDate);
      const kept = this.settled ? minuteAt(this.scale, scroller.scrollLeft) : null;
      const room = roomBefore(this.data.external);
      const { scale, width } = scaleFor(extent, this.scale.pxPerDay, size.canvas, room);
      this.scale = scale;
      this.stage.setContent(width, this.sheet.rows);
      if (kept !== null) scroller.scrollLeft = xOf(scale, kept);
      else this.settle(this.data);
    }
    this.draw();
  }

  /** The first look: where the work is if the plan is running, its start otherwise. */
  private settle({ plan, today, statusDate, external }: TimelineData): void {
    this.settled = true;
    const now = statusDate ?? today;
    const open = firstOpen(plan);
    if (now !== null && now > plan.from && now < plan.to && open >= 0) {
      this.goTo(now, 0.3);
      // A few finished rows stay above it, so that one sees where it comes from.
      const above = 4;
      const row = Math.max(0, this.outline.rowOf[open] - above);
      this.stage.scroller.scrollTop = row * ROW_HEIGHT;
    } else this.goTo(plan.from, shareBefore(external, this.stage.size.canvas));
    if (this.selected >= 0) {
      this.reveal(this.selected);
      this.bringIntoView(this.selected);
    }
  }

  private schedule(): void {
    if (this.scheduled !== 0) return;
    this.scheduled = requestAnimationFrame(() => this.draw());
  }

  private frame(): Frame | null {
    const { size, scroller } = this.stage;
    if (!this.data || size.width === 0) return null;
    const picture = this.dragging?.picture() ?? null;
    const own = this.layers.calendar && this.selected >= 0;
    return {
      ...this.data,
      plan: picture?.plan ?? this.data.plan,
      before: picture?.before ?? null,
      held: picture?.held ?? null,
      working: this.backdrop ?? (own ? this.workingOf(this.selected) : this.data.working),
      editable: this.dragging !== null,
      touch: this.stage.canvas.dataset.touch === "true",
      path: this.path,
      conflicts: this.conflicts,
      outline: this.outline,
      scale: this.scale,
      width: size.canvas,
      height: size.height,
      scrollLeft: scroller.scrollLeft,
      scrollTop: scroller.scrollTop,
      theme: this.theme,
      format: this.format,
      titles: this.titles,
      layers: this.layers,
      todayLabel: this.settings.words.today,
      statusLabel: this.settings.words.statusDate,
      selected: this.selected,
      hovered: this.hovered,
      font: FONT,
      measure: this.measure,
    };
  }

  private draw(): void {
    cancelAnimationFrame(this.scheduled);
    this.scheduled = 0;
    this.dragging?.update();
    const frame = this.frame();
    if (!frame) return;
    const ratio = window.devicePixelRatio || 1;
    this.table.update(frame, this.sheet.look(), frame.scrollTop);
    this.stage.ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(this.stage.ctx, frame);
  }
}
