/** What levelling answers, and how it is asked. */
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { showPercent } from "@/lib/numbers";

export type LevelPlan = components["schemas"]["LevelPlan"];
export type Levelling = components["schemas"]["Levelling"];
export type LevelledTask = Levelling["moved"][number];
type NotLevelled = Levelling["unsolved"][number];

export function askForLevelling(projectId: string, question: LevelPlan): Promise<Levelling> {
  return ok(
    client.POST("/api/v1/projects/{id}/levelling", {
      params: { path: { id: projectId } },
      body: question,
    }),
  );
}

/** Whether taking the move changes the task itself; other tasks only follow what comes before them. */
export function isOwn(task: LevelledTask): boolean {
  return task.delay_minutes !== task.delay_before_minutes;
}

export function whyText(task: LevelledTask): string {
  if (task.because !== "resource") return t(`levelling.why_${task.because}`);
  const person = task.resource?.name ?? "";
  const tasks = task.after.map((one) => `“${one.name}”`).join(", ");
  return tasks
    ? t("levelling.why_resource_after", { person, tasks })
    : t("levelling.why_resource", { person });
}

export function unsolvedText(one: NotLevelled): string {
  return t(`levelling.${one.code}`, {
    task: one.task?.name ?? "",
    person: one.resource?.name ?? "",
    asked: showPercent(one.asked_units ?? 0),
    most: showPercent(one.most_units ?? 0),
  });
}
