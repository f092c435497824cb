/** Decisions as the pages ask for them, and the words for them. */
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Decision, DecisionItem, MyAction, Page } from "@/api/nouns";
import type { Tone } from "@/ui/Mark";
import { t } from "./texts";

export const DECISION_KINDS = [
  "decision",
  "gate",
  "request",
  "change",
  "commit",
  "application",
] as const;

/** What a decision of the log may be about when it is written down on its own page. */
export const SUBJECT_KINDS = ["portfolio", "program", "project", "request", "scenario"] as const;

export type Vote = "for" | "against" | "abstain";
export const VOTES: readonly Vote[] = ["for", "against", "abstain"];

/** What something new is about. */
export interface About {
  kind: string;
  id: string;
  name: string;
}

export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: ["decision", id],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/decisions/{id}", { params: { path: { id } } }))) as Decision,
  });

export const myActionsQuery = queryOptions({
  queryKey: ["decisions", "mine"],
  queryFn: async () => (await ok(client.GET("/api/v1/me/actions"))).items as MyAction[],
});

export type DecisionFilter = Record<string, string | number | boolean | undefined>;

export async function loadDecisions(
  filter: DecisionFilter,
  after?: string,
): Promise<Page<DecisionItem>> {
  const params = { query: listQuery(filter, after) };
  return (await ok(client.GET("/api/v1/decisions", { params }))) as Page<DecisionItem>;
}

/** Shows what a change of a decision answered, and asks anew for what hangs on it. */
export function useRefreshDecisions(): (decision?: Decision) => void {
  const queries = useQueryClient();
  return (decision) => {
    if (decision) queries.setQueryData(decisionQuery(decision.id).queryKey, decision);
    for (const key of ["decisions", "inbox"]) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
    // Another decision may be superseded by this one.
    void queries.invalidateQueries({
      queryKey: ["decision"],
      predicate: ({ queryKey }) => queryKey[1] !== decision?.id,
    });
  };
}

const TONES: Record<DecisionItem["state"], Tone> = {
  open: "warn",
  decided: "good",
  superseded: "plain",
  undone: "plain",
};

export const stateTone = (state: string): Tone => TONES[state as DecisionItem["state"]] ?? "plain";

/** What was decided, in words; what is proposed at a gate that waits. */
export function outcomeText(item: DecisionItem): string {
  if (item.kind === "decision" || !item.outcome) return item.outcome;
  const outcome = t(`decision.outcome.${item.outcome}`);
  return item.state === "open" ? t("decision.proposed", { outcome }) : outcome;
}

/** "2 open, 1 overdue"; empty when there is nothing to do. */
export function actionsText(item: DecisionItem): string {
  if (item.open_actions === 0) return "";
  if (item.overdue_actions === 0) return t("decision.actions", { count: item.open_actions });
  return t("decision.actions_overdue", {
    open: item.open_actions,
    overdue: item.overdue_actions,
  });
}

/** Where a file of the server is, with what was asked. */
export function fileAddress(
  path: string,
  query: Record<string, string | number | boolean | undefined>,
): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "" && value !== false) parts.set(name, String(value));
  }
  const text = parts.toString();
  return `/api/v1/${path}${text ? `?${text}` : ""}`;
}
