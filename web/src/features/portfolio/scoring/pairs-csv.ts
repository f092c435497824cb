/** Judgements in pairs as a file for spreadsheets: one matrix a person, and that of all together last. */
import { t } from "@/i18n/t";
import { download } from "@/lib/download";
import type { ComparisonOfPairs, ScoringModel } from "./scoring";

/** A cell as CSV has it; what a spreadsheet would take for a formula is text. */
function cell(value: string | number): string {
  const text =
    typeof value === "number" ? String(value) : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function matrixCsv(
  criteria: readonly { name: string }[],
  people: readonly Pick<
    ComparisonOfPairs,
    "assessor" | "ratios" | "weights_percent" | "consistency_ratio"
  >[],
): string {
  const names = criteria.map((one) => one.name);
  const lines = people.flatMap((one) => [
    [one.assessor?.name ?? t("scoring.pairs.together"), ...names, t("scoring.pairs.weight")],
    ...one.ratios.map((row, at) => [
      names[at],
      ...row.map((ratio) => Math.round(ratio * 1e6) / 1e6),
      one.weights_percent[at],
    ]),
    [t("scoring.pairs.consistency"), Math.round(one.consistency_ratio * 1e4) / 1e4],
    [],
  ]);
  return lines.map((line) => line.map(cell).join(",")).join("\r\n");
}

export function saveMatrix(model: ScoringModel, people: readonly ComparisonOfPairs[]) {
  const text = matrixCsv(model.criteria, people);
  // The mark says UTF-8 to spreadsheets.
  download(new Blob([`\uFEFF${text}`], { type: "text/csv" }), `${model.name}.csv`);
}
