/** From the server's columns to what the timeline draws. */
import { parseMinute } from "@/timeline/civil";
import { isFiltering, matching, type PlanFilter, withSummaries } from "@/timeline/filter";
import { type Grouping, type GroupWords, grouped } from "@/timeline/group";
import type { ExternalLink } from "@/timeline/paint-external";
import {
  buildPlan,
  type LinkColumns,
  type LinkKind,
  type Plan,
  type PlanColumns,
} from "@/timeline/plan";
import type { TimelineData } from "@/timeline/view";
import { type CalendarData, type WorkingTime, workingTime } from "@/timeline/working";
import type { Pieces } from "./change";
import { withPauses } from "./pieces";

export interface GanttData {
  project: {
    id: string;
    version: number;
    name: string;
    start: string;
    status_date: string | null;
    minutes_per_day: number;
    calendar_id: string | null;
    plan_version: number;
  };
  tasks: PlanColumns;
  dependencies: LinkColumns;
  calendars: (CalendarData & { id: string; name: string })[];
  pieces: Pieces[];
  external_links: ExternalColumns;
}

/** Links from and to tasks of other projects; they name their task, as rows come and go. */
export interface ExternalColumns {
  id: string[];
  task_id: string[];
  incoming: boolean[];
  kind: LinkKind[];
  project: string[];
  name: string[];
  kept: boolean[];
}

const compiled = new WeakMap<CalendarData, WorkingTime>();

/** Calendars stay the same objects while a plan is edited, so they are prepared once. */
function working(calendar: CalendarData): WorkingTime {
  let time = compiled.get(calendar);
  if (!time) {
    time = workingTime(calendar);
    compiled.set(calendar, time);
  }
  return time;
}

export function timelineData(
  data: GanttData,
  now: string,
  by: Grouping | null,
  words: GroupWords,
): TimelineData {
  const calendar =
    data.calendars.find((c) => c.id === data.project.calendar_id) ?? data.calendars[0];
  const status = data.project.status_date;
  const calendars = data.calendars.map(working);
  const plan = { ...planOf(data, by, words), working: calendars };
  return {
    plan,
    external: externalOf(data.external_links, plan),
    working: calendar ? working(calendar) : null,
    calendars,
    today: parseMinute(now),
    statusDate: status ? parseMinute(status) : null,
    shown: null,
    matched: null,
  };
}

/** Of a plan that has nothing to do with other projects. */
export const NO_EXTERNAL: ExternalColumns = {
  id: [],
  task_id: [],
  incoming: [],
  kind: [],
  project: [],
  name: [],
  kept: [],
};

function externalOf(links: ExternalColumns, plan: Plan): ExternalLink[] {
  if (links.id.length === 0) return [];
  const places = new Map(plan.id.map((id, place) => [id, place]));
  return links.id.flatMap((_, at) => {
    const task = places.get(links.task_id[at]);
    if (task === undefined) return [];
    const [incoming, kind] = [links.incoming[at], links.kind[at]];
    return [{ task, incoming, kind, project: links.project[at], kept: links.kept[at] }];
  });
}

function planOf(data: GanttData, by: Grouping | null, words: GroupWords): Plan {
  const columns = withPauses(data.tasks, data.pieces);
  const names = data.calendars.map((c) => c.name);
  const beginning = parseMinute(data.project.start);
  const plan = buildPlan(columns, data.dependencies, names, beginning);
  if (!by) return plan;
  const { tasks, links } = grouped(plan, columns, data.dependencies, by, words, names);
  return buildPlan(tasks, links, names, beginning);
}

/** What a filter leaves of a plan, or marks in it; the plan itself when nothing is looked for. */
export function filtered(
  data: TimelineData,
  filter: PlanFilter,
  highlight: boolean,
): TimelineData & { readonly found: Uint8Array | null } {
  if (!isFiltering(filter)) return { ...data, found: null };
  const found = matching(data.plan, filter);
  return highlight
    ? { ...data, matched: found, found }
    : { ...data, shown: withSummaries(data.plan, found), found };
}
