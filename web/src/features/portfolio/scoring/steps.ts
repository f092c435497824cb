/** Steps of a scale as text, one a line: from which measure on, and what it is worth in percent. */
import type { components } from "@/api/schema";

type Step = components["schemas"]["ScaleStep"];

export function showSteps(steps: readonly Step[]): string {
  return steps.map((step) => `${step.from}, ${step.percent}`).join("\n");
}

/** A line that is none. */
export interface UnreadLine {
  /** From 1. */
  number: number;
  text: string;
}

/**
 * Reads lines such as "5, 60". Where numbers have decimal commas, a semicolon or a tab stands between them:
 * "2,5; 60". Empty lines do not count.
 */
export function readSteps(text: string): { steps: Step[]; unread: UnreadLine | null } {
  const steps: Step[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const apart = /[;\t]/.test(line);
    const parts = line.split(apart ? /[;\t]/ : ",").map((part) => part.trim());
    const numbers = parts.map((part) =>
      part === ""
        ? Number.NaN
        : Number((apart ? part.replace(",", ".") : part).replace(/ ?%$/, "")),
    );
    const [from, percent] = numbers;
    if (numbers.length !== 2 || !numbers.every(Number.isFinite)) {
      return { steps, unread: { number: at + 1, text: line.trim() } };
    }
    steps.push({ from, percent });
  }
  return { steps, unread: null };
}
