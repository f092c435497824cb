import { t } from "@/i18n/t";
import { Mark } from "@/ui/Mark";
import { stateTone } from "./requests";

export function StateMark({ state }: { state: string }) {
  return <Mark tone={stateTone(state)}>{t(`intake.state.${state}`)}</Mark>;
}
