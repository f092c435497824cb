/**
 * What the page lays over the plan's own columns: the dates of the baseline it shows, and marks that
 * are computed beside the plan. Edits replace the columns below; what lies over them stays.
 */
import { Flag } from "@/timeline/plan";
import type { GanttData } from "./data";
import { rowsById } from "./delta";

/** The dates of a baseline, in minutes since 1970. */
export interface BaselineDates {
  readonly task_id: readonly string[];
  readonly start: readonly (number | null)[];
  readonly finish: readonly (number | null)[];
}

export const NO_BASELINE: BaselineDates = { task_id: [], start: [], finish: [] };

/** The plan with another baseline; null leaves the usual one. */
export function withBaseline(data: GanttData, dates: BaselineDates | null): GanttData {
  if (!dates) return data;
  const count = data.tasks.id.length;
  const baseline_start = new Array<number | null>(count).fill(null);
  const baseline_finish = new Array<number | null>(count).fill(null);
  const rows = rowsById(data.tasks.id);
  dates.task_id.forEach((id, at) => {
    const row = rows.get(id);
    if (row === undefined) return;
    baseline_start[row] = dates.start[at];
    baseline_finish[row] = dates.finish[at];
  });
  return { ...data, tasks: { ...data.tasks, baseline_start, baseline_finish } };
}

/** The plan with a mark on the tasks of people who are asked for more than they have. */
export function withOverloads(data: GanttData, taskIds: readonly string[]): GanttData {
  if (taskIds.length === 0) return data;
  const rows = rowsById(data.tasks.id);
  const flags = [...data.tasks.flags];
  for (const id of taskIds) {
    const row = rows.get(id);
    if (row !== undefined) flags[row] |= Flag.overloaded;
  }
  return { ...data, tasks: { ...data.tasks, flags } };
}
