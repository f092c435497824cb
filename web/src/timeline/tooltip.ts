/** One tooltip for the whole timeline. It repeats what the row's label and details say. */
import type { TimelineFormat } from "./format";
import { pauseTexts } from "./pauses";
import { Flag, type Plan } from "./plan";
import type { TimelineWords } from "./words";

export class Tooltip {
  readonly element: HTMLElement;
  private task = -1;

  constructor() {
    this.element = document.createElement("div");
    this.element.className = "tl-tooltip";
    this.element.hidden = true;
    this.element.setAttribute("aria-hidden", "true");
  }

  hide(): void {
    this.task = -1;
    this.element.hidden = true;
  }

  show(
    plan: Plan,
    task: number,
    x: number,
    y: number,
    bounds: { width: number; height: number },
    format: TimelineFormat,
    words: TimelineWords,
  ): void {
    if (this.task !== task || this.element.hidden) {
      this.task = task;
      this.element.replaceChildren(...content(plan, task, format, words));
      this.element.hidden = false;
    }
    const w = this.element.offsetWidth;
    const h = this.element.offsetHeight;
    const left = Math.max(8, Math.min(x + 14, bounds.width - w - 8));
    const top = y + 20 + h > bounds.height ? y - h - 12 : y + 20;
    this.element.style.transform = `translate(${Math.round(left)}px,${Math.round(top)}px)`;
  }
}

function content(
  plan: Plan,
  task: number,
  format: TimelineFormat,
  words: TimelineWords,
): HTMLElement[] {
  const flags = plan.flags[task];
  const title = document.createElement("strong");
  title.textContent = plan.name[task];
  const lines: [string, string][] = [];
  const milestone = (flags & Flag.milestone) !== 0;
  const dates = milestone
    ? format.date(plan.finish[task], true)
    : words.range(format.date(plan.start[task], true), format.date(plan.finish[task], true));
  lines.push(["", dates]);
  if (!milestone) lines.push([words.columns.duration, words.duration(plan.duration[task])]);
  lines.push([words.progress, words.percent(plan.percent[task])]);
  if (!Number.isNaN(plan.totalFloat[task]) && !(flags & Flag.summary)) {
    lines.push([words.float, words.duration(plan.totalFloat[task])]);
  }
  if (!Number.isNaN(plan.baselineFinish[task])) {
    lines.push([words.baseline, format.date(plan.baselineFinish[task])]);
  }
  if (!Number.isNaN(plan.deadline[task])) {
    lines.push([words.deadline, format.date(plan.deadline[task])]);
  }
  if (plan.people[task]) lines.push([words.people, plan.people[task]]);
  for (const text of pauseTexts(plan, task, format, words)) lines.push(["", text]);
  const marks = [
    flags & Flag.critical ? words.critical : "",
    flags & Flag.late ? words.late : "",
    flags & Flag.deadlineMissed ? words.deadlineMissed : "",
    flags & Flag.manual ? words.manual : "",
    flags & Flag.inactive ? words.inactive : "",
  ].filter(Boolean);
  if (marks.length > 0) lines.push(["", marks.join(" · ")]);
  return [
    title,
    ...lines.map(([label, value]) => {
      const line = document.createElement("div");
      if (label) {
        const key = document.createElement("span");
        key.textContent = label;
        line.append(key);
      }
      line.append(value);
      return line;
    }),
  ];
}
