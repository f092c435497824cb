/** What scoring pages share: queries, shapes, and how scores are shown. */
import { queryOptions } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { components } from "@/api/schema";
import { showNumber } from "@/lib/numbers";
import type { Option } from "@/ui/RemoteSelect";

type Schemas = components["schemas"];
export type ScoringModel = Schemas["ScoringModelView"];
export type Criterion = Schemas["Criterion"];
export type Scale = Schemas["Scale"];
export type RankedProject = Schemas["RankedProject"];
export type Assessments = Schemas["Assessments"];
export type ComparisonOfPairs = Schemas["ComparisonView"];
export type Judgement = Schemas["Judgement"];
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
export const BUCKETS = ["must", "should", "could", "wont"] as const;
