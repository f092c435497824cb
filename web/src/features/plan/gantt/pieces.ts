/** A split task arrives as the stretches it is worked on; the chart draws the pauses between them. */
import type { Pause, PersonPauses } from "@/timeline/plan";
import type { Pieces } from "./change";

export function pausesBetween(spans: readonly (readonly [number, number])[]): Pause[] {
  const pauses: Pause[] = [];
  for (let at = 1; at < spans.length; at++) {
    const [from, to] = [spans[at - 1][1], spans[at][0]];
    if (to > from) pauses.push([from, to]);
  }
  return pauses;
}

/** Columns with two more: the pauses of each task and of people on it, null for most. */
export function withPauses<T extends { readonly id: readonly string[] }>(
  columns: T,
  pieces: readonly Pieces[],
): T & {
  readonly pauses?: readonly (readonly Pause[] | null)[];
  readonly apart?: readonly (readonly PersonPauses[] | null)[];
} {
  const split = new Map(pieces.map((piece) => [piece.task_id, pausesBetween(piece.spans)]));
  const apart = new Map(
    pieces.flatMap(({ task_id, people }) => (people.length > 0 ? [[task_id, people]] : [])),
  );
  return {
    ...columns,
    pauses: columns.id.map((id) => split.get(id) ?? null),
    apart: columns.id.map((id) => apart.get(id) ?? null),
  };
}
