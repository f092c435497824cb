/** The baseline that the chart shows, as it stands in the URL. */
import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Baseline } from "@/api/nouns";
import { type BaselineDates, NO_BASELINE } from "./overlay-columns";

/** In the URL for no baseline at all; nothing stands for slot 0, the usual one. */
export const NONE = "none";

export function useBaselines(projectId: string) {
  return useQuery({
    queryKey: ["baselines", projectId],
    queryFn: async () =>
      (
        await ok(
          client.GET("/api/v1/projects/{id}/baselines", { params: { path: { id: projectId } } }),
        )
      ).items as Baseline[],
  });
}

/** Dates to show instead of the usual baseline's; null for the usual one. */
export function useBaselineDates(
  projectId: string,
  chosen: string | undefined,
): BaselineDates | null {
  const slot = Number(chosen);
  const other = chosen !== undefined && chosen !== NONE && slot > 0;
  const query = useQuery({
    queryKey: ["baselines", projectId, "dates", slot],
    enabled: other,
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/projects/{id}/baseline_dates", {
          params: { path: { id: projectId }, query: { slot } },
        }),
      )) as BaselineDates,
  });
  if (chosen === NONE) return NO_BASELINE;
  return other ? (query.data ?? NO_BASELINE) : null;
}
