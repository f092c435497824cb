import { expect, test } from "vitest";
import { Flag } from "@/timeline/plan";
import type { GanttData } from "./data";
import { NO_BASELINE, withBaseline, withOverloads } from "./overlay-columns";

const data = {
  tasks: {
    id: ["a", "b", "c"],
    flags: [0, Flag.critical, 0],
    baseline_start: [1, 2, 3],
    baseline_finish: [4, 5, 6],
  },
} as unknown as GanttData;

test("another baseline takes the place of the usual one, and none leaves no dates", () => {
  const dates = { task_id: ["c", "gone", "a"], start: [30, 7, null], finish: [60, 8, 40] };
  const { tasks } = withBaseline(data, dates);
  expect(tasks.baseline_start).toEqual([null, null, 30]);
  expect(tasks.baseline_finish).toEqual([40, null, 60]);
  expect(withBaseline(data, NO_BASELINE).tasks.baseline_finish).toEqual([null, null, null]);
  expect(withBaseline(data, null)).toBe(data);
});

test("a task in an overload is marked beside its other marks", () => {
  const { tasks } = withOverloads(data, ["b", "gone"]);
  expect(tasks.flags).toEqual([0, Flag.critical | Flag.overloaded, 0]);
  expect(data.tasks.flags[1]).toBe(Flag.critical);
});
