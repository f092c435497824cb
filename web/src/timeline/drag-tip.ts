/**
 * What is said beside the pointer during a drag: the new dates, the change, and what the engine
 * answered about the rest of the plan. The same text goes to screen readers when it settles.
 */
import type { TimelineFormat } from "./format";
import type { Plan } from "./plan";
import type { Grab, Proposal } from "./proposal";
import { workingDays } from "./snap";
import type { WorkingTime } from "./working";

/** What a change does to the plan as a whole. */
export interface TimelineEffect {
  readonly moved_tasks: number;
  readonly finish_change_minutes: number;
  readonly broken_constraints: number;
  /** Minute of the project's new finish. */
  readonly finish: number;
}

export interface DragWords {
  range(from: string, to: string): string;
  /** "+3 d" in working days. */
  days(days: number): string;
  percent(value: number): string;
  duration(minutes: number): string;
  link(kind: string, from: string, to: string): string;
  linkHint: string;
  split(at: string, resume: string): string;
  splitHint: string;
  floatUsed(used: string, had: string): string;
  pushes(count: number): string;
  finish(change: string, date: string): string;
  /** "+3 d" in days of 24 hours. */
  clock(minutes: number): string;
  broken(count: number): string;
  readonly alone: string;
  readonly asking: string;
  readonly escape: string;
}

export type Tone = "title" | "main" | "plain" | "warn" | "hint" | "refused";

export interface TipLine {
  readonly tone: Tone;
  readonly text: string;
}

export interface TipState {
  readonly before: Plan;
  readonly after: Plan;
  readonly grab: Grab;
  readonly proposal: Proposal | null;
  readonly working: WorkingTime | null;
  readonly withTime: boolean;
  /** The engine's answer to this very proposal. */
  readonly effect: TimelineEffect | null;
  readonly refusal: string | null;
}

export function tipLines(state: TipState, format: TimelineFormat, words: DragWords): TipLine[] {
  const { before, grab, proposal } = state;
  const lines: TipLine[] = [{ tone: "title", text: before.name[grab.task] }];
  const add = (tone: Tone, text: string) => lines.push({ tone, text });
  const main = mainLine(state, format, words);
  if (main) add("main", main);
  if (!proposal) {
    if (grab.kind === "link") add("hint", words.linkHint);
    if (grab.kind === "split") add("hint", words.splitHint);
  } else if (state.refusal) add("refused", state.refusal);
  else if (state.effect) lines.push(...effectLines(state, state.effect, format, words));
  else add("hint", words.asking);
  add("hint", words.escape);
  return lines;
}

function mainLine(state: TipState, format: TimelineFormat, words: DragWords): string {
  const { before, after, proposal, grab, withTime } = state;
  const date = (minute: number) => format.date(minute, withTime);
  const { task } = grab;
  switch (proposal?.kind) {
    case "link":
      return words.link(proposal.link, before.name[task], before.name[proposal.target]);
    case "split":
      return words.split(date(proposal.at), date(proposal.resume));
    case "progress":
      return words.percent(proposal.percent);
  }
  if (grab.kind === "progress") return words.percent(before.percent[task]);
  if (grab.kind === "link" || grab.kind === "split") return "";
  const edge = grab.kind === "finish" ? "finish" : "start";
  const days = workingDays(state.working, before[edge][task], after[edge][task]);
  const range =
    after.start[task] === after.finish[task]
      ? date(after.start[task])
      : words.range(date(after.start[task]), date(after.finish[task]));
  return days === 0 ? range : `${range} (${words.days(days)})`;
}

function effectLines(
  state: TipState,
  effect: TimelineEffect,
  format: TimelineFormat,
  words: DragWords,
): TipLine[] {
  const { before, after, grab } = state;
  const { task } = grab;
  const lines: TipLine[] = [];
  const had = before.totalFloat[task];
  const used = had - after.totalFloat[task];
  if (had > 0 && used > 0) {
    const text = words.floatUsed(words.duration(Math.min(used, had)), words.duration(had));
    lines.push({ tone: used >= had ? "warn" : "plain", text });
  }
  const moved =
    before.start[task] !== after.start[task] || before.finish[task] !== after.finish[task];
  const pushed = Math.max(0, effect.moved_tasks - (moved ? 1 : 0));
  if (pushed > 0) lines.push({ tone: "plain", text: words.pushes(pushed) });
  if (effect.finish_change_minutes !== 0) {
    lines.push({
      tone: effect.finish_change_minutes > 0 ? "warn" : "plain",
      text: words.finish(words.clock(effect.finish_change_minutes), format.date(effect.finish)),
    });
  }
  if (effect.broken_constraints > 0) {
    lines.push({ tone: "warn", text: words.broken(effect.broken_constraints) });
  }
  if (lines.length === 0) lines.push({ tone: "plain", text: words.alone });
  return lines;
}

export class DragTip {
  readonly element = document.createElement("div");
  /** Polite, so that it waits for what is being read. */
  readonly live = document.createElement("div");
  private shown = "";
  private size = { w: 0, h: 0 };
  private speaking = 0;

  constructor() {
    this.element.className = "tl-tooltip tl-drag-tip";
    this.element.hidden = true;
    this.element.setAttribute("aria-hidden", "true");
    this.live.className = "tl-live";
    this.live.setAttribute("role", "status");
  }

  /** Above a point, or beside it. */
  show(
    lines: readonly TipLine[],
    x: number,
    y: number,
    bounds: { width: number; height: number },
    aside = false,
  ): void {
    const text = lines.map((line) => line.tone + line.text).join("\n");
    const other = text !== this.shown || this.element.hidden;
    if (text !== this.shown) {
      this.shown = text;
      this.element.replaceChildren(...lines.map(lineElement));
      this.say(lines.filter((l) => l.tone !== "hint").map((l) => l.text));
    }
    this.element.hidden = false;
    // Measuring makes the browser lay out the page, so only what is new is measured.
    if (other) this.size = { w: this.element.offsetWidth, h: this.element.offsetHeight };
    const { w, h } = this.size;
    const wanted = aside ? x + 18 : x - w / 2;
    const left = Math.max(8, Math.min(wanted, bounds.width - w - 8));
    const above = y - h - 14;
    const beside = y + 24 + h > bounds.height ? above : y + 24;
    const top = aside ? beside : above >= 4 ? above : y + 30;
    this.element.style.transform = `translate(${Math.round(left)}px,${Math.round(top)}px)`;
  }

  hide(): void {
    this.shown = "";
    this.element.hidden = true;
    window.clearTimeout(this.speaking);
  }

  private say(texts: string[]): void {
    window.clearTimeout(this.speaking);
    this.speaking = window.setTimeout(() => {
      this.live.textContent = texts.join(". ");
    }, 350);
  }
}

function lineElement(line: TipLine): HTMLElement {
  const element = document.createElement(line.tone === "title" ? "strong" : "div");
  element.className = `tl-tip-${line.tone}`;
  element.textContent = line.text;
  return element;
}
