import { useState } from "react";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage, TaskRow } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { usePages } from "@/ui/grid/pages";
import { Page } from "@/ui/Page";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { EmptyState } from "@/ui/states";
import { useUrlState } from "@/ui/url-state";
import { loadResources } from "../options";
import { TaskDrawer } from "../task/TaskDrawer";
import { TaskGrid } from "./TaskGrid";

export default function TasksPage() {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const [person, setPerson] = useState<Option | null>(null);
  const filter = {
    q: url.q,
    sort: url.sort,
    late: url.late,
    critical: url.critical,
    unfinished: url.unfinished,
    custom: url.custom,
    resource_id: url.resource_id,
  };
  const list = usePages<TaskRow>(
    ["tasks", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/tasks", { params: { query: listQuery(filter, after) } }),
      )) as ListPage<TaskRow>,
  );
  return (
    <Page title={t("plan.tasks.title")} hint={t("plan.tasks.hint")} fill>
      <TaskGrid
        list={list}
        filter={filter}
        views={{ list: "tasks" }}
        project
        sortable
        filtered={Boolean(url.resource_id)}
        onClear={() => setPerson(null)}
        filters={
          can("resource.view") ? (
            <RemoteSelect
              source="resources"
              aria-label={t("plan.task.people")}
              placeholder={t("plan.tasks.any_person")}
              w={190}
              load={loadResources}
              value={
                url.resource_id
                  ? (person ?? { value: url.resource_id, label: t("plan.tasks.chosen_person") })
                  : null
              }
              onChange={(chosen) => {
                setPerson(chosen);
                setUrl({ resource_id: chosen?.value });
              }}
            />
          ) : null
        }
        empty={<EmptyState title={t("plan.tasks.none")} text={t("plan.tasks.none_text")} />}
      />
      <TaskDrawer taskId={url.task ?? null} onClose={() => setUrl({ task: undefined })} />
    </Page>
  );
}
