import { useParams } from "@tanstack/react-router";
import { ProjectGrid } from "@/features/plan/projects/ProjectGrid";
import { EmptyState } from "@/ui/states";
import { t } from "./texts";

export default function ProgramProjectsTab() {
  const { programId } = useParams({ strict: false }) as { programId: string };
  return (
    <ProjectGrid
      within={{ program_id: programId }}
      without={["program", "portfolio"]}
      empty={
        <EmptyState title={t("portfolio.no_projects")} text={t("portfolio.no_projects_text")} />
      }
    />
  );
}
