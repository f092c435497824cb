import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { client, ok } from "@/api/client";
import type { GanttData } from "@/features/plan/gantt/data";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { t } from "./texts";

export interface ProgramGantt extends Pick<GanttData, "tasks" | "dependencies" | "calendars"> {
  program: { id: string; name: string };
  external_links: GanttData["external_links"];
  projects: { id: string; name: string }[];
  project: number[];
  detail: "tasks" | "summaries" | "projects";
  task_count: number;
}

const ProgramGanttView = lazy(() => import("./ProgramGanttView"));

export default function ProgramGanttTab() {
  const { programId } = useParams({ strict: false }) as { programId: string };
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ["gantt", "program", programId],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/programs/{id}/gantt", { params: { path: { id: programId } } }),
      )) as unknown as ProgramGantt,
    structuralSharing: false,
  });
  if (query.isError && !query.data) {
    return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  }
  const data = query.data;
  if (!data) return <LoadingBlock lines={14} />;
  if (data.projects.length === 0) {
    return <EmptyState title={t("portfolio.no_projects")} text={t("portfolio.no_projects_text")} />;
  }
  /** The line's project, with the task opened when the line is one. */
  function open(line: string) {
    const project = data?.projects[data.project[data.tasks.id.indexOf(line)]];
    if (!project) return;
    const search = project.id === line ? {} : { task: line };
    void navigate({
      to: "/projects/$projectId/gantt",
      params: { projectId: project.id },
      search: search as never,
    });
  }
  return (
    <Suspense fallback={<LoadingBlock lines={14} />}>
      <ProgramGanttView data={data} onOpen={open} />
    </Suspense>
  );
}
