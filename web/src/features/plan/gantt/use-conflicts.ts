/** Which tasks have constraints that contradict each other or their dependencies. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { client, ok } from "@/api/client";
import type { Diagnostic } from "@/api/nouns";
import type { Plan } from "@/timeline/plan";

/** What the engine calls it when a constraint, a fixed date and a dependency cannot all hold. */
const CONTRADICTIONS = new Set([
  "schedule.constraint_missed",
  "schedule.constraint_beats_link",
  "schedule.manual_before_predecessor",
]);

export function useConflicts(projectId: string, plan: Plan, on: boolean): Uint8Array | null {
  const query = useQuery({
    queryKey: ["diagnostics", projectId],
    queryFn: async () =>
      (
        await ok(
          client.GET("/api/v1/projects/{id}/diagnostics", { params: { path: { id: projectId } } }),
        )
      ).items as Diagnostic[],
    enabled: on,
  });
  return useMemo(() => (query.data ? conflictMask(plan, query.data) : null), [plan, query.data]);
}

export function conflictMask(
  plan: Pick<Plan, "id" | "count">,
  found: readonly Pick<Diagnostic, "code" | "task_id">[],
): Uint8Array {
  const ids = new Set<string>();
  for (const item of found) {
    if (item.task_id && CONTRADICTIONS.has(item.code)) ids.add(item.task_id);
  }
  return Uint8Array.from({ length: plan.count }, (_, task) => (ids.has(plan.id[task]) ? 1 : 0));
}
