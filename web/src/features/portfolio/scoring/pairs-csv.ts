/** Judgements in pairs as a file for spreadsheets: one matrix a person, and that of all together last. */
import { t } from "@/i18n/t";
import { download } from "@/lib/download";
import type { Level } from "./pair-levels";
import type { ComparisonOfPairs, ScoringModel } from "./scoring";

/** A cell as CSV has it; what a spreadsheet would take for a formula is text. */
function cell(value: string | number): string {
  const text =
    typeof value === "number" ? String(value) : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a matrix is called: whose it is, and of which group. */
const titleOf = (person: string, group: string | null | undefined) =>
  group ? `${person}: ${group}` : person;

export function matrixCsv(
  people: readonly Pick<ComparisonOfPairs, "assessor" | "matrices">[],
): string {
  const lines = people.flatMap((one) =>
    one.matrices.flatMap((matrix) => {
      const names = matrix.items.map((item) => item.name);
      const person = one.assessor?.name ?? t("scoring.pairs.together");
      return [
        [titleOf(person, matrix.group), ...names, t("scoring.pairs.weight")],
        ...matrix.ratios.map((row, at) => [
          names[at],
          ...row.map((ratio) => Math.round(ratio * 1e6) / 1e6),
          matrix.weights_percent[at],
        ]),
        [t("scoring.pairs.consistency"), Math.round(matrix.consistency_ratio * 1e4) / 1e4],
        [],
      ];
    }),
  );
  return lines.map((line) => line.map(cell).join(",")).join("\r\n");
}

export function saveMatrix(model: ScoringModel, people: readonly ComparisonOfPairs[]) {
  const text = matrixCsv(people);
  // The mark says UTF-8 to spreadsheets.
  download(new Blob([`\uFEFF${text}`], { type: "text/csv" }), `${model.name}.csv`);
}

/** The cells of a file as spreadsheets write it, with commas, semicolons or tabs between them. */
function cells(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/, "");
  const head = plain.slice(0, plain.search(/[\r\n]|$/));
  const counts = [",", ";", "\t"].map((mark) => head.split(mark).length);
  const between = [",", ";", "\t"][counts.indexOf(Math.max(...counts))];
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let at = 0; at < plain.length; at += 1) {
    const letter = plain[at];
    const row = rows[rows.length - 1];
    if (quoted && letter === '"' && plain[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === between) row.push("");
    else if (!quoted && letter === "\n") rows.push([""]);
    else if (quoted || letter !== "\r") row[row.length - 1] += letter;
  }
  return rows.map((row) => row.map((value) => value.trim()));
}

/** "3", "1/3" or "0.333" as how many times as much the one counts: 9 to −9 as it is judged, else nothing. */
function strengthOf(value: string): number | undefined {
  // Some write a comma as the point of a decimal.
  const [top, bottom] = value.replace(",", ".").split("/").map(Number);
  const ratio = bottom === undefined ? top : top / bottom;
  if (!(ratio > 0)) return undefined;
  const [times, sign] = ratio >= 1 ? [ratio, 1] : [1 / ratio, -1];
  const whole = Math.round(times);
  // Files keep a few digits: 0.33 is a third.
  if (whole > 9 || Math.abs(times - whole) > 0.04 * whole) return undefined;
  return whole === 1 ? 1 : sign * whole;
}

/** Judgements by the codes of their criteria, or what is wrong with the file. */
export type ReadMatrix = { answers: Record<string, string> } | { wrong: string };

/**
 * Reads the matrices of a comparison, one a level: those of the person where the file has several, else the first.
 * What is above the diagonal is read, and what is below it must say the same or nothing; what is compared is found by
 * name, in whatever order.
 */
export function readMatrices(text: string, levels: readonly Level[], person?: string): ReadMatrix {
  const rows = cells(text);
  const answers: Record<string, string> = {};
  for (const level of levels) {
    const read = readLevel(rows, level, person);
    if ("wrong" in read) return read;
    Object.assign(answers, read.answers);
  }
  return { answers };
}

function readLevel(rows: readonly string[][], level: Level, person?: string): ReadMatrix {
  const said = (name: string) => name.replace(/^'/, "").toLowerCase();
  const names = level.items.map((one) => said(one.name));
  const heads = rows.flatMap((row, at) => {
    const here = row.slice(1).map(said);
    return names.every((name) => here.includes(name)) ? [at] : [];
  });
  const own = person ? titleOf(person, level.group) : undefined;
  const head = heads.find((at) => rows[at][0] === own) ?? heads[0];
  if (head === undefined) {
    return {
      wrong: t("scoring.pairs.file_no_head", {
        names: level.items.map((one) => one.name).join(", "),
      }),
    };
  }
  const here = rows[head].slice(1).map(said);
  const below = rows.slice(head + 1, head + 1 + level.items.length);
  const answers: Record<string, string> = {};
  const backOf = (name: string, of: string) =>
    below.find((cells) => said(cells[0]) === name)?.[1 + here.indexOf(of)];
  for (const [at, one] of level.items.entries()) {
    const row = below.find((cells) => said(cells[0]) === names[at]);
    if (!row) return { wrong: t("scoring.pairs.file_no_row", { name: one.name }) };
    for (const [to, other] of level.items.entries()) {
      if (to <= at) continue;
      const value = row[1 + here.indexOf(names[to])] ?? "";
      const strength = strengthOf(value);
      if (strength === undefined) {
        const cell = { one: one.name, other: other.name, value: value || "–" };
        return { wrong: t("scoring.pairs.file_bad", cell) };
      }
      const back = backOf(names[to], names[at]);
      if (back && strengthOf(back) !== (strength === 1 ? 1 : -strength)) {
        const cell = { one: one.name, other: other.name, value, back };
        return { wrong: t("scoring.pairs.file_not_reciprocal", cell) };
      }
      answers[`${one.code}|${other.code}`] = String(strength);
      answers[`${other.code}|${one.code}`] = String(strength === 1 ? 1 : -strength);
    }
  }
  return { answers };
}
