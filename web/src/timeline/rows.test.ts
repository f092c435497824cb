import { expect, test } from "vitest";
import { buildPlan, predecessorText } from "./plan";
import { carriedOver, collapsedToLevel, deepestLevel, expandAll, revealed, toggled } from "./rows";
import { SAMPLE, SAMPLE_LINKS } from "./sample";

const plan = buildPlan(SAMPLE, SAMPLE_LINKS);

test("collapsing a summary hides its tasks and keeps the rest in order", () => {
  const outline = toggled(plan, expandAll(plan), 0);
  expect([...outline.tasks]).toEqual([0, 5]);
  expect([...outline.rowOf]).toEqual([0, -1, -1, -1, -1, 1]);
  expect(toggled(plan, outline, 0).count).toBe(6);
});

test("level 1 shows only the top, the deepest level shows everything", () => {
  expect(collapsedToLevel(plan, 1).count).toBe(2);
  expect(collapsedToLevel(plan, deepestLevel(plan)).count).toBe(6);
});

test("revealing a hidden task opens what hides it", () => {
  const closed = collapsedToLevel(plan, 1);
  expect(revealed(plan, closed, 3).rowOf[3]).toBe(3);
});

test("a refreshed plan keeps what was collapsed", () => {
  const closed = collapsedToLevel(plan, 1);
  const again = buildPlan(SAMPLE, SAMPLE_LINKS);
  expect(carriedOver(plan, closed, again).count).toBe(2);
});

test("every row and its task point at each other, for any set of collapsed tasks", () => {
  for (let mask = 0; mask < 64; mask++) {
    let outline = expandAll(plan);
    for (let t = 0; t < 6; t++) if (mask & (1 << t)) outline = toggled(plan, outline, t, true);
    outline.tasks.forEach((task, row) => {
      expect(outline.rowOf[task]).toBe(row);
    });
    expect([...outline.rowOf].filter((row) => row >= 0).length).toBe(outline.count);
  }
});

test("predecessors read as a planner writes them", () => {
  expect(predecessorText(plan, 4)).toBe("3FS+1d, 4FF");
  expect(predecessorText(plan, 2)).toBe("2");
});
