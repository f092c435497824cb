import { client, ok } from "@/api/client";
import type { Page, PlanEdit } from "@/api/nouns";
import { type PageList, usePages } from "@/ui/grid/pages";

/** Edits of a plan, or of one of its tasks, newest first. */
export function useEditHistory(projectId: string, taskId?: string): PageList<PlanEdit> {
  return usePages<PlanEdit>(["edits", projectId, taskId ?? null], async (after) => {
    const query = { after, task_id: taskId, limit: taskId ? 10 : 50 };
    const params = { path: { id: projectId }, query };
    return (await ok(client.GET("/api/v1/projects/{id}/edits", { params }))) as Page<PlanEdit>;
  });
}
