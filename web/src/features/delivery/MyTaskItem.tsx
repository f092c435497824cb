import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { MyTask } from "@/api/nouns";
import { refreshPlan, toastEffect } from "@/features/plan/effect";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { showDuration, showWork } from "@/lib/durations";
import { showPercent } from "@/lib/numbers";
import { Mark } from "@/ui/Mark";
import { Meter } from "@/ui/Meter";
import { MY_TASKS } from "./my-tasks";
import classes from "./my-tasks.module.css";
import { ProgressForm } from "./ProgressForm";

export function MyTaskItem({ task }: { task: MyTask }) {
  const queries = useQueryClient();
  const [reporting, setReporting] = useState(false);
  const done = task.percent_complete >= 100;
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <div className={classes.what}>
          <Link
            to="/projects/$projectId/gantt"
            params={{ projectId: task.project.id }}
            search={{ task: task.id } as never}
            className={classes.name}
          >
            {task.name}
          </Link>
          <div className={classes.about}>
            {task.project.name}
            {task.parent ? ` · ${task.parent.name}` : ""}
          </div>
          <div className={classes.about}>
            {t("delivery.my_tasks.dates", {
              start: showDay(task.start),
              finish: showDay(task.finish),
            })}
            {task.work_minutes > 0 ? ` · ${showWork(task.work_minutes)}` : ""}
            {done
              ? ""
              : ` · ${t("delivery.my_tasks.left", {
                  left: showDuration(task.remaining_duration_minutes),
                })}`}
          </div>
        </div>
        <div className={classes.state}>
          {task.late ? <Mark tone="bad">{t("delivery.my_tasks.is_late")}</Mark> : null}
          {done ? <Mark tone="good">{t("delivery.my_tasks.is_done")}</Mark> : null}
          <span className={classes.share}>
            <Meter value={task.percent_complete} label={showPercent(task.percent_complete)} />
          </span>
        </div>
        {task.reportable && !reporting ? (
          <Button
            variant="default"
            className={classes.deed}
            aria-label={t("delivery.my_tasks.report_on", { name: task.name })}
            onClick={() => setReporting(true)}
          >
            {t("delivery.my_tasks.report")}
          </Button>
        ) : null}
      </div>
      {reporting ? (
        <ProgressForm
          task={task}
          onCancel={() => setReporting(false)}
          onDone={(answer) => {
            toastEffect(t("delivery.my_tasks.reported", { name: task.name }), answer);
            setReporting(false);
            refreshPlan(queries, task.project.id);
            void queries.invalidateQueries({ queryKey: [MY_TASKS] });
          }}
        />
      ) : null}
    </li>
  );
}
