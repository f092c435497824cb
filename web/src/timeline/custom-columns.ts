/** Columns of the fields that the organisation added to tasks; known once the page has read them. */
import { parseDay } from "./civil";
import type { Column } from "./columns";
import type { Plan } from "./plan";

export type CustomKey = `custom:${string}`;
/** Text, decimal number, ISO day, flag, or code of a choice. */
export type CustomValue = string | boolean;

export interface CustomField {
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly unit: string;
  readonly choices: readonly { code: string; label: string; retired: boolean }[];
}

const WIDTHS: Record<string, number> = { text: 150, number: 92, date: 112, flag: 84, choice: 120 };

let known: readonly Column[] = [];
let byKey = new Map<string, Column>();

/** Tells the fields, in the order in which their columns stand. */
export function knowTaskFields(fields: readonly CustomField[]): void {
  known = fields.map((field) => ({
    key: customKey(field.code),
    kind: columnKind(field.kind),
    width: WIDTHS[field.kind] ?? 120,
    numeric: field.kind === "number",
    custom: field,
  }));
  byKey = new Map(known.map((column) => [column.key, column]));
}

export function customColumns(): readonly Column[] {
  return known;
}

export function customColumn(key: string): Column | undefined {
  return byKey.get(key);
}

export function customKey(code: string): CustomKey {
  return `custom:${code}`;
}

export function isCustom(key: string): key is CustomKey {
  return key.startsWith("custom:");
}

/** The value a task has in a field, or undefined. */
export function customValue(plan: Plan, task: number, code: string): CustomValue | undefined {
  return plan.columns.more?.custom?.[task]?.[code];
}

/** The day a date field holds, as its first minute; NaN for none. */
export function customMoment(plan: Plan, task: number, code: string): number {
  const value = customValue(plan, task, code);
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)
    ? parseDay(value) * 24 * 60
    : Number.NaN;
}

function columnKind(kind: string): Column["kind"] {
  switch (kind) {
    case "number":
      return "number";
    case "date":
      return "date";
    case "flag":
    case "choice":
      return "choice";
    default:
      return "text";
  }
}
