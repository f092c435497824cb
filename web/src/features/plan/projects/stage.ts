import type { Stage } from "@/api/nouns";
import type { Tone } from "@/ui/Mark";

export const STAGES: readonly Stage[] = [
  "proposed",
  "planned",
  "active",
  "on_hold",
  "done",
  "cancelled",
];

const TONES: Record<Stage, Tone> = {
  proposed: "plain",
  planned: "info",
  active: "good",
  on_hold: "warn",
  done: "plain",
  cancelled: "plain",
};

export function stageTone(stage: Stage): Tone {
  return TONES[stage] ?? "plain";
}
