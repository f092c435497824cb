import { expect, test } from "vitest";
import { blankValues, patternOf, valuesOf } from "./pattern";

test("a new one recurs weekly on the weekday it begins on", () => {
  // A Wednesday.
  const pattern = patternOf({ ...blankValues("2026-12-09"), name: "Stand-up" });
  expect(pattern.every).toEqual({
    weekly: { every: 1, weekdays: [false, false, true, false, false, false, false] },
  });
  expect([pattern.from, pattern.until, pattern.occurrences]).toEqual(["2026-12-09", null, 10]);
  expect(pattern.non_working).toBe(null);
});

test("every kind of pattern comes back from the form as it went in", () => {
  const thursday = [false, false, false, true, false, false, false];
  const base = { ...patternOf(blankValues("2026-01-01")), start_time: "09:30" };
  const position = { position: "last", weekdays: thursday } as const;
  for (const every of [
    { daily: { every: 3 } },
    { weekly: { every: 2, weekdays: [true, false, false, true, false, false, false] } },
    { monthly: { every: 2, day: { day: 31 } } },
    { monthly: { every: 1, day: { position: { ...position, weekdays: thursday } } } },
    { yearly: { month: 11, day: { position: { ...position, weekdays: thursday } } } },
  ]) {
    const pattern = { ...base, every, until: "2027-01-01", occurrences: null };
    expect(patternOf(valuesOf("Review", pattern))).toEqual(pattern);
  }
});
