import { Mark } from "@/ui/Mark";
import { stateTone } from "./requests";
import { t } from "./texts";

export function StateMark({ state }: { state: string }) {
  return <Mark tone={stateTone(state)}>{t(`intake.state.${state}`)}</Mark>;
}
