import { Button, Select } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage, Resource } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showPercent } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { PEOPLE_TABS, tabsOf } from "./people-tabs";
import { formOf } from "./pool/form";
import { ImportPeopleModal } from "./pool/ImportPeopleModal";
import { PoolFilters } from "./pool/PoolFilters";
import { ResourceModal } from "./ResourceModal";

const COLUMNS: GridColumn<Resource>[] = [
  {
    key: "name",
    label: t("resource.name"),
    width: 200,
    grow: 2,
    sort: "name",
    text: (r) => r.name,
    cell: (r) => (
      <Link to="/people/$resourceId" params={{ resourceId: r.id }} tabIndex={-1}>
        {r.name}
      </Link>
    ),
  },
  {
    key: "kind",
    label: t("resource.kind"),
    width: 130,
    cell: (r) => t(`resource.form.${formOf(r)}`),
  },
  {
    key: "role",
    label: t("resource.roles.role"),
    width: 180,
    grow: 1,
    cell: (r) => r.roles.map((one) => one.role.name).join(", "),
  },
  { key: "team", label: t("resource.team"), width: 160, grow: 1, cell: (r) => r.team?.name ?? "" },
  { key: "email", label: t("resource.email"), width: 230, grow: 1, cell: (r) => r.email ?? "" },
  {
    key: "calendar",
    label: t("resource.calendar"),
    width: 160,
    cell: (r) => r.calendar?.name ?? "",
  },
  {
    key: "units",
    label: t("resource.units"),
    width: 110,
    numeric: true,
    cell: (r) => showPercent(r.max_units_percent),
  },
];

export default function PeoplePage() {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const can = useCan();
  const filter = {
    q: url.q,
    sort: url.sort,
    kind: url.kind,
    team_id: url.team_id,
    job_role_id: url.job_role_id,
    skill_id: url.skill_id,
    skill_level: url.skill_id ? url.skill_level : undefined,
  };
  const narrowed = url.kind || url.team_id || url.job_role_id || url.skill_id;
  const list = usePages<Resource>(
    ["resources", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/resources", { params: { query: listQuery(filter, after) } }),
      )) as ListPage<Resource>,
  );
  const add = can("resource.manage") ? (
    <>
      <Button variant="default" onClick={() => setUrl({ create: "import" })}>
        {t("resource.import.open")}
      </Button>
      <Button onClick={() => setUrl({ create: "person" })}>{t("resource.new")}</Button>
    </>
  ) : undefined;
  return (
    <Page title={t("resource.title")} hint={t("resource.hint")} fill actions={add}>
      <TabLinks label={t("resource.title")} tabs={tabsOf(PEOPLE_TABS)} />
      <Toolbar>
        <SearchField
          label={t("resource.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
        <Select
          aria-label={t("resource.kind")}
          placeholder={t("resource.any_kind")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          w={150}
          data={["work", "material", "cost"].map((value) => ({
            value,
            label: t(`resource.kind_${value}`),
          }))}
          value={url.kind ?? null}
          onChange={(kind) => setUrl({ kind: kind ?? undefined })}
        />
        <PoolFilters />
      </Toolbar>
      <DataGrid
        name="people"
        label={t("resource.title")}
        columns={COLUMNS}
        list={list}
        rowKey={(r) => r.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={(r) => void navigate({ to: "/people/$resourceId", params: { resourceId: r.id } })}
        empty={
          url.q || narrowed ? (
            <FilteredEmpty
              onClear={() =>
                setUrl({
                  q: undefined,
                  kind: undefined,
                  team_id: undefined,
                  job_role_id: undefined,
                  skill_id: undefined,
                  skill_level: undefined,
                })
              }
            />
          ) : (
            <EmptyState title={t("resource.none")} text={t("resource.none_text")} action={add} />
          )
        }
      />
      {url.create === "import" ? (
        <ImportPeopleModal onClose={() => setUrl({ create: undefined })} />
      ) : null}
      {url.create === "person" ? (
        <ResourceModal onClose={() => setUrl({ create: undefined })} />
      ) : null}
    </Page>
  );
}
