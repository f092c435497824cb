import { expect, test } from "vitest";
import { filled, pasted } from "./fill";
import { extended, single, wholeRows } from "./range";
import { totalsOf } from "./totals";

const size = { rows: 6, cols: 4 };
const textAt = (row: number, col: number) => `${row}.${col}`;

test("fill down copies the first row; from one row it copies the row above", () => {
  expect(filled(extended(single(1, 2), 3, 2), size, "down", textAt)).toEqual([
    { row: 2, col: 2, text: "1.2" },
    { row: 3, col: 2, text: "1.2" },
  ]);
  expect(filled(single(3, 1), size, "down", textAt)).toEqual([{ row: 3, col: 1, text: "2.1" }]);
  expect(filled(single(0, 1), size, "down", textAt)).toEqual([]);
});

test("fill right copies the first column", () => {
  expect(filled(extended(single(1, 1), 1, 3), size, "right", textAt)).toEqual([
    { row: 1, col: 2, text: "1.1" },
    { row: 1, col: 3, text: "1.1" },
  ]);
  expect(filled(single(1, 0), size, "right", textAt)).toEqual([]);
});

test("one cell fills the whole selection, a pattern repeats where it fits", () => {
  expect(pasted([["x"]], extended(single(0, 0), 1, 1), size).cells).toHaveLength(4);
  const twice = pasted([["a"], ["b"]], extended(single(0, 0), 3, 0), size);
  expect(twice.cells.map((cell) => cell.text)).toEqual(["a", "b", "a", "b"]);
});

test("a table larger than the selection begins at its corner and may reach beyond the last row", () => {
  const found = pasted(
    [
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
    ],
    single(4, 3),
    size,
  );
  expect(found.cells).toEqual([
    { row: 4, col: 3, text: "a" },
    { row: 5, col: 3, text: "c" },
    { row: 6, col: 3, text: "e" },
  ]);
  expect(found.cutColumns).toBe(1);
  expect(found.box).toEqual({ top: 4, left: 3, bottom: 6, right: 3 });
});

test("rows pasted over whole rows begin in the first column", () => {
  expect(pasted([["a", "b"]], wholeRows(2, 2, 3), size).cells).toEqual([
    { row: 2, col: 0, text: "a" },
    { row: 2, col: 1, text: "b" },
  ]);
});

test("the status bar counts what is there and adds the numbers", () => {
  expect(totalsOf([1.5, 2, true, false, Number.NaN])).toEqual({
    cells: 5,
    filled: 3,
    numbers: 2,
    sum: 3.5,
  });
});
