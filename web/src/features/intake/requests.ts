/** Requests as the pages ask for them, and the words for where they are. */
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page, QueueCount, Request, RequestItem, RequestType } from "@/api/nouns";
import { locale } from "@/lib/locale";
import { minorDigits } from "@/lib/numbers";
import type { Tone } from "@/ui/Mark";
import type { Option } from "@/ui/RemoteSelect";
import { t } from "./texts";

export const STATES = [
  "submitted",
  "triage",
  "assessment",
  "decision",
  "returned",
  "approved",
  "deferred",
  "rejected",
  "merged",
  "converted",
] as const;

/** Where requests wait for somebody to go on with them. */
export const WAITING: readonly string[] = [
  "submitted",
  "triage",
  "assessment",
  "decision",
  "returned",
];

const TONES: Record<string, Tone> = {
  draft: "plain",
  submitted: "info",
  triage: "info",
  assessment: "info",
  decision: "warn",
  returned: "warn",
  approved: "good",
  deferred: "plain",
  rejected: "bad",
  merged: "plain",
  converted: "good",
};

export const stateTone = (state: string): Tone => TONES[state] ?? "plain";

export const requestTypesQuery = queryOptions({
  queryKey: ["request_types"],
  queryFn: async () => (await ok(client.GET("/api/v1/request_types"))).items as RequestType[],
});

export const queueQuery = queryOptions({
  queryKey: ["request_queue"],
  queryFn: async () => (await ok(client.GET("/api/v1/requests/queue"))).items as QueueCount[],
});

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ["request", id],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/requests/{id}", { params: { path: { id } } }))) as Request,
  });

export async function loadRequestPage(
  filter: Record<string, string | boolean | undefined>,
  after?: string,
): Promise<Page<RequestItem>> {
  const params = { query: listQuery(filter, after) };
  return (await ok(client.GET("/api/v1/requests", { params }))) as Page<RequestItem>;
}

/** Requests that another can be merged into. */
export async function loadMergeTargets(q: string): Promise<Option[]> {
  const state = "submitted,triage,assessment,decision,returned,approved,deferred,converted";
  const page = await loadRequestPage({ q, state, sort: "title" });
  return page.items.map((one) => ({ value: one.id, label: `${nameOf(one)} ${one.title}` }));
}

/** Names of those who can sign in, by two letters or more. */
export async function loadDirectory(q: string): Promise<Option[]> {
  const page = await ok(client.GET("/api/v1/directory", { params: { query: { q } } }));
  return page.items.map((one) => ({ value: one.id, label: one.name }));
}

/** "R-12" */
export const nameOf = (request: { number: number }): string => `R-${request.number}`;

/** Who asks, also when that is somebody who cannot sign in. */
export const requesterOf = (request: RequestItem): string =>
  request.guest ? t("intake.guest", { name: request.guest.name }) : (request.requester?.name ?? "");

/** "€1,250", "€1,250.50": an amount in minor units. */
export function showMinor(minor: number | null | undefined, currency: string): string {
  if (minor === null || minor === undefined || !currency) return "";
  const format = new Intl.NumberFormat(locale(), {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  } as Intl.NumberFormatOptions);
  return format.format(minor / 10 ** minorDigits(currency));
}

/** "today", "3 days" */
export const showDays = (days: number): string =>
  days === 0 ? t("intake.today") : t("intake.days", { count: days });

/** Asks anew for everything that a change of a request shows in. */
export function useRefreshRequests(): (request?: Request) => void {
  const queries = useQueryClient();
  return (request) => {
    if (request) queries.setQueryData(requestQuery(request.id).queryKey, request);
    for (const key of ["requests", "request_queue", "request_history", "approvals", "inbox"]) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
    if (!request) void queries.invalidateQueries({ queryKey: ["request"] });
  };
}
