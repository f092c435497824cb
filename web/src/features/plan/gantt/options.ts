/** What the Gantt shows, as it stands in the URL. */
import { COLUMNS, DEFAULT_COLUMNS } from "@/timeline/columns";
import { DEFAULT_LAYERS, type Layers } from "@/timeline/frame";
import type { ColumnKey } from "@/timeline/words";

export const LAYERS = ["critical", "baseline", "float", "links", "deadlines"] as const;
export type LayerKey = (typeof LAYERS)[number];

const USUAL: readonly string[] = LAYERS.filter((key) => DEFAULT_LAYERS[key]);

/** "critical.links" or nothing for the usual set. */
export function layersFrom(show: string | undefined, labels: string | undefined): Layers {
  const on = show === undefined ? USUAL : show.split(".");
  const has = (key: LayerKey) => on.includes(key);
  return {
    critical: has("critical"),
    baseline: has("baseline"),
    float: has("float"),
    links: has("links"),
    deadlines: has("deadlines"),
    labels: labels === "people" || labels === "none" ? labels : "name",
  };
}

export function layersText(layers: Layers): string | undefined {
  const on = LAYERS.filter((key) => layers[key]);
  const text = on.join(".") || "none";
  return text === USUAL.join(".") ? undefined : text;
}

export function columnsFrom(columns: string | undefined): ColumnKey[] {
  if (!columns) return [...DEFAULT_COLUMNS];
  const chosen = columns.split(".");
  return COLUMNS.map((c) => c.key).filter((key) => key === "name" || chosen.includes(key));
}

export function columnsText(columns: readonly string[]): string | undefined {
  const text = columns.join(".");
  return text === DEFAULT_COLUMNS.join(".") ? undefined : text;
}
