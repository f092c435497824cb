/** Capacity against demand: shapes, words and addresses that the pages share. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import type { TabLink } from "@/ui/TabLinks";

type Schemas = components["schemas"];
export type Grain = Schemas["PeriodGrain"];
export type RowKind = "person" | "team" | "role";
export type Heatmap = Schemas["HeatmapView"];
export type HeatmapRow = Schemas["HeatmapRow"];
export type Band = Schemas["LoadBand"];
export type CellLines = Schemas["HeatmapLines"];
export type Conflict = Schemas["ConflictView"];
export type Remedy = Schemas["RemedyView"];
export type Utilisation = Schemas["UtilisationView"];
export type UtilisationLine = Utilisation["lines"]["items"][number];

export const GRAINS = ["day", "week", "month", "quarter"] as const;
export const KINDS = ["person", "team", "role"] as const;

/** How many periods a heatmap goes ahead. */
export const HORIZON: Record<Grain, number> = { day: 104, week: 104, month: 24, quarter: 12 };

/** A sign for each band, so that colour is never alone. */
export const SIGNS: Record<Band, string> = {
  nothing: "",
  idle: "○",
  free: "",
  full: "=",
  over: "!",
  high: "!!",
  severe: "!!!",
  infinite: "∞",
};

export const CAPACITY_TABS = (): TabLink[] => [
  { to: "/capacity", label: t("capacity.tab.heatmap"), exact: true },
  { to: "/capacity/timeline", label: t("capacity.tab.timeline") },
  { to: "/capacity/conflicts", label: t("capacity.tab.conflicts") },
  { to: "/capacity/bench", label: t("capacity.tab.bench") },
  { to: "/capacity/hiring", label: t("capacity.tab.hiring") },
  { to: "/capacity/changes", label: t("capacity.tab.changes") },
  { to: "/staffing", label: t("capacity.tab.requests") },
];

export function hours(minutes: number): string {
  return `${showNumber(minutes / 60, 1)} h`;
}

export function percentText(percent: number | null | undefined): string {
  return percent === null || percent === undefined ? "∞" : `${showNumber(percent)} %`;
}

const DAY = 86_400_000;

/** The first day of the period `count` periods after the one that holds `iso`. */
export function periodAfter(iso: string, grain: Grain, count: number): string {
  const day = new Date(`${iso}T00:00:00Z`);
  if (grain === "day") return stamp(day.getTime() + count * DAY);
  if (grain === "week") {
    const monday = (day.getUTCDay() + 6) % 7;
    return stamp(day.getTime() + (count * 7 - monday) * DAY);
  }
  const months = grain === "month" ? 1 : 3;
  const first = Math.floor(day.getUTCMonth() / months) * months;
  return stamp(Date.UTC(day.getUTCFullYear(), first + count * months, 1));
}

function stamp(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** What a period is called in the head of a column. */
export function periodName(iso: string, grain: Grain): string {
  const day = new Date(`${iso}T00:00:00Z`);
  if (grain === "quarter") {
    const quarter = Math.floor(day.getUTCMonth() / 3) + 1;
    return t("capacity.quarter", { quarter, year: day.getUTCFullYear() });
  }
  const style: Intl.DateTimeFormatOptions =
    grain === "month"
      ? { month: "short", year: "2-digit" }
      : grain === "week"
        ? { day: "numeric", month: "short" }
        : { weekday: "short", day: "numeric", month: "numeric" };
  return new Intl.DateTimeFormat("en-GB", { ...style, timeZone: "UTC" }).format(day);
}

/** What counts above the line of a utilisation. */
export const UTILISATION_STATES = ["committed", "expected", "proposed"] as const;
/** What stands below it. */
export const UTILISATION_BASES = ["available", "less_holidays", "less_leave", "normal"] as const;

export function useCellLines(cell: {
  resource?: string;
  role?: string;
  team?: string;
  from: string;
  to: string;
}) {
  return useQuery({
    queryKey: ["heatmap", "lines", cell],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/heatmap/lines", {
          params: {
            query: {
              resource_id: cell.resource,
              job_role_id: cell.role,
              team_id: cell.team,
              from: cell.from,
              to: cell.to,
            },
          },
        }),
      )) as CellLines,
    placeholderData: keepPreviousData,
  });
}
