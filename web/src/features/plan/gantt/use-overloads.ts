/** Who of a plan is asked for more than they have; asked again when the plan changes. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Overloads } from "@/api/nouns";

const NOBODY: readonly string[] = [];

export function useOverloads(projectId: string, on: boolean) {
  return useQuery({
    queryKey: ["overloads", projectId],
    enabled: on,
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/projects/{id}/overloads", {
          params: { path: { id: projectId }, query: { limit: 200 } },
        }),
      )) as Overloads,
  });
}

/** The tasks that have a part in an overload. */
export function overloadedTasks(overloads: Overloads | undefined): readonly string[] {
  return overloads?.task_ids ?? NOBODY;
}
