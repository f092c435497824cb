import { expect, test } from "vitest";
import { layOut, scrollFor, seen } from "./layout";

const columns = [
  { key: "a", width: 100, grow: 1 },
  { key: "b", width: 50 },
  { key: "c", width: 100, grow: 3 },
  { key: "d", width: 80 },
];

test("space that is left goes to the columns that grow, in their shares", () => {
  expect(layOut(columns, {}, 430).widths).toEqual([125, 50, 175, 80]);
  expect(layOut(columns, {}, 200).widths).toEqual([100, 50, 100, 80]);
});

test("a width that a person has set stays, and the others share what is left", () => {
  expect(layOut(columns, { a: 60 }, 390).widths).toEqual([60, 50, 200, 80]);
  expect(layOut(columns, { b: 200 }, 100).total).toBe(480);
});

test("only columns in view are shown, beside the pinned first one", () => {
  const laid = layOut(columns, {}, 0);
  expect(seen(laid, 0, 200)).toEqual([1, 2]);
  expect(seen(laid, 50, 200)).toEqual([2, 2]);
  expect(seen(laid, 130, 200)).toEqual([2, 3]);
  expect(seen(laid, 0, 1000)).toEqual([1, 3]);
});

test("the active column is scrolled out from under the pinned one", () => {
  const laid = layOut(columns, {}, 0);
  expect(scrollFor(laid, 3, 0, 200)).toBe(130);
  expect(scrollFor(laid, 1, 130, 200)).toBe(0);
  expect(scrollFor(laid, 0, 130, 200)).toBe(130);
  expect(scrollFor(laid, 2, 50, 200)).toBe(50);
});
