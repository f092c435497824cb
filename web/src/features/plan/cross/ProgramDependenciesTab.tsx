import { useParams } from "@tanstack/react-router";
import { ProgramDependencies } from "../give-gets/DependencyPanels";

export default function ProgramDependenciesTab() {
  const { programId } = useParams({ strict: false }) as { programId: string };
  return <ProgramDependencies id={programId} />;
}
