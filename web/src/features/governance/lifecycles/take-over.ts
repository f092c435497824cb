/** What a shipped method has and a lifecycle that was begun with it has not. */
import type { Lifecycle } from "@/api/nouns";
import {
  draftOf,
  type GateDraft,
  type ItemDraft,
  type MethodDraft,
  type StageDraft,
} from "./drafts";

interface TakenOver {
  draft: MethodDraft;
  /** How many roles, key figures, items and criteria are new or say more than before. */
  count: number;
}

const unsaid = (raci: ItemDraft["raci"]): boolean =>
  Object.values(raci).every((list) => list.length === 0);

/** Adds what is missing: what is written stays as it is. Stages, items and roles are the same by their keys. */
export function takenOver(own: MethodDraft, definition: Lifecycle["definition"]): TakenOver {
  const method = draftOf(definition);
  let count = 0;
  const roles = [...own.roles];
  // The id by which each role of the method stands in the own draft.
  const ids = new Map<string, string>();
  for (const role of method.roles) {
    const known = roles.find((one) => one.key === role.key);
    ids.set(role.id, known?.id ?? role.id);
    if (!known) {
      roles.push(role);
      count += 1;
    }
  }
  const here = (keys: readonly string[]) => keys.map((id) => ids.get(id) ?? id);
  const item = (mine: ItemDraft, theirs: ItemDraft | undefined): ItemDraft => {
    if (!theirs) return mine;
    const said = unsaid(mine.raci) && !unsaid(theirs.raci);
    const templated = mine.template === null && theirs.template !== null;
    if (said || templated) count += 1;
    const { responsible, accountable, consulted, informed } = theirs.raci;
    return {
      ...mine,
      raci: said
        ? {
            responsible: here(responsible),
            accountable: here(accountable),
            consulted: here(consulted),
            informed: here(informed),
          }
        : mine.raci,
      template: mine.template ?? theirs.template,
    };
  };
  const gate = (mine: GateDraft, theirs: GateDraft | null | undefined): GateDraft => {
    if (!theirs) return mine;
    const scored = mine.criteria.length === 0 && theirs.criteria.length > 0;
    if (scored) count += theirs.criteria.length;
    return {
      ...mine,
      checklist: mine.checklist.map((one) =>
        item(
          one,
          theirs.checklist.find((other) => other.key === one.key),
        ),
      ),
      criteria: scored ? theirs.criteria : mine.criteria,
      least_points: scored ? theirs.least_points : mine.least_points,
    };
  };
  const stages = own.stages.map((stage): StageDraft => {
    const theirs = method.stages.find((one) => one.key === stage.key);
    return stage.gate ? { ...stage, gate: gate(stage.gate, theirs?.gate) } : stage;
  });
  const missing = method.kpis.filter((kpi) => !own.kpis.some((one) => one.key === kpi.key));
  count += missing.length;
  return { draft: { stages, roles, kpis: [...own.kpis, ...missing] }, count };
}
