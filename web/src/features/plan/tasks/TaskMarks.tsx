import type { Task } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Mark } from "@/ui/Mark";
import classes from "./tasks.module.css";

/** Finish later than the baseline's, by minutes of the calendar day. */
export function isLate(task: Task): boolean {
  return (
    task.baseline !== null && task.baseline !== undefined && task.finish > task.baseline.finish
  );
}

export function missesDeadline(task: Task): boolean {
  return task.deadline !== null && task.deadline !== undefined && task.finish > task.deadline;
}

/** What needs attention about a task. */
export function TaskMarks({ task }: { task: Task }) {
  return (
    <span className={classes.marks}>
      {task.percent_complete >= 100 ? <Mark tone="plain">{t("plan.task.done")}</Mark> : null}
      {task.critical && task.percent_complete < 100 ? (
        <Mark tone="bad">{t("plan.task.critical")}</Mark>
      ) : null}
      {isLate(task) ? <Mark tone="warn">{t("plan.task.late")}</Mark> : null}
      {missesDeadline(task) ? <Mark tone="bad">{t("plan.task.deadline_missed")}</Mark> : null}
      {task.milestone ? <Mark tone="info">{t("plan.task.milestone")}</Mark> : null}
      {task.active === false ? <Mark tone="plain">{t("plan.task.inactive")}</Mark> : null}
    </span>
  );
}
