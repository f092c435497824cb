import { expect, test } from "vitest";
import {
  boxOf,
  cellCount,
  clamped,
  everything,
  extended,
  single,
  wholeColumns,
  wholeRows,
  within,
} from "./range";

const size = { rows: 10, cols: 5 };

test("a selection is the box between anchor and head, whichever is first", () => {
  const selection = extended(single(4, 3), 2, 1);
  expect(boxOf(selection, size)).toEqual({ top: 2, left: 1, bottom: 4, right: 3 });
  expect(selection.anchor).toEqual({ row: 4, col: 3 });
  expect(cellCount(boxOf(selection, size))).toBe(9);
});

test("whole rows and columns reach from end to end", () => {
  expect(boxOf(wholeRows(3, 2), size)).toEqual({ top: 2, left: 0, bottom: 3, right: 4 });
  expect(boxOf(wholeColumns(1, 1), size)).toEqual({ top: 0, left: 1, bottom: 9, right: 1 });
  expect(cellCount(boxOf(everything(size), size))).toBe(50);
});

test("what is within has both corners", () => {
  const box = boxOf(extended(single(1, 1), 2, 2), size);
  expect([within(box, 1, 1), within(box, 2, 2), within(box, 3, 2)]).toEqual([true, true, false]);
});

test("a selection follows a table that has become smaller", () => {
  expect(clamped(extended(single(8, 4), 9, 4), { rows: 4, cols: 3 })).toEqual({
    ...single(3, 2),
    head: { row: 3, col: 2 },
  });
  const kept = single(1, 1);
  expect(clamped(kept, size)).toBe(kept);
});
