import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage, WorkCalendar } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Page } from "@/ui/Page";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { toastDone } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { loadCalendars } from "../options";
import { inheritedWeek, standardWeek } from "./week";

const COLUMNS: GridColumn<WorkCalendar>[] = [
  {
    key: "name",
    label: t("plan.calendar.name"),
    width: 220,
    grow: 2,
    sort: "name",
    text: (c) => c.name,
    cell: (c) => (
      <Link to="/calendars/$calendarId" params={{ calendarId: c.id }} tabIndex={-1}>
        {c.name}
      </Link>
    ),
  },
  {
    key: "base",
    label: t("plan.calendar.base"),
    width: 200,
    grow: 1,
    cell: (c) => c.base?.name ?? t("plan.calendar.no_base"),
  },
  {
    key: "project",
    label: t("plan.calendar.used_in"),
    width: 220,
    grow: 1,
    cell: (c) => t(c.project_id ? "plan.calendar.one_project" : "plan.calendar.everywhere"),
  },
  {
    key: "exceptions",
    label: t("plan.calendar.exceptions"),
    width: 110,
    numeric: true,
    cell: (c) => c.exceptions?.length ?? "",
  },
];

export default function CalendarsPage() {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const can = useCan();
  const filter = { q: url.q, sort: url.sort };
  const list = usePages<WorkCalendar>(
    ["calendars", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/calendars", { params: { query: listQuery(filter, after) } }),
      )) as ListPage<WorkCalendar>,
  );
  const add = can("calendar.manage") ? (
    <Button onClick={() => setUrl({ create: "calendar" })}>{t("plan.calendar.new")}</Button>
  ) : undefined;
  return (
    <Page title={t("plan.calendar.title")} hint={t("plan.calendar.hint")} fill actions={add}>
      <Toolbar>
        <SearchField
          label={t("plan.calendar.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
      </Toolbar>
      <DataGrid
        name="calendars"
        label={t("plan.calendar.title")}
        columns={COLUMNS}
        list={list}
        rowKey={(c) => c.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={(c) =>
          void navigate({ to: "/calendars/$calendarId", params: { calendarId: c.id } })
        }
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState
              title={t("plan.calendar.none")}
              text={t("plan.calendar.none_text")}
              action={add}
            />
          )
        }
      />
      <NewCalendarModal
        opened={url.create === "calendar"}
        onClose={() => setUrl({ create: undefined })}
      />
    </Page>
  );
}

function NewCalendarModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [base, setBase] = useState<Option | null>(null);

  async function save() {
    const body = {
      name,
      ...(base ? { base_id: base.value } : {}),
      week: base ? inheritedWeek() : standardWeek(),
      work_weeks: [],
      exceptions: [],
    };
    const made = (await ok(
      client.POST("/api/v1/calendars", { body: body as never }),
    )) as WorkCalendar;
    toastDone(t("plan.calendar.created", { name: made.name }));
    await queries.invalidateQueries({ queryKey: ["calendars"] });
    await navigate({ to: "/calendars/$calendarId", params: { calendarId: made.id } });
  }

  return (
    <FormModal
      opened={opened}
      title={t("plan.calendar.new")}
      submitLabel={t("plan.calendar.create")}
      onClose={onClose}
      onSubmit={save}
    >
      <TextInput
        label={t("plan.calendar.name")}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RemoteSelect
        source="calendars"
        label={t("plan.calendar.base")}
        description={t("plan.calendar.base_hint")}
        placeholder={t("plan.calendar.no_base")}
        load={loadCalendars}
        value={base}
        onChange={setBase}
      />
    </FormModal>
  );
}
