import { expect, test } from "vitest";
import { blocksOf } from "./blocks";
import { periodAfter } from "./capacity";

test("only blocks in sight are asked for", () => {
  expect(blocksOf({ top: 0, bottom: 20, left: 0, right: 12 })).toEqual([[0, 0]]);
  expect(blocksOf({ top: 45, bottom: 60, left: 20, right: 26 })).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect(blocksOf({ top: 100, bottom: 110, left: 26, right: 53 })).toEqual([
    [2, 1],
    [2, 2],
  ]);
});

test("periods begin where the server lets them begin", () => {
  expect(periodAfter("2026-11-18", "day", 3)).toBe("2026-11-21");
  expect(periodAfter("2026-11-18", "week", 0)).toBe("2026-11-16");
  expect(periodAfter("2026-11-22", "week", 2)).toBe("2026-11-30");
  expect(periodAfter("2026-11-18", "month", 2)).toBe("2027-01-01");
  expect(periodAfter("2026-11-18", "quarter", 1)).toBe("2027-01-01");
});
