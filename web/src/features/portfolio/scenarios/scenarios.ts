/** What scenario pages share: queries, shapes, months, and amounts as people read and type them. */
import { queryOptions } from "@tanstack/react-query";
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { showMonth } from "@/lib/dates";
import { locale } from "@/lib/locale";
import { minorDigits, showNumber } from "@/lib/numbers";
import { parseNumber } from "@/sheet/numbers";

type Schemas = components["schemas"];
export type Scenario = Schemas["ScenarioView"];
export type Question = Schemas["ScenarioQuestion"];
export type Item = Schemas["ScenarioItem"];
export type Rule = Schemas["ScenarioRule"];
export type Amounts = Schemas["Amounts"];
export type Answer = Schemas["ScenarioAnswerView"];
export type Report = Schemas["ScenarioReport"];
export type Overlay = Schemas["OverlayView"];
export type OverlayItem = Schemas["OverlayItem"];
export type OverlayChanged = Schemas["OverlayChanged"];
export type Commit = Schemas["ScenarioCommitView"];
export type CommitChange = Schemas["CommitChange"];
export type CommittedItem = Schemas["CommittedItem"];
export type Applicable = Schemas["ApplicableItem"];
export type Preview = Schemas["ApplicationPreview"];
export type NotCarried = Schemas["NotCarried"];
export type Application = Schemas["ApplicationView"];
export type Wishes = Schemas["ScenarioWishes"];
export type Totals = Schemas["OverlayTotals"];
export type MovedItem = Schemas["MovedItem"];
export type Member = Schemas["ScenarioMemberView"];
export type Comparison = Schemas["OverlayComparison"];
export type Chosen = Schemas["ChosenProject"];
export type Notice = Schemas["SearchNotice"];

export const scenarioQuery = (id: string) =>
  queryOptions({
    queryKey: ["scenario", id],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/scenarios/{id}", { params: { path: { id } } }))) as Scenario,
  });

/** What a scenario takes from live, with what it wants otherwise. */
export const overlayQuery = (id: string) =>
  queryOptions({
    queryKey: ["scenario_overlay", id],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/scenarios/{id}/overlay", { params: { path: { id } } }),
      )) as Overlay,
  });

/** What has moved since the figures were taken, at this moment. */
export const movedQuery = (id: string, takenAt: string) =>
  queryOptions({
    queryKey: ["scenario_moved", id, takenAt],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/scenarios/{id}/moved", { params: { path: { id } } }),
      )) as MovedItem[],
  });

/** Who works on a scenario besides its owner. */
export const membersQuery = (id: string) =>
  queryOptions({
    queryKey: ["scenario_members", id],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/scenarios/{id}/members", { params: { path: { id } } }),
      )) as Member[],
  });

/** Scenarios, their ids with dots between them, side by side with live. */
export const comparisonQuery = (ids: string) =>
  queryOptions({
    queryKey: ["scenario_comparison", ids],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/scenario_comparison", { params: { query: { ids } } }),
      )) as Comparison,
    // Projects move while nobody looks here.
    staleTime: 0,
  });

/** The strategic baselines of a portfolio, or of the whole organisation, newest first. */
export const commitsQuery = (portfolio: string | undefined) =>
  queryOptions({
    queryKey: ["scenario_commits", portfolio],
    queryFn: async () =>
      (
        await ok(
          client.GET("/api/v1/scenario_commits", {
            params: { query: { portfolio_id: portfolio, limit: 20 } },
          }),
        )
      ).items as Commit[],
  });

/** What carrying a scenario into projects would do. */
export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ["scenario_preview", id],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/scenarios/{id}/application_preview", { params: { path: { id } } }),
      )) as Preview,
    // Projects move while nobody looks here.
    staleTime: 0,
  });

/** What of a scenario was carried into projects, newest first. */
export const applicationsQuery = (id: string) =>
  queryOptions({
    queryKey: ["scenario_applications", id],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/scenarios/{id}/applications", { params: { path: { id } } }),
      )) as Application[],
  });

/** The newest answer; asked again and again while it is searched for. Null: nothing was asked yet. */
export const answerQuery = (id: string) =>
  queryOptions({
    queryKey: ["scenario_answer", id],
    queryFn: async (): Promise<Answer | null> => {
      const { data, response } = await client.GET("/api/v1/scenarios/{id}/answer", {
        params: { path: { id } },
      });
      if (response.status === 404) return null;
      return ok(Promise.resolve({ data: data as Answer, response }));
    },
    refetchInterval: (query) => (query.state.data?.state === "running" ? 500 : false),
  });

/** Saves what a scenario asks; answers it as saved. */
export async function saveQuestion(scenario: Scenario, question: Question): Promise<Scenario> {
  return (await ok(
    client.PATCH("/api/v1/scenarios/{id}", {
      params: { path: { id: scenario.id }, header: ifMatch(scenario.version) },
      body: { question },
    }),
  )) as Scenario;
}

/** "Jan 2027" of the month so many months after `start` (such as 2027-01). */
export function monthAt(start: string, at: number): string {
  const [year, month] = start.split("-").map(Number);
  const number = month - 1 + at;
  return showMonth(year + Math.floor(number / 12), (number % 12) + 1);
}

export function monthNames(question: { start: string; months: number }): string[] {
  return Array.from({ length: question.months }, (_, at) => monthAt(question.start, at));
}

/** How amounts of one kind are shown and typed. */
export interface Unit {
  show: (amount: number) => string;
  /** Null for what is no number. */
  parse: (text: string) => number | null;
}

export function moneyUnit(currency: string): Unit {
  const digits = minorDigits(currency);
  return scaled(10 ** digits, digits);
}

/** Minutes, shown and typed as hours. */
export const HOURS: Unit = scaled(60, 2);

function scaled(factor: number, places: number): Unit {
  return {
    show: (amount) => showNumber(amount / factor, places),
    parse: (text) => {
      if (text.trim() === "") return 0;
      const number = parseNumber(text, locale());
      return number === null ? null : Math.round(number * factor);
    },
  };
}

export function total(lines: readonly Amounts[] | undefined): number {
  return (lines ?? []).reduce((all, one) => all + one.amounts.reduce((a, b) => a + b, 0), 0);
}

/** Shares as people read and type them: "50; 75". */
export const showShares = (percents: readonly number[] | undefined) =>
  (percents ?? []).map((percent) => showNumber(percent, 2)).join("; ");

/** "50; 75" as shares; null when one of them is no number. */
export function parseShares(text: string): number[] | null {
  const parts = text.split(/[;\s]+/).filter((part) => part !== "");
  const numbers = parts.map((part) => parseNumber(part.replace("%", ""), locale()));
  return numbers.some((one) => one === null) ? null : (numbers as number[]);
}
