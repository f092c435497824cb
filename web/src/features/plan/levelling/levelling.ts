/** What levelling answers, and how it is asked. */
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { showPercent } from "@/lib/numbers";

export type LevelPlan = components["schemas"]["LevelPlan"];
export type Levelling = components["schemas"]["Levelling"];
export type LevelledTask = Levelling["moved"][number];
export type LevelProjects = components["schemas"]["LevelProjects"];
export type LevellingOfProjects = components["schemas"]["LevellingOfProjects"];
export type LevelledProject = LevellingOfProjects["projects"][number];
export type TaskDelay = components["schemas"]["TaskDelay"];
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
  return task.delay_minutes !== task.delay_before_minutes || task.pauses_change;
}

function pauseOf({ after_minutes, minutes }: LevelledTask["pauses"][number]) {
  return { after_minutes, minutes };
}

/** Whether it is worked on in parts, by everybody or by some. */
export function isSplit(task: LevelledTask): boolean {
  return task.pauses.length > 0 || task.people.length > 0;
}

/** What an edit is told to take the move. */
export function takenOf(task: LevelledTask): TaskDelay {
  return {
    task: task.task.id,
    minutes: task.delay_minutes,
    pauses: task.pauses.map(pauseOf),
    people: task.people.map(({ assignment, pauses }) => ({
      assignment,
      pauses: pauses.map(pauseOf),
    })),
  };
}

export function whyText(task: LevelledTask): string {
  const person = task.resource?.name ?? "";
  const what = whatText(task);
  if (task.because !== "resource") return t(`levelling.why_${task.because}`);
  return what
    ? t("levelling.why_resource_after", { person, what })
    : t("levelling.why_resource", { person });
}

/** How a task is split, and why it pauses. */
export function splitText(task: LevelledTask): string {
  const people = task.people.map((one) =>
    t("levelling.person_splits", {
      person: one.resource?.name ?? "",
      how: [partsText(one), ...pauseTexts(one)].join(". "),
    }),
  );
  const own = task.parts.length > 0 ? [partsText(task), ...pauseTexts(task)] : [];
  if (own.length === 0 && task.pauses.length > 0) own.push(t("levelling.kept"));
  return [...own, ...people].join(". ");
}

/** When a split task is worked on. */
function partsText(task: Pick<LevelledTask, "parts">): string {
  if (task.parts.length === 0) return t("levelling.kept");
  const parts = task.parts.map((one) =>
    showDay(one.start) === showDay(one.finish)
      ? showDay(one.start)
      : t("levelling.from_to", { start: showDay(one.start), finish: showDay(one.finish) }),
  );
  return t("levelling.parts", { count: parts.length, parts: parts.join("; ") });
}

/** Why it pauses, each reason once. */
function pauseTexts(task: Pick<LevelledTask, "pauses">): string[] {
  const new_pauses = task.pauses.filter((pause) => pause.resource);
  const texts = new_pauses.map((pause) => {
    const person = pause.resource?.name ?? "";
    const what = whatText(pause);
    return what ? t("levelling.pause", { person, what }) : t("levelling.pause_plain", { person });
  });
  return [...new Set(texts)];
}

/** What has a person meanwhile: tasks of the plans, and projects that are not levelled. */
function whatText({ after, held_by }: Pick<LevelledTask, "after" | "held_by">): string {
  const tasks = after.map(busyText).join(", ");
  const held = held_by.map(({ project, promised }) => {
    if (!project) {
      return t(promised ? "levelling.promised_to_another" : "levelling.needed_by_another");
    }
    const name = { project: project.name };
    return promised ? t("levelling.promised_to", name) : t("levelling.needed_by", name);
  });
  return [tasks && t("levelling.busy_with", { tasks }), ...held].filter(Boolean).join(", ");
}

function busyText(one: LevelledTask["after"][number]): string {
  return one.project
    ? t("levelling.task_of", { task: one.name, project: one.project.name })
    : t("levelling.task_named", { task: one.name });
}

export function unsolvedText(one: NotLevelled): string {
  // Of what is never there, zero percent says nothing.
  const code = one.code === "level.not_enough" && !one.most_units ? "level.nobody" : one.code;
  return t(`levelling.${code}`, {
    task: one.project
      ? t("levelling.task_in", { task: one.task?.name ?? "", project: one.project.name })
      : (one.task?.name ?? ""),
    person: one.resource?.name ?? "",
    asked: showPercent(one.asked_units ?? 0),
    most: showPercent(one.most_units ?? 0),
  });
}
