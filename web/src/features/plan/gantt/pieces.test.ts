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
  expect(withPauses(columns, [{ task_id: "b", spans, people: [] }]).pauses).toEqual([
    null,
    [
      [10, 20],
      [35, 50],
    ],
    null,
  ]);
});

test("who pauses while others go on is kept beside the bar, which has no gap", () => {
  const people = [{ name: "Ann", pauses: [[10, 20] as [number, number]] }];
  const columns = withPauses({ id: ["a", "b"] }, [{ task_id: "b", spans: [[0, 30]], people }]);
  expect(columns.pauses).toEqual([null, []]);
  expect(columns.apart).toEqual([null, people]);
});
