import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { HiringView } from "@/features/resource/hiring/HiringView";
import type { HiringChoice } from "@/features/resource/hiring/hiring";

/** Whom to hire for a scenario. */
export default function HiringTab() {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const [choice, setChoice] = useState<HiringChoice>({});
  return <HiringView scenarioId={scenarioId} choice={choice} onChoose={setChoice} />;
}
