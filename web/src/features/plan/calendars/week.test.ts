import { expect, test } from "vitest";
import { draftOf, hours, minutesOf, parseShifts, patternOf, runsOf, shiftsText } from "./week";

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

test("days that are alike are told together, days left alone not at all", () => {
  const long = { working: [hours(7, 18)] };
  const days = [long, long, long, long, "inherited", { working: [hours(8, 12)] }, "non_working"];
  expect(runsOf(days as never)).toEqual([
    { first: 0, last: 3, day: long },
    { first: 5, last: 5, day: { working: [hours(8, 12)] } },
    { first: 6, last: 6, day: "non_working" },
  ]);
  expect(runsOf(Array.from({ length: 7 }, () => "inherited" as const))).toEqual([]);
});

test("a day read into a form and back is the same day", () => {
  for (const day of ["inherited", "non_working", { working: [hours(22, 6)] }] as const) {
    expect(patternOf(draftOf(day as never))).toEqual(day);
  }
});
