import type { Task, TaskRow } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Mark, type Tone } from "@/ui/Mark";
import classes from "./tasks.module.css";

export function missesDeadline(task: Task | TaskRow): boolean {
  return task.deadline !== null && task.finish > task.deadline;
}

/** What needs attention about a task. */
export function marksOf(task: Task | TaskRow): { tone: Tone; text: string }[] {
  const done = task.percent_complete >= 100;
  const marks: [boolean, Tone, string][] = [
    [done, "plain", "done"],
    [task.critical && !done, "bad", "critical"],
    [task.late, "warn", "late"],
    [missesDeadline(task), "bad", "deadline_missed"],
    [task.milestone, "info", "milestone"],
    ["active" in task && !task.active, "plain", "inactive"],
  ];
  return marks
    .filter(([on]) => on)
    .map(([, tone, name]) => ({ tone, text: t(`plan.task.${name}`) }));
}

export function TaskMarks({ task }: { task: Task | TaskRow }) {
  return (
    <span className={classes.marks}>
      {marksOf(task).map(({ tone, text }) => (
        <Mark key={text} tone={tone}>
          {text}
        </Mark>
      ))}
    </span>
  );
}
