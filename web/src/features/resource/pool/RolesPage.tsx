import { Button, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage } from "@/api/nouns";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { Toolbar } from "@/ui/Toolbar";
import { toastDone, toastFailed } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { PEOPLE_TABS, tabsOf } from "../people-tabs";

type JobRole = components["schemas"]["JobRoleView"];

/** The roles that people work in. */
export default function RolesPage() {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [changing, setChanging] = useState<JobRole | "new" | null>(null);
  const filter = { q: url.q, sort: url.sort };
  const list = usePages<JobRole>(
    ["job_roles", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/job_roles", { params: { query: listQuery(filter, after) } }),
      )) as ListPage<JobRole>,
  );
  const manage = can("resource.manage");
  const members = (role: JobRole) =>
    void navigate({ to: "/people", search: { job_role_id: role.id } as never });

  async function archive(role: JobRole) {
    try {
      const params = { path: { id: role.id }, header: ifMatch(role.version) };
      await ok(client.PATCH("/api/v1/job_roles/{id}", { params, body: { archived: true } }));
      toastDone(t("resource.job_roles.archived", { name: role.name }));
      await queries.invalidateQueries({ queryKey: ["job_roles"] });
    } catch (error) {
      toastFailed(error);
    }
  }

  const columns: GridColumn<JobRole>[] = [
    { key: "name", label: t("resource.roles.role"), width: 220, sort: "name", cell: (x) => x.name },
    {
      key: "description",
      label: t("resource.job_roles.description"),
      width: 320,
      grow: 1,
      cell: (x) => x.description,
    },
    {
      key: "actions",
      label: t("common.actions"),
      width: 300,
      cell: (role) => (
        <>
          <Button variant="subtle" size="compact-sm" tabIndex={-1} onClick={() => members(role)}>
            {t("resource.show_members")}
          </Button>
          {manage ? (
            <>
              <Button
                variant="subtle"
                size="compact-sm"
                tabIndex={-1}
                onClick={() => setChanging(role)}
              >
                {t("common.edit")}
              </Button>
              <Button
                variant="subtle"
                size="compact-sm"
                tabIndex={-1}
                onClick={() => archive(role)}
              >
                {t("resource.job_roles.archive")}
              </Button>
            </>
          ) : null}
        </>
      ),
    },
  ];
  const add = manage ? (
    <Button onClick={() => setChanging("new")}>{t("resource.job_roles.new")}</Button>
  ) : undefined;
  return (
    <Page title={t("resource.title")} hint={t("resource.hint")} fill actions={add}>
      <TabLinks label={t("resource.title")} tabs={tabsOf(PEOPLE_TABS)} />
      <Toolbar>
        <SearchField
          label={t("resource.job_roles.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
      </Toolbar>
      <DataGrid
        name="job_roles"
        label={t("resource.tab.roles")}
        columns={columns}
        list={list}
        rowKey={(role) => role.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={members}
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState
              title={t("resource.job_roles.none")}
              text={t("resource.job_roles.none_text")}
              action={add}
            />
          )
        }
      />
      {changing ? (
        <JobRoleModal
          role={changing === "new" ? null : changing}
          onClose={() => setChanging(null)}
        />
      ) : null}
    </Page>
  );
}

function JobRoleModal({ role, onClose }: { role: JobRole | null; onClose: () => void }) {
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { name: role?.name ?? "", description: role?.description ?? "" },
  });
  async function save() {
    const body = form.values;
    await (role
      ? ok(
          client.PATCH("/api/v1/job_roles/{id}", {
            params: { path: { id: role.id }, header: ifMatch(role.version) },
            body,
          }),
        )
      : ok(client.POST("/api/v1/job_roles", { body })));
    toastDone(t("resource.saved", { name: body.name }));
    await queries.invalidateQueries({ queryKey: ["job_roles"] });
    onClose();
  }
  return (
    <FormModal
      opened
      title={t(role ? "resource.job_roles.change" : "resource.job_roles.new")}
      submitLabel={t("common.save")}
      onClose={onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        label={t("resource.roles.role")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Textarea
        label={t("resource.job_roles.description")}
        autosize
        minRows={2}
        {...form.getInputProps("description")}
      />
    </FormModal>
  );
}
