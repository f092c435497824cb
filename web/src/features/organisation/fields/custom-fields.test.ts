import { beforeAll, expect, test, vi } from "vitest";
import type { CustomField } from "@/api/nouns";
import { changedCustom, offered, showCustom } from "./custom-fields";

beforeAll(() => vi.stubGlobal("navigator", { language: "en-GB" }));

const field = (kind: string) =>
  ({
    kind,
    choices: [
      { code: "high", label: "Very high", retired: false },
      { code: "old", label: "Old", retired: true },
    ],
  }) as CustomField;

test("values read as people write them", () => {
  expect(showCustom(field("number"), "12500.5")).toBe("12,500.5");
  expect(showCustom(field("date"), "2026-03-31")).toMatch(/31.*2026/);
  expect(showCustom(field("flag"), false)).toBe("No");
  expect(showCustom(field("choice"), "old")).toBe("Old");
  expect(showCustom(field("choice"), "unknown")).toBe("unknown");
  expect(showCustom(field("text"), undefined)).toBe("");
});

test("a retired choice is offered only where it is chosen", () => {
  expect(offered(field("choice")).map((one) => one.value)).toEqual(["high"]);
  expect(offered(field("choice"), "old").map((one) => one.value)).toEqual(["high", "old"]);
});

test("only what differs is sent, and what was emptied as nothing", () => {
  expect(changedCustom({ a: "1", b: true }, { a: "1", b: true })).toBeUndefined();
  expect(changedCustom({ a: "1", b: true }, { a: "", b: false, c: "x" })).toEqual({
    a: null,
    b: false,
    c: "x",
  });
  expect(changedCustom({}, { a: "" })).toBeUndefined();
});
