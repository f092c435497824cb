import { expect, test } from "vitest";
import { levelsOf } from "./pair-levels";
import { matrixCsv, readMatrices } from "./pairs-csv";

const CRITERIA = [
  { code: "fit", name: "Fit, strategic" },
  { code: "cost", name: "=Cost" },
  { code: "risk", name: "Risk" },
];
const LEVELS = levelsOf(CRITERIA);

/** A comparison with these matrices, one a level. */
function of(name: string | null, ratios: number[][][], levels = LEVELS) {
  const matrices = levels.map((level, at) => ({
    ...level,
    ratios: ratios[at],
    weights_percent: level.items.map(() => 0),
    consistency_ratio: 0,
  }));
  return { assessor: name ? { id: name, name } : null, matrices } as never;
}

const [third, fifth] = [1 / 3, 1 / 5];
const SAID = [
  [1, 3, 1],
  [third, 1, fifth],
  [1, 5, 1],
];

test("a matrix has a row and a column for all that is compared, and nothing in it is a formula", () => {
  const lines = matrixCsv([of("Ann", [SAID]), of(null, [SAID])]).split("\r\n");
  expect(lines[0]).toMatch(/^Ann,"Fit, strategic",'=Cost,Risk,/);
  expect(lines[1]).toBe('"Fit, strategic",1,3,1,0');
  expect(lines[2]).toBe("'=Cost,0.333333,1,0.2,0");
  expect(lines).toHaveLength(12);
});

test("what is saved is read again as the same judgements, of the person who asks", () => {
  const same = [1, 1, 1];
  const text = `\uFEFF${matrixCsv([of("Ben", [[same, same, same]]), of("Ann", [SAID])])}`;
  expect(readMatrices(text, LEVELS, "Ann")).toMatchObject({
    answers: { "fit|cost": "3", "cost|fit": "-3", "fit|risk": "1", "cost|risk": "-5" },
  });
  expect(readMatrices(text, LEVELS, "Cy")).toMatchObject({ answers: { "fit|cost": "1" } });
});

test("groups have matrices of their own", () => {
  const grouped = CRITERIA.map((one, at) => ({ ...one, group: at < 2 ? "Money" : "" }));
  const levels = levelsOf(grouped);
  const matrices = [
    [
      [1, 7],
      [1 / 7, 1],
    ],
    [
      [1, fifth],
      [5, 1],
    ],
  ];
  const text = matrixCsv([of("Ann", matrices, levels)]);
  expect(text).toContain("Ann: Money,");
  expect(readMatrices(text, levels, "Ann")).toMatchObject({
    answers: { "group:Money|risk": "7", "fit|cost": "-5" },
  });
});

test("a spreadsheet's own way to write it is read too, and what is wrong is named", () => {
  const sheet = (cell: string) =>
    `Me;Risk;Fit, strategic;=Cost\r\nFit, strategic;1/7;1;${cell}\r\nRisk;1;7;2\r\n=Cost;0,5;0,33;1`;
  expect(readMatrices(sheet("3"), LEVELS)).toMatchObject({
    answers: { "fit|cost": "3", "fit|risk": "-7", "cost|risk": "-2" },
  });
  expect(readMatrices(sheet("2,5"), LEVELS)).toHaveProperty("wrong");
  // Back it is a third: one of the two is a slip. An empty lower half is none.
  expect(readMatrices(sheet("4"), LEVELS)).toMatchObject({
    wrong: expect.stringContaining("0,33"),
  });
  expect(readMatrices(sheet("4").replace("0,33", ""), LEVELS)).toMatchObject({
    answers: { "fit|cost": "4" },
  });
  expect(readMatrices(sheet("12"), LEVELS)).toHaveProperty("wrong");
  expect(readMatrices("a,b\n1,2", LEVELS)).toHaveProperty("wrong");
});
