/** From the server's columns to what the timeline draws. */
import { parseMinute } from "@/timeline/civil";
import { buildPlan, type LinkColumns, type PlanColumns } from "@/timeline/plan";
import type { TimelineData } from "@/timeline/view";
import { type CalendarData, workingTime } from "@/timeline/working";
import type { Pieces } from "./change";

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
}

export function timelineData(data: GanttData, now: string): TimelineData {
  const calendar =
    data.calendars.find((c) => c.id === data.project.calendar_id) ?? data.calendars[0];
  const status = data.project.status_date;
  return {
    plan: buildPlan(
      data.tasks,
      data.dependencies,
      data.calendars.map((c) => c.name),
      parseMinute(data.project.start),
    ),
    working: calendar ? workingTime(calendar) : null,
    today: parseMinute(now),
    statusDate: status ? parseMinute(status) : null,
  };
}
