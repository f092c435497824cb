import { expect, test } from "vitest";
import { passes } from "./custom-filter";

test("a value passes what the server would let pass", () => {
  expect(passes("high", ["high", "low"])).toBe(true);
  expect(passes("middle", ["high", "low"])).toBe(false);
  expect(passes(undefined, ["high"])).toBe(false);
  expect(passes(true, [true])).toBe(true);
  expect(passes(undefined, null)).toBe(true);
  expect(passes("x", null)).toBe(false);
  expect(passes("A long note", { has: " LONG " })).toBe(true);
  expect(passes("12.5", { from: "9", to: "100" })).toBe(true);
  expect(passes("12.5", { to: "9" })).toBe(false);
  expect(passes("-3", { to: "0" })).toBe(true);
  expect(passes("2026-03-31", { from: "2026-03-01", to: "2026-03-31" })).toBe(true);
  expect(passes("2026-04-01", { from: "2026-03-01", to: "2026-03-31" })).toBe(false);
});
