/** When one person of the plan works, for the chart's background. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { client, ok } from "@/api/client";
import { type CalendarData, type WorkingTime, workingTime } from "@/timeline/working";

export interface PersonHours {
  readonly name: string;
  readonly working: WorkingTime;
}

export function usePersonHours(projectId: string, person: string | undefined): PersonHours | null {
  const query = useQuery({
    queryKey: ["gantt", projectId, "hours", person],
    enabled: person !== undefined,
    queryFn: async () =>
      // Pairs arrive as arrays of two, which the schema cannot say.
      (await ok(
        client.GET("/api/v1/projects/{id}/working_time", {
          params: { path: { id: projectId }, query: { name: person ?? "" } },
        }),
      )) as unknown as CalendarData & { name: string },
  });
  const data = person === undefined ? undefined : query.data;
  return useMemo(() => (data ? { name: data.name, working: workingTime(data) } : null), [data]);
}
