/**
 * Takes the answer to an edit into the plan as it is on screen, so that nothing has to be fetched
 * again: changed rows replace theirs, rows come, go and move, links follow their tasks.
 */
import type { LinkColumns, PlanColumns } from "@/timeline/plan";
import type { EditAnswer, Room } from "./change";
import type { GanttData } from "./data";

type Columns = Record<string, readonly unknown[]>;

export function applied(data: GanttData, answer: EditAnswer): GanttData {
  const before = data.tasks;
  const oldRow = rowsById(before.id);
  const changedRow = rowsById(answer.tasks.id);
  const ids = answer.order ?? before.id;
  const newRow = answer.order ? rowsById(ids) : oldRow;
  // Where each row comes from, looked up once and not for every column.
  const fromChanged = places(ids, changedRow);
  const fromKept = answer.order ? places(ids, oldRow) : null;
  const rows = Int32Array.from(answer.tasks.id, (id) => newRow.get(id) ?? -1);
  const merge = (kept: Columns, changed: Columns): Columns => {
    const out: Record<string, unknown[]> = {};
    for (const key of new Set([...Object.keys(kept), ...Object.keys(changed)])) {
      if (NOT_COLUMNS.includes(key)) continue;
      const column = carriedOver(kept[key], fromKept, ids.length);
      const to = changed[key];
      if (to) for (let at = 0; at < rows.length; at++) if (rows[at] >= 0) column[rows[at]] = to[at];
      out[key] = column;
    }
    return out;
  };
  const tasks = merge(columnsOf(before), columnsOf(answer.tasks)) as Record<string, unknown>;
  setRoom(tasks, answer.room);
  if (before.more || answer.tasks.more) {
    tasks.more = merge(columnsOf(before.more), columnsOf(answer.tasks.more));
  }
  tasks.parent = Array.from(ids, (_, row) => {
    const at = fromChanged[row];
    if (at >= 0) return newRow.get(answer.parent_id[at] ?? "") ?? -1;
    const was = fromKept ? fromKept[row] : row;
    const parent = was < 0 ? -1 : before.parent[was];
    if (parent < 0 || !fromKept) return parent;
    return newRow.get(before.id[parent]) ?? -1;
  });
  // Rows that only moved up or down are not sent; their numbers follow from the order.
  if (answer.order) tasks.row_number = ids.map((_, at) => at + 1);

  return {
    ...data,
    project: {
      ...data.project,
      plan_version: answer.plan_version || data.project.plan_version,
      status_date: answer.status_date,
    },
    tasks: tasks as unknown as PlanColumns,
    pieces: [
      ...data.pieces.filter((piece) => !changedRow.has(piece.task_id) && newRow.has(piece.task_id)),
      ...answer.pieces,
    ],
    dependencies: answer.dependencies ?? linksAfter(data.dependencies, before.id, answer, newRow),
  };
}

/** Writes the room around rows into columns that are nobody else's yet. */
function setRoom(tasks: Record<string, unknown>, { row, ...columns }: Room): void {
  for (const [key, values] of Object.entries(columns)) {
    const column = tasks[key] as number[] | undefined;
    if (!column) continue;
    for (let at = 0; at < row.length; at++) column[row[at]] = values[at];
  }
}

/** A column with its rows where they are now; null where there was none. */
function carriedOver(
  column: readonly unknown[] | undefined,
  from: Int32Array | null,
  count: number,
): unknown[] {
  if (!column) return new Array<unknown>(count).fill(null);
  if (!from) return column.slice();
  const out = new Array<unknown>(count);
  for (let row = 0; row < count; row++) out[row] = from[row] < 0 ? null : column[from[row]];
  return out;
}

/** The links as they were, between the rows as they are, driving as the answer says. */
function linksAfter(
  links: LinkColumns,
  before: readonly string[],
  answer: EditAnswer,
  newRow: Map<string, number>,
): LinkColumns {
  const moved = answer.order ? linksMoved(links, before, newRow) : links;
  const driver = new Map<number, string | null>();
  answer.tasks.id.forEach((id, at) => {
    const row = newRow.get(id);
    if (row !== undefined) driver.set(row, answer.driven_by[at]);
  });
  const drives = (at: number) => {
    const by = driver.get(moved.successor[at]);
    return by === undefined ? moved.driving[at] : by === moved.id[at];
  };
  if (!moved.id.some((_, at) => drives(at) !== moved.driving[at])) return moved;
  return { ...moved, driving: moved.id.map((_, at) => drives(at)) };
}

function places(ids: readonly string[], rows: Map<string, number>): Int32Array {
  const out = new Int32Array(ids.length).fill(-1);
  if (rows.size > 0) for (let row = 0; row < ids.length; row++) out[row] = rows.get(ids[row]) ?? -1;
  return out;
}

/** Parents are told by id; what only the table shows is merged by itself. */
const NOT_COLUMNS: readonly string[] = ["parent", "more"];

function columnsOf(columns: object | undefined): Columns {
  return (columns ?? {}) as Columns;
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
