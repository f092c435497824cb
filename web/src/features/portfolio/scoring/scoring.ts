/** What scoring pages share: queries, shapes, and how scores are shown. */
import { queryOptions } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import type { Option } from "@/ui/RemoteSelect";

type Schemas = components["schemas"];
export type ScoringModel = Schemas["ScoringModelView"];
export type Criterion = Schemas["Criterion"];
export type Scale = Schemas["Scale"];
export type RankedItem = Schemas["RankedItem"];
export type Assessments = Schemas["Assessments"];
export type ComparisonOfPairs = Schemas["ComparisonView"];
export type Judgement = Schemas["Judgement"];
export type ScoreDetail = Schemas["ScoreDetail"];
export type ScoringTemplate = Schemas["ScoringTemplate"];

export const modelQuery = (id: string) =>
  queryOptions({
    queryKey: ["scoring_model", id],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/scoring_models/{id}", { params: { path: { id } } }),
      )) as ScoringModel,
  });

export async function loadModels(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  const page = (await ok(client.GET("/api/v1/scoring_models", { params }))) as {
    items: ScoringModel[];
  };
  return page.items.map((model) => ({ value: model.id, label: model.name }));
}

/** Points with up to two decimals. */
export function showPoints(points: number): string {
  return showNumber(points, 2);
}

/** How alike two rankings are, as the end of a key. */
export function likeness(tau: number): string {
  if (tau > 0.9999) return "same";
  if (tau >= 0.7) return "close";
  if (tau >= 0.3) return "some";
  return tau > -0.3 ? "none" : "reversed";
}

/** The buckets of MoSCoW, highest first; the last one is 1. */
const BUCKETS = ["must", "should", "could", "wont"] as const;

/** What people say to the questions of Kano, from 5 to 1. */
const REACTIONS = [5, 4, 3, 2, 1] as const;

/** What a criterion is answered with, of methods whose answers are words; null where it is a number. */
export function choicesOf(method: string): { value: string; label: string }[] | null {
  if (method === "moscow") {
    return BUCKETS.map((bucket, at) => ({
      value: String(BUCKETS.length - at),
      label: t(`scoring.buckets.${bucket}`),
    }));
  }
  if (method !== "kano") return null;
  return REACTIONS.map((value) => ({
    value: String(value),
    label: t(`scoring.kano.answers.${value}`),
  }));
}

/** An answer as it was given: a number, or its word. */
export function showMeasure(method: string, value: number): string {
  const word = choicesOf(method)?.find((one) => Number(one.value) === value);
  return word?.label ?? showNumber(value, 3);
}

/** Points, with the bucket that they belong to first where there is one. */
export function showScore(score: number, bucket?: string | null): string {
  return bucket ? `${t(`scoring.buckets.${bucket}`)} · ${showPoints(score)}` : showPoints(score);
}

/** What a score says beyond its points, in a line; empty when it says no more. */
export function showDetail(detail: ScoreDetail | null | undefined): string {
  if (!detail) return "";
  if (detail.kind === "ecv") {
    return t("scoring.ecv.short", { value: showNumber(detail.expected_value, 2) });
  }
  if (detail.better == null || detail.worse == null) return "";
  return t("scoring.kano.short", {
    better: showNumber(detail.better, 2),
    worse: showNumber(detail.worse, 2),
  });
}
