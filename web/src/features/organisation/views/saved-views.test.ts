import { expect, test } from "vitest";
import type { SavedView } from "@/api/nouns";
import { isChanged, openingOf, viewState } from "./saved-views";

const view = {
  id: "v1",
  settings: { url: { zoom: "18", is: "critical", gone: "x" } },
} as unknown as SavedView;
const KEYS = ["zoom", "is", "q"];

test("a view opens with what it says and clears what it does not", () => {
  expect(openingOf(view, KEYS)).toEqual({ zoom: "18", is: "critical", q: undefined, saved: "v1" });
});

test("a page is as saved until one of its own parameters differs", () => {
  expect(isChanged(view, { zoom: "18", is: "critical", task: "t" }, KEYS)).toBe(false);
  expect(isChanged(view, { zoom: "18" }, KEYS)).toBe(true);
  expect(isChanged(view, { zoom: "18", is: "critical", q: "dig" }, KEYS)).toBe(true);
});

test("only what the page shows goes into a view", () => {
  expect(viewState({ zoom: "6", task: "t1", q: undefined }, KEYS)).toEqual({ zoom: "6" });
});
