import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Task } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastFailed } from "@/ui/toast";
import { refreshPlan, toastEffect } from "../effect";
import { loadProjects } from "../options";
import { useProject } from "../project/project";
import classes from "./task.module.css";

/** The project a task stands for, if it stands for one. */
export function SubProjectSection({ task, editable }: { task: Task; editable: boolean }) {
  const queries = useQueryClient();
  const [choosing, choose] = useDisclosure();
  const [chosen, setChosen] = useState<Option | null>(null);
  if (task.summary || (!task.sub_project_id && !editable)) return null;

  async function put(project_id: string | null) {
    const answer = await ok(
      client.PUT("/api/v1/tasks/{id}/sub_project", {
        params: { path: { id: task.id }, header: ifMatch(task.version) },
        body: { project_id },
      }),
    );
    toastEffect(t(project_id ? "plan.sub_project.linked" : "plan.sub_project.unlinked"), answer);
    refreshPlan(queries, task.project_id);
    if (project_id) refreshPlan(queries, project_id);
  }

  return (
    <section>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t("plan.sub_project.title")}</h2>
        {!editable ? null : task.sub_project_id ? (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() =>
              put(null).catch((error) => toastFailed(error, t("plan.sub_project.failed")))
            }
          >
            {t("plan.sub_project.unlink")}
          </Button>
        ) : (
          <Button variant="subtle" size="compact-sm" onClick={choose.open}>
            {t("plan.sub_project.link")}
          </Button>
        )}
      </div>
      {task.sub_project_id ? (
        <SubProjectName id={task.sub_project_id} />
      ) : (
        <p className="muted" style={{ margin: 0 }}>
          {t("plan.sub_project.none")}
        </p>
      )}
      {choosing ? (
        <FormModal
          opened
          title={t("plan.sub_project.link_title", { name: task.name })}
          submitLabel={t("plan.sub_project.link")}
          onClose={choose.close}
          onSubmit={async () => {
            if (!chosen) throw new Error(t("plan.sub_project.need"));
            await put(chosen.value);
            choose.close();
          }}
        >
          <p style={{ margin: 0 }}>{t("plan.sub_project.hint")}</p>
          <RemoteSelect
            source="projects"
            label={t("plan.cross.project")}
            required
            load={async (q) =>
              (await loadProjects(q)).filter((one) => one.value !== task.project_id)
            }
            value={chosen}
            onChange={setChosen}
          />
        </FormModal>
      ) : null}
    </section>
  );
}

function SubProjectName({ id }: { id: string }) {
  const query = useProject(id);
  return query.data ? (
    <Link className={classes.link} to="/projects/$projectId/gantt" params={{ projectId: id }}>
      {query.data.key} {query.data.name}
    </Link>
  ) : (
    <span className="muted">{t(query.isError ? "plan.sub_project.hidden" : "common.loading")}</span>
  );
}
