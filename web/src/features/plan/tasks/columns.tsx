import type { TaskRow } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { showDuration } from "@/lib/durations";
import { showPercent } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { Meter } from "@/ui/Meter";
import { marksOf, TaskMarks } from "./TaskMarks";
import classes from "./tasks.module.css";

/** Columns of task lists; opening a task is a button, since it stays on the page. */
export function taskColumns(
  open: (task: TaskRow) => void,
  options: { project?: boolean },
): GridColumn<TaskRow>[] {
  const name: GridColumn<TaskRow> = {
    key: "name",
    label: t("plan.task.name"),
    width: 260,
    grow: 3,
    sort: "name",
    text: (task) => task.name,
    cell: (task) => (
      <button
        type="button"
        tabIndex={-1}
        className={classes.open}
        data-summary={task.summary || undefined}
        style={options.project ? undefined : { paddingLeft: ((task.level || 1) - 1) * 14 }}
        onClick={() => open(task)}
      >
        {task.name}
      </button>
    ),
  };
  const project: GridColumn<TaskRow> = {
    key: "project",
    label: t("plan.task.project"),
    width: 170,
    grow: 1,
    cell: (task) => task.project?.name ?? "",
  };
  const number: GridColumn<TaskRow>[] = options.project
    ? []
    : [
        {
          key: "number",
          label: t("plan.task.row_number"),
          width: 64,
          numeric: true,
          cell: (task) => task.row_number,
        },
      ];
  return [
    ...number,
    { key: "wbs", label: t("plan.task.wbs"), width: 84, optional: true, cell: (task) => task.wbs },
    name,
    ...(options.project ? [project] : []),
    {
      key: "state",
      label: t("plan.task.state"),
      width: 190,
      text: (task) =>
        marksOf(task)
          .map((mark) => mark.text)
          .join(", "),
      cell: (task) => <TaskMarks task={task} />,
    },
    {
      key: "people",
      label: t("plan.task.people"),
      width: 160,
      grow: 1,
      cell: (task) => task.people.map((person) => person.name).join(", "),
    },
    {
      key: "duration",
      label: t("plan.task.duration"),
      width: 92,
      numeric: true,
      cell: (task) => showDuration(task.duration_minutes),
    },
    {
      key: "start",
      label: t("plan.task.start"),
      width: 116,
      sort: "start",
      cell: (task) => showDay(task.start),
    },
    {
      key: "finish",
      label: t("plan.task.finish"),
      width: 116,
      sort: "finish",
      cell: (task) => showDay(task.finish),
    },
    {
      key: "float",
      label: t("plan.task.total_float"),
      width: 96,
      numeric: true,
      sort: "total_float",
      cell: (task) => (task.summary ? "" : showDuration(task.total_float_minutes)),
    },
    {
      key: "percent",
      label: t("plan.task.percent"),
      width: 136,
      sort: "percent_complete",
      text: (task) => showPercent(task.percent_complete),
      cell: (task) => <Meter value={task.percent_complete} label={t("plan.task.percent")} />,
    },
    {
      key: "baseline",
      label: t("plan.task.baseline_finish"),
      width: 124,
      optional: options.project,
      cell: (task) => showDay(task.baseline_finish),
    },
    {
      key: "deadline",
      label: t("plan.task.deadline"),
      width: 116,
      optional: true,
      cell: (task) => showDay(task.deadline),
    },
  ];
}
