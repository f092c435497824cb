import { expect, test } from "vitest";
import { type Bar, daysBetween, lanesOf, placeOf } from "./bars";

const bar = (from: string, to: string): Bar => ({
  kind: "committed",
  allocation_id: null,
  version: 1,
  project: null,
  leave: "",
  from,
  to,
  minutes: 0,
  tasks: 0,
  editable: false,
});

test("days are counted over the change of the clock", () => {
  expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  expect(daysBetween("2026-12-31", "2026-12-30")).toBe(-1);
});

test("a bar is cut where the scale ends", () => {
  const scale = { from: "2026-11-02", to: "2026-11-11" };
  expect(placeOf(bar("2026-11-02", "2026-11-11"), scale)).toEqual({ left: 0, width: 100 });
  expect(placeOf(bar("2026-10-01", "2026-11-03"), scale)).toEqual({ left: 0, width: 20 });
  expect(placeOf(bar("2026-11-11", "2026-12-31"), scale)).toEqual({ left: 90, width: 10 });
  expect(placeOf(bar("2026-12-01", "2026-12-31"), scale).width).toBe(0);
});

test("bars that share a day have lanes of their own, others share one", () => {
  const bars = [
    bar("2026-11-02", "2026-11-06"),
    bar("2026-11-06", "2026-11-10"),
    bar("2026-11-07", "2026-11-09"),
    bar("2026-11-11", "2026-11-12"),
  ];
  expect(lanesOf(bars)).toEqual({ lanes: [0, 1, 0, 0], count: 2 });
  expect(lanesOf([])).toEqual({ lanes: [], count: 1 });
});
