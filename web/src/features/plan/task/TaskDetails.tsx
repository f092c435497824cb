import { Button, Group, Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Task } from "@/api/nouns";
import { useCan, useMayReport } from "@/features/access/me";
import { Attachments } from "@/features/delivery/Attachments";
import type { Spot } from "@/features/delivery/comments";
import { Discussion } from "@/features/delivery/Discussion";
import { customLabels, useCustomFields } from "@/features/organisation/fields/custom-fields";
import { t } from "@/i18n/t";
import { showMoment } from "@/lib/dates";
import { showDuration, showWork } from "@/lib/durations";
import { showPercent } from "@/lib/numbers";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Facts } from "@/ui/Facts";
import { CrossSection } from "../cross/CrossSection";
import { refreshPlan, toastEffect } from "../effect";
import { EditHistory } from "../history/EditHistory";
import { TaskMarks } from "../tasks/TaskMarks";
import { AssignmentList } from "./AssignmentList";
import { DependencyList } from "./DependencyList";
import { SubProjectSection } from "./SubProjectSection";
import { TaskNotes } from "./TaskNotes";
import classes from "./task.module.css";
import { WhyChain } from "./WhyChain";

interface TaskDetailsProps {
  task: Task;
  onEdit: () => void;
  onDeleted: () => void;
}

export function TaskDetails({ task, onEdit, onDeleted }: TaskDetailsProps) {
  const can = useCan();
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const edit = can("task.edit");
  const fields = useCustomFields("task");
  const mayReport = useMayReport();
  const report = mayReport(task.assignments.map((one) => one.resource?.name ?? ""));

  async function remove() {
    const answer = await ok(
      client.DELETE("/api/v1/tasks/{id}", {
        params: { path: { id: task.id }, header: ifMatch(task.version) },
      }),
    );
    toastEffect(t("plan.task.deleted", { name: task.name }), answer);
    setLeaving(false);
    onDeleted();
    refreshPlan(queries, task.project_id);
  }

  const spot: Spot = { kind: "task", id: task.id };
  const plain = task.constraint.kind === "as_soon_as_possible";
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap={8}>
        <TaskMarks task={task} />
        {edit || report ? (
          <Group gap={8}>
            {edit ? (
              <Button variant="default" onClick={() => setLeaving(true)}>
                {t("common.delete")}
              </Button>
            ) : null}
            <Button onClick={onEdit}>{t("common.edit")}</Button>
          </Group>
        ) : null}
      </Group>
      <Facts
        items={[
          [t("plan.task.start"), showMoment(task.start)],
          [t("plan.task.finish"), showMoment(task.finish)],
          [
            t("plan.task.duration"),
            `${task.duration_text || showDuration(task.duration_minutes)}${task.estimated ? "?" : ""}`,
          ],
          [t("plan.task.percent"), showPercent(task.percent_complete)],
          ...(task.summary
            ? []
            : ([
                [t("plan.task.total_float"), showDuration(task.total_float_minutes)],
                [t("plan.task.free_float"), showDuration(task.free_float_minutes)],
              ] as [string, string][])),
          [t("plan.task.work"), showWork(task.work_minutes)],
          [t("plan.task.wbs"), task.wbs],
          [
            t("plan.task.constraint"),
            plain
              ? t("plan.constraint.as_soon_as_possible")
              : `${t(`plan.constraint.${task.constraint.kind}`)} ${showMoment(task.constraint.date)}`,
          ],
          ...(task.dialect === "primavera"
            ? ([
                [t("plan.task.activity"), t(`plan.activity.${task.activity}`)],
                [
                  t("plan.task.second_constraint"),
                  task.second_constraint.kind === "as_soon_as_possible"
                    ? t("plan.task.no_constraint")
                    : `${t(`plan.constraint.${task.second_constraint.kind}`)} ${showMoment(task.second_constraint.date)}`,
                ],
              ] as [string, string][])
            : []),
          [t("plan.task.deadline"), showMoment(task.deadline)],
          [t("plan.task.calendar"), task.calendar?.name ?? t("plan.task.project_calendar")],
          [
            t("plan.task.baseline_finish"),
            task.baseline ? showMoment(task.baseline.finish) : t("plan.task.no_baseline"),
          ],
          ...(task.actual_start
            ? ([[t("plan.task.actual_start"), showMoment(task.actual_start)]] as [string, string][])
            : []),
          ...(task.actual_finish
            ? ([[t("plan.task.actual_finish"), showMoment(task.actual_finish)]] as [
                string,
                string,
              ][])
            : []),
          ...customLabels(fields, task.custom).filter(([, value]) => value),
        ]}
      />
      <section>
        <h2 className={classes.heading}>{t("plan.why.title")}</h2>
        <WhyChain task={task} />
      </section>
      <DependencyList task={task} side="predecessors" editable={edit} />
      <DependencyList task={task} side="successors" editable={edit} />
      <SubProjectSection task={task} editable={edit} />
      <CrossSection task={task} editable={edit} />
      <AssignmentList task={task} editable={edit} />
      <TaskNotes key={task.id} task={task} editable={edit || report} />
      <section>
        <h2 className={classes.heading}>{t("delivery.files.title")}</h2>
        <Attachments key={task.id} spot={spot} />
      </section>
      <section>
        <h2 className={classes.heading}>{t("delivery.comments.title")}</h2>
        <Discussion key={task.id} spot={spot} />
      </section>
      {can("change.view") ? (
        <section>
          <h2 className={classes.heading}>{t("history.title")}</h2>
          <EditHistory
            projectId={task.project_id}
            taskId={task.id}
            empty={<p className={classes.notes}>{t("history.none_task")}</p>}
          />
        </section>
      ) : null}
      <ConfirmModal
        opened={leaving}
        title={t("plan.task.delete_title", { name: task.name })}
        text={t(task.summary ? "plan.task.delete_summary" : "plan.task.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(false)}
        onConfirm={remove}
      />
    </Stack>
  );
}
