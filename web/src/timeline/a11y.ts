/**
 * What a screen reader says for a row, and what each key means. Pure: a key and the state in, a
 * command out; `view.ts` carries it out.
 */
import type { TimelineFormat } from "./format";
import { pauseTexts } from "./pauses";
import { Flag, type Plan } from "./plan";
import { hasChildren, type Outline } from "./rows";
import type { TimelineWords } from "./words";

export function rowLabel(
  plan: Plan,
  task: number,
  format: TimelineFormat,
  words: TimelineWords,
): string {
  const flags = plan.flags[task];
  const parts = [plan.name[task]];
  if (flags & Flag.summary) parts.push(words.summary);
  if (flags & Flag.milestone) {
    parts.push(words.milestone, format.date(plan.finish[task]));
  } else {
    parts.push(words.range(format.date(plan.start[task]), format.date(plan.finish[task])));
  }
  parts.push(words.percent(plan.percent[task]));
  if (flags & Flag.critical) parts.push(words.critical);
  if (flags & Flag.late) parts.push(words.late);
  if (flags & Flag.deadlineMissed) parts.push(words.deadlineMissed);
  if (flags & Flag.overloaded) parts.push(words.overloaded);
  if (flags & Flag.inactive) parts.push(words.inactive);
  if (flags & Flag.manual) parts.push(words.manual);
  parts.push(...pauseTexts(plan, task, format, words));
  const incoming = plan.incoming[task].length;
  if (incoming > 0) parts.push(words.predecessors(incoming));
  if (plan.people[task]) parts.push(plan.people[task]);
  return parts.join(", ");
}

export type Command =
  | { readonly kind: "select"; readonly task: number }
  | { readonly kind: "toggle"; readonly task: number; readonly collapse: boolean }
  | { readonly kind: "open"; readonly task: number }
  | { readonly kind: "zoom"; readonly direction: 1 | -1 }
  | { readonly kind: "today" }
  | { readonly kind: "fit" }
  | { readonly kind: "show"; readonly task: number }
  | {
      readonly kind: "nudge";
      readonly task: number;
      readonly direction: 1 | -1;
      readonly edge: "start" | "finish";
    }
  | { readonly kind: "type"; readonly text: string };

/** With Alt: arrows move a task, plus and minus (as some layouts write them) change its finish. */
const NUDGES: Readonly<Record<string, { direction: 1 | -1; edge: "start" | "finish" }>> = {
  ArrowRight: { direction: 1, edge: "start" },
  ArrowLeft: { direction: -1, edge: "start" },
  "+": { direction: 1, edge: "finish" },
  "=": { direction: 1, edge: "finish" },
  "≠": { direction: 1, edge: "finish" },
  "±": { direction: 1, edge: "finish" },
  "-": { direction: -1, edge: "finish" },
  "–": { direction: -1, edge: "finish" },
};

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

export interface KeyState {
  readonly plan: Plan;
  readonly outline: Outline;
  /** Task, or -1. */
  readonly selected: number;
  readonly pageRows: number;
  /** Letters typed shortly before. */
  readonly typed: string;
}

export function commandFor(press: KeyPress, state: KeyState): Command | null {
  const { outline, plan, selected } = state;
  const nudge = NUDGES[press.key];
  if (press.alt && !press.ctrl && nudge && selected >= 0) {
    return { kind: "nudge", task: selected, ...nudge };
  }
  if (press.ctrl || press.alt || outline.count === 0) return null;
  const row = selected < 0 ? -1 : outline.rowOf[selected];
  const select = (at: number): Command => ({
    kind: "select",
    task: outline.tasks[Math.min(outline.count - 1, Math.max(0, at))],
  });
  switch (press.key) {
    case "ArrowDown":
      return select(row + 1);
    case "ArrowUp":
      return select(row < 0 ? 0 : row - 1);
    case "PageDown":
      return select(row + state.pageRows);
    case "PageUp":
      return select(row - state.pageRows);
    case "Home":
      return select(0);
    case "End":
      return select(outline.count - 1);
    case "ArrowRight":
      if (row < 0) return select(0);
      if (!hasChildren(plan, selected)) return null;
      return outline.collapsed[selected]
        ? { kind: "toggle", task: selected, collapse: false }
        : select(row + 1);
    case "ArrowLeft":
      if (row < 0) return select(0);
      if (hasChildren(plan, selected) && !outline.collapsed[selected]) {
        return { kind: "toggle", task: selected, collapse: true };
      }
      return plan.parent[selected] >= 0 ? { kind: "select", task: plan.parent[selected] } : null;
    case "Enter":
      return selected < 0 ? null : { kind: "open", task: selected };
    case " ":
      if (state.typed) return { kind: "type", text: `${state.typed} ` };
      return selected < 0 ? null : { kind: "show", task: selected };
    case "+":
    case "=":
      return { kind: "zoom", direction: 1 };
    case "-":
      return { kind: "zoom", direction: -1 };
    case "0":
      return { kind: "fit" };
    case "t":
      if (!state.typed) return { kind: "today" };
  }
  if (press.key.length !== 1) return null;
  return { kind: "type", text: state.typed + press.key.toLocaleLowerCase() };
}

/** The next visible task whose name starts with the text, from the selected one on, wrapping. */
export function typeAhead(plan: Plan, outline: Outline, selected: number, text: string): number {
  const begin = Math.max(0, selected < 0 ? 0 : outline.rowOf[selected]);
  const skip = text.length === 1 && selected >= 0 ? 1 : 0;
  for (let step = 0; step < outline.count; step++) {
    const task = outline.tasks[(begin + skip + step) % outline.count];
    if (plan.name[task].toLocaleLowerCase().startsWith(text)) return task;
  }
  return -1;
}
