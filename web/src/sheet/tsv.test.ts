import { expect, test } from "vitest";
import { formatTsv, parseTsv } from "./tsv";

test("plain cells stand between tabs and line ends", () => {
  expect(
    formatTsv([
      ["Dig", "2d"],
      ["Pour", ""],
    ]),
  ).toBe("Dig\t2d\r\nPour\t");
  expect(parseTsv("Dig\t2d\r\nPour\t\r\n")).toEqual([
    ["Dig", "2d"],
    ["Pour", ""],
  ]);
});

test("cells with tabs, line ends or quotes are quoted as Excel does, and come back", () => {
  const table = [
    ["a\tb", 'say "hi"'],
    ["two\nlines", '"'],
    ["", "end"],
  ];
  expect(formatTsv([['say "hi"']])).toBe('"say ""hi"""');
  expect(parseTsv(formatTsv(table))).toEqual(table);
});

test("a quote inside a cell that is not quoted is only a quote", () => {
  expect(parseTsv('3/4" pipe\t5" bolt')).toEqual([['3/4" pipe', '5" bolt']]);
  expect(parseTsv('"quoted" and more\tx')).toEqual([['"quoted" and more', "x"]]);
  expect(parseTsv('"never closed\tx')).toEqual([['"never closed', "x"]]);
});

test("line ends of every system are read, and blank lines in between stay", () => {
  expect(parseTsv("a\nb\n")).toEqual([["a"], ["b"]]);
  expect(parseTsv("a\rb")).toEqual([["a"], ["b"]]);
  expect(parseTsv("a\r\n\r\nb")).toEqual([["a"], [""], ["b"]]);
  expect(parseTsv("")).toEqual([]);
});

test("whatever is written is read again", () => {
  const letters = ["a", '"', "\t", "\n", "é", " ", ""];
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 300; round++) {
    const cols = next(4) + 1;
    const table = Array.from({ length: next(4) + 1 }, () =>
      Array.from({ length: cols }, () =>
        Array.from({ length: next(5) }, () => letters[next(letters.length)]).join(""),
      ),
    );
    // A last row of one empty cell cannot be told from a line end.
    table[table.length - 1][0] = "x";
    expect(parseTsv(formatTsv(table))).toEqual(table);
  }
});
