import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Import, Page as ListPage } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";
import { DropPlan } from "./DropPlan";
import { ImportMark } from "./ImportMark";
import classes from "./integration.module.css";

const COLUMNS: GridColumn<Import>[] = [
  {
    key: "file",
    label: t("integration.file"),
    width: 260,
    grow: 2,
    text: (i) => i.file_name,
    cell: (i) => (
      <Link to="/imports/$importId" params={{ importId: i.id }} tabIndex={-1}>
        {i.file_name}
      </Link>
    ),
  },
  {
    key: "format",
    label: t("integration.format"),
    width: 110,
    cell: (i) => i.format?.toUpperCase() ?? "",
  },
  {
    key: "state",
    label: t("integration.state_label"),
    width: 150,
    text: (i) => t(`integration.state.${i.state}`),
    cell: (i) => <ImportMark state={i.state} />,
  },
  { key: "at", label: t("integration.at"), width: 180, cell: (i) => showInstant(i.created_at) },
];

export default function ImportsPage() {
  const navigate = useNavigate();
  const list = usePages<Import>(
    ["imports"],
    async (after) =>
      (await ok(
        client.GET("/api/v1/imports", { params: { query: listQuery({}, after) } }),
      )) as ListPage<Import>,
  );
  return (
    <DropPlan>
      {(chooseFile) => (
        <Page title={t("integration.title")} hint={t("integration.hint")} fill>
          <div className={classes.zone}>
            <IconUpload size={26} stroke={1.5} aria-hidden="true" />
            <strong>{t("integration.zone")}</strong>
            <span className="muted">{t("integration.zone_text")}</span>
            <Button onClick={chooseFile}>{t("integration.upload.choose")}</Button>
          </div>
          <DataGrid
            name="imports"
            label={t("integration.title")}
            columns={COLUMNS}
            list={list}
            rowKey={(i) => i.id}
            onOpen={(i) => void navigate({ to: "/imports/$importId", params: { importId: i.id } })}
            empty={<EmptyState title={t("integration.none")} text={t("integration.none_text")} />}
          />
        </Page>
      )}
    </DropPlan>
  );
}
