/** The nouns of the API by the names the rest of the client uses. */

export interface Ref {
  id: string;
  name: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}

export type ThemeChoice = "light" | "dark" | "auto";
export type ScopeKind = "organisation" | "portfolio" | "program" | "project";

export interface Me {
  user: {
    id: string;
    version: number;
    name: string;
    email: string;
    locale: string;
    theme: ThemeChoice;
  };
  organisation: { name: string; setup_done: boolean };
  grants: { role: Ref & { key: string }; scope: { kind: ScopeKind; id: string; name: string } }[];
  permissions: string[];
}

export interface User {
  id: string;
  version: number;
  name: string;
  email: string;
  active: boolean;
  created_at: string;
}

export interface Role {
  id: string;
  version: number;
  key: string;
  name: string;
  shipped: boolean;
  permissions: string[];
}

export interface Permission {
  key: string;
  name: string;
  help: string;
}

export interface RoleGrant {
  id: string;
  version: number;
  user: Ref;
  role: Ref;
  scope: { kind: ScopeKind; id: string; name: string };
}

export interface ApiToken {
  id: string;
  version: number;
  name: string;
  prefix: string;
  expires_on: string | null;
  last_used_at: string | null;
}

export interface Session {
  id: string;
  created_at: string;
  last_seen_at: string;
  client: string;
  current: boolean;
}

export interface Portfolio {
  id: string;
  version: number;
  name: string;
  description: string;
  owner: Ref | null;
  programs: number;
  projects: number;
  late: number;
}

export interface Program extends Omit<Portfolio, "programs"> {
  portfolio: Ref | null;
}

export type Stage = "proposed" | "planned" | "active" | "on_hold" | "done" | "cancelled";

export interface ProjectRow {
  id: string;
  version: number;
  key: string;
  name: string;
  stage: Stage;
  portfolio: Ref | null;
  program: Ref | null;
  owner: Ref | null;
  start: string | null;
  finish: string | null;
  baseline_finish: string | null;
  finish_variance_days: number | null;
  percent_complete: number;
  task_count: number;
  late_task_count: number;
  critical_task_count: number;
  status_date: string | null;
  updated_at: string;
}

export interface Project extends ProjectRow {
  description: string;
  calendar: Ref;
  planned_start: string;
  planned_finish: string | null;
  schedule_from: "start" | "finish";
  dialect: "microsoft" | "primavera";
  progress_policy: "retained_logic" | "progress_override";
  honor_constraints: boolean;
  critical_limit_minutes: number;
  multiple_critical_paths: boolean;
  minutes_per_day: number;
  minutes_per_week: number;
  days_per_month: number;
  diagnostics_count: number;
}

export type Severity = "error" | "warning" | "info";

export interface Diagnostic {
  severity: Severity;
  code: string;
  task_id: string | null;
  task_name: string | null;
  message: string;
}

export interface Check {
  number: number;
  code: string;
  name: string;
  count: number;
  population: number;
  value: number | null;
  threshold: number | null;
  pass: boolean | null;
  offenders: string[];
}

export type ConstraintKind =
  | "as_soon_as_possible"
  | "as_late_as_possible"
  | "must_start_on"
  | "must_finish_on"
  | "start_no_earlier_than"
  | "start_no_later_than"
  | "finish_no_earlier_than"
  | "finish_no_later_than";

export type DependencyKind = "FS" | "SS" | "FF" | "SF";
export type LagKind = "working" | "elapsed" | "percent" | "elapsed_percent";

export interface DependencyEnd {
  id: string;
  version: number;
  task_id: string;
  name: string;
  wbs: string;
  kind: DependencyKind;
  lag_minutes: number;
  lag_kind: LagKind;
  lag_percent: number | null;
  lag_text: string;
  driving: boolean;
}

export interface Assignment {
  id: string;
  version: number;
  resource: Ref | null;
  units_percent: number;
  work_minutes: number;
  actual_work_minutes: number;
  start: string | null;
  finish: string | null;
}

export interface DriverStep {
  task_id: string;
  task_name: string;
  wbs: string;
  date: string;
  end: "start" | "finish";
  driver: string;
  text: string;
  dependency_id?: string | null;
  calendar?: Ref | null;
  resource?: Ref | null;
}

/** A task as lists show it. */
export interface TaskRow {
  id: string;
  version: number;
  project: Ref;
  parent_id: string | null;
  name: string;
  wbs: string;
  row_number: number;
  level: number;
  summary: boolean;
  milestone: boolean;
  start: string;
  finish: string;
  duration_minutes: number;
  total_float_minutes: number;
  critical: boolean;
  late: boolean;
  percent_complete: number;
  baseline_finish: string | null;
  deadline: string | null;
}

export interface Task {
  id: string;
  version: number;
  project_id: string;
  project: Ref;
  parent_id: string | null;
  name: string;
  wbs: string;
  row_number: number;
  level: number;
  summary: boolean;
  milestone: boolean;
  manual: boolean;
  manual_start: string | null;
  manual_finish: string | null;
  active: boolean;
  duration_minutes: number;
  duration_text: string;
  duration_elapsed: boolean;
  estimated: boolean;
  work_minutes: number;
  start: string;
  finish: string;
  early_start: string | null;
  early_finish: string | null;
  late_start: string | null;
  late_finish: string | null;
  total_float_minutes: number | null;
  free_float_minutes: number | null;
  critical: boolean;
  late: boolean;
  constraint: { kind: ConstraintKind; date: string | null };
  deadline: string | null;
  calendar: Ref | null;
  percent_complete: number;
  actual_start: string | null;
  actual_finish: string | null;
  notes: string;
  baseline: {
    start: string | null;
    finish: string | null;
    duration_minutes: number;
    work_minutes: number;
  } | null;
  predecessors: DependencyEnd[];
  successors: DependencyEnd[];
  assignments: Assignment[];
  why: DriverStep[];
}

export interface Effect {
  moved_tasks: number;
  project_finish_before: string | null;
  project_finish_after: string | null;
  finish_change_minutes: number;
  new_diagnostics: Diagnostic[];
}

export interface Change {
  seq: number;
  at: string;
  actor: Ref | null;
  noun: string;
  noun_id: string;
  verb: string;
  summary: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  project_id: string | null;
}

export interface Resource {
  id: string;
  version: number;
  name: string;
  kind: "work" | "material" | "cost";
  email: string;
  team: Ref | null;
  calendar: Ref | null;
  user_id: string | null;
  max_units_percent: number;
  standard_rate?: number | null;
}

export interface Team {
  id: string;
  version: number;
  name: string;
  description: string;
  size: number;
}

export interface Leave {
  id: string;
  version: number;
  from: string;
  to: string;
  kind: string;
  note: string;
}

export interface Baseline {
  id: string;
  version: number;
  slot: number;
  name: string;
  set_at: string;
  set_by: Ref | null;
}

export interface ImportFinding {
  severity: Severity;
  code: string;
  line: number | null;
  element: string;
  message: string;
}

export type ImportState =
  | "reading"
  | "ready"
  | "needs_mapping"
  | "refused"
  | "committing"
  | "done"
  | "failed";

export interface Import {
  id: string;
  version: number;
  file_name: string;
  format: string | null;
  state: ImportState;
  created_at: string;
  progress: { done: number; total: number; step: string } | null;
  columns: {
    headings: string[];
    samples: string[][];
    meanings: string[];
    rows: number;
  } | null;
  mapping: Record<string, string> | null;
  report: {
    creates: Record<string, number>;
    project: { name: string; start: string | null; finish: string | null } | null;
    kept: { name: string; count: number }[];
    losses: ImportFinding[];
    diagnostics: ImportFinding[];
  } | null;
  project_id: string | null;
}

export interface Shift {
  start: number;
  finish: number;
}

export type DayPattern = "inherited" | "non_working" | { working: Shift[] };

export type MonthDayRule =
  | { day: number }
  | {
      position: { position: "first" | "second" | "third" | "fourth" | "last"; weekdays: boolean[] };
    };

export type Recurrence =
  | { daily: { every: number } }
  | { weekly: { every: number; weekdays: boolean[] } }
  | { monthly: { every: number; day: MonthDayRule } }
  | { yearly: { month: number; day: MonthDayRule } };

export interface CalendarException {
  name: string;
  from: string;
  to: string;
  recurrence: Recurrence;
  occurrences: number | null;
  shifts: Shift[];
}

export interface WorkWeek {
  name: string;
  from: string;
  to: string;
  days: DayPattern[];
}

export interface WorkCalendar {
  id: string;
  version: number;
  name: string;
  base: Ref | null;
  project_id: string | null;
  week: DayPattern[];
  work_weeks: WorkWeek[];
  exceptions: CalendarException[];
}

export interface CalendarDay {
  date: string;
  working: boolean;
  minutes: number;
  shifts: Shift[];
  exception: string | null;
}
