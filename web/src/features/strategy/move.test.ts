import { expect, test } from "vitest";
import { moveOf } from "./move";

const tree = [
  { id: "a", parent_id: null, position: 1 },
  { id: "a1", parent_id: "a", position: 1 },
  { id: "a2", parent_id: "a", position: 2 },
  { id: "b", parent_id: null, position: 2 },
];

test("an objective moves among its siblings and stops at the ends", () => {
  expect(moveOf(tree, "b", "up")).toEqual({ position: 1 });
  expect(moveOf(tree, "b", "down")).toBeNull();
  expect(moveOf(tree, "a1", "up")).toBeNull();
  expect(moveOf(tree, "a1", "down")).toEqual({ position: 2 });
});

test("in goes below the sibling above, out goes behind the one it stood below", () => {
  expect(moveOf(tree, "b", "in")).toEqual({ parent_id: "a" });
  expect(moveOf(tree, "a", "in")).toBeNull();
  expect(moveOf(tree, "a2", "out")).toEqual({ parent_id: null, position: 2 });
  expect(moveOf(tree, "b", "out")).toBeNull();
});
