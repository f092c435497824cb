import { expect, test } from "vitest";
import {
  definitionOf,
  draftOf,
  keyFrom,
  moved,
  newGate,
  newItem,
  newKpi,
  newRole,
  newRule,
  newStage,
  newTemplate,
} from "./drafts";

test("keys are plain, short, and nobody else's", () => {
  expect(keyFrom("Prêt à démarrer!", new Set(), "stage")).toBe("pret_a_demarrer");
  expect(keyFrom("Idea", new Set(["idea", "idea_2"]), "stage")).toBe("idea_3");
  expect(keyFrom("阶段", new Set(), "stage")).toBe("stage");
});

test("new parts get keys, and those that are kept keep theirs", () => {
  const stages = [newStage("Idea"), { ...newStage("Work"), key: "idea" }];
  const gate = stages[0].gate;
  if (!gate) throw new Error("a gate");
  gate.checklist = [{ ...newItem(), text: "A brief" }];
  gate.rules = [{ ...newRule(), text: "late" }];
  const definition = definitionOf({ stages, roles: [], kpis: [] });
  expect(definition.stages.map((stage) => stage.key)).toEqual(["idea_2", "idea"]);
  expect(definition.stages[0].gate?.checklist[0]).toEqual({
    key: "a_brief",
    text: "A brief",
    evidence: "none",
    raci: { responsible: [], accountable: [], consulted: [], informed: [] },
    template: null,
  });
  expect(definitionOf(draftOf(definition))).toEqual(definition);
});

test("gates beside each other get keys, and share those of items with nobody", () => {
  const stage = newStage("Design");
  const item = () => [{ ...newItem(), text: "Agreed" }];
  stage.gate = { ...newGate("Technical gate"), checklist: item() };
  stage.beside = [{ ...newGate("Financial gate"), checklist: item() }];
  const rest = { roles: [], kpis: [] };
  const [made] = definitionOf({ stages: [stage], ...rest }).stages;
  expect([made.gate?.key, made.beside[0].key]).toEqual(["technical_gate", "financial_gate"]);
  expect(made.gate?.checklist[0].key).toBe("agreed");
  expect(made.beside[0].checklist[0].key).toBe("agreed_2");
  expect(definitionOf(draftOf({ stages: [made], ...rest })).stages[0]).toEqual(made);
  const alone = definitionOf({ stages: [{ ...stage, beside: [] }], ...rest });
  expect(alone.stages[0].gate?.key).toBe("");
});

test("who does what follows a role when it gets its key, and goes when the role goes", () => {
  const manager = { ...newRole(), name: "Project manager" };
  const sponsor = { ...newRole(), name: "Sponsor" };
  const stage = newStage("Idea");
  const raci = {
    responsible: [manager.id],
    accountable: [sponsor.id],
    consulted: [],
    informed: [],
  };
  const template = newTemplate("Brief");
  stage.gate = {
    ...newGate("Screen"),
    checklist: [{ ...newItem(), text: "Brief", raci, template }],
  };
  const kpis = [{ ...newKpi(), name: "Finish" }];
  const made = definitionOf({ stages: [stage], roles: [manager, sponsor], kpis });
  expect(made.roles.map((role) => role.key)).toEqual(["project_manager", "sponsor"]);
  const item = made.stages[0].gate?.checklist[0];
  expect(item?.raci.responsible).toEqual(["project_manager"]);
  expect(item?.template).toEqual({ title: "Brief", sections: [{ heading: "", hint: "" }] });
  expect(made.kpis[0].key).toBe("finish");
  expect(definitionOf(draftOf(made))).toEqual(made);
  const without = definitionOf({ stages: [stage], roles: [manager], kpis });
  expect(without.stages[0].gate?.checklist[0].raci.accountable).toEqual([]);
});

test("a part is moved by one", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
});
