import type { ProjectRow, Stage } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Mark } from "@/ui/Mark";
import { stageTone } from "./stage";

export function StageMark({ stage }: { stage: Stage }) {
  return <Mark tone={stageTone(stage)}>{t(`plan.stage.${stage}`)}</Mark>;
}

/** How far the finish is from the baseline, in words that read without colour. */
export function VarianceMark({ project }: { project: ProjectRow }) {
  const days = project.finish_variance_days;
  if (days === null || days === undefined) return <span className="muted">–</span>;
  if (days > 0)
    return <Mark tone="bad">{t("plan.project.days_late", { count: Math.round(days) })}</Mark>;
  if (days < 0) {
    return <Mark tone="good">{t("plan.project.days_early", { count: Math.round(-days) })}</Mark>;
  }
  return <Mark tone="good">{t("plan.project.on_baseline")}</Mark>;
}
