import { ActionIcon, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Assignment, Task } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showWork } from "@/lib/durations";
import { showPercent } from "@/lib/numbers";
import { toastFailed } from "@/ui/toast";
import { refreshPlan, toastEffect } from "../effect";
import { AssignmentModal } from "./AssignmentModal";
import classes from "./task.module.css";

/** A plan can hold work for somebody who is not named yet. */
function nameOf(assignment: Assignment): string {
  return assignment.resource?.name ?? t("plan.assignment.unnamed");
}

export function AssignmentList({ task, editable }: { task: Task; editable: boolean }) {
  const queries = useQueryClient();
  const [adding, add] = useDisclosure();
  const [changing, setChanging] = useState<Assignment | null>(null);

  async function remove(assignment: Assignment) {
    try {
      const answer = await ok(
        client.DELETE("/api/v1/assignments/{id}", {
          params: { path: { id: assignment.id }, header: ifMatch(assignment.version) },
        }),
      );
      toastEffect(t("plan.assignment.removed", { name: nameOf(assignment) }), answer);
      refreshPlan(queries, task.project_id);
    } catch (error) {
      toastFailed(error, t("plan.assignment.not_removed"));
    }
  }

  if (task.summary && task.assignments.length === 0) return null;
  return (
    <section>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t("plan.assignment.title")}</h2>
        {editable ? (
          <Button variant="subtle" size="compact-sm" onClick={add.open}>
            {t("plan.assignment.add")}
          </Button>
        ) : null}
      </div>
      {task.assignments.length === 0 ? (
        <p className="muted" style={{ margin: 0 }}>
          {t("plan.assignment.none")}
        </p>
      ) : (
        <ul className={classes.list}>
          {task.assignments.map((assignment) => (
            <li key={assignment.id} className={classes.row}>
              <Link
                to="/people/$resourceId"
                params={{ resourceId: assignment.resource?.id ?? "" }}
                className={`${classes.link} ${classes.grow}`}
                style={{ textDecoration: "none", lineHeight: "24px" }}
              >
                {nameOf(assignment)}
              </Link>
              <span className="num">{showPercent(assignment.units_percent)}</span>
              <span className="num muted">{showWork(assignment.work_minutes)}</span>
              {editable ? (
                <>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("plan.assignment.change", { name: nameOf(assignment) })}
                    onClick={() => setChanging(assignment)}
                  >
                    <IconPencil size={16} stroke={1.7} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("plan.assignment.remove", { name: nameOf(assignment) })}
                    onClick={() => remove(assignment)}
                  >
                    <IconTrash size={16} stroke={1.7} />
                  </ActionIcon>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {adding ? <AssignmentModal task={task} onClose={add.close} /> : null}
      {changing ? (
        <AssignmentModal task={task} assignment={changing} onClose={() => setChanging(null)} />
      ) : null}
    </section>
  );
}
