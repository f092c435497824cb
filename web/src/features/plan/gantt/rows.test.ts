import { expect, test } from "vitest";
import { buildPlan, type MoreColumns } from "@/timeline/plan";
import { SAMPLE, SAMPLE_LINKS } from "@/timeline/sample";
import { copiesOf } from "./row-copies";
import { rootsOf, siblingBeside } from "./siblings";

const fill = <T>(value: T) => SAMPLE.id.map(() => value);
const more = {
  duration_text: ["5d", "1d", "2d", "1d", "0d", "1d"],
  constraint_kind: fill("as_soon_as_possible"),
  constraint_date: fill(null),
  task_type: fill("fixed_work"),
  priority: fill(500),
  notes: ["", "Mind the pipes.", "", "", "", ""],
} as unknown as MoreColumns;
const plan = buildPlan({ ...SAMPLE, more }, SAMPLE_LINKS);

test("of a selection only those count that do not go along with their summary", () => {
  expect(rootsOf(plan, ["b", "a", "f"])).toEqual([0, 5]);
  expect(rootsOf(plan, ["d", "c", "gone"])).toEqual([2, 3]);
});

test("a row changes places with its neighbour of the same level, and stops at the end", () => {
  expect(siblingBeside(plan, ["a"], 1)).toEqual({ tasks: ["a"], sibling: "f" });
  expect(siblingBeside(plan, ["f"], -1)).toEqual({ tasks: ["f"], sibling: "a" });
  expect(siblingBeside(plan, ["c", "d"], 1)).toEqual({ tasks: ["c", "d"], sibling: "e" });
  expect(siblingBeside(plan, ["c", "d"], -1)).toEqual({ tasks: ["c", "d"], sibling: "b" });
  expect(siblingBeside(plan, ["e"], 1)).toBeNull();
  expect(siblingBeside(plan, ["b"], -1)).toBeNull();
  expect(siblingBeside(plan, ["f"], 1)).toBeNull();
  expect(siblingBeside(plan, [], 1)).toBeNull();
});

test("copies of a summary bring what is below it and the links among them", () => {
  let made = 0;
  const changes = copiesOf(plan, ["a", "c"], { before: "f" }, () => `n${++made}`);
  expect(changes.slice(0, 2)).toEqual([
    { do: "add", task: "n1", before: "f", fields: { name: "Build", priority: 500 } },
    {
      do: "add",
      task: "n2",
      under: "n1",
      fields: expect.objectContaining({
        name: "Dig",
        duration_text: "1d",
        notes: "Mind the pipes.",
        people: "Ann",
        task_type: "fixed_work",
      }),
    },
  ]);
  expect(changes.filter((change) => change.do === "add")).toHaveLength(5);
  expect(changes.filter((change) => change.do === "link")).toEqual([
    { do: "link", predecessor: "n2", successor: "n3", kind: "FS" },
    { do: "link", predecessor: "n3", successor: "n5", kind: "FS", lag: "1d" },
    { do: "link", predecessor: "n4", successor: "n5", kind: "FF" },
  ]);
});

test("progress stays with the original", () => {
  const [copy] = copiesOf(plan, ["b"], {}, () => "n");
  expect(JSON.stringify(copy)).not.toMatch(/percent|actual/);
});
