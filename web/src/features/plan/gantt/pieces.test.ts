import { expect, test } from "vitest";
import { withPauses } from "./pieces";

test("a task in three pieces has two pauses, the others none", () => {
  const columns = { id: ["a", "b", "c"] };
  const spans: [number, number][] = [
    [0, 10],
    [20, 30],
    [30, 35],
    [50, 60],
  ];
  expect(withPauses(columns, [{ task_id: "b", spans }]).pauses).toEqual([
    null,
    [
      [10, 20],
      [35, 50],
    ],
    null,
  ]);
});
