import { useParams } from "@tanstack/react-router";
import { AlignmentSection } from "./AlignmentSection";
import classes from "./strategy.module.css";

export default function ProgramStrategyTab() {
  const { programId } = useParams({ strict: false }) as { programId: string };
  return (
    <div className={classes.scrolls} style={{ maxWidth: 860 }}>
      <AlignmentSection kind="program" id={programId} />
    </div>
  );
}
