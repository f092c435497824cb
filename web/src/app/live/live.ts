/**
 * Live updates: the server's change events refresh what is on screen, and the last change by
 * someone else is kept for the small "updated by" hint.
 */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { meQuery } from "@/features/access/me";
import { catchUp, isOwnEdit, isSaving } from "@/features/plan/gantt/use-edits";

export interface ChangeEvent {
  seq: number;
  noun: string;
  noun_id: string;
  verb: string;
  project_id: string | null;
  actor_id: string | null;
  /** The edit of a plan it was a part of. */
  edit_id: string | null;
}

type Heard = ChangeEvent & { heardAt: number };

let last: Heard | null = null;
const listeners = new Set<() => void>();

/** Which cached lists a noun appears in; anything else of a project is found by its id. */
const LISTS: Record<string, string[]> = {
  portfolio: ["portfolios", "portfolio"],
  program: ["programs", "program", "portfolios", "portfolio"],
  project: [
    "projects",
    "templates",
    "project",
    "portfolios",
    "programs",
    "my-tasks",
    "change_request",
  ],
  task: ["tasks", "projects", "my-tasks"],
  dependency: ["tasks"],
  cross_dependency: ["cross", "gantt", "task", "give_gets"],
  give_get: ["give_gets", "give_get", "cross", "inbox", "register"],
  assignment: ["tasks", "my-tasks", "my-schedule"],
  baseline: ["projects"],
  calendar: ["calendars", "calendar"],
  resource: ["resources", "resource", "heatmap", "conflicts", "utilisation"],
  allocation: [
    "staffing",
    "heatmap",
    "conflicts",
    "utilisation",
    "hiring",
    "staffing_edits",
    "staffing_comparison",
  ],
  staffing_request: ["staffing_requests", "staffing_request", "hiring"],
  staffing_proposal: ["staffing_requests", "staffing_request"],
  staffing_policy: ["staffing_policy", "staffing_request"],
  staffing_snapshot: ["staffing_snapshots"],
  capacity_policy: ["heatmap", "conflicts", "utilisation"],
  team: ["teams"],
  job_role: ["job_roles"],
  location: ["locations"],
  resource_term: ["resource", "my-schedule"],
  resource_role: ["resources", "resource"],
  resource_rate: ["resource"],
  skill: ["skills"],
  resource_skill: ["resource", "skills"],
  leave: ["resources", "resource", "leave", "my-schedule"],
  user: ["users", "user"],
  role: ["roles"],
  role_grant: ["role_grants"],
  organisation: ["organisation", "me"],
  comment: ["comments"],
  attachment: ["attachments", "comments"],
  notification: ["notifications"],
  outbox: ["outbox"],
  saved_view: ["saved_views"],
  custom_field: ["custom_fields"],
  scoring_model: ["scoring_models", "scoring_model", "scoring_versions"],
  assessment: [
    "ranking",
    "assessments",
    "sensitivity",
    "ranking_comparison",
    "request",
    "requests",
  ],
  pairwise_comparison: ["comparisons"],
  objective: ["objectives", "alignment_report"],
  key_result: ["objectives"],
  driver: ["drivers"],
  alignment: ["alignments", "aligned", "alignment_report"],
  business_case: ["business_case", "case_versions", "alignment_report"],
  charter: ["charter"],
  scenario: ["scenarios", "scenario", "scenario_answer", "scenario_overlay"],
  scenario_item: ["scenario_overlay"],
  scenario_commit: ["scenario_commits", "decisions"],
  scenario_application: ["scenario_applications", "scenario_preview", "decisions"],
  scenario_answer: ["scenario_answer"],
  import: ["imports", "import"],
  job: ["jobs", "project"],
  inbox: ["inbox", "decisions", "requests", "request", "request_history", "approvals"],
  request: [
    "requests",
    "request",
    "request_queue",
    "request_history",
    "decisions",
    "ranking",
    "sensitivity",
    "ranking_comparison",
  ],
  request_type: ["request_types", "request_type"],
  approval: ["approvals"],
  approval_route: ["approval_routes", "approval_route"],
  approval_delegate: ["substitutes", "inbox"],
  lifecycle: ["lifecycles", "lifecycle", "lifecycle_revisions"],
  lifecycle_place: [
    "lifecycle_place",
    "lifecycle_compliance",
    "lifecycle_revisions",
    "lifecycle_kpis",
  ],
  gate_evidence: ["lifecycle_place"],
  gate_waiver: ["lifecycle_place"],
  gate_review: ["lifecycle_place", "gate_review", "decisions"],
  gate_condition: ["lifecycle_place", "gate_review", "decisions"],
  gate_score: ["gate_review"],
  decision: ["decisions", "decision"],
  decision_member: ["decisions", "decision"],
  decision_action: ["decisions", "decision"],
  change_request: [
    "change_requests",
    "change_request",
    "change_request_history",
    "change_impact",
    "inbox",
    "decisions",
  ],
  pmo_type: ["pmo_types", "lifecycle_place"],
};

/** What is beside the plan: news of it changes no dates. */
const BESIDE = new Set([
  "comment",
  "attachment",
  "notification",
  "lifecycle_place",
  "lifecycle_deviation",
  "gate_evidence",
  "gate_waiver",
  "gate_review",
  "gate_condition",
  "gate_score",
  "decision",
  "give_get",
  "change_request",
  "decision_member",
  "decision_action",
]);

function refresh(queries: QueryClient, event: ChangeEvent): void {
  // The page's own edit has brought its news with the answer.
  if (event.project_id && event.edit_id && isOwnEdit(event.project_id, event.edit_id)) return;
  for (const key of LISTS[event.noun] ?? []) void queries.invalidateQueries({ queryKey: [key] });
  if (event.noun !== "notification" && event.noun !== "inbox")
    void queries.invalidateQueries({ queryKey: ["changes"] });
  if (event.project_id && !BESIDE.has(event.noun)) {
    // A task is known by its own id; the open one may be of this project.
    void queries.invalidateQueries({ queryKey: ["task"] });
    // A step of a plan brings the rows it changed; anything else may have changed every row.
    if (!event.edit_id || !catchUp(event.project_id)) {
      void queries.invalidateQueries({ queryKey: ["gantt", event.project_id] });
    }
    for (const key of [
      "project",
      "lifecycle_place",
      "checks",
      "diagnostics",
      "baselines",
      "edits",
      "overloads",
      "change_impact",
    ]) {
      void queries.invalidateQueries({ queryKey: [key, event.project_id] });
    }
  }
}

/** Opens the event stream while someone is signed in; the browser reconnects and resumes itself. */
export function useLiveUpdates(on: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!on) return;
    const source = new EventSource("/api/v1/events");
    const waiting = new Map<string, ChangeEvent>();
    let timer = 0;
    const flush = () => {
      timer = 0;
      for (const [key, event] of waiting) {
        // News can overtake the answer to the edit that made it.
        if (event.edit_id && event.project_id && isSaving(event.project_id)) continue;
        waiting.delete(key);
        refresh(queries, event);
      }
      if (waiting.size > 0) timer = window.setTimeout(flush, 400);
    };
    source.addEventListener("change", (message) => {
      const event = JSON.parse((message as MessageEvent<string>).data) as ChangeEvent;
      // One import can change thousands of nouns: a burst becomes one refresh per kind.
      waiting.set(`${event.noun}|${event.project_id}|${event.edit_id}`, event);
      // What people say comes alone, and is waited for.
      const soon = BESIDE.has(event.noun) ? 60 : 400;
      if (timer === 0) timer = window.setTimeout(flush, soon);
      const me = queries.getQueryData(meQuery.queryKey);
      if (event.actor_id && event.actor_id !== me?.user.id) {
        last = { ...event, heardAt: Date.now() };
        for (const listener of listeners) listener();
      }
    });
    return () => {
      source.close();
      window.clearTimeout(timer);
    };
  }, [on, queries]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The last change someone else made to a project while this page was open. */
export function useLastChange(projectId: string): Heard | null {
  const heard = useSyncExternalStore(subscribe, () => last);
  return heard && heard.project_id === projectId ? heard : null;
}
