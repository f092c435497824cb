/** What is done on the chart, as changes of the plan: one drop is one change. */
import { client, ok } from "@/api/client";
import { problemOf } from "@/api/problem";
import { t } from "@/i18n/t";
import { showMoments } from "@/lib/dates";
import { showChange, showDuration } from "@/lib/durations";
import { showPercent } from "@/lib/numbers";
import { isoMinute } from "@/timeline/civil";
import type { DragWords } from "@/timeline/drag-tip";
import type { TimelineEdits } from "@/timeline/dragging";
import type { TimelineChange } from "@/timeline/proposal";
import type { Change, EditAnswer } from "./change";
import { DROPPED, type EditSession } from "./edits";
import { withPauses } from "./pieces";

/** The command of a drag. `version` is the task's as the person sees it. */
export function changeFor(change: TimelineChange, version: number | undefined): Change {
  const set = (fields: Extract<Change, { do: "set" }>["fields"]): Change => ({
    do: "set",
    task: change.task,
    ...(version === undefined ? {} : { version }),
    fields,
  });
  switch (change.kind) {
    case "move":
      return set({ start: isoMinute(change.start) });
    case "finish":
      return set({ until: isoMinute(change.finish) });
    case "progress":
      return set({ percent_complete: change.percent });
    case "link":
      return {
        do: "link",
        predecessor: change.task,
        successor: change.target,
        kind: change.link,
      };
    case "split":
      return {
        do: "split",
        task: change.task,
        at: isoMinute(change.at),
        resume: isoMinute(change.resume),
      };
  }
}

/** Why something was refused, with dates as people read them. */
export function refusalText(error: unknown): string {
  const problem = problemOf(error);
  // The other version was kept, as the person chose.
  if (problem.code === DROPPED) return "";
  const fields = problem.fields.map((field) => field.message).join(" ");
  return showMoments(fields || problem.detail || t("common.error.text"));
}

export function dragWords(minutesPerDay: number): DragWords {
  return {
    range: (from, to) => t("gantt.drag.range", { from, to }),
    days: (days) => showChange(days * 1440, 1440),
    percent: (value) => t("gantt.drag.progress", { percent: showPercent(value) }),
    duration: (minutes) => showDuration(minutes, minutesPerDay),
    link: (kind, from, to) => t(`gantt.drag.link_${kind}`, { from, to }),
    linkHint: t("gantt.drag.link_hint"),
    split: (at, resume) => t("gantt.drag.split", { at, resume }),
    splitHint: t("gantt.drag.split_hint"),
    floatUsed: (used, had) => t("gantt.drag.float_used", { used, had }),
    pushes: (count) => t("gantt.drag.pushes", { count }),
    finish: (change, date) => t("gantt.drag.finish", { change, date }),
    clock: (minutes) => showChange(minutes, 1440),
    broken: (count) => t("gantt.drag.broken", { count }),
    alone: t("gantt.drag.alone"),
    asking: t("gantt.drag.asking"),
    escape: t("gantt.drag.escape"),
  };
}

/** What changes would do; a drag gives up what it does not want to know any more. */
async function looked(
  id: string,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<EditAnswer> {
  const body = { preview: true, brief: true, partial: false, reason: null, changes };
  return (await ok(
    client.POST("/api/v1/projects/{id}/edits", {
      params: { path: { id } },
      body: body as never,
      signal,
    }),
  )) as unknown as EditAnswer;
}

export interface ChartEditsSettings {
  readonly session: EditSession;
  readonly minutesPerDay: number;
  /** The version of a task as it is on screen. */
  versionOf(task: string): number | undefined;
  splitDone(): void;
}

export function chartEdits(settings: ChartEditsSettings): TimelineEdits {
  const { session } = settings;
  return {
    preview: async (change, signal) => {
      const answer = await looked(session.projectId, [changeFor(change, undefined)], signal);
      return { effect: answer.effect, tasks: withPauses(answer.tasks, answer.pieces) };
    },
    commit: async (change) => {
      const version = change.kind === "link" ? undefined : settings.versionOf(change.task);
      // Refusals are shown where the bar was dropped.
      const answer = await session.commit([changeFor(change, version)], { refusalsShown: true });
      return answer.edit_id !== null;
    },
    reason: refusalText,
    splitDone: settings.splitDone,
    words: dragWords(settings.minutesPerDay),
  };
}
