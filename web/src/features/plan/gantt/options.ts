/** What the Gantt shows, as it stands in the URL. */
import { allColumns, DEFAULT_COLUMNS } from "@/timeline/columns";
import { DEFAULT_LAYERS, type Layers } from "@/timeline/frame";
import type { ColumnKey } from "@/timeline/words";

export const LAYERS = [
  "critical",
  "near",
  "driving",
  "baseline",
  "slippage",
  "float",
  "free",
  "links",
  "deadlines",
  "conflicts",
  "overload",
  "calendar",
  "progress",
  "today",
  "status",
] as const;
export type LayerKey = (typeof LAYERS)[number];

const USUAL: readonly string[] = LAYERS.filter((key) => DEFAULT_LAYERS[key]);

/** Near-critical float in days when nothing else is asked for. */
export const NEAR_DAYS = 5;

export interface LayerState {
  /** "critical.links" or nothing for the usual set. */
  readonly show?: string;
  readonly labels?: string;
  /** Days of float up to which work is nearly critical. */
  readonly near?: string;
}

export function layersFrom(state: LayerState, minutesPerDay = 480): Layers {
  const { show, labels } = state;
  const on = show === undefined ? USUAL : show.split(".");
  const shown = Object.fromEntries(LAYERS.map((key) => [key, on.includes(key)])) as Record<
    LayerKey,
    boolean
  >;
  return {
    ...shown,
    nearLimit: nearDays(state.near) * minutesPerDay,
    labels: labels === "people" || labels === "none" ? labels : "name",
  };
}

/** Days as they stand in the URL; what is no sensible number is the usual. */
export function nearDays(text: string | undefined): number {
  const days = Number(text);
  return text !== undefined && text !== "" && days >= 0 && days <= 999 ? days : NEAR_DAYS;
}

export function layersText(layers: Layers): string | undefined {
  const on = LAYERS.filter((key) => layers[key]);
  const text = on.join(".") || "none";
  return text === USUAL.join(".") ? undefined : text;
}

export function columnsFrom(columns: string | undefined): ColumnKey[] {
  if (!columns) return [...DEFAULT_COLUMNS];
  const chosen = columns.split(".");
  return allColumns()
    .map((c) => c.key)
    .filter((key) => key === "name" || chosen.includes(key));
}

export function columnsText(columns: readonly string[]): string | undefined {
  const text = columns.join(".");
  return text === DEFAULT_COLUMNS.join(".") ? undefined : text;
}
