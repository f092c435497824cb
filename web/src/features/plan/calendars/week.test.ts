import { expect, test } from "vitest";
import { hours, minutesOf, parseShifts, shiftsText } from "./week";

test("shifts are read as people type them", () => {
  expect(parseShifts("8-12 13-17")).toEqual([hours(8, 12), hours(13, 17)]);
  expect(parseShifts("08:00-12:00, 13:00-17:00")).toEqual([hours(8, 12), hours(13, 17)]);
  expect(parseShifts("")).toEqual([]);
  expect(parseShifts("morning")).toBeNull();
  expect(parseShifts("8-25")).toBeNull();
});

test("shifts read back as they are written, around the clock and past midnight too", () => {
  for (const text of ["00:00-24:00", "22:00-06:00", "08:00-12:00, 13:00-17:00"]) {
    const shifts = parseShifts(text);
    expect(shifts && shiftsText(shifts)).toBe(text);
  }
  expect(minutesOf([hours(22, 6)])).toBe(480);
  expect(minutesOf([hours(0, 24)])).toBe(1440);
});
