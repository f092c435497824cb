/** What a change did to the plan, told to the person who made it. */
import type { QueryClient } from "@tanstack/react-query";
import type { Effect } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showChange } from "@/lib/durations";
import { toastDone } from "@/ui/toast";

/** "Moved 4 tasks, project finish +3 d." */
export function effectText(effect: Effect | null | undefined): string {
  if (!effect) return "";
  const parts: string[] = [];
  if (effect.moved_tasks > 0) parts.push(t("plan.effect.moved", { count: effect.moved_tasks }));
  if (effect.finish_change_minutes !== 0) {
    // The change counts calendar time, so a day is 24 hours here.
    parts.push(t("plan.effect.finish", { change: showChange(effect.finish_change_minutes, 1440) }));
  }
  const broken = effect.broken_constraints;
  if (broken > 0) parts.push(t("plan.effect.broken", { count: broken }));
  const other = (effect.new_diagnostics?.length ?? 0) - broken;
  if (other > 0) parts.push(t("plan.effect.diagnostics", { count: other }));
  return parts.length > 0 ? parts.join(", ") : t("plan.effect.nothing");
}

export function toastEffect(title: string, answer: unknown): void {
  const effect = (answer as { effect?: Effect | null } | undefined)?.effect;
  toastDone(effectText(effect), title);
}

/** Everything on screen that a change of the plan can touch. */
export function refreshPlan(queries: QueryClient, projectId: string): void {
  for (const key of [
    "gantt",
    "project",
    "lifecycle_place",
    "checks",
    "diagnostics",
    "baselines",
    "edits",
    "overloads",
  ]) {
    void queries.invalidateQueries({ queryKey: [key, projectId] });
  }
  for (const key of ["cross", "task", "tasks", "projects", "changes"]) {
    void queries.invalidateQueries({ queryKey: [key] });
  }
}
