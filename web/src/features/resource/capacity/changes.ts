/** What changed in staffing since a snapshot: shapes, addresses and words. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { type Grain, hours } from "./capacity";

type Schemas = components["schemas"];
export type Snapshot = Schemas["StaffingSnapshotView"];
export type Comparison = Schemas["StaffingComparison"];
export type ComparisonRow = Comparison["rows"]["items"][number];
export type ThenAndNow = Schemas["ThenAndNow"];

export const COMPARED_BY = ["person", "team", "role", "project"] as const;
export type ComparedBy = (typeof COMPARED_BY)[number];

export interface ComparisonQuestion {
  from: string;
  to: string;
  grain: Grain;
  by: ComparedBy;
  all: boolean;
}

/** Snapshots, newest first; older ones than the newest 200 are compared through the API. */
export function useSnapshots() {
  return useQuery({
    queryKey: ["staffing_snapshots"],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/staffing_snapshots", { params: { query: { limit: 200 } } })))
        .items as Snapshot[],
  });
}

export function useComparison(id: string | undefined, question: ComparisonQuestion) {
  return useInfiniteQuery({
    queryKey: ["staffing_comparison", id, question],
    enabled: id !== undefined,
    queryFn: async ({ pageParam }) =>
      (await ok(
        client.GET("/api/v1/staffing_snapshots/{id}/comparison", {
          params: { path: { id: id ?? "" }, query: { ...question, after: pageParam } },
        }),
      )) as Comparison,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.rows.next ?? undefined,
  });
}

/** What a snapshot is called in a list. */
export function snapshotName(snapshot: Snapshot): string {
  const at = showInstant(snapshot.taken_at);
  return snapshot.automatic
    ? t("capacity.changes.weekly", { week: snapshot.name, at })
    : t("capacity.changes.named", { name: snapshot.name, at });
}

/** What a row stands for, also where it has no name. */
export function rowName(row: ComparisonRow, by: ComparedBy): string {
  if (row.standing === "named") return row.name;
  if (row.standing === "hidden") return t("capacity.cell.hidden");
  if (row.standing === "gone") return t("capacity.changes.gone");
  if (by === "team" || by === "role") return t(`capacity.none.${by}`);
  return t("capacity.changes.removed_people");
}

/** The difference with its sign: "+8 h", "−10 h". */
export function signed(part: ThenAndNow): string {
  return `${part.difference < 0 ? "−" : "+"}${hours(Math.abs(part.difference))}`;
}
