import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page, TaskRow } from "@/api/nouns";
import { t } from "@/i18n/t";
import { usePages } from "@/ui/grid/pages";
import { EmptyState } from "@/ui/states";
import { useUrlState } from "@/ui/url-state";
import { useProjectId } from "../project/project";
import { TaskGrid } from "./TaskGrid";

/** The Gantt's twin: the same tasks as a table, in outline order. */
export default function TasksTab() {
  const id = useProjectId();
  const [url] = useUrlState();
  const filter = {
    q: url.q,
    sort: url.sort ?? "row_number",
    late: url.late,
    critical: url.critical,
    unfinished: url.unfinished,
    custom: url.custom,
  };
  const list = usePages<TaskRow>(
    ["tasks", id, filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/projects/{id}/tasks", {
          params: { path: { id }, query: listQuery(filter, after) },
        }),
      )) as Page<TaskRow>,
  );
  return (
    <TaskGrid
      list={list}
      filter={{ ...filter, project_id: id }}
      views={{ list: "project_tasks", projectId: id }}
      sortable
      empty={<EmptyState title={t("plan.gantt.empty")} text={t("plan.gantt.empty_text")} />}
    />
  );
}
