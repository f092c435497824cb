/** Sums of number fields over a whole list, by the keys of their columns. */
import type { CustomField, CustomValues } from "@/api/nouns";
import { customKey } from "@/timeline/custom-columns";
import { showCustom } from "./custom-fields";

export function fieldTotals(
  fields: readonly CustomField[],
  sums: CustomValues,
): Record<string, string> {
  const numbers = fields.filter((field) => field.kind === "number");
  return Object.fromEntries(
    numbers.map((field) => [customKey(field.code), showCustom(field, sums[field.code])]),
  );
}
