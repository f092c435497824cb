/** Which tasks are visible rows: the outline with its collapsed branches taken out. */
import { Flag, type Plan } from "./plan";

export interface Outline {
  readonly collapsed: Uint8Array;
  /** Visible row to task. */
  readonly tasks: Int32Array;
  /** Task to visible row; -1 when an ancestor is collapsed. */
  readonly rowOf: Int32Array;
  readonly count: number;
}

export function flatten(plan: Plan, collapsed: Uint8Array): Outline {
  const tasks = new Int32Array(plan.count);
  const rowOf = new Int32Array(plan.count).fill(-1);
  let count = 0;
  for (let task = 0; task < plan.count; ) {
    rowOf[task] = count;
    tasks[count++] = task;
    task = collapsed[task] ? plan.subtreeEnd[task] : task + 1;
  }
  return { collapsed, tasks: tasks.subarray(0, count), rowOf, count };
}

export function expandAll(plan: Plan): Outline {
  return flatten(plan, new Uint8Array(plan.count));
}

export function hasChildren(plan: Plan, task: number): boolean {
  return plan.subtreeEnd[task] > task + 1;
}

export function toggled(plan: Plan, outline: Outline, task: number, collapse?: boolean): Outline {
  if (!hasChildren(plan, task)) return outline;
  const collapsed = outline.collapsed.slice();
  collapsed[task] = (collapse ?? !collapsed[task]) ? 1 : 0;
  return flatten(plan, collapsed);
}

/** Shows `level` levels: 1 is the top level only. */
export function collapsedToLevel(plan: Plan, level: number): Outline {
  const collapsed = new Uint8Array(plan.count);
  for (let i = 0; i < plan.count; i++) {
    if (plan.depth[i] >= level - 1 && hasChildren(plan, i)) collapsed[i] = 1;
  }
  return flatten(plan, collapsed);
}

/** Opens every collapsed ancestor of a task, so that it can be shown. */
export function revealed(plan: Plan, outline: Outline, task: number): Outline {
  if (outline.rowOf[task] >= 0) return outline;
  const collapsed = outline.collapsed.slice();
  for (let p = plan.parent[task]; p >= 0; p = plan.parent[p]) collapsed[p] = 0;
  return flatten(plan, collapsed);
}

/** Carries what was collapsed over to a newer version of the plan, by task id. */
export function carriedOver(before: Plan, outline: Outline, after: Plan): Outline {
  const ids = new Set<string>();
  for (let i = 0; i < before.count; i++) if (outline.collapsed[i]) ids.add(before.id[i]);
  const collapsed = new Uint8Array(after.count);
  if (ids.size > 0) {
    for (let i = 0; i < after.count; i++) {
      if (after.flags[i] & Flag.summary && ids.has(after.id[i])) collapsed[i] = 1;
    }
  }
  return flatten(after, collapsed);
}

export function deepestLevel(plan: Plan): number {
  let deepest = 0;
  for (const depth of plan.depth) if (depth > deepest) deepest = depth;
  return deepest + 1;
}

export const EMPTY_OUTLINE: Outline = {
  collapsed: new Uint8Array(),
  tasks: new Int32Array(),
  rowOf: new Int32Array(),
  count: 0,
};
