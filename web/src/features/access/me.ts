/** Who is signed in and what they may do. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Me } from "@/api/nouns";

export type PermissionKey =
  | "organisation.manage"
  | "user.view"
  | "user.manage"
  | "role.view"
  | "role.manage"
  | "portfolio.view"
  | "portfolio.manage"
  | "program.view"
  | "program.manage"
  | "project.view"
  | "project.create"
  | "project.manage"
  | "task.edit"
  | "progress.edit"
  | "progress.report_own"
  | "comment.write"
  | "baseline.manage"
  | "calendar.view"
  | "calendar.manage"
  | "resource.view"
  | "allocation.view"
  | "allocation.edit"
  | "staffing.answer"
  | "resource.manage"
  | "leave.manage"
  | "rate.view"
  | "rate.manage"
  | "import.run"
  | "request.view"
  | "request.triage"
  | "request.configure"
  | "approval.configure"
  | "change.view"
  | "scoring.configure"
  | "scoring.assess"
  | "strategy.view"
  | "strategy.edit"
  | "scenario.view"
  | "scenario.edit"
  | "lifecycle.configure"
  | "plan_type.configure"
  | "gate.ask"
  | "gate.waive";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async (): Promise<Me> => (await ok(client.GET("/api/v1/me"))) as Me,
  staleTime: 5 * 60_000,
  retry: false,
});

export function useMe(): Me | undefined {
  return useQuery(meQuery).data;
}

/** Whether the person may do this somewhere; the server decides for each thing. */
export function useCan(): (permission: PermissionKey) => boolean {
  const me = useMe();
  return (permission) => me?.permissions.includes(permission) ?? false;
}

/**
 * Whether the person may report progress on what these people, by name, are assigned to. The server
 * goes by who they are; names are enough for what is offered.
 */
export function useMayReport(): (people: readonly string[]) => boolean {
  const me = useMe();
  const can = useCan();
  return (people) =>
    can("progress.edit") ||
    (can("progress.report_own") && (me?.people.some((own) => people.includes(own.name)) ?? false));
}
