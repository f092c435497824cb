/** Which columns show: those in the URL, or every one that is not optional. */
import type { GridColumn } from "./columns";

export function shownKeys<T>(columns: GridColumn<T>[], chosen: string | undefined): string[] {
  if (chosen) return chosen.split(".");
  return columns.filter((c) => !c.optional).map((c) => c.key);
}

export function shownColumns<T>(
  columns: GridColumn<T>[],
  chosen: string | undefined,
): GridColumn<T>[] {
  const keys = new Set(shownKeys(columns, chosen));
  return columns.filter((c) => keys.has(c.key));
}

/** What to keep in the URL; nothing for the usual set. */
export function columnsText<T>(
  columns: GridColumn<T>[],
  keys: readonly string[],
): string | undefined {
  const usual = shownKeys(columns, undefined).join(".");
  const text = keys.join(".");
  return text === usual ? undefined : text;
}
