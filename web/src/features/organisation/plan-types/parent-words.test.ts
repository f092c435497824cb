import { expect, test } from "vitest";
import { parentWords } from "./parent-words";

const all = [
  { id: "a", name: "Line" },
  { id: "b", name: "Theme" },
];
const words = (program_type_ids: string[] | null, portfolio: boolean, alone: boolean) =>
  parentWords({ noun: "project", parents: { program_type_ids, portfolio, alone } } as never, all);

test("where plans may be is said in words, most usual first", () => {
  expect(words(null, true, true)).toBe("In any program · Directly in a portfolio · On its own");
  expect(words(["b", "a"], false, false)).toBe("In programs: Line, Theme");
  expect(words([], false, true)).toBe("On its own");
});
