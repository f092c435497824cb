import { expect, test } from "vitest";
import { DAY, parseDay, parseMinute } from "./civil";
import { OFFICE_WEEK } from "./sample";
import { idleSpans, workingSpans, workingTime } from "./working";

const at = parseMinute;

test("a night shift past midnight works into the next day, however it is written", () => {
  for (const finish of [360, 1800]) {
    const nights = workingTime({
      week: [[[1320, finish]], [], [], [], [], [], []],
      days_off: [],
      days_on: [],
    });
    expect(workingSpans(nights, at("2026-03-02"), at("2026-03-04"))).toEqual([
      { from: at("2026-03-02T22:00"), to: at("2026-03-03T06:00") },
    ]);
    // Tuesday is not idle as a whole: the shift of Monday reaches into it.
    const idle = idleSpans(nights, at("2026-03-02"), at("2026-03-04"), true);
    expect(idle.some((s) => s.from <= at("2026-03-03") && s.to > at("2026-03-03"))).toBe(false);
  }
});

test("around the clock is one unbroken span", () => {
  const always = workingTime({
    week: Array.from({ length: 7 }, () => [[0, 0]] as const),
    days_off: [],
    days_on: [],
  });
  const from = at("2026-03-02T05:00");
  expect(idleSpans(always, from, from + 5 * DAY, false)).toEqual([]);
});

test("weekends and holidays shade whole days, lunch only when hours show", () => {
  const office = workingTime({ ...OFFICE_WEEK, days_off: [["2026-03-04", "2026-03-05"]] });
  const whole = idleSpans(office, at("2026-03-02"), at("2026-03-08T23:59"), true);
  expect(whole).toEqual([
    { from: at("2026-03-04"), to: at("2026-03-06") },
    { from: at("2026-03-07"), to: at("2026-03-09") },
  ]);
  const hours = idleSpans(office, at("2026-03-02T08:00"), at("2026-03-02T17:00"), false);
  expect(hours).toEqual([{ from: at("2026-03-02T12:00"), to: at("2026-03-02T13:00") }]);
});

test("an extra working day wins over a day off", () => {
  const office = workingTime({
    ...OFFICE_WEEK,
    days_off: [["2026-03-07", "2026-03-08"]],
    days_on: [{ date: "2026-03-07", shifts: [[540, 600]] }],
  });
  const saturday = parseDay("2026-03-07") * DAY;
  expect(workingSpans(office, saturday, saturday + DAY)).toEqual([
    { from: saturday + 540, to: saturday + 600 },
  ]);
});
