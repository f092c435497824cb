import { expect, test } from "vitest";
import { deedFor, editorDeedFor, movedOn, type Press, type SheetState } from "./keys";
import { extended, single, wholeColumns, wholeRows } from "./range";

const state: SheetState = {
  selection: single(2, 1),
  size: { rows: 10, cols: 4 },
  page: 3,
  editable: true,
  origin: null,
  leaving: false,
};
const key = (name: string, held: Partial<Press> = {}): Press => ({
  key: name,
  ctrl: false,
  alt: false,
  shift: false,
  ...held,
});
const press = (name: string, held: Partial<Press> = {}, changes: Partial<SheetState> = {}) =>
  deedFor(key(name, held), { ...state, ...changes });
const to = (row: number, col: number, origin: number | null = null) => ({
  do: "select",
  selection: single(row, col),
  origin,
});

test("arrows, Home, End and pages move the active cell and stop at the edges", () => {
  expect(press("ArrowDown")).toEqual(to(3, 1));
  expect(press("ArrowUp", {}, { selection: single(0, 1) })).toEqual(to(0, 1));
  expect(press("Home")).toEqual(to(2, 0));
  expect(press("End")).toEqual(to(2, 3));
  expect(press("PageDown")).toEqual(to(5, 1));
  expect(press("PageUp")).toEqual(to(0, 1));
  expect(press("Home", { ctrl: true })).toEqual(to(0, 0));
  expect(press("End", { ctrl: true })).toEqual(to(9, 3));
});

test("Shift moves the head and leaves the anchor", () => {
  const once = press("ArrowDown", { shift: true });
  expect(once).toMatchObject({ selection: extended(single(2, 1), 3, 1) });
  const selection = extended(single(2, 1), 3, 1);
  expect(press("ArrowRight", { shift: true }, { selection })).toMatchObject({
    selection: extended(single(2, 1), 3, 2),
  });
});

test("whole rows, whole columns and everything", () => {
  expect(press(" ", { shift: true })).toMatchObject({ selection: wholeRows(2, 2, 1) });
  expect(press(" ", { ctrl: true })).toMatchObject({ selection: wholeColumns(1, 1, 2) });
  expect(press("a", { ctrl: true })).toMatchObject({ selection: wholeRows(0, 9, 1) });
});

test("Tab goes along the row, leaves at its end, and leaves at once after Escape", () => {
  expect(press("Tab")).toEqual(to(2, 2, 1));
  expect(press("Tab", { shift: true })).toEqual(to(2, 0, 1));
  expect(press("Tab", {}, { selection: single(2, 3) })).toBeNull();
  expect(press("Escape")).toEqual({ do: "escape" });
  expect(press("Tab", {}, { leaving: true })).toBeNull();
});

test("typing replaces, Enter and F2 amend, Delete clears, Space toggles", () => {
  expect(press("x")).toEqual({ do: "edit", typed: "x" });
  expect(press("F2")).toEqual({ do: "edit", typed: null });
  expect(press("Enter")).toEqual({ do: "edit", typed: null });
  expect(press("Delete")).toEqual({ do: "clear" });
  expect(press(" ")).toEqual({ do: "toggle" });
  expect(press("d", { ctrl: true })).toEqual({ do: "fill", direction: "down" });
  expect(press("r", { ctrl: true })).toEqual({ do: "fill", direction: "right" });
});

test("a table for reading takes no input, and keys of the browser stay the browser's", () => {
  const reading = { editable: false };
  expect(press("x", {}, reading)).toBeNull();
  expect(press("Delete", {}, reading)).toBeNull();
  expect(press("d", { ctrl: true }, reading)).toBeNull();
  expect(press("c", { ctrl: true })).toBeNull();
  expect(press("ArrowLeft", { alt: true })).toBeNull();
  expect(press("F5")).toBeNull();
  expect(press("ArrowDown", {}, { size: { rows: 0, cols: 4 } })).toBeNull();
});

test("an editor commits with Enter, Tab and, when typed over, arrows", () => {
  const commit = (way: string, all = false) => ({ do: "commit", way, all });
  expect(editorDeedFor(key("Enter"), false, false)).toEqual(commit("down"));
  expect(editorDeedFor(key("Enter", { shift: true }), false, false)).toEqual(commit("up"));
  expect(editorDeedFor(key("Enter", { ctrl: true }), false, false)).toEqual(commit("stay", true));
  expect(editorDeedFor(key("Enter", { alt: true }), false, true)).toBeNull();
  expect(editorDeedFor(key("Tab", { shift: true }), false, false)).toEqual(commit("left"));
  expect(editorDeedFor(key("ArrowRight"), true, false)).toEqual(commit("right"));
  expect(editorDeedFor(key("ArrowRight"), false, false)).toBeNull();
  expect(editorDeedFor(key("Escape"), true, false)).toEqual({ do: "cancel" });
});

test("Enter after a run of Tab returns to the column where the run began", () => {
  const afterTab = movedOn(state, "right");
  expect(afterTab).toEqual({ selection: single(2, 2), origin: 1 });
  expect(movedOn({ ...state, ...afterTab }, "down")).toEqual({
    selection: single(3, 1),
    origin: null,
  });
  const atEnd = { ...state, selection: single(2, 3), origin: 1 };
  expect(movedOn(atEnd, "right").selection).toEqual(single(3, 1));
});
