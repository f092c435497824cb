import type { Task, TaskRow } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Mark } from "@/ui/Mark";
import classes from "./tasks.module.css";

export function missesDeadline(task: Task | TaskRow): boolean {
  return task.deadline !== null && task.finish > task.deadline;
}

/** What needs attention about a task. */
export function TaskMarks({ task }: { task: Task | TaskRow }) {
  const done = task.percent_complete >= 100;
  return (
    <span className={classes.marks}>
      {done ? <Mark tone="plain">{t("plan.task.done")}</Mark> : null}
      {task.critical && !done ? <Mark tone="bad">{t("plan.task.critical")}</Mark> : null}
      {task.late ? <Mark tone="warn">{t("plan.task.late")}</Mark> : null}
      {missesDeadline(task) ? <Mark tone="bad">{t("plan.task.deadline_missed")}</Mark> : null}
      {task.milestone ? <Mark tone="info">{t("plan.task.milestone")}</Mark> : null}
      {"active" in task && !task.active ? (
        <Mark tone="plain">{t("plan.task.inactive")}</Mark>
      ) : null}
    </span>
  );
}
