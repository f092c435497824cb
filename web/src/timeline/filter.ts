/** Which tasks a person looks for, and the summaries that must stay so that they can be found. */
import { type CustomConditions, fitsCustom } from "./custom-filter";
import { Flag, type Plan } from "./plan";

export const CRITERIA = [
  "critical",
  "late",
  "unfinished",
  "in_progress",
  "milestone",
  "deadline_missed",
  "negative_float",
  "slipped",
  "overloaded",
  "manual",
  "estimated",
  "inactive",
] as const;
export type Criterion = (typeof CRITERIA)[number];

export interface PlanFilter {
  /** Found in names, WBS codes and people, whatever the case. */
  readonly text: string;
  /** All of them must hold. */
  readonly criteria: readonly Criterion[];
  /** A name, or empty for anyone. */
  readonly person: string;
  /** Tasks with work between these minutes; null is open. */
  readonly from: number | null;
  readonly to: number | null;
  /** What tasks must have in the organisation's own fields. */
  readonly custom: CustomConditions;
}

export function isFiltering(filter: PlanFilter): boolean {
  return (
    filter.text !== "" ||
    filter.person !== "" ||
    filter.criteria.length > 0 ||
    filter.from !== null ||
    filter.to !== null ||
    Object.keys(filter.custom).length > 0
  );
}

function fits(plan: Plan, task: number, criterion: Criterion): boolean {
  const flags = plan.flags[task];
  switch (criterion) {
    case "critical":
      return (flags & Flag.critical) !== 0;
    case "late":
      return (flags & Flag.late) !== 0;
    case "unfinished":
      return (flags & Flag.done) === 0;
    case "in_progress":
      return (flags & Flag.inProgress) !== 0;
    case "milestone":
      return (flags & Flag.milestone) !== 0;
    case "deadline_missed":
      return (flags & Flag.deadlineMissed) !== 0;
    case "negative_float":
      return (flags & Flag.negativeFloat) !== 0;
    case "slipped":
      return plan.finish[task] > plan.baselineFinish[task];
    case "overloaded":
      return (flags & Flag.overloaded) !== 0;
    case "manual":
      return (flags & Flag.manual) !== 0;
    case "estimated":
      return (flags & Flag.estimated) !== 0;
    case "inactive":
      return (flags & Flag.inactive) !== 0;
  }
}

/** The names in what a plan writes: "Designer[50%]; Welder". */
export function peopleOf(plan: Plan, task: number): string[] {
  const text = plan.people[task];
  if (!text) return [];
  return text.split(/[;,]/).map((name) => name.replace(/\[[^\]]*\]\s*$/, "").trim());
}

/** Everyone with work in the plan, in order. */
export function everyone(plan: Plan): string[] {
  const seen = new Set<string>();
  let last = "";
  for (let task = 0; task < plan.count; task++) {
    if (plan.people[task] === last) continue;
    last = plan.people[task];
    for (const name of peopleOf(plan, task)) seen.add(name);
  }
  return [...seen].sort((a, b) => a.localeCompare(b));
}

/** 1 for each task that is looked for. A summary only counts where nothing but text is asked. */
export function matching(plan: Plan, filter: PlanFilter): Uint8Array {
  const found = new Uint8Array(plan.count);
  const text = filter.text.trim().toLocaleLowerCase();
  const onlyText =
    filter.criteria.length === 0 &&
    !filter.person &&
    filter.from === null &&
    filter.to === null &&
    Object.keys(filter.custom).length === 0;
  for (let task = 0; task < plan.count; task++) {
    const flags = plan.flags[task];
    if (flags & Flag.group || (flags & Flag.summary && !onlyText)) continue;
    if (text && !hasText(plan, task, text)) continue;
    if (filter.person && !peopleOf(plan, task).includes(filter.person)) continue;
    if (filter.from !== null && plan.finish[task] < filter.from) continue;
    if (filter.to !== null && plan.start[task] > filter.to) continue;
    if (!fitsCustom(plan, task, filter.custom)) continue;
    if (filter.criteria.every((criterion) => fits(plan, task, criterion))) found[task] = 1;
  }
  return found;
}

function hasText(plan: Plan, task: number, text: string): boolean {
  return (
    plan.name[task].toLocaleLowerCase().includes(text) ||
    plan.people[task].toLocaleLowerCase().includes(text) ||
    plan.wbs[task].startsWith(text)
  );
}

/** The found tasks and every summary above them. */
export function withSummaries(plan: Plan, found: Uint8Array): Uint8Array {
  const shown = found.slice();
  // Children come after their summary, so one pass from the end reaches every ancestor.
  for (let task = plan.count - 1; task >= 0; task--) {
    if (shown[task] && plan.parent[task] >= 0) shown[plan.parent[task]] = 1;
  }
  return shown;
}

export function countOf(mask: Uint8Array): number {
  let count = 0;
  for (const value of mask) count += value;
  return count;
}
