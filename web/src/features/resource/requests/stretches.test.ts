import { describe, expect, it } from "vitest";
import { newStretch, sentSpans, stretchesOf, typedHours } from "./stretches";

describe("stretches of a request", () => {
  it("come back to the minute when nothing is changed", () => {
    for (const minutes of [1, 59, 60, 100, 4801, 123_457]) {
      expect(Math.round(Number(typedHours(minutes)) * 60)).toBe(minutes);
    }
  });

  it("are typed one by one, each with its own time", () => {
    const spans = [
      { from: "2027-01-04", to: "2027-01-08", minutes: 2400 },
      { from: "2027-02-01", to: "2027-02-05", minutes: 90 },
    ];
    const typed = stretchesOf({ spans } as never);
    expect(sentSpans(typed)).toEqual([
      { from: "2027-01-04", to: "2027-01-08", amount: "40" },
      { from: "2027-02-01", to: "2027-02-05", amount: "1.5" },
    ]);
    expect(newStretch(typed[1])).toMatchObject({ key: 3, from: "" });
  });
});
