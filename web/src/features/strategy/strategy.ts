/** What strategy pages share: shapes, queries, and how measures and money are shown. */
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { components } from "@/api/schema";
import { showNumber } from "@/lib/numbers";
import type { Option } from "@/ui/RemoteSelect";

type Schemas = components["schemas"];
export type Objective = Schemas["ObjectiveView"];
export type KeyResult = Schemas["KeyResultView"];
export type Driver = Schemas["DriverView"];
export type Alignments = Schemas["Alignments"];
export type Alignment = Schemas["AlignmentView"];
export type Report = Schemas["AlignmentReport"];
export type SubjectKind = "request" | "project" | "program";

export const objectivesQuery = queryOptions({
  queryKey: ["objectives"],
  queryFn: async () =>
    ((await ok(client.GET("/api/v1/objectives"))) as { items: Objective[] }).items,
});

export const reportQuery = queryOptions({
  queryKey: ["alignment_report"],
  queryFn: async () => (await ok(client.GET("/api/v1/alignment_report"))) as Report,
});

export const alignmentsQuery = (kind: SubjectKind, id: string) =>
  queryOptions({
    queryKey: ["alignments", kind, id],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/alignments", {
          params: { query: { subject_kind: kind, subject_id: id } },
        }),
      )) as Alignments,
  });

export async function loadDrivers(q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  const page = (await ok(client.GET("/api/v1/drivers", { params }))) as { items: Driver[] };
  return page.items.map((one) => ({ value: one.id, label: one.name }));
}

/** Objectives whose name has the text; few enough to look through here. */
export async function loadObjectives(q: string): Promise<Option[]> {
  const page = (await ok(client.GET("/api/v1/objectives"))) as { items: Objective[] };
  const wanted = q.toLowerCase();
  return page.items
    .filter((one) => one.name.toLowerCase().includes(wanted))
    .map((one) => ({ value: one.id, label: one.name }));
}

/** Asks again for everything that follows from objectives and links. */
export function useRefreshStrategy() {
  const queries = useQueryClient();
  return () => {
    for (const key of ["objectives", "drivers", "alignments", "aligned", "alignment_report"]) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
  };
}

/** "12.5 days" */
export function showMeasure(value: number, unit: string): string {
  const number = showNumber(value, 3);
  return unit ? `${number} ${unit}` : number;
}
