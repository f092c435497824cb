/**
 * Rows that were added or removed here and are not saved yet, shown at once: whoever types a list
 * of tasks does not wait for the server between two lines.
 */
import { parseMinute } from "@/timeline/civil";
import type { PlanColumns } from "@/timeline/plan";
import type { Change, EditAnswer } from "./change";
import type { GanttData } from "./data";
import { applied, rowsById } from "./delta";

/** Version of a row that the server does not know yet. */
export const UNSAVED = 0;

/** Changes that `withPending` can show. */
export function showable(change: Change): boolean {
  return change.do === "add" || change.do === "remove";
}

export function withPending(data: GanttData, changes: readonly Change[]): GanttData {
  return changes.reduce((shown, change) => {
    if (change.do === "add") return withAdded(shown, change);
    return change.do === "remove" ? withRemoved(shown, change.tasks) : shown;
  }, data);
}

function withAdded(data: GanttData, change: Change & { do: "add" }): GanttData {
  const { tasks } = data;
  const rows = rowsById(tasks.id);
  if (!change.task || rows.has(change.task)) return data;
  let at = tasks.id.length;
  let parent = change.under ?? null;
  const anchor = change.before ?? change.behind ?? change.under;
  const row = anchor ? rows.get(anchor) : undefined;
  if (row !== undefined) {
    if (!change.under || change.before || change.behind) {
      parent = tasks.parent[row] < 0 ? null : tasks.id[tasks.parent[row]];
    }
    at = change.before ? row : endOf(data, row);
  }
  const order = [...tasks.id.slice(0, at), change.task, ...tasks.id.slice(at)];
  const near = tasks.start[row ?? tasks.id.length - 1] ?? parseMinute(data.project.start);
  return applied(data, answer(newRow(data, change, near), [parent], order));
}

function newRow(data: GanttData, change: Change & { do: "add" }, start: number): PlanColumns {
  const nulls = (columns: object) =>
    Object.fromEntries(Object.keys(columns).map((key) => [key, [null] as unknown[]]));
  const row: Record<string, unknown> = nulls(data.tasks);
  const usual = {
    id: change.task,
    name: change.fields.name ?? "",
    wbs: "",
    row_number: 0,
    start,
    finish: start,
    duration: data.project.minutes_per_day,
    percent: 0,
    flags: 0,
    people: "",
    version: UNSAVED,
    calendar: -1,
  };
  for (const [key, value] of Object.entries(usual)) row[key] = [value];
  const { more } = data.tasks;
  row.more = more
    ? { ...nulls(more), duration_text: [""], notes: [""], priority: [500], work: [0] }
    : undefined;
  return row as unknown as PlanColumns;
}

function withRemoved(data: GanttData, ids: readonly string[]): GanttData {
  const { tasks } = data;
  const gone = new Set(ids);
  for (let row = 0; row < tasks.id.length; row++) {
    const parent = tasks.parent[row];
    if (parent >= 0 && gone.has(tasks.id[parent])) gone.add(tasks.id[row]);
  }
  const order = tasks.id.filter((id) => !gone.has(id));
  if (order.length === tasks.id.length) return data;
  return applied(data, answer({ id: [] } as unknown as PlanColumns, [], order));
}

/** The row after a task and all below it. */
function endOf(data: GanttData, row: number): number {
  const { parent } = data.tasks;
  let end = row + 1;
  while (end < parent.length && isBelow(parent, end, row)) end++;
  return end;
}

function isBelow(parent: readonly number[], row: number, above: number): boolean {
  for (let at = parent[row]; at >= 0; at = parent[at]) if (at === above) return true;
  return false;
}

function answer(tasks: PlanColumns, parents: (string | null)[], order: string[]): EditAnswer {
  return {
    edit_id: null,
    title: "",
    effect: null as unknown as EditAnswer["effect"],
    skipped: [],
    plan_version: 0,
    tasks,
    parent_id: parents,
    removed: [],
    order,
    dependencies: null,
    pieces: [],
    calendars_changed: false,
    undo: null,
    redo: null,
  };
}
