import { expect, test } from "vitest";
import { deviation, sumOf } from "./buckets";

test("a share is above, below or as wanted in whole points", () => {
  expect(deviation(52.4, 40)).toBe(12);
  expect(deviation(10, 30)).toBe(-20);
  expect(deviation(42.4, 40)).toBe(0);
  expect(deviation(43, 40)).toBe(3);
  expect(deviation(null, 40)).toBe(null);
  expect(deviation(40, undefined)).toBe(null);
});

test("what is typed adds up", () => {
  expect(sumOf([{ percent: 40 }, { percent: "" }, { percent: "25" }])).toBe(65);
});
