/** What may stand in the URL's query: the view a person shares by sharing the address. */
import * as v from "valibot";

/** Plain text both ways: `?late=true`, never JSON in quotes. */
export function parseSearch(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}

export function writeSearch(search: Record<string, unknown>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== "") parts.set(name, String(value));
  }
  const text = parts.toString();
  return text ? `?${text}` : "";
}

const text = v.fallback(v.optional(v.string()), undefined);

export const listSearch = v.looseObject({ q: text, sort: text, columns: text, saved: text });

export const projectsSearch = v.object({
  ...listSearch.entries,
  stage: text,
  plan_type_id: text,
  late: text,
  portfolio_id: text,
  program_id: text,
  owner_id: text,
  create: text,
  custom: text,
});

export const capacitySearch = v.object({
  ...listSearch.entries,
  by: text,
  grain: text,
  mode: text,
  from: text,
  to: text,
  proposed: text,
  states: text,
  base: text,
  team_id: text,
  resource_id: text,
});

export const changesSearch = v.object({
  snapshot: text,
  by: text,
  grain: text,
  from: text,
  to: text,
  all: text,
});

export const hiringSearch = v.object({ count: text, proposed: text, lead: text, least: text });

export const timelineSearch = v.object({
  ...listSearch.entries,
  from: text,
  team_id: text,
  count: text,
  skip: text,
});

export const levellingSearch = v.object({
  project_ids: text,
  program_id: text,
  portfolio_id: text,
});

export const staffingSearch = v.object({
  ...listSearch.entries,
  state: text,
  job_role_id: text,
  project_id: text,
  from: text,
  to: text,
});

export const tasksSearch = v.object({
  ...listSearch.entries,
  late: text,
  critical: text,
  unfinished: text,
  resource_id: text,
  task: text,
  custom: text,
});

export const projectSearch = v.object({
  ...listSearch.entries,
  state: text,
  grain: text,
  unit: text,
  compare: text,
  late: text,
  critical: text,
  unfinished: text,
  task: text,
  zoom: text,
  show: text,
  labels: text,
  level: text,
  create: text,
  near: text,
  legend: text,
  is: text,
  who: text,
  from: text,
  to: text,
  mark: text,
  group: text,
  baseline: text,
  hours: text,
  levelling: text,
  overloads: text,
  view: text,
  custom: text,
});

/** Views of portfolios: what is shown, and how. */
export const portfolioViewSearch = v.object({
  ...listSearch.entries,
  kind: text,
  state: text,
  health: text,
  plan_type_id: text,
  portfolio_id: text,
  x: text,
  y: text,
  by: text,
  show: text,
  scenario: text,
  lanes: text,
  against: text,
  zoom: text,
});

export const requestsSearch = v.object({
  ...listSearch.entries,
  show: text,
  state: text,
  type_id: text,
  overdue: text,
  ages: text,
  create: text,
});

export const historySearch = v.object({
  noun: text,
  actor_id: text,
  project_id: text,
});

export const myTasksSearch = v.object({ show: text });
export const notificationsSearch = v.object({ unread: text });
export const setupSearch = v.object({ token: text });
export const signInSearch = v.object({ to: text });
export const createSearch = v.object({
  ...listSearch.entries,
  create: text,
  kind: text,
  team_id: text,
  job_role_id: text,
  skill_id: text,
  skill_level: text,
});
export const scheduleSearch = v.object({ from: text });
export const rankingSearch = v.object({ q: text, sort: text, number: text, kind: text });
export const waterlineSearch = v.object({ order: text });
export const scenariosSearch = v.object({ ...listSearch.entries, create: text, ids: text });
export const outboxSearch = v.object({ state: text, sort: text });
export const monthSearch = v.object({ month: text });
export const decisionsSearch = v.object({
  ...listSearch.entries,
  kind: text,
  state: text,
  due: text,
  person_id: text,
  from: text,
  to: text,
  portfolio_id: text,
  program_id: text,
  project_id: text,
  subject_kind: text,
  subject_id: text,
  create: text,
});

export const complianceSearch = v.object({
  ...listSearch.entries,
  lifecycle_id: text,
  revision: text,
  state: text,
});
