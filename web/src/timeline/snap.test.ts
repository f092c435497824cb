import { describe, expect, test } from "vitest";
import { DAY, isoMinute, parseMinute } from "./civil";
import { OFFICE_WEEK } from "./sample";
import { nextDay, snapped, stepFor, workingDays } from "./snap";
import { workingTime } from "./working";

const office = workingTime({ ...OFFICE_WEEK, days_off: [["2026-03-10", "2026-03-11"]] });
const at = parseMinute;
const snap = (minute: string, step: 0 | 15 | 60 | 1440, edge: "start" | "finish", from: string) =>
  isoMinute(snapped(office, at(minute), step, edge, at(from)));

describe("snapping", () => {
  test("goes by days when zoomed out, by hours and quarters when zoomed in, freely with Shift", () => {
    expect([0.7, 40, 240, 960].map((px) => stepFor(px, false))).toEqual([1440, 1440, 60, 15]);
    expect(stepFor(40, true)).toBe(0);
  });

  test("puts a start where the day's work begins, a finish where it ends", () => {
    expect(snap("2026-03-03T02:00", 1440, "start", "2026-03-02T08:00")).toBe("2026-03-03T08:00");
    expect(snap("2026-03-03T14:00", 1440, "finish", "2026-03-02T17:00")).toBe("2026-03-03T17:00");
  });

  test("keeps the time of day a task has", () => {
    expect(snap("2026-03-04T12:00", 1440, "start", "2026-03-02T13:00")).toBe("2026-03-04T13:00");
  });

  test("steps over weekends and holidays to the nearer side", () => {
    expect(snap("2026-03-07T08:00", 1440, "start", "2026-03-02T08:00")).toBe("2026-03-06T08:00");
    expect(snap("2026-03-08T12:00", 1440, "start", "2026-03-02T08:00")).toBe("2026-03-09T08:00");
    expect(snap("2026-03-11T09:00", 1440, "start", "2026-03-02T08:00")).toBe("2026-03-12T08:00");
  });

  test("never leaves working time by the hour", () => {
    for (let minute = at("2026-03-06T00:00"); minute < at("2026-03-13T00:00"); minute += 37) {
      const place = snapped(office, minute, 60, "start", 0);
      const hour = (place % DAY) / 60;
      expect([8, 9, 10, 11, 13, 14, 15, 16]).toContain(hour);
      expect(isoMinute(place)).not.toMatch(/2026-03-(07|08|10|11)/);
    }
  });

  test("moves by one working day with the keyboard, there and back", () => {
    const friday = at("2026-03-06T08:00");
    const monday = nextDay(office, friday, 1, "start");
    expect(isoMinute(monday)).toBe("2026-03-09T08:00");
    expect(nextDay(office, monday, -1, "start")).toBe(friday);
    expect(isoMinute(nextDay(office, at("2026-03-09T17:00"), 1, "finish"))).toBe(
      "2026-03-12T17:00",
    );
  });

  test("a finish at midnight belongs to the day before", () => {
    const midnight = at("2026-03-03T00:00");
    expect(isoMinute(nextDay(null, midnight, 1, "finish"))).toBe("2026-03-04T00:00");
  });

  test("counts the working days between", () => {
    expect(workingDays(office, at("2026-03-05T08:00"), at("2026-03-09T08:00"))).toBe(2);
    expect(workingDays(office, at("2026-03-09T08:00"), at("2026-03-05T08:00"))).toBe(-2);
  });
});
