/** Puts a block of cells into the lines of an option, from one cell to the right and below. */
import type { CaseLine } from "./case";

/** The lines with the block in them; a text that is no amount is answered in `bad` and left out. */
export function pasted(
  lines: readonly CaseLine[],
  block: readonly (readonly string[])[],
  at: { line: number; period: number },
  how: { periods: number; kind: CaseLine["kind"]; parse: (text: string) => number | null },
): { lines: CaseLine[]; bad?: string } {
  const next = lines.map((line) => ({ ...line, amounts: [...(line.amounts ?? [])] }));
  let bad: string | undefined;
  block.forEach((texts, down) => {
    const row = at.line + down;
    if (row >= next.length) next.push({ kind: how.kind, name: "", cost_type: "", amounts: [] });
    texts.forEach((text, right) => {
      const period = at.period + right;
      if (period >= how.periods) return;
      const amount = how.parse(text);
      if (amount === null || amount < 0) {
        bad ??= text;
        return;
      }
      const { amounts } = next[row];
      while (amounts.length <= period) amounts.push(0);
      amounts[period] = amount;
    });
  });
  return { lines: next, bad };
}
