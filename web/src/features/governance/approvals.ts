/** Approvals and the inbox as the pages ask for them. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Approval, BulkResult, InboxItem } from "@/api/nouns";

export type Choice = "approve" | "reject" | "return";

/** How much waits for the person who is signed in; 100 stands for more. */
export function useInboxCount(): number {
  const query = useQuery({
    queryKey: ["inbox", "count"],
    queryFn: async () => (await ok(client.GET("/api/v1/me/inbox/count"))).waiting,
    staleTime: 60_000,
  });
  return query.data ?? 0;
}

export function useApprovals(subjectKind: string, subjectId: string) {
  return useQuery({
    queryKey: ["approvals", subjectKind, subjectId],
    queryFn: async () => {
      const params = { query: { subject_kind: subjectKind, subject_id: subjectId } };
      return (await ok(client.GET("/api/v1/approvals", { params }))).items as Approval[];
    },
  });
}

/** Decides about many, and tells which were skipped and why. */
export async function decideMany(
  items: readonly InboxItem[],
  choice: Choice,
  reason: string,
): Promise<BulkResult[]> {
  const body = {
    choice,
    reason,
    items: items.map((one) => ({ approval_id: one.id, step: one.step, seat_id: one.seat_id })),
  };
  return (await ok(client.POST("/api/v1/approvals/decisions", { body }))).items as BulkResult[];
}

/** Asks anew for everything that a decision shows in. */
export function useRefreshApprovals(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const key of [
      "approvals",
      "inbox",
      "requests",
      "request",
      "request_queue",
      "request_history",
      "gate_review",
      "lifecycle_place",
      "project",
    ]) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
  };
}
