/** Moving tasks up and down by one place within their level. */
import type { Plan } from "@/timeline/plan";
import { rowsById } from "./delta";

/** Tasks of a selection whose summary is not selected too; the others go along with theirs. */
export function rootsOf(plan: Plan, ids: readonly string[]): number[] {
  const chosen = new Set(ids.flatMap((id) => rowsById(plan.id).get(id) ?? []));
  return [...chosen]
    .filter((at) => {
      for (let p = plan.parent[at]; p >= 0; p = plan.parent[p]) if (chosen.has(p)) return false;
      return true;
    })
    .sort((a, b) => a - b);
}

/** The neighbour that selected tasks change places with; null at the end of their level. */
export function siblingBeside(
  plan: Plan,
  ids: readonly string[],
  direction: 1 | -1,
): { tasks: string[]; sibling: string } | null {
  const roots = rootsOf(plan, ids);
  if (roots.length === 0) return null;
  const first = roots[0];
  const parent = plan.parent[first];
  // Tasks of other levels in the selection stay; a block moves within one level.
  const block = roots.filter((at) => plan.parent[at] === parent);
  const tasks = block.map((at) => plan.id[at]);
  if (direction === 1) {
    const next = plan.subtreeEnd[block[block.length - 1]];
    const end = parent < 0 ? plan.count : plan.subtreeEnd[parent];
    return next < end ? { tasks, sibling: plan.id[next] } : null;
  }
  for (let at = first - 1; at > parent; at--) {
    if (plan.parent[at] === parent) return { tasks, sibling: plan.id[at] };
  }
  return null;
}
