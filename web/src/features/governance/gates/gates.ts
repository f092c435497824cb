/** Governance of a project and its gates, as the pages ask for them. */
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { GateFinding, GateReview, LifecyclePlace } from "@/api/nouns";
import type { Tone } from "@/ui/Mark";

export const placeQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["lifecycle_place", projectId],
    queryFn: async () => {
      const params = { path: { id: projectId } };
      return (await ok(
        client.GET("/api/v1/projects/{id}/lifecycle", { params }),
      )) as LifecyclePlace;
    },
    // What a gate asks hangs on every field of the project.
    staleTime: 0,
  });

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ["gate_review", id],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/gate_reviews/{id}", { params: { path: { id } } }),
      )) as GateReview,
  });

export const FINDING_TONES: Record<GateFinding["state"], Tone> = {
  met: "good",
  missing: "warn",
  waived: "info",
};

export const OUTCOME_TONES: Record<string, Tone> = {
  go: "good",
  conditional_go: "good",
  hold: "warn",
  recycle: "warn",
  kill: "bad",
};

/** A key for what was checked. */
export const checkedKey = ({ checked }: GateFinding): string => `${checked.what}.${checked.which}`;

/** Shows what a change of governance answered, and asks anew for what hangs on it. */
export function useRefreshPlace(): (place: LifecyclePlace | null) => void {
  const queries = useQueryClient();
  return (place) => {
    for (const key of ["gate_review", "approvals", "inbox", "lifecycle_compliance"]) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
    // Who may not see the thing is told nothing of where it stands.
    if (!place) return;
    queries.setQueryData(placeQuery(place.subject_id).queryKey, place);
    // Its stage may have followed.
    void queries.invalidateQueries({ queryKey: ["project", place.subject_id] });
  };
}
