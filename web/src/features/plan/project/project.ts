/** One project, shared by all its tabs. */
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import type { Project } from "@/api/nouns";

export function useProjectId(): string {
  return (useParams({ strict: false }) as { projectId: string }).projectId;
}

export function useProject(id: string): UseQueryResult<Project> {
  return useQuery({
    queryKey: ["project", id],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/projects/{id}", { params: { path: { id } } }))) as Project,
    // Its dates are on their way.
    refetchInterval: ({ state }) => (state.data?.recomputing ? 1000 : false),
  });
}
