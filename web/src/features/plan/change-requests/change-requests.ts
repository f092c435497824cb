/** Change requests as the pages ask for them, and the words for them. */
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page } from "@/api/nouns";
import { ApiProblem } from "@/api/problem";
import type { components } from "@/api/schema";
import { minorOf } from "@/features/governance/routes/routes";
import { showMinor } from "@/features/intake/requests";
import { locale } from "@/lib/locale";
import type { Tone } from "@/ui/Mark";
import { refreshPlan } from "../effect";
import { t } from "./texts";

export type ChangeRequest = components["schemas"]["ChangeRequestView"];
export type ChangeRequestItem = components["schemas"]["ChangeRequestItem"];
export type Impact = components["schemas"]["ChangeImpact"];
export type ProposedEdit = components["schemas"]["ProposedEdit"];

export const STATES = [
  "draft",
  "assessing",
  "deciding",
  "approved",
  "implemented",
  "rejected",
  "deferred",
  "withdrawn",
] as const;
export const CATEGORIES = ["scope", "schedule", "cost", "quality", "regulation", "other"] as const;
export const RISKS = ["lower", "same", "higher"] as const;

export const changeRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ["change_request", id],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/change_requests/{id}", { params: { path: { id } } }),
      )) as ChangeRequest,
  });

/** What the edits of a request do to the plan as it is now. */
export const impactQuery = (request: ChangeRequest) =>
  queryOptions({
    queryKey: ["change_impact", request.project.id, request.id, request.version],
    queryFn: async () =>
      (await ok(
        client.POST("/api/v1/change_requests/{id}/impact", {
          params: { path: { id: request.id } },
          body: {},
        }),
      )) as Impact,
  });

export async function loadChangeRequests(
  projectId: string,
  filter: Record<string, string | undefined>,
  after?: string,
): Promise<Page<ChangeRequestItem>> {
  const params = { path: { id: projectId }, query: listQuery(filter, after) };
  return (await ok(
    client.GET("/api/v1/projects/{id}/change_requests", { params }),
  )) as Page<ChangeRequestItem>;
}

/** What one can do with a request, besides writing it. */
export const MOVES = [
  "submit",
  "send_back",
  "ask",
  "decide",
  "defer",
  "reopen",
  "withdraw",
  "implement",
] as const;
export type Move = (typeof MOVES)[number];

/** Makes a move; what else it takes stands in `body`. */
export async function move(
  request: ChangeRequest,
  name: Move,
  body: Record<string, unknown>,
): Promise<ChangeRequest> {
  const path = `/api/v1/change_requests/{id}/${name}` as "/api/v1/change_requests/{id}/submit";
  const params = { path: { id: request.id }, header: ifMatch(request.version) };
  return (await ok(client.POST(path, { params, body: body as never }))) as ChangeRequest;
}

export async function write(
  request: ChangeRequest,
  body: Record<string, unknown>,
): Promise<ChangeRequest> {
  const params = { path: { id: request.id }, header: ifMatch(request.version) };
  return (await ok(
    client.PATCH("/api/v1/change_requests/{id}", { params, body: body as never }),
  )) as ChangeRequest;
}

/** Shows what a change of a request answered, and asks anew for what hangs on it. */
export function useRefreshChangeRequests(): (request: ChangeRequest) => void {
  const queries = useQueryClient();
  return (request) => {
    queries.setQueryData(changeRequestQuery(request.id).queryKey, request);
    for (const key of [
      "change_requests",
      "change_request_history",
      "change_impact",
      "approvals",
      "inbox",
      "decisions",
    ]) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
    if (request.state === "implemented") refreshPlan(queries, request.project.id);
  };
}

const TONES: Record<string, Tone> = {
  draft: "plain",
  assessing: "info",
  deciding: "warn",
  approved: "good",
  implemented: "good",
  rejected: "bad",
  deferred: "plain",
  withdrawn: "plain",
};

export const stateTone = (state: string): Tone => TONES[state] ?? "plain";

/** "+3", "−1.5"; with an own sign, so that nobody reads a change as an amount. */
export function signed(number: number): string {
  const format = new Intl.NumberFormat(locale(), {
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  });
  return format.format(number);
}

/** "+3 days", "no change"; empty without edits. */
export function daysText(days: number | null | undefined): string {
  if (days === null || days === undefined) return "";
  if (days === 0) return t("change_request.same");
  return t("change_request.days", { count: Math.abs(days), days: signed(days) });
}

/** "+12 h" */
export function hoursText(minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined) return "";
  return minutes === 0
    ? t("change_request.same")
    : t("change_request.hours", { hours: signed(minutes / 60) });
}

/** "+€1,200"; a word where it may not be seen. */
export function moneyText(
  minor: number | null | undefined,
  currency: string,
  hidden: boolean,
): string {
  if (minor === null || minor === undefined) return hidden ? t("change_request.hidden") : "";
  return `${minor > 0 ? "+" : ""}${showMinor(minor, currency)}`;
}

/** An amount as typed, of either sign, in minor units; null when nothing was typed. */
export function deltaOf(text: string, currency: string): number | null {
  const plain = text.trim().replace(/^[−–]/, "-");
  if (plain === "") return null;
  const minor = minorOf(plain.replace(/^[-+]/, ""), currency);
  if (minor === null) throw new ApiProblem(-1, { detail: t("change_request.bad_amount") });
  return plain.startsWith("-") ? -minor : minor;
}

/** An edit in words. */
export function editText(edit: ProposedEdit): string {
  switch (edit.kind) {
    case "set_task":
      return [
        edit.duration && t("change_request.edit.duration", { value: edit.duration }),
        edit.work && t("change_request.edit.work", { value: edit.work }),
        edit.start && t("change_request.edit.start", { value: edit.start.replace("T", " ") }),
      ]
        .filter(Boolean)
        .join(", ");
    case "add_task":
      return [
        edit.duration || t("change_request.edit.one_day"),
        edit.work && t("change_request.edit.work", { value: edit.work }),
        edit.after_name && t("change_request.edit.after", { name: edit.after_name }),
      ]
        .filter(Boolean)
        .join(", ");
    case "remove_task":
      return t("change_request.edit.with_below");
    case "link":
      return t("change_request.edit.waits", {
        name: edit.predecessor_name ?? "",
        link: [edit.link ?? "FS", edit.lag].filter(Boolean).join(" "),
      });
    default:
      return t("change_request.edit.waits_no_more", { name: edit.predecessor_name ?? "" });
  }
}

/** The task that an edit is about. */
export const editTask = (edit: ProposedEdit): string =>
  (edit.kind === "link" || edit.kind === "unlink" ? edit.successor_name : edit.task_name) ?? "";
