/** What levelling answers, and how it is asked. */
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { showPercent } from "@/lib/numbers";

export type LevelPlan = components["schemas"]["LevelPlan"];
export type Levelling = components["schemas"]["Levelling"];
export type LevelledTask = Levelling["moved"][number];
export type LevelProjects = components["schemas"]["LevelProjects"];
export type LevellingOfProjects = components["schemas"]["LevellingOfProjects"];
export type LevelledProject = LevellingOfProjects["projects"][number];
export type AcceptedPlan = components["schemas"]["AcceptedPlan"];
export type LevellingEdit = components["schemas"]["LevellingEdit"];
type NotLevelled = Levelling["unsolved"][number];

export function askForLevelling(projectId: string, question: LevelPlan): Promise<Levelling> {
  return ok(
    client.POST("/api/v1/projects/{id}/levelling", {
      params: { path: { id: projectId } },
      body: question,
    }),
  );
}

export function askForLevellingOfProjects(question: LevelProjects): Promise<LevellingOfProjects> {
  return ok(client.POST("/api/v1/levelling", { body: question }));
}

/** Makes what is taken real: one edit per project, all of them or none. */
export async function acceptLevelling(projects: AcceptedPlan[]): Promise<LevellingEdit[]> {
  return (await ok(client.POST("/api/v1/levelling/accept", { body: { projects } }))).edits;
}

export function undoLevelling(edits: LevellingEdit[]) {
  const edit_ids = edits.map((one) => one.edit_id);
  return ok(client.POST("/api/v1/levelling/undo", { body: { edit_ids } }));
}

/** Where projects are levelled together. */
export function levelTogether(which: {
  portfolio_id?: string;
  program_id?: string;
  projects?: string[];
}) {
  const { projects, ...search } = which;
  return {
    to: "/levelling",
    search: { ...search, project_ids: projects?.join(",") } as never,
  };
}

/** Whether taking the move changes the task itself; other tasks only follow what comes before them. */
export function isOwn(task: LevelledTask): boolean {
  return task.delay_minutes !== task.delay_before_minutes;
}

export function whyText(task: LevelledTask): string {
  if (task.because !== "resource") return t(`levelling.why_${task.because}`);
  const person = task.resource?.name ?? "";
  const tasks = task.after.map(busyText).join(", ");
  return tasks
    ? t("levelling.why_resource_after", { person, tasks })
    : t("levelling.why_resource", { person });
}

function busyText(one: LevelledTask["after"][number]): string {
  return one.project
    ? t("levelling.task_of", { task: one.name, project: one.project.name })
    : t("levelling.task_named", { task: one.name });
}

export function unsolvedText(one: NotLevelled): string {
  return t(`levelling.${one.code}`, {
    task: one.project
      ? t("levelling.task_in", { task: one.task?.name ?? "", project: one.project.name })
      : (one.task?.name ?? ""),
    person: one.resource?.name ?? "",
    asked: showPercent(one.asked_units ?? 0),
    most: showPercent(one.most_units ?? 0),
  });
}
