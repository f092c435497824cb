import { Button, Group, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { loadProjects } from "@/features/plan/options";
import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Mark } from "@/ui/Mark";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { modelQuery, type RankedProject, showDetail, showPoints, showScore } from "./scoring";

const columns = (modelId: string): GridColumn<RankedProject>[] => [
  {
    key: "rank",
    label: t("scoring.rank"),
    width: 64,
    numeric: true,
    cell: (p) => showNumber(p.rank),
  },
  {
    key: "name",
    label: t("scoring.project"),
    width: 240,
    grow: 3,
    text: (p) => p.project.name,
    cell: (p) => (
      <Link
        to="/scoring/$modelId/projects/$projectId"
        params={{ modelId, projectId: p.project.id }}
        tabIndex={-1}
      >
        {p.project.name}
      </Link>
    ),
  },
  { key: "key", label: t("scoring.key"), width: 90, cell: (p) => p.key },
  {
    key: "stage",
    label: t("scoring.stage"),
    width: 100,
    cell: (p) => t(`plan.stage.${p.stage}`),
  },
  {
    key: "score",
    label: t("scoring.score"),
    width: 190,
    numeric: true,
    sort: "score",
    cell: (p) => showScore(p.score, p.bucket),
  },
  {
    key: "spread",
    label: t("scoring.spread"),
    width: 90,
    numeric: true,
    // Categories are counted and have no spread.
    cell: (p) => (p.assessors > 1 && p.detail?.kind !== "kano" ? showPoints(p.spread) : ""),
  },
  {
    key: "assessors",
    label: t("scoring.assessors"),
    width: 100,
    numeric: true,
    cell: (p) => showNumber(p.assessors),
  },
  {
    key: "remarks",
    label: t("scoring.remarks"),
    width: 190,
    grow: 1,
    text: (p) => (p.knocked_out ? t("scoring.knocked_out") : showDetail(p.detail)),
    cell: (p) =>
      p.knocked_out ? (
        <Mark tone="bad">{t("scoring.knocked_out")}</Mark>
      ) : p.outliers > 0 ? (
        <Mark tone="warn">{t("scoring.outlier")}</Mark>
      ) : (
        <span className="muted">{showDetail(p.detail)}</span>
      ),
  },
];

export default function RankingTab() {
  const { modelId } = useParams({ strict: false }) as { modelId: string };
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const can = useCan();
  const [project, setProject] = useState<Option | null>(null);
  const model = useQuery(modelQuery(modelId)).data;
  const filter = { q: url.q, sort: url.sort ?? "-score", number: url.number };
  const list = usePages<RankedProject>(
    ["ranking", modelId, filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/scoring_models/{id}/ranking", {
          params: { path: { id: modelId }, query: listQuery(filter, after) },
        }),
      )) as ListPage<RankedProject>,
  );
  const assess = (projectId: string) =>
    void navigate({
      to: "/scoring/$modelId/projects/$projectId",
      params: { modelId, projectId },
    });
  const numbers = Array.from({ length: model?.number ?? 1 }, (_, at) => String(at + 1)).reverse();
  return (
    <>
      <Toolbar
        end={
          can("scoring.assess") && !model?.archived ? (
            <Group gap={8}>
              <RemoteSelect
                source="projects"
                aria-label={t("scoring.assess_which")}
                placeholder={t("scoring.assess_which")}
                load={loadProjects}
                value={project}
                onChange={setProject}
              />
              <Button disabled={!project} onClick={() => project && assess(project.value)}>
                {t("scoring.go")}
              </Button>
            </Group>
          ) : undefined
        }
      >
        <SearchField
          label={t("scoring.search_projects")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
        {numbers.length > 1 ? (
          <Select
            aria-label={t("scoring.version")}
            w={130}
            allowDeselect={false}
            data={numbers.map((value) => ({
              value,
              label: t("scoring.version_n", { number: value }),
            }))}
            value={url.number ?? numbers[0]}
            onChange={(next) =>
              setUrl({ number: next === numbers[0] ? undefined : (next ?? undefined) })
            }
          />
        ) : null}
      </Toolbar>
      {url.number && model && url.number !== String(model.number) ? (
        <p className="muted" role="status">
          {t("scoring.of_version", { number: url.number, current: model.number })}
        </p>
      ) : null}
      <DataGrid
        name="ranking"
        label={t("scoring.tabs.ranking")}
        columns={columns(modelId)}
        list={list}
        rowKey={(p) => p.project.id}
        sort={filter.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={(p) => assess(p.project.id)}
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState title={t("scoring.ranking_none")} text={t("scoring.ranking_none_text")} />
          )
        }
      />
    </>
  );
}
