import { expect, test } from "vitest";
import {
  definitionOf,
  draftOf,
  newCriterion,
  newGate,
  newItem,
  newKpi,
  newRole,
  newStage,
  newTemplate,
} from "./drafts";
import { takenOver } from "./take-over";

const nobody = { responsible: [], accountable: [], consulted: [], informed: [] };

function method() {
  const manager = { ...newRole(), key: "manager", name: "Project manager" };
  const sponsor = { ...newRole(), key: "sponsor", name: "Sponsor" };
  const raci = { ...nobody, responsible: [manager.id], accountable: [sponsor.id] };
  const item = { ...newItem(), key: "case", text: "The case", raci, template: newTemplate("Case") };
  const plain = { ...newItem(), key: "plan", text: "The plan", raci };
  const gate = {
    ...newGate("Screen"),
    checklist: [item, plain],
    criteria: [{ ...newCriterion(), text: "It fits" }],
    least_points: 5 as never,
  };
  const kpis = [{ ...newKpi(), key: "finish", name: "Finish" }];
  const stages = [{ ...newStage("Idea"), key: "idea", gate }];
  return definitionOf({ stages, roles: [manager, sponsor], kpis });
}

test("a lifecycle begun with an older method gets what it lacks, and keeps what is written", () => {
  const shipped = method();
  const own = draftOf(shipped);
  own.roles = [{ ...newRole(), key: "manager", name: "Project lead" }];
  own.kpis = [];
  const [stage] = own.stages;
  if (!stage.gate) throw new Error("a gate");
  const written = { ...nobody, responsible: [own.roles[0].id], accountable: [own.roles[0].id] };
  const [first, second] = stage.gate.checklist;
  stage.gate.checklist = [
    { ...first, raci: nobody, template: null },
    { ...second, raci: written },
  ];
  stage.gate.criteria = [];
  stage.gate.least_points = null as never;
  const taken = takenOver(own, shipped);
  // A role, an item, a criterion and a key figure.
  expect(taken.count).toBe(4);
  const made = definitionOf(taken.draft);
  expect(made.roles.map((role) => role.name)).toEqual(["Project lead", "Sponsor"]);
  const items = made.stages[0].gate?.checklist ?? [];
  expect(items[0].raci).toEqual({
    ...nobody,
    responsible: ["manager"],
    accountable: ["sponsor"],
  });
  expect(items[0].template?.title).toBe("Case");
  expect(items[1].raci.accountable).toEqual(["manager"]);
  expect(made.stages[0].gate?.least_points).toBe(5);
  expect(made.kpis.map((kpi) => kpi.key)).toEqual(["finish"]);
  expect(takenOver(taken.draft, shipped).count).toBe(0);
});
