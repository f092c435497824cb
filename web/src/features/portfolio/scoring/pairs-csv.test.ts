import { expect, test } from "vitest";
import { matrixCsv } from "./pairs-csv";

test("a matrix has a row and a column a criterion, and nothing in it is a formula", () => {
  const ratios = [
    [1, 3],
    [1 / 3, 1],
  ];
  const one = { ratios, weights_percent: [75, 25], consistency_ratio: 0 };
  const text = matrixCsv(
    [{ name: "Fit, strategic" }, { name: "=Cost" }],
    [{ ...one, assessor: { id: "1", name: "Ann" } } as never, { ...one, assessor: null } as never],
  );
  const lines = text.split("\r\n");
  expect(lines[0]).toMatch(/^Ann,"Fit, strategic",'=Cost,/);
  expect(lines[1]).toBe('"Fit, strategic",1,3,75');
  expect(lines[2]).toBe("'=Cost,0.333333,1,25");
  expect(lines).toHaveLength(10);
});
