import { queryOptions } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { GanttData } from "./data";

/** The whole plan of a project in columns; the Gantt and the checks share it. */
export function ganttQuery(id: string) {
  return queryOptions({
    queryKey: ["gantt", id],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/projects/{id}/gantt", {
          params: { path: { id }, query: { more: true } },
        }),
        // Pairs arrive as arrays of two, which the schema cannot say.
      )) as unknown as GanttData,
    structuralSharing: false,
  });
}
