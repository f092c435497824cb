import { expect, test } from "vitest";
import {
  axesOf,
  type Bubble,
  groupsOf,
  marksFor,
  neighbour,
  outline,
  radius,
  SMALLEST,
  share,
} from "./board-geometry";

test("marks are round and hold every value", () => {
  expect(marksFor([3, 17])).toEqual([0, 5, 10, 15, 20]);
  expect(marksFor([-120, 480])).toEqual([-200, 0, 200, 400, 600]);
  for (const values of [[5], [0], [0.002, 0.0031], [-7, -7], [1, 1e9]]) {
    const marks = marksFor(values);
    expect(marks.length).toBeGreaterThan(2);
    for (const value of values) {
      expect(share(marks, value)).toBeGreaterThanOrEqual(0);
      expect(share(marks, value)).toBeLessThanOrEqual(1);
    }
  }
});

test("the area of a bubble stands for its cost", () => {
  const [quarter, whole] = [radius(25, 100), radius(100, 100)];
  expect(whole ** 2 / quarter ** 2).toBeCloseTo(4);
  expect(radius(null, 100)).toBe(SMALLEST);
  expect(radius(0, 0)).toBe(SMALLEST);
});

test("the largest group comes first, names decide between equals", () => {
  expect(groupsOf(["b", "a", "c", "c"])).toEqual(["c", "a", "b"]);
});

test("every look is drawn otherwise", () => {
  const looks = [0, 1, 2, 3, 4, 5, 6].map((look) => outline(look, 10));
  expect(new Set(looks).size).toBe(7);
});

test("arrow keys go to the nearest bubble in their direction and stop at the edge", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 1 },
    { x: 10, y: -20 },
    { x: 0, y: 5 },
  ];
  expect(neighbour(points, 0, "ArrowRight")).toBe(1);
  expect(neighbour(points, 1, "ArrowUp")).toBe(2);
  expect(neighbour(points, 0, "ArrowDown")).toBe(3);
  expect(neighbour(points, 0, "ArrowLeft")).toBe(null);
});

test("the axis of net present value says how many of the cases are mid-period", () => {
  const bubble = (npv: number | null, middle: boolean, currency = "EUR") =>
    ({
      currency,
      npv_minor: npv,
      npv_discounting: npv === null ? null : middle ? "middle" : "start",
    }) as Bubble;
  const label = (bubbles: Bubble[]) =>
    axesOf({ criteria: [], bubbles }, "EUR").find((one) => one.key === "npv")?.label;
  expect(label([bubble(5, false), bubble(null, false)])).toBe("Net present value (EUR)");
  expect(label([bubble(5, true), bubble(7, false, "USD")])).toBe(
    "Net present value, mid-period (EUR)",
  );
  expect(label([bubble(5, true), bubble(7, false)])).toBe(
    "Net present value (EUR), 1 of 2 mid-period",
  );
});
