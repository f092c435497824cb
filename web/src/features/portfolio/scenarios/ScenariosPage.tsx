import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage } from "@/api/nouns";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { showInstant } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { NewScenarioModal } from "./NewScenarioModal";
import { monthAt } from "./scenarios";
import { t } from "./texts";

type Row = components["schemas"]["ScenarioListItem"];

const COLUMNS: GridColumn<Row>[] = [
  {
    key: "name",
    label: t("scenarios.name"),
    width: 240,
    grow: 3,
    sort: "name",
    text: (s) => s.name,
    cell: (s) => (
      <Link to="/scenarios/$scenarioId" params={{ scenarioId: s.id }} tabIndex={-1}>
        {s.name}
      </Link>
    ),
  },
  {
    key: "portfolio",
    label: t("scenarios.portfolio"),
    width: 180,
    grow: 1,
    cell: (s) => s.portfolio?.name ?? t("scenarios.whole"),
  },
  {
    key: "candidates",
    label: t("scenarios.candidates"),
    width: 110,
    numeric: true,
    cell: (s) => showNumber(s.candidates),
  },
  { key: "from", label: t("scenarios.from"), width: 130, cell: (s) => monthAt(s.start, 0) },
  {
    key: "months",
    label: t("scenarios.months"),
    width: 90,
    numeric: true,
    cell: (s) => showNumber(s.months),
  },
  {
    key: "updated",
    label: t("scenarios.updated"),
    width: 170,
    cell: (s) => showInstant(s.updated_at),
  },
];

export default function ScenariosPage() {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const can = useCan();
  const filter = { q: url.q, sort: url.sort };
  const list = usePages<Row>(
    ["scenarios", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/scenarios", { params: { query: listQuery(filter, after) } }),
      )) as ListPage<Row>,
  );
  const add = can("scenario.edit") ? (
    <Button onClick={() => setUrl({ create: "scenario" })}>{t("scenarios.new")}</Button>
  ) : undefined;
  return (
    <Page
      title={t("scenarios.title")}
      hint={t("scenarios.hint")}
      fill
      actions={
        <>
          <Button variant="default" onClick={() => void navigate({ to: "/scenarios/compare" })}>
            {t("scenarios.compare")}
          </Button>
          {add}
        </>
      }
    >
      <Toolbar>
        <SearchField
          label={t("scenarios.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
      </Toolbar>
      <DataGrid
        name="scenarios"
        label={t("scenarios.title")}
        columns={COLUMNS}
        list={list}
        rowKey={(s) => s.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={(s) =>
          void navigate({ to: "/scenarios/$scenarioId", params: { scenarioId: s.id } })
        }
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState title={t("scenarios.none")} text={t("scenarios.none_text")} action={add} />
          )
        }
      />
      <NewScenarioModal
        opened={url.create === "scenario"}
        onClose={() => setUrl({ create: undefined })}
      />
    </Page>
  );
}
