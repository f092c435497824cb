/** A split task arrives as the stretches it is worked on; the chart draws the pauses between them. */
import type { Pause } from "@/timeline/plan";
import type { Pieces } from "./change";

export function pausesBetween(spans: readonly (readonly [number, number])[]): Pause[] {
  const pauses: Pause[] = [];
  for (let at = 1; at < spans.length; at++) {
    const [from, to] = [spans[at - 1][1], spans[at][0]];
    if (to > from) pauses.push([from, to]);
  }
  return pauses;
}

/** Columns with one more: the pauses of each task, null for most. */
export function withPauses<T extends { readonly id: readonly string[] }>(
  columns: T,
  pieces: readonly Pieces[],
): T & { readonly pauses?: readonly (readonly Pause[] | null)[] } {
  const split = new Map(pieces.map((piece) => [piece.task_id, pausesBetween(piece.spans)]));
  return { ...columns, pauses: columns.id.map((id) => split.get(id) ?? null) };
}
