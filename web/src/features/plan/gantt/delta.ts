/**
 * Takes the answer to an edit into the plan as it is on screen, so that nothing has to be fetched
 * again: changed rows replace theirs, rows come, go and move, links follow their tasks.
 */
import type { LinkColumns, PlanColumns } from "@/timeline/plan";
import type { ChangedLinks, EditAnswer } from "./change";
import type { GanttData } from "./data";

type Columns = Record<string, readonly unknown[]>;

export function applied(data: GanttData, answer: EditAnswer): GanttData {
  const before = data.tasks;
  const oldRow = rowsById(before.id);
  const changedRow = rowsById(answer.tasks.id);
  const ids = answer.order ?? before.id;
  const newRow = answer.order ? rowsById(ids) : oldRow;
  const changed = answer.tasks as unknown as Columns;
  const kept = before as unknown as Columns;

  const tasks: Record<string, unknown[]> = {};
  for (const key of columnKeys(kept, changed)) {
    const from = kept[key];
    const to = changed[key];
    if (!answer.order) {
      const column = from ? from.slice() : new Array(ids.length).fill(null);
      if (to) for (const [id, at] of changedRow) set(column, oldRow.get(id), to[at]);
      tasks[key] = column;
      continue;
    }
    tasks[key] = ids.map((id) => {
      const at = changedRow.get(id);
      if (at !== undefined && to) return to[at];
      const row = oldRow.get(id);
      return row === undefined || !from ? null : from[row];
    });
  }
  const parentIds = answer.tasks.parent_id;
  tasks.parent = ids.map((id) => {
    const at = changedRow.get(id);
    if (at !== undefined) return newRow.get(parentIds[at] ?? "") ?? -1;
    const row = oldRow.get(id);
    const parent = row === undefined ? -1 : before.parent[row];
    return parent < 0 ? -1 : (newRow.get(before.id[parent]) ?? -1);
  });
  // Rows that only moved up or down are not sent; their numbers follow from the order.
  if (answer.order) tasks.row_number = ids.map((_, at) => at + 1);

  return {
    ...data,
    tasks: tasks as unknown as PlanColumns,
    dependencies: answer.dependencies
      ? linksById(answer.dependencies, newRow)
      : answer.order
        ? linksMoved(data.dependencies, before.id, newRow)
        : data.dependencies,
  };
}

function set(column: unknown[], row: number | undefined, value: unknown): void {
  if (row !== undefined) column[row] = value;
}

function columnKeys(kept: Columns, changed: Columns): Set<string> {
  const keys = new Set([...Object.keys(kept), ...Object.keys(changed)]);
  keys.delete("parent");
  keys.delete("parent_id");
  return keys;
}

const known = new WeakMap<readonly string[], Map<string, number>>();

/** Row of each id; remembered as long as the list of ids lives. */
export function rowsById(ids: readonly string[]): Map<string, number> {
  let rows = known.get(ids);
  if (!rows) {
    rows = new Map();
    for (let row = 0; row < ids.length; row++) rows.set(ids[row], row);
    known.set(ids, rows);
  }
  return rows;
}

function linksById(links: ChangedLinks, rows: Map<string, number>): LinkColumns {
  return linksWhere(
    links,
    links.predecessor_id.map((id) => rows.get(id) ?? -1),
    links.successor_id.map((id) => rows.get(id) ?? -1),
  );
}

function linksMoved(
  links: LinkColumns,
  before: readonly string[],
  rows: Map<string, number>,
): LinkColumns {
  return linksWhere(
    links,
    links.predecessor.map((row) => rows.get(before[row]) ?? -1),
    links.successor.map((row) => rows.get(before[row]) ?? -1),
  );
}

/** The links whose two ends are still there. */
function linksWhere(
  links: Omit<LinkColumns, "predecessor" | "successor">,
  predecessor: number[],
  successor: number[],
): LinkColumns {
  const keep: number[] = [];
  for (let at = 0; at < links.id.length; at++) {
    if (predecessor[at] >= 0 && successor[at] >= 0) keep.push(at);
  }
  const pick = <T>(column: readonly T[]): readonly T[] =>
    keep.length === column.length ? column : keep.map((at) => column[at]);
  return {
    id: pick(links.id),
    predecessor: pick(predecessor),
    successor: pick(successor),
    kind: pick(links.kind),
    lag: pick(links.lag),
    driving: pick(links.driving),
  };
}
