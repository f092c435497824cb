import { useCan } from "@/features/access/me";
import { ProjectDependencies } from "../give-gets/DependencyPanels";
import { useProjectId } from "../project/project";

export default function ProjectDependenciesTab() {
  return <ProjectDependencies id={useProjectId()} editable={useCan()("task.edit")} />;
}
