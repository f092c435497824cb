import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage, Team } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { Toolbar } from "@/ui/Toolbar";
import { toastDone } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { PEOPLE_TABS, tabsOf } from "./people-tabs";

export default function TeamsPage() {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const navigate = useNavigate();
  const [changing, setChanging] = useState<Team | "new" | null>(null);
  const filter = { q: url.q, sort: url.sort };
  const list = usePages<Team>(
    ["teams", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/teams", { params: { query: listQuery(filter, after) } }),
      )) as ListPage<Team>,
  );
  const manage = can("resource.manage");
  const members = (team: Team) =>
    void navigate({ to: "/people", search: { team_id: team.id } as never });
  const columns: GridColumn<Team>[] = [
    {
      key: "name",
      label: t("resource.team_name"),
      width: 220,
      grow: 1,
      sort: "name",
      cell: (x) => x.name,
    },
    {
      key: "size",
      label: t("resource.size"),
      width: 100,
      numeric: true,
      cell: (x) => x.size,
    },
    {
      key: "people",
      label: "",
      width: 220,
      cell: (team) => (
        <>
          <Button variant="subtle" size="compact-sm" tabIndex={-1} onClick={() => members(team)}>
            {t("resource.show_members")}
          </Button>
          {manage ? (
            <Button
              variant="subtle"
              size="compact-sm"
              tabIndex={-1}
              onClick={() => setChanging(team)}
            >
              {t("resource.rename")}
            </Button>
          ) : null}
        </>
      ),
    },
  ];
  const add = manage ? (
    <Button onClick={() => setChanging("new")}>{t("resource.new_team")}</Button>
  ) : undefined;
  return (
    <Page title={t("resource.title")} hint={t("resource.hint")} fill actions={add}>
      <TabLinks label={t("resource.title")} tabs={tabsOf(PEOPLE_TABS)} />
      <Toolbar>
        <SearchField
          label={t("resource.search_teams")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
      </Toolbar>
      <DataGrid
        name="teams"
        label={t("resource.tab.teams")}
        columns={columns.map((c) => (c.label ? c : { ...c, label: t("common.actions") }))}
        list={list}
        rowKey={(team) => team.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={members}
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState
              title={t("resource.no_teams")}
              text={t("resource.no_teams_text")}
              action={add}
            />
          )
        }
      />
      {changing ? (
        <TeamModal team={changing === "new" ? null : changing} onClose={() => setChanging(null)} />
      ) : null}
    </Page>
  );
}

function TeamModal({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState(team?.name ?? "");
  async function save() {
    await (team
      ? ok(
          client.PATCH("/api/v1/teams/{id}", {
            params: { path: { id: team.id }, header: ifMatch(team.version) },
            body: { name },
          }),
        )
      : ok(client.POST("/api/v1/teams", { body: { name } })));
    toastDone(t("resource.saved", { name }));
    await queries.invalidateQueries({ queryKey: ["teams"] });
    onClose();
  }
  return (
    <FormModal
      opened
      title={t(team ? "resource.rename_team" : "resource.new_team")}
      submitLabel={t("common.save")}
      onClose={onClose}
      onSubmit={save}
    >
      <TextInput
        label={t("resource.team_name")}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormModal>
  );
}
