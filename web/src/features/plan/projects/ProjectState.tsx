import type { ProjectRow, Stage } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Mark } from "@/ui/Mark";
import { stageTone } from "./stage";

export function StageMark({ stage }: { stage: Stage }) {
  return <Mark tone={stageTone(stage)}>{t(`plan.stage.${stage}`)}</Mark>;
}

/** How far the finish is from the baseline, in words that read without colour. */
export function varianceText(project: ProjectRow): string {
  const days = project.finish_variance_days;
  if (days === null || days === undefined) return "";
  if (days > 0) return t("plan.project.days_late", { count: Math.round(days) });
  if (days < 0) return t("plan.project.days_early", { count: Math.round(-days) });
  return t("plan.project.on_baseline");
}

export function VarianceMark({ project }: { project: ProjectRow }) {
  const text = varianceText(project);
  if (!text) return <span className="muted">–</span>;
  return <Mark tone={Number(project.finish_variance_days) > 0 ? "bad" : "good"}>{text}</Mark>;
}
