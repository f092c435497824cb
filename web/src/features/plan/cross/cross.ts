/** Dependencies between projects: where they are asked for, and how their state reads. */
import { infiniteQueryOptions } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { CrossDependency, Page } from "@/api/nouns";
import { t } from "@/i18n/t";

export interface CrossPlace {
  kind: "project" | "program";
  id: string;
  /** Only those of this task. */
  task?: string;
  /** Only those that someone has to do something about. */
  conflicts?: boolean;
}

const PATHS = {
  project: {
    all: "/api/v1/projects/{id}/cross_dependencies",
    conflicts: "/api/v1/projects/{id}/dependency_conflicts",
  },
  program: {
    all: "/api/v1/programs/{id}/cross_dependencies",
    conflicts: "/api/v1/programs/{id}/dependency_conflicts",
  },
} as const;

export function crossQuery(place: CrossPlace) {
  const path = PATHS[place.kind][place.conflicts ? "conflicts" : "all"];
  return infiniteQueryOptions({
    queryKey: ["cross", place],
    queryFn: async ({ pageParam }) =>
      (await ok(
        client.GET(path, {
          params: {
            path: { id: place.id },
            query: { task_id: place.task, after: pageParam ?? undefined, limit: 50 } as never,
          },
        }),
      )) as Page<CrossDependency>,
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<CrossDependency>) => page.next ?? null,
  });
}

/** "Agreed", "Proposed", or nothing where no date was asked for. */
export function agreementText(link: CrossDependency): string | null {
  if (!link.agreed_date) return null;
  return t(link.agreed_at ? "plan.cross.agreed" : "plan.cross.proposed");
}
