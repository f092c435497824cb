/** The reader's own last step of staffing, which the server takes back. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";

/** What a step of staffing shows in. */
const SHOWN_IN = [
  "staffing_edits",
  "conflicts",
  "heatmap",
  "utilisation",
  "hiring",
  "staffing",
  "staffing_request",
  "staffing_requests",
];

/** The newest own step that stands, of one project or of all, and taking it back. */
export function useLastStep(projectId?: string) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ["staffing_edits", projectId ?? "all"],
    queryFn: () =>
      ok(
        client.GET("/api/v1/staffing_edits", {
          params: { query: { mine: true, project_id: projectId } },
        }),
      ),
  });
  const step = query.data?.items.find((one) => one.verb !== "undone" && one.may_undo) ?? null;
  const fresh = () =>
    Promise.all(SHOWN_IN.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const takeBack = (id: string) =>
    ok(client.POST("/api/v1/staffing_edits/{id}/undo", { params: { path: { id } } }));
  return { step, fresh, takeBack };
}
