import { describe, expect, test } from "vitest";
import { civilDate, DAY, dayNumber, isoMinute, parseMinute, weekday } from "./civil";
import {
  bandsFor,
  fitZoom,
  floorTo,
  minuteAt,
  nearestStep,
  steppedZoom,
  ticks,
  xOf,
  ZOOM_STEPS,
} from "./scale";

/** A small repeatable generator, so that a failure can be run again. */
function numbers(seed: number) {
  let state = seed;
  return (low: number, high: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return low + ((high - low) * state) / 2147483648;
  };
}

describe("scale", () => {
  test("a minute comes back from its pixel at every zoom", () => {
    const next = numbers(1);
    for (let i = 0; i < 2000; i++) {
      const scale = { origin: Math.floor(next(0, 4e7)), pxPerDay: next(0.1, 1920) };
      const minute = Math.floor(next(0, 6e7));
      expect(Math.abs(minuteAt(scale, xOf(scale, minute)) - minute)).toBeLessThan(1e-5);
    }
  });

  test("days and dates agree with the platform's calendar, leap years included", () => {
    for (let day = -200_000; day < 200_000; day += 37) {
      const there = new Date(day * 86_400_000);
      const here = civilDate(day);
      expect([here.year, here.month, here.day]).toEqual([
        there.getUTCFullYear(),
        there.getUTCMonth() + 1,
        there.getUTCDate(),
      ]);
      expect(dayNumber(here.year, here.month, here.day)).toBe(day);
      expect(weekday(day)).toBe((there.getUTCDay() + 6) % 7);
    }
  });

  test("an ISO minute survives parsing and writing", () => {
    for (const iso of ["2026-02-28T23:59", "2024-02-29T00:00", "1999-12-31T08:05"]) {
      expect(isoMinute(parseMinute(iso))).toBe(iso);
    }
  });

  test("ticks start at or before the view and rise without gaps at every zoom step", () => {
    const from = parseMinute("2026-02-26T13:20");
    for (const { pxPerDay } of ZOOM_STEPS) {
      const to = from + (1000 * DAY) / pxPerDay;
      for (const band of Object.values(bandsFor(pxPerDay))) {
        const all = ticks(band, from, to);
        expect(all[0]).toBe(floorTo(band, from));
        expect(all[0]).toBeLessThanOrEqual(from);
        expect(all.every((tick, i) => i === 0 || tick > all[i - 1])).toBe(true);
        expect(all.length).toBeLessThan(400);
      }
    }
  });

  test("zooming steps through the named levels and stops at the ends", () => {
    expect(steppedZoom(18, 1)).toBe(40);
    expect(steppedZoom(20, -1)).toBe(18);
    expect(steppedZoom(960, 1)).toBe(960);
    expect(nearestStep(16)).toBe("week");
  });

  test("fit shows the whole plan", () => {
    const zoom = fitZoom(0, 365 * DAY, 1000);
    expect(365 * zoom).toBeLessThan(1000);
  });
});
