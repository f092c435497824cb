import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import type { Diagnostic } from "@/api/nouns";
import { t } from "@/i18n/t";
import { useProject } from "../project/project";
import classes from "./progress.module.css";

const MOST = 5;

/** Tasks that went ahead of their predecessors, and by which rule the rest of them is planned. */
export function OutOfSequence({ projectId }: { projectId: string }) {
  const project = useProject(projectId).data;
  const query = useQuery({
    queryKey: ["diagnostics", projectId],
    queryFn: async () =>
      (
        await ok(
          client.GET("/api/v1/projects/{id}/diagnostics", { params: { path: { id: projectId } } }),
        )
      ).items as Diagnostic[],
  });
  const found = (query.data ?? []).filter((one) => one.code === "schedule.out_of_sequence");
  if (!project || found.length === 0) return null;
  const more = found.length - MOST;
  return (
    <section className={classes.out} aria-label={t("progress.out_title", { count: found.length })}>
      <h3>{t("progress.out_title", { count: found.length })}</h3>
      <ul>
        {found.slice(0, MOST).map((one) => (
          <li key={`${one.task_id}${one.message}`}>
            <strong>{one.task_name}</strong> {one.message}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{t("progress.more", { count: more })}</p> : null}
      <p>
        {t(`progress.policy_${project.progress_policy}`)}{" "}
        <Link to="/projects/$projectId/details" params={{ projectId }}>
          {t("progress.policy_where")}
        </Link>
      </p>
    </section>
  );
}
