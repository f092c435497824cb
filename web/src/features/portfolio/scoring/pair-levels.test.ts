import { expect, test } from "vitest";
import { levelsOf, pairsOf } from "./pair-levels";

const of = (code: string, group = "") => ({ code, name: code.toUpperCase(), group });

test("groups are compared with each other, and criteria within their group", () => {
  const levels = levelsOf([of("a", "Tech"), of("b"), of("c", "Tech "), of("d", "Alone")]);
  expect(levels.map((level) => level.group)).toEqual([null, "Tech"]);
  expect(levels[0].items.map((item) => item.code)).toEqual(["group:Tech", "b", "d"]);
  expect(pairsOf(levels[1]).map((pair) => pair.map((item) => item.name))).toEqual([["A", "C"]]);
});

test("without groups, or with all in one, there is one level", () => {
  for (const group of ["", "All"]) {
    const levels = levelsOf([of("a", group), of("b", group), of("c", group)]);
    expect(levels).toHaveLength(1);
    expect(pairsOf(levels[0])).toHaveLength(3);
  }
});
