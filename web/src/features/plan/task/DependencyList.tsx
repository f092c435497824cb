import { ActionIcon, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { DependencyEnd, Task } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Mark } from "@/ui/Mark";
import { toastFailed } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { refreshPlan, toastEffect } from "../effect";
import { useProject } from "../project/project";
import { DependencyModal } from "./DependencyModal";
import { lagText } from "./lag";
import classes from "./task.module.css";

interface DependencyListProps {
  task: Task;
  side: "predecessors" | "successors";
  editable: boolean;
}

export function DependencyList({ task, side, editable }: DependencyListProps) {
  const queries = useQueryClient();
  const [, setUrl] = useUrlState();
  const [adding, add] = useDisclosure();
  const [changing, setChanging] = useState<DependencyEnd | null>(null);
  const minutesPerDay = useProject(task.project_id).data?.minutes_per_day ?? 480;

  async function remove(dependency: DependencyEnd) {
    try {
      const answer = await ok(
        client.DELETE("/api/v1/dependencies/{id}", {
          params: { path: { id: dependency.id }, header: ifMatch(dependency.version) },
        }),
      );
      toastEffect(t("plan.dependency.removed", { name: dependency.name }), answer);
      refreshPlan(queries, task.project_id);
    } catch (error) {
      toastFailed(error, t("plan.dependency.not_removed"));
    }
  }

  return (
    <section>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t(`plan.dependency.${side}`)}</h2>
        {editable ? (
          <Button variant="subtle" size="compact-sm" onClick={add.open}>
            {t(`plan.dependency.add_${side}`)}
          </Button>
        ) : null}
      </div>
      {task[side].length === 0 ? (
        <p className="muted" style={{ margin: 0 }}>
          {t(`plan.dependency.no_${side}`)}
        </p>
      ) : (
        <ul className={classes.list}>
          {task[side].map((end) => (
            <li key={end.id} className={classes.row}>
              <button
                type="button"
                className={`${classes.link} ${classes.grow}`}
                onClick={() => setUrl({ task: end.task_id })}
              >
                {end.wbs} {end.name}
              </button>
              {end.driving ? <Mark tone="info">{t("plan.dependency.driving")}</Mark> : null}
              <span className="num">
                {end.kind} {lagText(end, minutesPerDay)}
              </span>
              {editable ? (
                <>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("plan.dependency.change", { name: end.name })}
                    onClick={() => setChanging(end)}
                  >
                    <IconPencil size={16} stroke={1.7} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("plan.dependency.remove", { name: end.name })}
                    onClick={() => remove(end)}
                  >
                    <IconTrash size={16} stroke={1.7} />
                  </ActionIcon>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <DependencyModal
          task={task}
          side={side}
          minutesPerDay={minutesPerDay}
          onClose={add.close}
        />
      ) : null}
      {changing ? (
        <DependencyModal
          task={task}
          side={side}
          minutesPerDay={minutesPerDay}
          dependency={changing}
          onClose={() => setChanging(null)}
        />
      ) : null}
    </section>
  );
}
