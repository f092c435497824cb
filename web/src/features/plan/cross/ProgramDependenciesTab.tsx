import { useParams } from "@tanstack/react-router";
import { CrossPanel } from "./CrossPanel";

export default function ProgramDependenciesTab() {
  const { programId } = useParams({ strict: false }) as { programId: string };
  return <CrossPanel place={{ kind: "program", id: programId }} />;
}
