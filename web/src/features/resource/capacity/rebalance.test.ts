import { beforeAll, describe, expect, it, vi } from "vitest";
import { droppedOn, isRebalance, movable, rebalanceWords } from "./rebalance";

beforeAll(() => {
  vi.stubGlobal("navigator", { language: "en-GB" });
});

const ann = { id: "a", name: "Ann" };
const share = (id: string, minutes: number, editable = true) => ({
  id,
  version: 1,
  state: "committed" as const,
  note: "",
  minutes,
  editable,
});
const lines = {
  from: "2027-03-01",
  to: "2027-03-07",
  lines: [
    { project: { id: "p", name: "Pump" }, allocations: [share("1", 60), share("2", 480)] },
    { project: { id: "q", name: "Gate" }, allocations: [share("3", 600, false), share("4", 0)] },
  ],
} as never;

describe("time behind a cell", () => {
  it("is moved where the reader may, most of it first", () => {
    expect(movable(lines, ann).map((one) => one.allocation.id)).toEqual(["2", "1"]);
  });

  it("goes to the person and period it is dropped on", () => {
    const [held] = movable(lines, ann);
    const there = droppedOn(held, { id: "b", name: "Bob" }, "2027-03-15");
    expect(there).toMatchObject({ minutes: 480, days: 14 });
    expect(rebalanceWords(there)).toBe("Pump: 8 h of Ann to Bob, 14 days later");
    expect(isRebalance(droppedOn(held, ann, "2027-03-01"))).toBe(false);
    expect(rebalanceWords(droppedOn(held, ann, "2027-02-22"))).toBe(
      "Pump: 8 h of Ann, 7 days earlier",
    );
  });
});
