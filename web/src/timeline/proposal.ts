/**
 * What a person holds while dragging, and what it would change: from a pointer's place to one
 * proposal. Pure; the engine's answer to it comes from the host.
 */
import { DAY } from "./civil";
import type { Hit } from "./hit";
import { Flag, type LinkKind, type Plan } from "./plan";
import { type Edge, nextDay, type Step, snapped } from "./snap";
import { type WorkingTime, workingSpans } from "./working";

export type GrabKind = "move" | "finish" | "progress" | "link" | "split";

/** What was pressed. */
export interface Grab {
  readonly kind: GrabKind;
  readonly task: number;
  /** The end a link is drawn from. */
  readonly end: Edge;
  /** The minute under the pointer when it was pressed. */
  readonly from: number;
}

export type Proposal =
  | { readonly kind: "move"; readonly task: number; readonly start: number }
  | { readonly kind: "finish"; readonly task: number; readonly finish: number }
  | { readonly kind: "progress"; readonly task: number; readonly percent: number }
  | {
      readonly kind: "link";
      readonly task: number;
      readonly target: number;
      readonly link: LinkKind;
    }
  | {
      readonly kind: "split";
      readonly task: number;
      readonly at: number;
      readonly resume: number;
    };

/** What a press on a part of a bar takes hold of; null where a press pans. */
export function grabOf(plan: Plan, found: Hit, minute: number, split: boolean): Grab | null {
  if (found.task < 0) return null;
  const grab = (kind: GrabKind, end: Edge = "finish"): Grab => ({
    kind,
    task: found.task,
    end,
    from: minute,
  });
  switch (found.part) {
    case "link_start":
      return grab("link", "start");
    case "link_finish":
      return grab("link", "finish");
  }
  const flags = plan.flags[found.task];
  if (flags & (Flag.summary | Flag.external | Flag.group)) return null;
  if (split && found.part !== "row") return flags & Flag.milestone ? null : grab("split");
  switch (found.part) {
    case "progress":
      return grab("progress");
    case "finish":
      return grab("finish");
    case "bar":
    case "start":
      return grab("move");
    default:
      return null;
  }
}

/** Where the pointer is. */
export interface PointerPlace {
  readonly minute: number;
  readonly found: Hit;
  readonly step: Step;
}

/** What letting go here would change; null when nothing. */
export function proposalAt(
  plan: Plan,
  working: WorkingTime | null,
  grab: Grab,
  place: PointerPlace,
): Proposal | null {
  const { task } = grab;
  const start = plan.start[task];
  const finish = plan.finish[task];
  switch (grab.kind) {
    case "move": {
      const wanted = start + place.minute - grab.from;
      const to = snapped(working, wanted, place.step, "start", start);
      return to === start ? null : { kind: "move", task, start: to };
    }
    case "finish": {
      const wanted = Math.max(start + 1, finish + place.minute - grab.from);
      let to = snapped(working, wanted, place.step, "finish", finish);
      // A bar cannot be dragged shut: the first place after its start is its least.
      if (to <= start) to = nextDay(working, start, 1, "finish");
      return to === finish ? null : { kind: "finish", task, finish: to };
    }
    case "progress": {
      const share = (workedMinute(plan, task, place.minute) / workedLength(plan, task)) * 100;
      const percent = Math.min(100, Math.max(0, Math.round(share / 5) * 5));
      return percent === plan.percent[task] ? null : { kind: "progress", task, percent };
    }
    case "link": {
      const target = place.found.task;
      if (target < 0 || target === task || plan.flags[target] & Flag.group) return null;
      const into = targetEnd(plan, target, place.minute);
      return { kind: "link", task, target, link: linkKind(grab.end, into) };
    }
    case "split": {
      const at = clamp(snapped(working, grab.from, splitStep(place.step), "finish", finish));
      const resume = snapped(working, place.minute, splitStep(place.step), "start", start);
      function clamp(minute: number): number {
        return Math.min(finish, Math.max(start, minute));
      }
      if (at <= start || at >= finish || resume <= at) return null;
      // A night or a weekend is no pause.
      if (working && workingSpans(working, at, resume).length === 0) return null;
      return { kind: "split", task, at, resume };
    }
  }
}

/** A pause begins and ends at the border of a day or an hour, not at the task's own time of day. */
function splitStep(step: Step): Step {
  return step === 0 ? 15 : step === DAY ? DAY : step;
}

/** The nearer end of a bar; a milestone is entered at its start. */
export function targetEnd(plan: Plan, target: number, minute: number): Edge {
  const middle = (plan.start[target] + plan.finish[target]) / 2;
  if (plan.start[target] === plan.finish[target]) return "start";
  return minute <= middle ? "start" : "finish";
}

export function linkKind(from: Edge, into: Edge): LinkKind {
  if (from === "finish") return into === "start" ? "FS" : "FF";
  return into === "start" ? "SS" : "SF";
}

/** Drawn length of a bar without its pauses, in minutes. */
export function workedLength(plan: Plan, task: number): number {
  return workedMinute(plan, task, plan.finish[task]);
}

/** Drawn length of a bar from its start up to a minute, without pauses. */
export function workedMinute(plan: Plan, task: number, minute: number): number {
  let length = Math.min(minute, plan.finish[task]) - plan.start[task];
  for (const [from, to] of plan.pauses[task] ?? []) {
    if (minute > from) length -= Math.min(minute, to) - from;
  }
  return Math.max(0, length);
}

/** The minute up to which a bar is done, as it is drawn. */
export function doneUntil(plan: Plan, task: number, percent = plan.percent[task]): number {
  let left = (workedLength(plan, task) * Math.min(100, Math.max(0, percent))) / 100;
  let at = plan.start[task];
  for (const [from, to] of plan.pauses[task] ?? []) {
    if (left <= from - at) return at + left;
    left -= from - at;
    at = to;
  }
  return at + left;
}

/**
 * One press of Alt+arrow further: the task's start, or with Shift its finish, by a working day.
 * `held` is what the presses before came to.
 */
export function nudged(
  plan: Plan,
  working: WorkingTime | null,
  task: number,
  direction: 1 | -1,
  edge: Edge,
  held: Proposal | null = null,
): Proposal | null {
  const flags = plan.flags[task];
  if (flags & (Flag.summary | Flag.external | Flag.group)) return null;
  if (edge === "start") {
    const from = held?.kind === "move" ? held.start : plan.start[task];
    return { kind: "move", task, start: nextDay(working, from, direction, "start") };
  }
  if (flags & Flag.milestone) return null;
  const from = held?.kind === "finish" ? held.finish : plan.finish[task];
  const to = nextDay(working, from, direction, "finish");
  return to > plan.start[task] ? { kind: "finish", task, finish: to } : held;
}

/** A proposal with ids in the place of rows: it outlives the plan it was made on. */
export type TimelineChange =
  | { readonly kind: "move"; readonly task: string; readonly start: number }
  | { readonly kind: "finish"; readonly task: string; readonly finish: number }
  | { readonly kind: "progress"; readonly task: string; readonly percent: number }
  | {
      readonly kind: "link";
      readonly task: string;
      readonly target: string;
      readonly link: LinkKind;
    }
  | {
      readonly kind: "split";
      readonly task: string;
      readonly at: number;
      readonly resume: number;
    };

export function changeOf(plan: Plan, proposal: Proposal): TimelineChange {
  const task = plan.id[proposal.task];
  return proposal.kind === "link"
    ? { ...proposal, task, target: plan.id[proposal.target] }
    : { ...proposal, task };
}

export function sameProposal(a: Proposal | null, b: Proposal | null): boolean {
  if (a === b) return true;
  if (!a || !b || a.kind !== b.kind || a.task !== b.task) return false;
  switch (a.kind) {
    case "move":
      return a.start === (b as typeof a).start;
    case "finish":
      return a.finish === (b as typeof a).finish;
    case "progress":
      return a.percent === (b as typeof a).percent;
    case "link":
      return a.target === (b as typeof a).target && a.link === (b as typeof a).link;
    case "split":
      return a.at === (b as typeof a).at && a.resume === (b as typeof a).resume;
  }
}
