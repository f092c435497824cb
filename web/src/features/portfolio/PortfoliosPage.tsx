import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage, Portfolio } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { showNumber } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { GroupModal } from "./GroupModal";
import { LateMark } from "./LateMark";
import { t } from "./texts";

const COLUMNS: GridColumn<Portfolio>[] = [
  {
    key: "name",
    label: t("portfolio.name"),
    width: 200,
    grow: 2,
    sort: "name",
    text: (p) => p.name,
    cell: (p) => (
      <Link to="/portfolios/$portfolioId" params={{ portfolioId: p.id }} tabIndex={-1}>
        {p.name}
      </Link>
    ),
  },
  {
    key: "description",
    label: t("portfolio.description"),
    width: 220,
    grow: 3,
    text: (p) => p.description ?? "",
    cell: (p) => <span className="muted">{p.description}</span>,
  },
  { key: "owner", label: t("portfolio.owner"), width: 150, cell: (p) => p.owner?.name ?? "" },
  {
    key: "programs",
    label: t("portfolio.programs"),
    width: 96,
    numeric: true,
    cell: (p) => showNumber(p.programs),
  },
  {
    key: "projects",
    label: t("portfolio.projects"),
    width: 96,
    numeric: true,
    cell: (p) => showNumber(p.projects),
  },
  {
    key: "late",
    label: t("portfolio.late"),
    width: 120,
    text: (p) => String(p.late),
    cell: (p) => <LateMark late={p.late} />,
  },
];

export default function PortfoliosPage() {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const can = useCan();
  const filter = { q: url.q, sort: url.sort };
  const list = usePages<Portfolio>(
    ["portfolios", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/portfolios", { params: { query: listQuery(filter, after) } }),
      )) as ListPage<Portfolio>,
  );
  const add = can("portfolio.manage") ? (
    <Button onClick={() => setUrl({ create: "portfolio" })}>{t("portfolio.portfolio.new")}</Button>
  ) : undefined;
  return (
    <Page title={t("portfolio.title")} hint={t("portfolio.hint")} fill actions={add}>
      <Toolbar>
        <SearchField
          label={t("portfolio.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
      </Toolbar>
      <DataGrid
        name="portfolios"
        label={t("portfolio.title")}
        columns={COLUMNS}
        list={list}
        rowKey={(p) => p.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={(p) =>
          void navigate({ to: "/portfolios/$portfolioId", params: { portfolioId: p.id } })
        }
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState title={t("portfolio.none")} text={t("portfolio.none_text")} action={add} />
          )
        }
      />
      <GroupModal
        kind="portfolio"
        opened={url.create === "portfolio"}
        onClose={() => setUrl({ create: undefined })}
      />
    </Page>
  );
}
