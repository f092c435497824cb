import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { showNumber } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { useUrlState } from "@/ui/url-state";
import { t } from "../texts";
import { KindChoice } from "../views/KindChoice";
import { KINDS, type SubjectKind } from "../views/register";
import { SubjectName } from "./SubjectName";
import { likeness, loadModels, modelQuery, type ScoringModel, showScore } from "./scoring";
import classes from "./scoring.module.css";

type RankingComparison = components["schemas"]["RankingComparison"];
type RankSwap = components["schemas"]["RankSwap"];

export default function CompareTab() {
  const { modelId } = useParams({ strict: false }) as { modelId: string };
  const [url, setUrl] = useUrlState();
  const model = useQuery(modelQuery(modelId));
  const kind = KINDS.find((one) => one === url.kind);
  return (
    <div className={classes.scrolls}>
      <Loaded query={model}>
        {(found) => (
          <>
            <div>
              <KindChoice kind={kind} onChange={(next) => setUrl({ kind: next })} />
            </div>
            <Swaps model={found} kind={kind} />
            <Other model={found} kind={kind} />
          </>
        )}
      </Loaded>
    </div>
  );
}

interface Looked {
  model: ScoringModel;
  kind?: SubjectKind;
}

function Swaps({ model, kind }: Looked) {
  const query = useQuery({
    queryKey: ["sensitivity", model.id, model.number, kind],
    queryFn: async () =>
      (
        (await ok(
          client.GET("/api/v1/scoring_models/{id}/sensitivity", {
            params: { path: { id: model.id }, query: { kind } },
          }),
        )) as { items: RankSwap[] }
      ).items,
  });
  const name = (code: string | null | undefined) =>
    model.criteria.find((one) => one.code === code)?.name ?? "";
  const signed = (value: number) => `${value > 0 ? "+" : ""}${showNumber(value, 2)}`;
  return (
    <Section title={t("scoring.compare.swaps")} hint={t("scoring.compare.swaps_hint")}>
      <Loaded query={query}>
        {(swaps) =>
          swaps.length === 0 ? (
            <p className="muted">
              {model.method === "weighted"
                ? t("scoring.compare.swaps_none")
                : t("scoring.compare.swaps_formula")}
            </p>
          ) : (
            <PlainTable
              label={t("scoring.compare.swaps")}
              head={[
                t("scoring.compare.above"),
                t("scoring.compare.below"),
                t("scoring.compare.change"),
              ]}
              rows={swaps.map((one) => ({
                key: one.above.id + one.below.id,
                cells: [
                  <SubjectName key="above" modelId={model.id} subject={one.above} />,
                  <SubjectName key="below" modelId={model.id} subject={one.below} />,
                  one.criterion
                    ? t("scoring.compare.moves_by", {
                        name: name(one.criterion),
                        from: showNumber(one.weight_percent, 2),
                        to: showNumber(one.swaps_at_percent, 2),
                        by: signed(one.change_percent),
                      })
                    : t("scoring.compare.never"),
                ],
              }))}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

function Other({ model, kind }: Looked) {
  const [other, setOther] = useState<Option | null>(null);
  const query = useQuery({
    queryKey: ["ranking_comparison", model.id, other?.value, kind],
    enabled: other !== null,
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/scoring_models/{id}/ranking_comparison", {
          params: { path: { id: model.id }, query: { with: other?.value, kind } },
        }),
      )) as RankingComparison,
  });
  return (
    <Section
      title={t("scoring.compare.title")}
      hint={t("scoring.compare.hint")}
      actions={
        <RemoteSelect
          source="scoring_models"
          aria-label={t("scoring.compare.with")}
          placeholder={t("scoring.compare.with")}
          load={loadModels}
          value={other}
          onChange={setOther}
        />
      }
    >
      {other === null ? null : (
        <Loaded query={query}>
          {(found) =>
            found.items.length === 0 ? (
              <p className="muted">{t("scoring.compare.none")}</p>
            ) : (
              <>
                {found.tau == null ? null : (
                  <p>
                    <Mark tone="info">
                      {t("scoring.compare.tau", {
                        tau: showNumber(found.tau, 2),
                        word: t(`scoring.compare.words.${likeness(found.tau)}`),
                      })}
                    </Mark>
                  </p>
                )}
                <PlainTable
                  label={t("scoring.compare.title")}
                  head={[
                    t("scoring.subject"),
                    t("scoring.compare.rank_here"),
                    model.name,
                    t("scoring.compare.rank_there"),
                    other.label === model.name ? `${other.label} ` : other.label,
                    t("scoring.compare.moves"),
                  ]}
                  numeric={[1, 2, 3, 4, 5]}
                  rows={found.items.map((one) => ({
                    key: one.subject.id,
                    cells: [
                      <SubjectName key="name" modelId={model.id} subject={one.subject} />,
                      one.rank,
                      showScore(one.score, one.bucket),
                      one.other_rank,
                      showScore(one.other_score, one.other_bucket),
                      one.rank === one.other_rank
                        ? "="
                        : `${one.other_rank < one.rank ? "▲" : "▼"} ${Math.abs(one.rank - one.other_rank)}`,
                    ],
                  }))}
                />
              </>
            )
          }
        </Loaded>
      )}
    </Section>
  );
}
