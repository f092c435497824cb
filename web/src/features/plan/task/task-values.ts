/** A task as its form holds it, and what of it goes back to the server. */
import type { ConstraintKind, CustomField, CustomValues, Task } from "@/api/nouns";
import { changedCustom, customLabels } from "@/features/organisation/fields/custom-fields";
import { t } from "@/i18n/t";
import { showDuration } from "@/lib/durations";

export const CONSTRAINTS: readonly ConstraintKind[] = [
  "as_soon_as_possible",
  "as_late_as_possible",
  "must_start_on",
  "must_finish_on",
  "start_no_earlier_than",
  "start_no_later_than",
  "finish_no_earlier_than",
  "finish_no_later_than",
];

/** A second constraint of a task with Primavera's rules; the first stands for none. */
export const SECOND_CONSTRAINTS: readonly ConstraintKind[] = [
  "as_soon_as_possible",
  "start_no_earlier_than",
  "start_no_later_than",
  "finish_no_earlier_than",
  "finish_no_later_than",
];

export const ACTIVITIES = [
  "task_dependent",
  "resource_dependent",
  "level_of_effort",
  "start_milestone",
  "finish_milestone",
  "wbs_summary",
] as const;

export interface TaskValues {
  name: string;
  duration_text: string;
  percent_complete: number;
  constraint_kind: ConstraintKind;
  constraint_date: string;
  activity: string;
  second_constraint_kind: ConstraintKind;
  second_constraint_date: string;
  deadline: string;
  manual: boolean;
  manual_start: string;
  manual_finish: string;
  active: boolean;
  planning_package: boolean;
  notes: string;
  custom: CustomValues;
}

export function needsDate(kind: ConstraintKind): boolean {
  return kind !== "as_soon_as_possible" && kind !== "as_late_as_possible";
}

const minute = (iso: string | null | undefined) => (iso ? iso.slice(0, 16) : "");

export function formOf(task: Task): TaskValues {
  return {
    name: task.name,
    duration_text: task.duration_text || showDuration(task.duration_minutes),
    percent_complete: task.percent_complete,
    constraint_kind: task.constraint.kind,
    constraint_date: minute(task.constraint.date),
    activity: task.activity,
    second_constraint_kind: task.second_constraint.kind,
    second_constraint_date: minute(task.second_constraint.date),
    deadline: minute(task.deadline),
    manual: task.manual,
    manual_start: minute(task.manual_start ?? task.start),
    manual_finish: minute(task.manual_finish ?? task.finish),
    active: task.active,
    planning_package: task.planning_package,
    notes: task.notes ?? "",
    custom: task.custom,
  };
}

/** Only what differs from the version the person saw. */
export function changedBody(
  task: Task,
  values: TaskValues,
  calendarId: string | null,
): Record<string, unknown> {
  const before = formOf(task);
  const body: Record<string, unknown> = {};
  for (const key of [
    "name",
    "duration_text",
    "percent_complete",
    "activity",
    "manual",
    "active",
    "planning_package",
    "notes",
  ] as const) {
    if (values[key] !== before[key]) body[key] = values[key];
  }
  const constraintChanged =
    values.constraint_kind !== before.constraint_kind ||
    values.constraint_date !== before.constraint_date;
  if (constraintChanged) {
    body.constraint = {
      kind: values.constraint_kind,
      date: needsDate(values.constraint_kind) ? values.constraint_date : null,
    };
  }
  const secondChanged =
    values.second_constraint_kind !== before.second_constraint_kind ||
    values.second_constraint_date !== before.second_constraint_date;
  if (secondChanged) {
    body.second_constraint = {
      kind: values.second_constraint_kind,
      date: needsDate(values.second_constraint_kind) ? values.second_constraint_date : null,
    };
  }
  if (values.deadline !== before.deadline) body.deadline = values.deadline || null;
  if ((task.calendar?.id ?? null) !== calendarId) body.calendar_id = calendarId;
  if (values.manual) {
    if (!before.manual || values.manual_start !== before.manual_start) {
      body.manual_start = values.manual_start;
    }
    if (!before.manual || values.manual_finish !== before.manual_finish) {
      body.manual_finish = values.manual_finish;
    }
  }
  const custom = changedCustom(before.custom, values.custom);
  if (custom) body.custom = custom;
  return body;
}

/** The form's values by their labels, for showing two versions side by side. */
export function labelsOf(values: TaskValues, fields: readonly CustomField[]): [string, string][] {
  const yes = (on: boolean) => t(on ? "common.yes" : "common.no");
  return [
    [t("plan.task.name"), values.name],
    [t("plan.task.duration"), values.duration_text],
    [t("plan.task.percent"), String(values.percent_complete)],
    [
      t("plan.task.constraint"),
      `${t(`plan.constraint.${values.constraint_kind}`)} ${values.constraint_date}`.trim(),
    ],
    [t("plan.task.deadline"), values.deadline],
    [t("plan.task.manual_box"), yes(values.manual)],
    [t("plan.task.active_box"), yes(values.active)],
    [t("plan.task.package_box"), yes(values.planning_package)],
    [t("plan.task.notes"), values.notes],
    ...customLabels(fields, values.custom),
  ];
}
