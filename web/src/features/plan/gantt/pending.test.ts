import { expect, test } from "vitest";
import { SAMPLE, SAMPLE_LINKS } from "@/timeline/sample";
import type { Change } from "./change";
import { type GanttData, NO_EXTERNAL } from "./data";
import { withPending as shownWith } from "./pending";

const data: GanttData = {
  project: {
    id: "p",
    version: 1,
    name: "Sample",
    start: "2026-03-02T08:00",
    status_date: null,
    minutes_per_day: 480,
    calendar_id: null,
    plan_version: 1,
  },
  tasks: SAMPLE,
  dependencies: SAMPLE_LINKS,
  calendars: [],
  pieces: [],
  external_links: NO_EXTERNAL,
};

const withPending = (plan: GanttData, changes: Change[]) =>
  shownWith(
    plan,
    changes.map((change) => ({ change, savedIn: null })),
  );

test("a new task shows at once behind the one it follows, at its level", () => {
  const shown = withPending(data, [
    { do: "add", task: "n", behind: "a", fields: { name: "Paint" } },
    { do: "add", task: "m", behind: "b", fields: { name: "Survey" } },
  ]);
  expect(shown.tasks.id).toEqual(["a", "b", "m", "c", "d", "e", "n", "f"]);
  expect(shown.tasks.parent).toEqual([-1, 0, 0, 0, 0, 0, -1, -1]);
  expect(shown.tasks.name[6]).toBe("Paint");
  expect(shown.tasks.row_number).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("a new task before another takes its place; without a place it comes last", () => {
  const shown = withPending(data, [
    { do: "add", task: "n", before: "c", fields: {} },
    { do: "add", task: "m", fields: {} },
    { do: "add", task: "u", under: "a", fields: {} },
  ]);
  expect(shown.tasks.id).toEqual(["a", "b", "n", "c", "d", "e", "u", "f", "m"]);
  expect(shown.tasks.parent[6]).toBe(0);
});

test("a task that the server has already sent is not added again", () => {
  expect(withPending(data, [{ do: "add", task: "b", fields: {} }])).toBe(data);
});

test("a removed summary takes all below it out of sight", () => {
  const shown = withPending(data, [{ do: "remove", tasks: ["a"] }]);
  expect(shown.tasks.id).toEqual(["f"]);
  expect(shown.dependencies.id).toEqual([]);
});

test("the first task of an empty plan begins when the project does", () => {
  const tasks = Object.fromEntries(Object.keys(SAMPLE).map((key) => [key, []]));
  const empty = { ...data, tasks: tasks as unknown as GanttData["tasks"] };
  const shown = withPending(empty, [{ do: "add", task: "n", fields: { name: "First" } }]);
  expect(shown.tasks.name).toEqual(["First"]);
  expect(shown.tasks.start[0]).toBe(SAMPLE.start[0]);
});

test("a saved row is shown until the plan that has it comes, and not after it is taken back", () => {
  const change: Change = { do: "add", task: "n", fields: { name: "New" } };
  expect(shownWith(data, [{ change, savedIn: 2 }]).tasks.id).toContain("n");
  const later = { ...data, project: { ...data.project, plan_version: 3 } };
  expect(shownWith(later, [{ change, savedIn: 2 }])).toBe(later);
});
