import { useProjectId } from "../project/project";
import { CrossPanel } from "./CrossPanel";

export default function ProjectDependenciesTab() {
  return <CrossPanel place={{ kind: "project", id: useProjectId() }} />;
}
