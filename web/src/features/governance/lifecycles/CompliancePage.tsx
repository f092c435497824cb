import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { ComplianceLine, Page as ListPage } from "@/api/nouns";
import { showDay } from "@/lib/dates";
import { showNumber, showPercent } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { t } from "../texts";
import { KpiReport } from "./KpiReport";
import { lifecyclesQuery } from "./lifecycles";

const COLUMNS: GridColumn<ComplianceLine>[] = [
  {
    key: "name",
    label: t("lifecycle.projects.name"),
    width: 200,
    grow: 2,
    text: (one) => one.name,
    cell: (one) => (
      <Link to="/projects/$projectId/governance" params={{ projectId: one.id }} tabIndex={-1}>
        {one.name}
      </Link>
    ),
  },
  {
    key: "lifecycle",
    label: t("lifecycle.projects.lifecycle"),
    width: 150,
    grow: 1,
    text: (one) => one.lifecycle.name,
    cell: (one) => one.lifecycle.name,
  },
  {
    key: "version",
    label: t("lifecycle.projects.version"),
    width: 130,
    cell: (one) =>
      one.newest_revision > one.revision ? (
        <Mark tone="warn">
          {one.revision}, {t("lifecycle.projects.older", { revision: one.newest_revision })}
        </Mark>
      ) : (
        one.revision
      ),
  },
  {
    key: "stage",
    label: t("lifecycle.projects.stage"),
    width: 150,
    grow: 1,
    text: (one) => one.stage,
    cell: (one) => one.stage,
  },
  {
    key: "state",
    label: t("lifecycle.projects.state"),
    width: 180,
    cell: (one) => (
      <Mark tone={one.waits || one.state === "on_hold" ? "warn" : "plain"}>
        {one.waits ? t("lifecycle.projects.waits") : t(`lifecycle.state.${one.state}`)}
      </Mark>
    ),
  },
  {
    key: "met",
    label: t("lifecycle.projects.met"),
    width: 100,
    numeric: true,
    cell: (one) =>
      one.checked > 0
        ? t("lifecycle.projects.met_of", { met: one.met, checked: one.checked })
        : "–",
  },
  {
    key: "compliance",
    label: t("lifecycle.projects.compliance"),
    width: 120,
    numeric: true,
    sort: "compliance",
    cell: (one) => (one.compliance_percent === null ? "–" : showPercent(one.compliance_percent)),
  },
  {
    key: "deviations",
    label: t("lifecycle.projects.deviations"),
    width: 110,
    numeric: true,
    sort: "deviations",
    cell: (one) => showNumber(one.deviations),
  },
  {
    key: "since",
    label: t("lifecycle.projects.since"),
    width: 130,
    sort: "since",
    cell: (one) => showDay(one.since.slice(0, 10)),
  },
];

/** Which projects go by which lifecycle and version, and how well they keep to it. */
export default function CompliancePage() {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const lifecycles = useQuery(lifecyclesQuery).data ?? [];
  const filter = {
    q: url.q,
    sort: url.sort,
    lifecycle_id: url.lifecycle_id,
    revision: url.revision,
    state: url.state,
  };
  const list = usePages<ComplianceLine>(
    ["lifecycle_compliance", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/lifecycle_compliance", {
          params: { query: listQuery(filter, after) as never },
        }),
      )) as ListPage<ComplianceLine>,
  );
  const filtered = Boolean(url.q || url.lifecycle_id || url.revision || url.state);
  const chosen = lifecycles.find((one) => one.id === url.lifecycle_id);
  return (
    <Page title={t("lifecycle.projects.title")} hint={t("lifecycle.projects.hint")} fill>
      <Toolbar>
        <SearchField
          label={t("lifecycle.projects.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
        <Select
          aria-label={t("lifecycle.projects.lifecycle")}
          placeholder={t("lifecycle.projects.lifecycle")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          data={lifecycles.map((one) => ({ value: one.id, label: one.name }))}
          value={url.lifecycle_id ?? null}
          onChange={(id) => setUrl({ lifecycle_id: id ?? undefined, revision: undefined })}
        />
        {chosen ? (
          <Select
            aria-label={t("lifecycle.projects.version")}
            placeholder={t("lifecycle.projects.version")}
            w={120}
            clearable
            clearButtonProps={{ "aria-label": t("common.clear") }}
            data={Array.from({ length: chosen.revision }, (_, at) => String(at + 1))}
            value={url.revision ?? null}
            onChange={(revision) => setUrl({ revision: revision ?? undefined })}
          />
        ) : null}
        <Select
          aria-label={t("lifecycle.projects.state")}
          placeholder={t("lifecycle.projects.state")}
          w={150}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          data={(["active", "on_hold", "ended"] as const).map((value) => ({
            value,
            label: t(`lifecycle.state.${value}`),
          }))}
          value={url.state ?? null}
          onChange={(state) => setUrl({ state: state ?? undefined })}
        />
      </Toolbar>
      {chosen ? (
        <KpiReport
          lifecycleId={chosen.id}
          revision={url.revision ? Number(url.revision) : chosen.revision}
        />
      ) : null}
      <DataGrid
        name="lifecycle_compliance"
        label={t("lifecycle.projects.title")}
        columns={COLUMNS}
        list={list}
        rowKey={(one) => one.id}
        sort={url.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={(one) => void navigate({ to: `/projects/${one.id}/governance` })}
        empty={
          filtered ? (
            <FilteredEmpty
              onClear={() =>
                setUrl({
                  q: undefined,
                  lifecycle_id: undefined,
                  revision: undefined,
                  state: undefined,
                })
              }
            />
          ) : (
            <EmptyState
              title={t("lifecycle.projects.none")}
              text={t("lifecycle.projects.none_text")}
            />
          )
        }
      />
    </Page>
  );
}
