/** A lifecycle while it is being written: parts keep their place on screen by a key of their own. */
import type { Lifecycle, LifecycleStage } from "@/api/nouns";
import { randomUuid } from "@/lib/random";

type Gate = NonNullable<LifecycleStage["gate"]>;
type Item = Gate["checklist"][number];
type Rule = Gate["rules"][number];

export interface ItemDraft extends Item {
  id: string;
}
export interface RuleDraft extends Rule {
  id: string;
}
export interface StageDraft extends Omit<LifecycleStage, "gate"> {
  id: string;
  gate: (Omit<Gate, "checklist" | "rules"> & { checklist: ItemDraft[]; rules: RuleDraft[] }) | null;
}

export const newItem = (): ItemDraft => ({ id: randomUuid(), key: "", text: "", evidence: "none" });
export const newRule = (): RuleDraft => ({ id: randomUuid(), key: "", text: "", says: "" });
export const newGate = (name: string): NonNullable<StageDraft["gate"]> => ({
  name,
  route_id: null as never,
  to: null as never,
  checklist: [],
  rules: [],
});
export const newStage = (name: string): StageDraft => ({
  id: randomUuid(),
  key: "",
  name,
  purpose: "",
  guidance: "",
  sets_project_stage: null as never,
  fields: { required: [], locked: [], hidden: [] },
  gate: newGate(name),
});

export const draftOf = (definition: Lifecycle["definition"]): StageDraft[] =>
  definition.stages.map((stage) => ({
    ...stage,
    id: randomUuid(),
    gate: stage.gate
      ? {
          ...stage.gate,
          checklist: stage.gate.checklist.map((item) => ({ ...item, id: randomUuid() })),
          rules: stage.gate.rules.map((rule) => ({ ...rule, id: randomUuid() })),
        }
      : null,
  }));

/** Small letters, digits and `_`, that nothing else is called. */
export function keyFrom(text: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 32)
    .replace(/_+$/, "");
  const base = plain || otherwise;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(key)) return key;
  }
}

/** Gives every part that is new its key; those that are kept keep theirs. */
function keyed<T extends { key: string }>(
  parts: readonly T[],
  nameOf: (part: T) => string,
  otherwise: string,
): T[] {
  const taken = new Set(parts.map((part) => part.key).filter(Boolean));
  return parts.map((part) => {
    if (part.key) return part;
    const key = keyFrom(nameOf(part), taken, otherwise);
    taken.add(key);
    return { ...part, key };
  });
}

export function definitionOf(stages: readonly StageDraft[]): Lifecycle["definition"] {
  return {
    stages: keyed(stages, (stage) => stage.name, "stage").map(({ id: _, gate, ...stage }) => ({
      ...stage,
      gate: (gate
        ? {
            ...gate,
            checklist: keyed(gate.checklist, (item) => item.text, "item").map(
              ({ id: _id, ...item }) => item,
            ),
            rules: keyed(gate.rules, (rule) => rule.text, "rule").map(
              ({ id: _id, ...rule }) => rule,
            ),
          }
        : null) as never,
    })),
  };
}

/** The same parts with one of them somewhere else. */
export function moved<T>(parts: readonly T[], at: number, by: -1 | 1): T[] {
  const next = parts.filter((_, index) => index !== at);
  next.splice(at + by, 0, parts[at]);
  return next;
}
