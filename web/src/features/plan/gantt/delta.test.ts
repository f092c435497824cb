import { expect, test } from "vitest";
import type { PlanColumns } from "@/timeline/plan";
import { SAMPLE, SAMPLE_LINKS } from "@/timeline/sample";
import { type EditAnswer, NO_ROOM } from "./change";
import { type GanttData, NO_EXTERNAL } from "./data";
import { applied } from "./delta";

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

/** The sample's rows at these places, as the server would send them as changed. */
function rows(at: number[], changes: Record<string, unknown[]> = {}) {
  const columns: Record<string, unknown[]> = {};
  for (const [key, column] of Object.entries(SAMPLE)) columns[key] = at.map((i) => column[i]);
  return { ...columns, ...changes } as unknown as EditAnswer["tasks"];
}

function answer(changes: Partial<EditAnswer>): EditAnswer {
  return {
    edit_id: "e1",
    title: "",
    effect: {} as EditAnswer["effect"],
    skipped: [],
    plan_version: 2,
    tasks: rows([]),
    room: NO_ROOM,
    version_before: [],
    removed: [],
    order: null,
    parent_id: [],
    driven_by: [],
    dependencies: null,
    pieces: [],
    calendars_changed: false,
    status_date: null,
    undo: null,
    redo: null,
    ...changes,
  };
}

test("rows with other room around them keep all else, and the plan before keeps its own", () => {
  const room = {
    row: [1, 4],
    late_start: [11, 12],
    late_finish: [21, 22],
    total_float: [31, 32],
    free_float: [41, 42],
    flags: [0, 2],
  };
  const after = applied(data, answer({ room }));
  expect(after.tasks.total_float[1]).toBe(31);
  expect(after.tasks.late_finish[4]).toBe(22);
  expect(after.tasks.flags[4]).toBe(2);
  expect(after.tasks.total_float[2]).toBe(SAMPLE.total_float[2]);
  expect(after.tasks.start).toEqual(SAMPLE.start);
  expect(data.tasks.total_float).toEqual(SAMPLE.total_float);
});

test("changed rows replace theirs and leave the others alone", () => {
  const after = applied(
    data,
    answer({ tasks: rows([2], { name: ["Pour"], version: [5] }), parent_id: ["a"] }),
  );
  expect(after.tasks.name).toEqual(["Build", "Dig", "Pour", "Inspect", "Hand over", "Tidy"]);
  expect(after.tasks.version).toEqual([1, 1, 5, 1, 1, 1]);
  expect(after.tasks.parent).toEqual(SAMPLE.parent);
  expect(after.dependencies).toBe(SAMPLE_LINKS);
  expect(data.tasks.name[2]).toBe("Pour slab");
});

test("a removed row takes its links with it, and the others keep their tasks", () => {
  const after = applied(data, answer({ removed: ["b"], order: ["a", "c", "d", "e", "f"] }));
  expect(after.tasks.id).toEqual(["a", "c", "d", "e", "f"]);
  expect(after.tasks.row_number).toEqual([1, 2, 3, 4, 5]);
  expect(after.tasks.parent).toEqual([-1, 0, 0, 0, -1]);
  expect(after.dependencies.id).toEqual(["y", "z"]);
  expect(after.dependencies.predecessor).toEqual([1, 2]);
  expect(after.dependencies.successor).toEqual([3, 3]);
});

test("a new row comes where the order says, under the summary it names", () => {
  const tasks = rows([1], { id: ["n"], name: ["Survey"] });
  const after = applied(
    data,
    answer({ tasks, parent_id: ["a"], order: ["a", "n", "b", "c", "d", "e", "f"] }),
  );
  expect(after.tasks.name.slice(0, 3)).toEqual(["Build", "Survey", "Dig"]);
  expect(after.tasks.parent).toEqual([-1, 0, 0, 0, 0, 0, -1]);
  expect(after.dependencies.predecessor).toEqual([2, 3, 4]);
});

test("an indented row that stays in its place changes its summary only", () => {
  const after = applied(data, answer({ tasks: rows([5]), parent_id: ["a"] }));
  expect(after.tasks.parent).toEqual([-1, 0, 0, 0, 0, 0]);
});

test("links come whole, by place in the new order", () => {
  const dependencies = {
    id: ["k"],
    predecessor: [5],
    successor: [1],
    kind: ["SS" as const],
    lag: ["+1d"],
    driving: [true],
  };
  expect(applied(data, answer({ dependencies })).dependencies).toBe(dependencies);
});

test("what only the table shows follows its rows, and so do the pieces of split tasks", () => {
  const more = { priority: [1, 2, 3, 4, 5, 6] } as unknown as NonNullable<PlanColumns["more"]>;
  const piece = (task_id: string) => ({ task_id, spans: [], people: [] });
  const full = { ...data, tasks: { ...SAMPLE, more }, pieces: [piece("b"), piece("c")] };
  const tasks = { ...rows([2]), more: { ...more, priority: [9] } };
  const pieces = [piece("c")];
  const order = ["a", "c", "d", "e", "f"];
  const after = applied(full, answer({ tasks, parent_id: ["a"], order, pieces }));
  expect(after.tasks.more?.priority).toEqual([1, 9, 4, 5, 6]);
  expect(after.pieces).toEqual([piece("c")]);
});

test("links are not sent again because another one drives a row now", () => {
  const after = applied(data, answer({ tasks: rows([4]), parent_id: ["a"], driven_by: ["z"] }));
  expect(after.dependencies.driving).toEqual([true, false, true]);
  expect(after.dependencies.predecessor).toBe(SAMPLE_LINKS.predecessor);
});
