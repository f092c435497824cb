/**
 * Rows that were added or removed here and are not saved yet, shown at once: whoever types a list
 * of tasks does not wait for the server between two lines.
 */
import { parseMinute } from "@/timeline/civil";
import type { PlanColumns } from "@/timeline/plan";
import { type Change, type EditAnswer, NO_ROOM } from "./change";
import type { GanttData } from "./data";
import { applied, rowsById } from "./delta";

/** Version of a row that the server does not know yet. */
export const UNSAVED = 0;

export interface Pending {
  readonly change: Change;
  /** The version of the plan that has it; null while it is not saved. */
  readonly savedIn: number | null;
}

/** Changes that `withPending` can show. */
export function showable(change: Change): boolean {
  return change.do === "add" || change.do === "remove";
}

/** The rows as they will stand, told by ids; put together once for any number of changes. */
class Standing {
  readonly order: string[];
  readonly added = new Map<string, { name: string; parent: string | null; start: number }>();
  private readonly rows: Map<string, number>;

  constructor(private readonly data: GanttData) {
    this.order = data.tasks.id.slice();
    this.rows = rowsById(data.tasks.id);
  }

  add(change: Change & { do: "add" }): void {
    const { task, fields, before, behind, under } = change;
    if (!task || this.has(task)) return;
    const anchor = before ?? behind ?? under;
    // The last line is the most usual anchor, so it is looked for from the end.
    const at = anchor ? this.order.lastIndexOf(anchor) : -1;
    const child = under && !before && !behind;
    const parent = at < 0 || !anchor ? (under ?? null) : child ? under : this.parentOf(anchor);
    const to = at < 0 ? this.order.length : before ? at : this.endOf(at);
    const near = anchor && at >= 0 ? anchor : this.order[this.order.length - 1];
    this.added.set(task, { name: fields.name ?? "", parent, start: this.startOf(near) });
    this.order.splice(to, 0, task);
  }

  remove(ids: readonly string[]): void {
    const gone = new Set(ids);
    const left = this.order.filter((id) => {
      const parent = this.parentOf(id);
      if (parent !== null && gone.has(parent)) gone.add(id);
      return !gone.has(id);
    });
    this.order.splice(0, this.order.length, ...left);
    for (const id of gone) this.added.delete(id);
  }

  private has(id: string): boolean {
    return this.rows.has(id) || this.added.has(id);
  }

  private parentOf(id: string): string | null {
    const added = this.added.get(id);
    if (added) return added.parent;
    const { tasks } = this.data;
    const parent = tasks.parent[this.rows.get(id) ?? -1] ?? -1;
    return parent < 0 ? null : tasks.id[parent];
  }

  private startOf(id: string | undefined): number {
    const added = id ? this.added.get(id) : undefined;
    if (added) return added.start;
    const row = id ? this.rows.get(id) : undefined;
    return row === undefined ? parseMinute(this.data.project.start) : this.data.tasks.start[row];
  }

  /** The place after a task and all below it. */
  private endOf(at: number): number {
    let end = at + 1;
    while (end < this.order.length && this.isBelow(this.order[end], this.order[at])) end++;
    return end;
  }

  private isBelow(id: string, above: string): boolean {
    for (let at = this.parentOf(id); at !== null; at = this.parentOf(at)) {
      if (at === above) return true;
    }
    return false;
  }
}

export function withPending(data: GanttData, pending: readonly Pending[]): GanttData {
  const standing = new Standing(data);
  for (const { change, savedIn } of pending) {
    // A plan that has it, or had it and has gone on, needs no help.
    if (savedIn !== null && savedIn <= data.project.plan_version) continue;
    if (change.do === "add") standing.add(change);
    else if (change.do === "remove") standing.remove(change.tasks);
  }
  const { order, added } = standing;
  if (added.size === 0 && order.length === data.tasks.id.length) return data;
  const parents = [...added.values()].map((row) => row.parent);
  return applied(data, answer(data, newRows(data, added), parents, order));
}

function newRows(data: GanttData, added: Standing["added"]): PlanColumns {
  const rows = [...added.values()];
  const all = (value: unknown): unknown[] => rows.map(() => value);
  const nulls = (columns: object) =>
    Object.fromEntries(Object.keys(columns).map((key) => [key, all(null)]));
  const start = rows.map((row) => row.start);
  const { more } = data.tasks;
  return {
    ...nulls(data.tasks),
    id: [...added.keys()],
    name: rows.map((row) => row.name),
    wbs: all(""),
    row_number: all(0),
    start,
    finish: start,
    duration: all(data.project.minutes_per_day),
    percent: all(0),
    flags: all(0),
    people: all(""),
    version: all(UNSAVED),
    calendar: all(-1),
    more: more && {
      ...nulls(more),
      duration_text: all(""),
      notes: all(""),
      priority: all(500),
      work: all(0),
    },
  } as unknown as PlanColumns;
}

function answer(
  data: GanttData,
  tasks: PlanColumns,
  parents: (string | null)[],
  order: string[],
): EditAnswer {
  return {
    edit_id: null,
    title: "",
    effect: null as unknown as EditAnswer["effect"],
    skipped: [],
    plan_version: 0,
    tasks,
    room: NO_ROOM,
    version_before: parents.map(() => UNSAVED),
    parent_id: parents,
    driven_by: parents.map(() => null),
    removed: [],
    order,
    dependencies: null,
    pieces: [],
    calendars_changed: false,
    status_date: data.project.status_date,
    undo: null,
    redo: null,
  };
}
