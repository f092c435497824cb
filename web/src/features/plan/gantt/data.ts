/** From the server's columns to what the timeline draws. */
import { parseMinute } from "@/timeline/civil";
import { buildPlan, type LinkColumns, type PlanColumns } from "@/timeline/plan";
import type { TimelineData } from "@/timeline/view";
import { type CalendarData, workingTime } from "@/timeline/working";

export interface GanttData {
  project: {
    id: string;
    version: number;
    name: string;
    status_date: string | null;
    minutes_per_day: number;
    calendar_id: string | null;
  };
  tasks: PlanColumns;
  dependencies: LinkColumns;
  calendars: (CalendarData & { id: string; name: string })[];
}

export function timelineData(data: GanttData, now: string): TimelineData {
  const calendar =
    data.calendars.find((c) => c.id === data.project.calendar_id) ?? data.calendars[0];
  const status = data.project.status_date;
  return {
    plan: buildPlan(data.tasks, data.dependencies),
    working: calendar ? workingTime(calendar) : null,
    today: parseMinute(now),
    statusDate: status ? parseMinute(status) : null,
  };
}
