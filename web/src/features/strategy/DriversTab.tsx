import { Button, Checkbox, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Mark } from "@/ui/Mark";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { toastDone } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { type Driver, useRefreshStrategy } from "./strategy";

const COLUMNS: GridColumn<Driver>[] = [
  {
    key: "name",
    label: t("strategy.name"),
    width: 220,
    grow: 1,
    sort: "name",
    text: (one) => one.name,
    cell: (one) => one.name,
  },
  {
    key: "description",
    label: t("strategy.driver.means"),
    width: 320,
    grow: 3,
    text: (one) => one.description,
    cell: (one) => <span className="muted">{one.description}</span>,
  },
  {
    key: "weight",
    label: t("strategy.weight"),
    width: 90,
    numeric: true,
    cell: (one) => one.weight,
  },
  {
    key: "state",
    label: t("strategy.driver.state"),
    width: 110,
    cell: (one) =>
      one.archived ? (
        <Mark tone="plain">{t("strategy.driver.archived")}</Mark>
      ) : (
        <Mark tone="good">{t("strategy.driver.in_use")}</Mark>
      ),
  },
];

export default function DriversTab() {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const [open, setOpen] = useState<Driver | "new" | null>(null);
  const filter = { q: url.q, sort: url.sort, archived: url.kind === "archived" };
  const list = usePages<Driver>(
    ["drivers", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/drivers", { params: { query: listQuery(filter, after) } }),
      )) as ListPage<Driver>,
  );
  const add = can("strategy.edit") ? (
    <Button onClick={() => setOpen("new")}>{t("strategy.driver.new")}</Button>
  ) : undefined;
  return (
    <>
      <Toolbar
        end={
          <>
            <Checkbox
              label={t("strategy.driver.archived_shown")}
              checked={url.kind === "archived"}
              onChange={(event) =>
                setUrl({ kind: event.currentTarget.checked ? "archived" : undefined })
              }
            />
            {add}
          </>
        }
      >
        <SearchField
          label={t("strategy.driver.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
      </Toolbar>
      <DataGrid
        name="drivers"
        label={t("strategy.drivers")}
        columns={COLUMNS}
        list={list}
        rowKey={(one) => one.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={can("strategy.edit") ? setOpen : undefined}
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState
              title={t("strategy.driver.none")}
              text={t("strategy.driver.none_text")}
              action={add}
            />
          )
        }
      />
      {open ? (
        <DriverModal driver={open === "new" ? undefined : open} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

function DriverModal({ driver, onClose }: { driver?: Driver; onClose: () => void }) {
  const refresh = useRefreshStrategy();
  const form = useForm({
    initialValues: {
      name: driver?.name ?? "",
      description: driver?.description ?? "",
      weight: driver?.weight ?? 1,
      archived: driver?.archived ?? false,
    },
  });
  async function save() {
    const body = { ...form.values, weight: Number(form.values.weight) };
    if (driver) {
      const params = { path: { id: driver.id }, header: ifMatch(driver.version) };
      await ok(client.PATCH("/api/v1/drivers/{id}", { params, body }));
    } else await ok(client.POST("/api/v1/drivers", { body }));
    refresh();
    toastDone(t("strategy.saved", { name: body.name }));
    onClose();
  }
  return (
    <FormModal
      opened
      title={t(driver ? "strategy.driver.edit" : "strategy.driver.new")}
      submitLabel={t(driver ? "common.save" : "strategy.driver.create")}
      onClose={onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        label={t("strategy.name")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Textarea
        label={t("strategy.driver.means")}
        autosize
        minRows={3}
        {...form.getInputProps("description")}
      />
      <NumberInput
        label={t("strategy.weight")}
        min={0}
        max={1000}
        allowDecimal={false}
        {...form.getInputProps("weight")}
      />
      {driver ? (
        <Checkbox
          label={t("strategy.driver.archive")}
          {...form.getInputProps("archived", { type: "checkbox" })}
        />
      ) : null}
    </FormModal>
  );
}
