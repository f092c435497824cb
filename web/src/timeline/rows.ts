/** Which tasks are visible rows: the outline with its collapsed branches taken out. */
import { Flag, type Plan } from "./plan";

export interface Outline {
  readonly collapsed: Uint8Array;
  /** 1 for each task a filter lets through, its summaries included; null shows all. */
  readonly shown: Uint8Array | null;
  /** Visible row to task. */
  readonly tasks: Int32Array;
  /** Task to visible row; -1 when an ancestor is collapsed. */
  readonly rowOf: Int32Array;
  readonly count: number;
}

export function flatten(
  plan: Plan,
  collapsed: Uint8Array,
  shown: Uint8Array | null = null,
): Outline {
  const tasks = new Int32Array(plan.count);
  const rowOf = new Int32Array(plan.count).fill(-1);
  let count = 0;
  for (let task = 0; task < plan.count; ) {
    if (shown && !shown[task]) {
      task = plan.subtreeEnd[task];
      continue;
    }
    rowOf[task] = count;
    tasks[count++] = task;
    task = collapsed[task] ? plan.subtreeEnd[task] : task + 1;
  }
  return { collapsed, shown, tasks: tasks.subarray(0, count), rowOf, count };
}

export function expandAll(plan: Plan, shown: Uint8Array | null = null): Outline {
  return flatten(plan, new Uint8Array(plan.count), shown);
}

export function hasChildren(plan: Plan, task: number): boolean {
  return plan.subtreeEnd[task] > task + 1;
}

export function toggled(plan: Plan, outline: Outline, task: number, collapse?: boolean): Outline {
  if (!hasChildren(plan, task)) return outline;
  const collapsed = outline.collapsed.slice();
  collapsed[task] = (collapse ?? !collapsed[task]) ? 1 : 0;
  return flatten(plan, collapsed, outline.shown);
}

/** Shows `level` levels: 1 is the top level only. */
export function collapsedToLevel(
  plan: Plan,
  level: number,
  shown: Uint8Array | null = null,
): Outline {
  const collapsed = new Uint8Array(plan.count);
  for (let i = 0; i < plan.count; i++) {
    if (plan.depth[i] >= level - 1 && hasChildren(plan, i)) collapsed[i] = 1;
  }
  return flatten(plan, collapsed, shown);
}

/** Opens every collapsed ancestor of a task, so that it can be shown. A filter stays. */
export function revealed(plan: Plan, outline: Outline, task: number): Outline {
  if (outline.rowOf[task] >= 0 || (outline.shown && !outline.shown[task])) return outline;
  const collapsed = outline.collapsed.slice();
  for (let p = plan.parent[task]; p >= 0; p = plan.parent[p]) collapsed[p] = 0;
  return flatten(plan, collapsed, outline.shown);
}

/** Carries what was collapsed over to a newer version of the plan, by task id. */
export function carriedOver(
  before: Plan,
  outline: Outline,
  after: Plan,
  shown: Uint8Array | null = null,
): Outline {
  const ids = new Set<string>();
  for (let i = 0; i < before.count; i++) if (outline.collapsed[i]) ids.add(before.id[i]);
  const collapsed = new Uint8Array(after.count);
  if (ids.size > 0) {
    for (let i = 0; i < after.count; i++) {
      if (after.flags[i] & Flag.summary && ids.has(after.id[i])) collapsed[i] = 1;
    }
  }
  return flatten(after, collapsed, shown);
}

export function deepestLevel(plan: Plan): number {
  let deepest = 0;
  for (const depth of plan.depth) if (depth > deepest) deepest = depth;
  return deepest + 1;
}

export const EMPTY_OUTLINE: Outline = {
  collapsed: new Uint8Array(),
  shown: null,
  tasks: new Int32Array(),
  rowOf: new Int32Array(),
  count: 0,
};
