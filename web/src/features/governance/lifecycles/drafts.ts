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
export interface GateDraft extends Omit<Gate, "checklist" | "rules"> {
  id: string;
  checklist: ItemDraft[];
  rules: RuleDraft[];
}
export interface StageDraft extends Omit<LifecycleStage, "gate" | "beside"> {
  id: string;
  gate: GateDraft | null;
  /** Gates that are decided beside the first one. */
  beside: GateDraft[];
}

export const newItem = (): ItemDraft => ({ id: randomUuid(), key: "", text: "", evidence: "none" });
export const newRule = (): RuleDraft => ({ id: randomUuid(), key: "", text: "", says: "" });
export const newGate = (name: string): GateDraft => ({
  id: randomUuid(),
  key: "",
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
  beside: [],
});

const gateDraftOf = (gate: Gate): GateDraft => ({
  ...gate,
  id: randomUuid(),
  checklist: gate.checklist.map((item) => ({ ...item, id: randomUuid() })),
  rules: gate.rules.map((rule) => ({ ...rule, id: randomUuid() })),
});

export const draftOf = (definition: Lifecycle["definition"]): StageDraft[] =>
  definition.stages.map((stage) => ({
    ...stage,
    id: randomUuid(),
    gate: stage.gate ? gateDraftOf(stage.gate) : null,
    beside: stage.beside.map(gateDraftOf),
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

/** The gates of a stage; their items and rules have keys that no other of the stage has. */
function gatesOf({ gate, beside }: StageDraft): Gate[] {
  const drafts = gate ? [gate, ...beside] : [];
  const items = keyed(
    drafts.flatMap((one) => one.checklist),
    (item) => item.text,
    "item",
  ).map(({ id: _, ...item }) => item);
  const rules = keyed(
    drafts.flatMap((one) => one.rules),
    (rule) => rule.text,
    "rule",
  ).map(({ id: _, ...rule }) => rule);
  // The only gate of a stage needs no key.
  const named = drafts.length > 1 ? keyed(drafts, (one) => one.name, "gate") : drafts;
  return named.map(({ id: _, ...one }) => ({
    ...one,
    checklist: items.splice(0, one.checklist.length),
    rules: rules.splice(0, one.rules.length),
  }));
}

export function definitionOf(stages: readonly StageDraft[]): Lifecycle["definition"] {
  return {
    stages: keyed(stages, (stage) => stage.name, "stage").map((draft) => {
      const { id: _, ...stage } = draft;
      const [gate = null, ...beside] = gatesOf(draft);
      return { ...stage, gate: gate as never, beside };
    }),
  };
}

/** The same parts with one of them somewhere else. */
export function moved<T>(parts: readonly T[], at: number, by: -1 | 1): T[] {
  const next = parts.filter((_, index) => index !== at);
  next.splice(at + by, 0, parts[at]);
  return next;
}
