/** A lifecycle while it is being written: parts keep their place on screen by a key of their own. */
import type { Lifecycle, LifecycleStage } from "@/api/nouns";
import { randomUuid } from "@/lib/random";

type Definition = Lifecycle["definition"];
type Gate = NonNullable<LifecycleStage["gate"]>;
type Item = Gate["checklist"][number];
type Rule = Gate["rules"][number];
type Criterion = Gate["criteria"][number];
type Role = Definition["roles"][number];
type Kpi = Definition["kpis"][number];
type Raci = Item["raci"];
type Template = NonNullable<Item["template"]>;

export interface RoleDraft extends Role {
  id: string;
}
export interface KpiDraft extends Kpi {
  id: string;
}
export interface SectionDraft {
  id: string;
  heading: string;
  hint: string;
}
export interface TemplateDraft {
  title: string;
  sections: SectionDraft[];
}
export interface ItemDraft extends Omit<Item, "template"> {
  id: string;
  /** While it is written, roles stand here by the id of their draft: a new one has no key yet. */
  raci: Raci;
  template: TemplateDraft | null;
}
export interface RuleDraft extends Rule {
  id: string;
}
export interface CriterionDraft extends Criterion {
  id: string;
}
export interface GateDraft extends Omit<Gate, "checklist" | "rules" | "criteria"> {
  id: string;
  criteria: CriterionDraft[];
  checklist: ItemDraft[];
  rules: RuleDraft[];
}
export interface StageDraft extends Omit<LifecycleStage, "gate" | "beside"> {
  id: string;
  gate: GateDraft | null;
  /** Gates that are decided beside the first one. */
  beside: GateDraft[];
}

/** Everything that is written of a lifecycle. */
export interface MethodDraft {
  stages: StageDraft[];
  roles: RoleDraft[];
  kpis: KpiDraft[];
}

const nobody = (): Raci => ({ responsible: [], accountable: [], consulted: [], informed: [] });

export const newItem = (): ItemDraft => ({
  id: randomUuid(),
  key: "",
  text: "",
  evidence: "none",
  raci: nobody(),
  template: null,
});
export const newSection = (): SectionDraft => ({ id: randomUuid(), heading: "", hint: "" });
export const newTemplate = (title: string): TemplateDraft => ({ title, sections: [newSection()] });
export const newRole = (): RoleDraft => ({
  id: randomUuid(),
  key: "",
  name: "",
  does: "",
  who: null as never,
});
export const newKpi = (): KpiDraft => ({
  id: randomUuid(),
  key: "",
  name: "",
  why: "",
  measure: "finish_deviation",
  target: 0,
  direction: "at_most",
});
export const newCriterion = (): CriterionDraft => ({
  id: randomUuid(),
  key: "",
  text: "",
  hint: "",
  most: 10,
});
export const newRule = (): RuleDraft => ({ id: randomUuid(), key: "", text: "", says: "" });
export const newGate = (name: string): GateDraft => ({
  id: randomUuid(),
  key: "",
  name,
  route_id: null as never,
  to: null as never,
  checklist: [],
  rules: [],
  criteria: [],
  least_points: null as never,
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

/** The same with other words for the roles; those there is no word for are left out. */
const renamed = (raci: Raci, words: ReadonlyMap<string, string>): Raci => {
  const list = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const word = words.get(key);
      return word === undefined ? [] : [word];
    });
  return {
    responsible: list(raci.responsible),
    accountable: list(raci.accountable),
    consulted: list(raci.consulted),
    informed: list(raci.informed),
  };
};

const gateDraftOf = (gate: Gate, roles: ReadonlyMap<string, string>): GateDraft => ({
  ...gate,
  id: randomUuid(),
  checklist: gate.checklist.map((item) => ({
    ...item,
    id: randomUuid(),
    raci: renamed(item.raci, roles),
    template: item.template
      ? {
          title: item.template.title,
          sections: item.template.sections.map((one) => ({ ...one, id: randomUuid() })),
        }
      : null,
  })),
  rules: gate.rules.map((rule) => ({ ...rule, id: randomUuid() })),
  criteria: gate.criteria.map((one) => ({ ...one, id: randomUuid() })),
});

export function draftOf(definition: Definition): MethodDraft {
  const roles = definition.roles.map((role) => ({ ...role, id: randomUuid() }));
  const ids = new Map(roles.map((role) => [role.key, role.id]));
  return {
    roles,
    kpis: definition.kpis.map((kpi) => ({ ...kpi, id: randomUuid() })),
    stages: definition.stages.map((stage) => ({
      ...stage,
      id: randomUuid(),
      gate: stage.gate ? gateDraftOf(stage.gate, ids) : null,
      beside: stage.beside.map((gate) => gateDraftOf(gate, ids)),
    })),
  };
}

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

const templateOf = (draft: TemplateDraft): Template => ({
  title: draft.title,
  sections: draft.sections.map(({ id: _, ...section }) => section),
});

/** The gates of a stage; their items and rules have keys that no other of the stage has. */
function gatesOf({ gate, beside }: StageDraft, roles: ReadonlyMap<string, string>): Gate[] {
  const drafts = gate ? [gate, ...beside] : [];
  const items = keyed(
    drafts.flatMap((one) => one.checklist),
    (item) => item.text,
    "item",
  ).map(({ id: _, raci, template, ...item }) => ({
    ...item,
    raci: renamed(raci, roles),
    template: (template ? templateOf(template) : null) as never,
  }));
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
    criteria: keyed(one.criteria, (criterion) => criterion.text, "criterion").map(
      ({ id: _, ...criterion }) => criterion,
    ),
  }));
}

export function definitionOf({ stages, roles, kpis }: MethodDraft): Definition {
  const named = keyed(roles, (role) => role.name, "role");
  const keys = new Map(named.map((role) => [role.id, role.key]));
  return {
    stages: keyed(stages, (stage) => stage.name, "stage").map((draft) => {
      const { id: _, ...stage } = draft;
      const [gate = null, ...beside] = gatesOf(draft, keys);
      return { ...stage, gate: gate as never, beside };
    }),
    roles: named.map(({ id: _, ...role }) => role),
    kpis: keyed(kpis, (kpi) => kpi.name, "kpi").map(({ id: _, ...kpi }) => kpi),
  };
}

/** The same parts with one of them somewhere else. */
export function moved<T>(parts: readonly T[], at: number, by: -1 | 1): T[] {
  const next = parts.filter((_, index) => index !== at);
  next.splice(at + by, 0, parts[at]);
  return next;
}
