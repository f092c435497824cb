import { describe, expect, test } from "vitest";
import { drivingPath } from "./path";
import { buildPlan } from "./plan";
import { SAMPLE, SAMPLE_LINKS } from "./sample";

const plan = buildPlan(SAMPLE, SAMPLE_LINKS);
const marked = (mask: Uint8Array) => [...mask.keys()].filter((i) => mask[i]);

describe("the driving path", () => {
  test("goes all the way up and down, over driving links only", () => {
    const path = drivingPath(plan, 2);
    expect(marked(path.up)).toEqual([1, 2]);
    expect(marked(path.down)).toEqual([4]);
    expect([...path.links]).toEqual([1, 2, 0]);
    expect([path.upCount, path.downCount]).toEqual([1, 1]);
  });

  test("a task that nothing drives is alone", () => {
    const path = drivingPath(plan, 5);
    expect([path.upCount, path.downCount]).toEqual([0, 0]);
    expect(marked(path.up)).toEqual([5]);
  });

  test("takes over what drives the summary above, and the end of a summary before", () => {
    // Tidy (5) is driven by the summary Build (0): the hand-over (4) ends it, and drives on up.
    const linked = buildPlan(SAMPLE, {
      ...SAMPLE_LINKS,
      id: ["x", "y", "w"],
      predecessor: [1, 2, 0],
      successor: [2, 4, 5],
      kind: ["FS", "FS", "FS"],
      driving: [true, true, true],
    });
    expect(marked(drivingPath(linked, 5).up)).toEqual([0, 1, 2, 4, 5]);
    const above = buildPlan(SAMPLE, {
      ...SAMPLE_LINKS,
      id: ["w"],
      predecessor: [5],
      successor: [0],
      kind: ["FS"],
      lag: [""],
      driving: [true],
    });
    expect(marked(drivingPath(above, 3).up)).toEqual([3, 5]);
  });

  test("ends even where links go in a circle", () => {
    const circle = buildPlan(SAMPLE, {
      ...SAMPLE_LINKS,
      id: ["x", "y"],
      predecessor: [1, 2],
      successor: [2, 1],
      kind: ["FS", "FS"],
      lag: ["", ""],
      driving: [true, true],
    });
    expect(marked(drivingPath(circle, 1).up)).toEqual([1, 2]);
  });
});
