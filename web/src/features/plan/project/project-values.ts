/** A project as its settings form holds it, and what of it goes back to the server. */
import type { CustomField, CustomValues, Project, Stage } from "@/api/nouns";
import { changedCustom, customLabels } from "@/features/organisation/fields/custom-fields";
import { t } from "@/i18n/t";
import { minorDigits } from "@/lib/numbers";

export interface ProjectValues {
  name: string;
  key: string;
  description: string;
  stage: Stage;
  schedule_from: Project["schedule_from"];
  start: string;
  finish: string;
  status_date: string;
  dialect: Project["dialect"];
  lag_calendar: string;
  total_float: string;
  critical_by: string;
  must_finish_by: string;
  progress_policy: Project["progress_policy"];
  honor_constraints: boolean;
  multiple_critical_paths: boolean;
  critical_limit_days: number;
  hours_per_day: number;
  hours_per_week: number;
  days_per_month: number;
  /** Empty for none. */
  detail_weeks: number | string;
  priority: number;
  /** What is approved, in units of the currency; empty until somebody says. */
  funding: number | string;
  custom: CustomValues;
}

const minute = (iso: string | null | undefined) => (iso ? iso.slice(0, 16) : "");

export function formOf(project: Project): ProjectValues {
  return {
    name: project.name,
    key: project.key,
    description: project.description ?? "",
    stage: project.stage,
    schedule_from: project.schedule_from,
    start: minute(project.planned_start),
    finish: minute(project.planned_finish ?? project.finish),
    status_date: minute(project.status_date),
    dialect: project.dialect,
    lag_calendar: project.lag_calendar,
    total_float: project.total_float,
    critical_by: project.critical_by,
    must_finish_by: minute(project.must_finish_by),
    progress_policy: project.progress_policy,
    honor_constraints: project.honor_constraints,
    multiple_critical_paths: project.multiple_critical_paths,
    critical_limit_days: project.critical_limit_minutes / project.minutes_per_day,
    hours_per_day: project.minutes_per_day / 60,
    hours_per_week: project.minutes_per_week / 60,
    days_per_month: project.days_per_month,
    detail_weeks: project.detail_weeks ?? "",
    priority: project.priority,
    funding:
      project.funding_minor == null
        ? ""
        : project.funding_minor / 10 ** minorDigits(project.currency),
    custom: project.custom,
  };
}

/** Only what differs from the version the person saw, in the units of the API. */
export function changedBody(
  project: Project,
  values: ProjectValues,
  refs: {
    calendar: string | null;
    program: string | null;
    owner: string | null;
    type: string | null;
  },
): Record<string, unknown> {
  const before = formOf(project);
  const body: Record<string, unknown> = {};
  const same = [
    "name",
    "key",
    "description",
    "stage",
    "schedule_from",
    "dialect",
    "lag_calendar",
    "total_float",
    "critical_by",
    "progress_policy",
    "honor_constraints",
    "multiple_critical_paths",
    "days_per_month",
    "priority",
  ] as const;
  for (const key of same) if (values[key] !== before[key]) body[key] = values[key];
  if (values.detail_weeks !== before.detail_weeks) {
    body.detail_weeks = values.detail_weeks === "" ? null : Number(values.detail_weeks);
  }
  if (values.funding !== before.funding) {
    body.funding_minor =
      values.funding === ""
        ? null
        : Math.round(Number(values.funding) * 10 ** minorDigits(project.currency));
  }
  if (values.must_finish_by !== before.must_finish_by) {
    body.must_finish_by = values.must_finish_by || null;
  }
  if (values.status_date !== before.status_date) body.status_date = values.status_date || null;
  // The end the schedule is computed from is given; the other one follows.
  const anchor = values.schedule_from;
  if (values[anchor] !== before[anchor] || anchor !== before.schedule_from)
    body[anchor] = values[anchor];
  if (values.critical_limit_days !== before.critical_limit_days) {
    body.critical_limit_minutes = values.critical_limit_days * values.hours_per_day * 60;
  }
  if (values.hours_per_day !== before.hours_per_day)
    body.minutes_per_day = values.hours_per_day * 60;
  if (values.hours_per_week !== before.hours_per_week) {
    body.minutes_per_week = values.hours_per_week * 60;
  }
  if (refs.calendar && refs.calendar !== project.calendar.id) body.calendar_id = refs.calendar;
  if (refs.program !== (project.program?.id ?? null)) body.program_id = refs.program;
  if (refs.owner !== (project.owner?.id ?? null)) body.owner_id = refs.owner;
  if (refs.type && refs.type !== project.plan_type?.id) body.plan_type_id = refs.type;
  const custom = changedCustom(before.custom, values.custom);
  if (custom) body.custom = custom;
  return body;
}

/** The form's values by their labels, for showing two versions side by side. */
export function labelsOf(
  values: ProjectValues,
  fields: readonly CustomField[],
): [string, string][] {
  return [
    [t("plan.project.name"), values.name],
    [t("plan.project.key"), values.key],
    [t("plan.project.stage"), t(`plan.stage.${values.stage}`)],
    [t("plan.project.start"), values.start],
    [t("plan.project.finish"), values.finish],
    [t("plan.settings.status_date"), values.status_date],
    [t("plan.project.description"), values.description],
    [t("plan.settings.hours_per_day"), String(values.hours_per_day)],
    [t("plan.settings.hours_per_week"), String(values.hours_per_week)],
    ...customLabels(fields, values.custom),
  ];
}
