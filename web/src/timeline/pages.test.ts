import { describe, expect, test } from "vitest";
import { DAY } from "./civil";
import { geometryOf, type PageSetup, pagePlan } from "./pages";

const a4: PageSetup = { paper: "a4", landscape: true, fitWidth: false };
const range = { firstRow: 0, lastRow: 100, from: 0, to: 400 * DAY };

describe("pages", () => {
  test("carry every row once and all of the time, in reading order", () => {
    const plan = pagePlan(a4, range, 18, 400, 60);
    const { rows, chart } = plan.geometry;
    const first = plan.pages.filter((page) => page.from === 0);
    expect(first.map((page) => page.firstRow)).toEqual(
      Array.from({ length: Math.ceil(100 / rows) }, (_, i) => i * rows),
    );
    expect(first.reduce((sum, page) => sum + page.lastRow - page.firstRow, 0)).toBe(100);
    const last = plan.pages[plan.pages.length - 1];
    expect(last.to).toBeGreaterThanOrEqual(range.to);
    expect(plan.pages.length).toBe(first.length * Math.ceil((400 * 18 + 150) / chart));
    expect(plan.pages[first.length].from).toBeCloseTo(first[0].to);
  });

  test("fitted to the width there is one page across, with all of the time on it", () => {
    const plan = pagePlan({ ...a4, fitWidth: true }, range, 18, 400, 60);
    expect(new Set(plan.pages.map((page) => page.from)).size).toBe(1);
    expect(400 * plan.pxPerDay).toBeLessThanOrEqual(plan.geometry.chart);
    expect(plan.pages[0].to).toBeGreaterThanOrEqual(range.to);
  });

  test("larger paper takes more rows, and a wide table leaves room for the chart", () => {
    const rows = (setup: PageSetup) => geometryOf(setup, 400, 60).rows;
    expect(rows({ ...a4, paper: "a3" })).toBeGreaterThan(rows(a4));
    expect(rows({ ...a4, landscape: false })).toBeGreaterThan(rows(a4));
    expect(geometryOf({ ...a4, landscape: false }, 5000, 60).chart).toBeGreaterThanOrEqual(240);
  });

  test("an empty range is still one page", () => {
    const empty = { firstRow: 0, lastRow: 0, from: 0, to: 0 };
    expect(pagePlan(a4, empty, 18, 400, 60).pages).toHaveLength(1);
  });
});
