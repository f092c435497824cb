import { Button, Checkbox } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { NewModelModal } from "./NewModelModal";
import type { ScoringModel } from "./scoring";

const COLUMNS: GridColumn<ScoringModel>[] = [
  {
    key: "name",
    label: t("scoring.name"),
    width: 220,
    grow: 2,
    sort: "name",
    text: (m) => m.name,
    cell: (m) => (
      <Link to="/scoring/$modelId" params={{ modelId: m.id }} tabIndex={-1}>
        {m.name}
      </Link>
    ),
  },
  {
    key: "description",
    label: t("scoring.description"),
    width: 240,
    grow: 3,
    text: (m) => m.description,
    cell: (m) => <span className="muted">{m.description}</span>,
  },
  {
    key: "method",
    label: t("scoring.method"),
    width: 150,
    cell: (m) => t(`scoring.methods.${m.method}`),
  },
  {
    key: "criteria",
    label: t("scoring.criteria_count"),
    width: 90,
    numeric: true,
    cell: (m) => showNumber(m.criteria.length),
  },
  {
    key: "version",
    label: t("scoring.version"),
    width: 90,
    numeric: true,
    text: (m) => String(m.number),
    cell: (m) => (m.archived ? <Mark tone="plain">{t("scoring.archived")}</Mark> : m.number),
  },
  {
    key: "updated",
    label: t("scoring.updated"),
    width: 170,
    cell: (m) => showInstant(m.updated_at),
  },
];

export default function ScoringPage() {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const can = useCan();
  const filter = { q: url.q, sort: url.sort, archived: url.kind === "archived" };
  const list = usePages<ScoringModel>(
    ["scoring_models", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/scoring_models", { params: { query: listQuery(filter, after) } }),
      )) as ListPage<ScoringModel>,
  );
  const add = can("scoring.configure") ? (
    <Button onClick={() => setUrl({ create: "model" })}>{t("scoring.new")}</Button>
  ) : undefined;
  return (
    <Page title={t("scoring.title")} hint={t("scoring.hint")} fill actions={add}>
      <Toolbar
        end={
          <Checkbox
            label={t("scoring.archived_shown")}
            checked={url.kind === "archived"}
            onChange={(event) =>
              setUrl({ kind: event.currentTarget.checked ? "archived" : undefined })
            }
          />
        }
      >
        <SearchField
          label={t("scoring.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
      </Toolbar>
      <DataGrid
        name="scoring_models"
        label={t("scoring.title")}
        columns={COLUMNS}
        list={list}
        rowKey={(m) => m.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={(m) => void navigate({ to: "/scoring/$modelId", params: { modelId: m.id } })}
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState title={t("scoring.none")} text={t("scoring.none_text")} action={add} />
          )
        }
      />
      <NewModelModal
        opened={url.create === "model"}
        onClose={() => setUrl({ create: undefined })}
      />
    </Page>
  );
}
