import type { ImportState } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Mark, type Tone } from "@/ui/Mark";

const TONES: Record<ImportState, Tone> = {
  reading: "info",
  ready: "info",
  needs_mapping: "warn",
  refused: "bad",
  committing: "info",
  done: "good",
  failed: "bad",
};

export function ImportMark({ state }: { state: ImportState }) {
  return <Mark tone={TONES[state] ?? "plain"}>{t(`integration.state.${state}`)}</Mark>;
}
