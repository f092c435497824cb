/** The reader's own last step of staffing, which the server takes back. */
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";

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

type Steps = components["schemas"]["Listed_StaffingEditView"];

/** The newest that stands and can be taken back. */
const standing = (steps: Steps | undefined) =>
  steps?.items.find((one) => one.verb !== "undone" && one.may_undo) ?? null;

/** The newest own step that stands, of one project or of all, and taking it back. */
export function useLastStep(projectId?: string) {
  const queries = useQueryClient();
  const asked = queryOptions({
    queryKey: ["staffing_edits", projectId ?? "all"],
    queryFn: () =>
      ok(
        client.GET("/api/v1/staffing_edits", {
          params: { query: { mine: true, project_id: projectId } },
        }),
      ),
  });
  const step = standing(useQuery(asked).data);
  /** Asked anew: the id of the step that was done just now. */
  const newest = async () => standing(await queries.fetchQuery(asked))?.id ?? null;
  const fresh = () =>
    Promise.all(SHOWN_IN.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const takeBack = (id: string) =>
    ok(client.POST("/api/v1/staffing_edits/{id}/undo", { params: { path: { id } } }));
  return { step, fresh, newest, takeBack };
}
