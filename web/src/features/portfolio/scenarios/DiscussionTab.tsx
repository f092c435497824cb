import { useParams } from "@tanstack/react-router";
import { TalkSections } from "@/features/delivery/DiscussionSections";
import classes from "./scenarios.module.css";

/** What those who see a scenario say about it. */
export default function DiscussionTab() {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  return (
    <div className={classes.scrolls}>
      <TalkSections spot={{ kind: "scenario", id: scenarioId }} />
    </div>
  );
}
