/** Conditions on fields of the organisation's own, as lists of the server are asked for them. */
import { parseDay } from "./civil";
import { type CustomValue, customValue } from "./custom-columns";
import type { Plan } from "./plan";

export type CustomCondition =
  /** One of these values. */
  | readonly CustomValue[]
  /** From and to, both included: numbers and days. */
  | { readonly from?: string; readonly to?: string }
  /** A part of a text. */
  | { readonly has: string }
  /** Nothing. */
  | null;

export type CustomConditions = Readonly<Record<string, CustomCondition>>;

/** Whether a task has what is asked for in every field. */
export function fitsCustom(plan: Plan, task: number, conditions: CustomConditions): boolean {
  return Object.entries(conditions).every(([code, condition]) =>
    passes(customValue(plan, task, code), condition),
  );
}

export function passes(value: CustomValue | undefined, condition: CustomCondition): boolean {
  if (condition === null) return value === undefined;
  if (value === undefined) return false;
  if (isList(condition)) return condition.includes(value);
  if ("has" in condition) {
    return String(value).toLocaleLowerCase().includes(condition.has.trim().toLocaleLowerCase());
  }
  const size = sizeOf(String(value));
  return (
    (!condition.from || size >= sizeOf(condition.from)) &&
    (!condition.to || size <= sizeOf(condition.to))
  );
}

function isList(condition: CustomCondition): condition is readonly CustomValue[] {
  return Array.isArray(condition);
}

function sizeOf(text: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? parseDay(text) : Number(text);
}
