import { Stack } from "@mantine/core";
import { useCan } from "@/features/access/me";
import { FromRequest } from "@/features/intake/FromRequest";
import { AlignmentSection } from "@/features/strategy/AlignmentSection";
import { t } from "@/i18n/t";
import { Section } from "@/ui/Section";
import { LoadingBlock } from "@/ui/states";
import { DeleteProject } from "./DeleteProject";
import { ListingsSection } from "./ListingsSection";
import { ProjectForm } from "./ProjectForm";
import { useProject, useProjectId } from "./project";

export default function DetailsTab() {
  const project = useProject(useProjectId()).data;
  const can = useCan();
  if (!project) return <LoadingBlock />;
  const manage = can("project.manage");
  return (
    <Stack maw={860}>
      <Section
        title={t("plan.settings.title")}
        hint={manage ? undefined : t("plan.settings.read_only")}
      >
        <ProjectForm key={project.id} project={project} disabled={!manage} />
      </Section>
      {project.is_template ? null : (
        <ListingsSection key={`listings-${project.id}`} project={project} disabled={!manage} />
      )}
      {project.is_template ? null : <AlignmentSection kind="project" id={project.id} />}
      <FromRequest projectId={project.id} />
      {manage ? <DeleteProject project={project} /> : null}
    </Stack>
  );
}
