import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage } from "@/api/nouns";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { loadCalendars } from "@/features/plan/options";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Page } from "@/ui/Page";
import { RemoteSelect } from "@/ui/RemoteSelect";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { Toolbar } from "@/ui/Toolbar";
import { toastDone } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { PEOPLE_TABS, tabsOf } from "../people-tabs";
import { asOption } from "./options";

type Location = components["schemas"]["LocationView"];

const COLUMNS: GridColumn<Location>[] = [
  {
    key: "name",
    label: t("resource.terms.location"),
    width: 220,
    grow: 1,
    sort: "name",
    cell: (x) => x.name,
  },
  { key: "zone", label: t("resource.terms.time_zone"), width: 200, cell: (x) => x.time_zone },
  {
    key: "calendar",
    label: t("resource.locations.calendar"),
    width: 240,
    cell: (x) => x.calendar?.name ?? "",
  },
];

/** Places where people work: their time zone, and the calendar with their holidays. */
export default function LocationsPage() {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const [changing, setChanging] = useState<Location | "new" | null>(null);
  const filter = { q: url.q, sort: url.sort };
  const list = usePages<Location>(
    ["locations", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/locations", { params: { query: listQuery(filter, after) } }),
      )) as ListPage<Location>,
  );
  const manage = can("resource.manage");
  const add = manage ? (
    <Button onClick={() => setChanging("new")}>{t("resource.locations.new")}</Button>
  ) : undefined;
  return (
    <Page title={t("resource.title")} hint={t("resource.hint")} fill actions={add}>
      <TabLinks label={t("resource.title")} tabs={tabsOf(PEOPLE_TABS)} />
      <Toolbar>
        <SearchField
          label={t("resource.locations.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
      </Toolbar>
      <DataGrid
        name="locations"
        label={t("resource.tab.locations")}
        columns={COLUMNS}
        list={list}
        rowKey={(location) => location.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={(location) => (manage ? setChanging(location) : undefined)}
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState
              title={t("resource.locations.none")}
              text={t("resource.locations.none_text")}
              action={add}
            />
          )
        }
      />
      {changing ? (
        <LocationModal
          location={changing === "new" ? null : changing}
          onClose={() => setChanging(null)}
        />
      ) : null}
    </Page>
  );
}

function LocationModal({ location, onClose }: { location: Location | null; onClose: () => void }) {
  const queries = useQueryClient();
  const [calendar, setCalendar] = useState(asOption(location?.calendar));
  const form = useForm({
    initialValues: { name: location?.name ?? "", time_zone: location?.time_zone ?? "" },
  });
  async function save() {
    const body = { ...form.values, calendar_id: calendar?.value ?? null } as never;
    await (location
      ? ok(
          client.PATCH("/api/v1/locations/{id}", {
            params: { path: { id: location.id }, header: ifMatch(location.version) },
            body,
          }),
        )
      : ok(client.POST("/api/v1/locations", { body })));
    toastDone(t("resource.saved", { name: form.values.name }));
    await queries.invalidateQueries({ queryKey: ["locations"] });
    onClose();
  }
  return (
    <FormModal
      opened
      title={t(location ? "resource.locations.change" : "resource.locations.new")}
      submitLabel={t("common.save")}
      onClose={onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        label={t("resource.terms.location")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("resource.terms.time_zone")}
        placeholder="Europe/Berlin"
        {...form.getInputProps("time_zone")}
      />
      <RemoteSelect
        source="calendars"
        label={t("resource.locations.calendar")}
        description={t("resource.locations.calendar_hint")}
        load={loadCalendars}
        value={calendar}
        onChange={setCalendar}
      />
    </FormModal>
  );
}
