import { Button, Group, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage } from "@/api/nouns";
import { useCan } from "@/features/access/me";
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
import { t } from "../texts";
import { KindChoice } from "../views/KindChoice";
import { stateWord, toneOf } from "../views/register";
import { modelQuery, type RankedItem, showDetail, showPoints, showScore } from "./scoring";
import { assessAddress, assessOfOption, loadSubjects } from "./subjects";

const columns = (modelId: string): GridColumn<RankedItem>[] => [
  {
    key: "rank",
    label: t("scoring.rank"),
    width: 64,
    numeric: true,
    cell: (p) => showNumber(p.rank),
  },
  {
    key: "name",
    label: t("scoring.subject"),
    width: 240,
    grow: 3,
    text: (p) => p.subject.name,
    cell: (p) => (
      <Link to={assessAddress(modelId, p.subject)} tabIndex={-1}>
        {p.subject.name}
      </Link>
    ),
  },
  {
    key: "kind",
    label: t("portfolio.register.kind"),
    width: 84,
    cell: (p) => t(`portfolio.kind.${p.subject.kind}`),
  },
  { key: "key", label: t("scoring.key"), width: 90, cell: (p) => p.subject.key },
  {
    key: "state",
    label: t("portfolio.register.state"),
    width: 138,
    text: (p) => stateWord({ kind: p.subject.kind, state: p.state }),
    cell: (p) => {
      const of = { kind: p.subject.kind, state: p.state };
      return <Mark tone={toneOf(of)}>{stateWord(of)}</Mark>;
    },
  },
  {
    key: "score",
    label: t("scoring.score"),
    width: 174,
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
  const [subject, setSubject] = useState<Option | null>(null);
  const model = useQuery(modelQuery(modelId)).data;
  const { q, kind, number } = url;
  const filter = { q, kind, sort: url.sort ?? "-score", number };
  const list = usePages<RankedItem>(
    ["ranking", modelId, filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/scoring_models/{id}/ranking", {
          params: { path: { id: modelId }, query: listQuery(filter, after) },
        }),
      )) as ListPage<RankedItem>,
  );
  const assess = (to: string) => void navigate({ to });
  const numbers = Array.from({ length: model?.number ?? 1 }, (_, at) => String(at + 1)).reverse();
  return (
    <>
      <Toolbar
        end={
          can("scoring.assess") && !model?.archived ? (
            <Group gap={8}>
              <RemoteSelect
                source="scored"
                aria-label={t("scoring.assess_which")}
                placeholder={t("scoring.assess_which")}
                load={loadSubjects}
                value={subject}
                onChange={setSubject}
              />
              <Button
                disabled={!subject}
                onClick={() => subject && assess(assessOfOption(modelId, subject))}
              >
                {t("scoring.go")}
              </Button>
            </Group>
          ) : undefined
        }
      >
        <KindChoice kind={kind} onChange={(next) => setUrl({ kind: next })} />
        <SearchField
          label={t("scoring.search_subjects")}
          value={q ?? ""}
          onChange={(next) => setUrl({ q: next }, true)}
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
            value={number ?? numbers[0]}
            onChange={(next) =>
              setUrl({ number: next === numbers[0] ? undefined : (next ?? undefined) })
            }
          />
        ) : null}
      </Toolbar>
      {number && model && number !== String(model.number) ? (
        <p className="muted" role="status">
          {t("scoring.of_version", { number: number, current: model.number })}
        </p>
      ) : null}
      <DataGrid
        name="ranking"
        label={t("scoring.tabs.ranking")}
        columns={columns(modelId)}
        list={list}
        rowKey={(p) => p.subject.id}
        sort={filter.sort}
        onSort={(sort) => setUrl({ sort })}
        onOpen={(p) => assess(assessAddress(modelId, p.subject))}
        empty={
          q || kind ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined, kind: undefined })} />
          ) : (
            <EmptyState title={t("scoring.ranking_none")} text={t("scoring.ranking_none_text")} />
          )
        }
      />
    </>
  );
}
