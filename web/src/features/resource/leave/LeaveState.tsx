import type { Leave } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Mark, type Tone } from "@/ui/Mark";

const TONES: Record<string, Tone> = {
  asked: "warn",
  returned: "warn",
  approved: "good",
  rejected: "bad",
  cancelled: "plain",
};

/** Where leave stands. */
export function LeaveState({ state }: { state: Leave["state"] }) {
  return <Mark tone={TONES[state] ?? "plain"}>{t(`resource.leave.state_${state}`)}</Mark>;
}
