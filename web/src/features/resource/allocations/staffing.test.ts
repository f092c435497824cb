import { expect, test } from "vitest";
import { cellsOf, type Staffing } from "./staffing";

const row = (id: string | null) => ({ allocation: id ? { id, version: 3 } : null });
const staffing = {
  periods: [{ from: "2026-11-30" }, { from: "2026-12-07" }],
  rows: [row("a"), row(null), row("b")],
} as unknown as Staffing;

test("a block falls on allocations to the right and down, past rows that only have tasks", () => {
  const cells = cellsOf(staffing, [["1", "2", "3"], ["4"], ["5"]], 0, 0);
  expect(cells.map((one) => [one.allocation_id, one.from, one.amount, one.row])).toEqual([
    ["a", "2026-11-30", "1", 0],
    ["a", "2026-12-07", "2", 0],
    ["b", "2026-11-30", "4", 2],
  ]);
  expect(cellsOf(staffing, [["1"]], 0, 1)[0]).toMatchObject({ version: 3, from: "2026-12-07" });
});
