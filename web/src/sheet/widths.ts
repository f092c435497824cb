/** Column widths and choices of one list, kept for the person in this browser. */

const PREFIX = "steerco-columns-";

export interface KeptColumns {
  readonly widths: Readonly<Record<string, number>>;
  /** Shown columns in order; null for the usual ones. */
  readonly shown: readonly string[] | null;
}

const NOTHING: KeptColumns = { widths: {}, shown: null };

export const LEAST_WIDTH = 40;
export const MOST_WIDTH = 900;

export function keptColumns(list: string): KeptColumns {
  try {
    const read = JSON.parse(localStorage.getItem(PREFIX + list) ?? "null") as KeptColumns | null;
    return read && typeof read.widths === "object" ? { ...NOTHING, ...read } : NOTHING;
  } catch {
    return NOTHING;
  }
}

export function keepColumns(list: string, kept: KeptColumns): void {
  localStorage.setItem(PREFIX + list, JSON.stringify(kept));
}

export function fitWidth(width: number): number {
  return Math.round(Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width)));
}
