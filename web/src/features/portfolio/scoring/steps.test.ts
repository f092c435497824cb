import { expect, test } from "vitest";
import { readSteps, showSteps } from "./steps";

test("steps are read as they are shown", () => {
  const steps = [
    { from: -1.5, percent: 0 },
    { from: 5, percent: 60 },
    { from: 8, percent: 100 },
  ];
  expect(readSteps(showSteps(steps))).toEqual({ steps, unread: null });
});

test("decimal commas, tabs and percent signs are read, and empty lines do not count", () => {
  const found = readSteps("2,5; 60 %\n\n8\t100\n");
  const steps = [
    { from: 2.5, percent: 60 },
    { from: 8, percent: 100 },
  ];
  expect(found).toEqual({ steps, unread: null });
});

test("a line that is no step is named, whatever is wrong with it", () => {
  for (const text of ["five, 60", "5", "5,", "5, 60, 7"]) {
    expect(readSteps(`0, 10\n${text}`).unread).toEqual({ number: 2, text });
  }
});
