import { t } from "@/i18n/t";
import { showDuration } from "@/lib/durations";
import { showPercent } from "@/lib/numbers";
import { COLUMNS } from "@/timeline/columns";
import type { ColumnKey, TimelineWords } from "@/timeline/words";

export function timelineWords(project: string, minutesPerDay: number): TimelineWords {
  return {
    treegrid: t("plan.gantt.treegrid", { name: project }),
    splitter: t("plan.gantt.splitter"),
    today: t("plan.gantt.today"),
    statusDate: t("plan.gantt.status"),
    expand: t("plan.gantt.expand"),
    collapse: t("plan.gantt.collapse"),
    duration: (minutes) => showDuration(minutes, minutesPerDay),
    percent: (value) => showPercent(value),
    range: (from, to) => t("plan.range", { from, to }),
    predecessors: (count) => t("plan.gantt.predecessors", { count }),
    critical: t("plan.task.critical"),
    summary: t("plan.task.summary"),
    milestone: t("plan.task.milestone"),
    late: t("plan.task.late"),
    deadlineMissed: t("plan.task.deadline_missed"),
    inactive: t("plan.task.inactive"),
    manual: t("plan.task.manual"),
    float: t("plan.task.total_float"),
    people: t("plan.task.people"),
    baseline: t("plan.task.baseline_finish"),
    deadline: t("plan.task.deadline"),
    progress: t("plan.task.percent"),
    columns: Object.fromEntries(
      COLUMNS.map((column) => [column.key, columnLabel(column.key)]),
    ) as Record<ColumnKey, string>,
  };
}

export function columnLabel(key: ColumnKey): string {
  return t(`plan.gantt.column.${key}`);
}
