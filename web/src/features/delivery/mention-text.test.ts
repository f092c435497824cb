import { expect, test } from "vitest";
import { nameFor, searchAt, toShown, toStored } from "./mention-text";

const ann = { id: "0193a000-0000-7000-8000-000000000001", name: "Ann" };
const meyer = { id: "0193a000-0000-7000-8000-000000000002", name: "Ann Meyer" };

test("names become ids and come back as names", () => {
  const shown = "@Ann Meyer, ask @Ann; mail ann@example.org";
  const stored = toStored(shown, [ann, meyer]);
  expect(stored).toBe(`@[${meyer.id}], ask @[${ann.id}]; mail ann@example.org`);
  expect(toShown(stored, [ann, meyer])).toBe(shown);
  expect(toStored("@Ben", [ann])).toBe("@Ben");
});

test("an @ in front of the caret asks for names, an address does not", () => {
  expect(searchAt("Hello @an", 9)).toEqual({ at: 6, search: "an" });
  expect(searchAt("@", 1)).toEqual({ at: 0, search: "" });
  expect(searchAt("(@Ann Me", 8)).toEqual({ at: 1, search: "Ann Me" });
  expect(searchAt("ann@example", 11)).toBeNull();
  expect(searchAt("@Ann Meyer is", 13)).toBeNull();
  expect(searchAt("@an\nnext", 8)).toBeNull();
});

test("a namesake is told apart", () => {
  const other = { id: "0193a000-0000-7000-8000-000000000003", name: "Ann" };
  expect(nameFor(other, [ann])).toBe("Ann (2)");
  expect(nameFor(ann, [ann])).toBe("Ann");
});
