import { expect, test } from "vitest";
import { pasted } from "./paste";

const parse = (text: string) => (text === "x" ? null : Number(text) * 100);
const how = { periods: 3, kind: "cost" as const, parse };
const line = { kind: "benefit" as const, name: "Rent", cost_type: "", amounts: [100] };

test("a block from a spreadsheet fills cells to the right, and adds the lines it needs", () => {
  const { lines, bad } = pasted(
    [line],
    [
      ["5", "6"],
      ["7", "8"],
    ],
    { line: 0, period: 1 },
    how,
  );
  expect(lines).toEqual([
    { ...line, amounts: [100, 500, 600] },
    { kind: "cost", name: "", cost_type: "", amounts: [0, 700, 800] },
  ]);
  expect(bad).toBeUndefined();
});

test("what is beyond the last period is left out, and what is no amount is told", () => {
  const { lines, bad } = pasted([line], [["1", "x", "-3", "9"]], { line: 0, period: 1 }, how);
  expect(lines[0].amounts).toEqual([100, 100]);
  expect(bad).toBe("x");
});
