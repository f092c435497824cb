/** What the person who is signed in has to do, and how they report on it. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { MyTask, MyTasks, Task } from "@/api/nouns";
import { isStale } from "@/api/problem";
import { weekEnd } from "@/lib/dates";

const PAGE = 50;

export const SHOWN = ["unfinished", "week", "late", "all"] as const;
export type Shown = (typeof SHOWN)[number];

const FILTERS: Record<Shown, () => Record<string, string | boolean>> = {
  unfinished: () => ({ unfinished: true }),
  // What should be done when the week is over, what is overdue included.
  week: () => ({ unfinished: true, finish_to: weekEnd() }),
  late: () => ({ late: true }),
  all: () => ({}),
};

export const MY_TASKS = "my-tasks";

export function useMyTasks(shown: Shown) {
  return useInfiniteQuery({
    queryKey: [MY_TASKS, shown],
    queryFn: async ({ pageParam }) => {
      const after = pageParam ? { after: pageParam } : {};
      const query = { limit: PAGE, ...FILTERS[shown](), ...after };
      return (await ok(client.GET("/api/v1/me/tasks", { params: { query } }))) as MyTasks;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** What a report says; times are civil, the rest as people write it. */
export interface Progress {
  percent: number | string;
  actual_start: string;
  actual_finish: string;
  remaining: string;
}

/** Reports progress on one task as one step of its plan; only what differs is sent. */
export async function report(
  task: MyTask,
  version: number,
  before: Progress,
  now: Progress,
): Promise<unknown> {
  const fields: Record<string, unknown> = {};
  if (now.percent !== before.percent) fields.percent_complete = Number(now.percent);
  if (now.actual_start !== before.actual_start) fields.actual_start = now.actual_start || null;
  if (now.actual_finish !== before.actual_finish) fields.actual_finish = now.actual_finish || null;
  if (now.remaining !== before.remaining) fields.remaining_duration_text = now.remaining;
  const changes = [{ do: "set", task: task.id, version, fields }];
  return ok(
    client.POST("/api/v1/projects/{id}/edits", {
      params: { path: { id: task.project.id } },
      body: { changes } as never,
    }),
  );
}

/** The task as someone else left it in the meantime, if that is why a report was refused. */
export function theirsOf(error: unknown): Task | null {
  if (!isStale(error) || !Array.isArray(error.current)) return null;
  return (error.current[0] as Task | undefined) ?? null;
}
