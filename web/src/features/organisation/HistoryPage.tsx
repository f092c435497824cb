import { Select } from "@mantine/core";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage, Ref } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { Page } from "@/ui/Page";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { ChangeList } from "./ChangeList";
import { useChanges } from "./changes";

const NOUNS = [
  "project",
  "task",
  "dependency",
  "assignment",
  "baseline",
  "calendar",
  "resource",
  "team",
  "leave",
  "portfolio",
  "program",
  "user",
  "role",
  "role_grant",
  "api_token",
  "import",
];

const options = (page: ListPage<Ref>): Option[] =>
  page.items.map((item) => ({ value: item.id, label: item.name }));

export default function HistoryPage() {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const [actor, setActor] = useState<Option | null>(null);
  const [project, setProject] = useState<Option | null>(null);
  const filter = { noun: url.noun, actor_id: url.actor_id, project_id: url.project_id };
  const list = useChanges(filter);
  const filtered = Boolean(url.noun || url.actor_id || url.project_id);

  return (
    <Page title={t("organisation.history.title")} hint={t("organisation.history.hint")}>
      <Toolbar>
        <Select
          aria-label={t("organisation.history.noun")}
          placeholder={t("organisation.history.noun")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          data={NOUNS.map((value) => ({ value, label: t(`organisation.noun.${value}`) }))}
          value={url.noun ?? null}
          onChange={(noun) => setUrl({ noun: noun ?? undefined })}
        />
        {can("user.view") ? (
          <RemoteSelect
            source="users"
            aria-label={t("organisation.history.actor")}
            placeholder={t("organisation.history.actor")}
            load={async (q) =>
              options(
                (await ok(
                  client.GET("/api/v1/users", { params: { query: listQuery({ q }) } }),
                )) as ListPage<Ref>,
              )
            }
            value={
              url.actor_id
                ? (actor ?? { value: url.actor_id, label: t("organisation.history.chosen") })
                : null
            }
            onChange={(chosen) => {
              setActor(chosen);
              setUrl({ actor_id: chosen?.value });
            }}
          />
        ) : null}
        <RemoteSelect
          source="projects"
          aria-label={t("organisation.history.project")}
          placeholder={t("organisation.history.project")}
          load={async (q) =>
            options(
              (await ok(
                client.GET("/api/v1/projects", {
                  params: { query: listQuery({ q, sort: "name" }) },
                }),
              )) as ListPage<Ref>,
            )
          }
          value={
            url.project_id
              ? (project ?? { value: url.project_id, label: t("organisation.history.chosen") })
              : null
          }
          onChange={(chosen) => {
            setProject(chosen);
            setUrl({ project_id: chosen?.value });
          }}
        />
      </Toolbar>
      <ChangeList
        list={list}
        empty={
          filtered ? (
            <FilteredEmpty
              onClear={() =>
                setUrl({ noun: undefined, actor_id: undefined, project_id: undefined })
              }
            />
          ) : (
            <EmptyState
              title={t("organisation.history.none")}
              text={t("organisation.history.none_text")}
            />
          )
        }
      />
    </Page>
  );
}
