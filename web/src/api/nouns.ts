/**
 * The nouns of the API by the names the rest of the client uses. Their shapes come from the
 * generated schema; only words that the schema leaves open are narrowed here.
 */
import type { components } from "./schema";

type Schemas = components["schemas"];

/** What the server sends: every field is there, `null` when empty. */
type Sent<T> = T extends (infer U)[]
  ? Sent<U>[]
  : T extends object
    ? { [K in keyof T]-?: Sent<Exclude<T[K], undefined>> }
    : T;

type Narrow<T, R> = Omit<T, keyof R> & R;

export type Ref = Schemas["Reference"];

export interface Page<T> {
  items: T[];
  next?: string | null;
  /** Counting stops at 10,000. */
  total: number;
  more_than_total: boolean;
}

export type ThemeChoice = "light" | "dark" | "auto";
export type ScopeKind = "organisation" | "portfolio" | "program" | "project";
export type Severity = "error" | "warning" | "info";
export type Stage = "proposed" | "planned" | "active" | "on_hold" | "done" | "cancelled";
export type DependencyKind = "FS" | "SS" | "FF" | "SF";
export type LagKind = "working" | "elapsed" | "percent" | "elapsed_percent";
export type ConstraintKind =
  | "as_soon_as_possible"
  | "as_late_as_possible"
  | "must_start_on"
  | "must_finish_on"
  | "start_no_earlier_than"
  | "start_no_later_than"
  | "finish_no_earlier_than"
  | "finish_no_later_than";
export type ImportState =
  | "reading"
  | "ready"
  | "needs_mapping"
  | "refused"
  | "committing"
  | "done"
  | "failed";

export type Me = Sent<Schemas["Me"]>;
export type User = Sent<Schemas["UserView"]>;
export type Role = Sent<Schemas["RoleView"]>;
export type Permission = Sent<Schemas["Permission"]>;
export type RoleGrant = Sent<Schemas["RoleGrantView"]>;
export type ApiToken = Sent<Schemas["ApiTokenView"]>;
export type Session = Sent<Schemas["SessionView"]>;
export type Organisation = Sent<Schemas["OrganisationView"]>;
export type Change = Sent<Schemas["ChangeView"]>;

export type Comment = Narrow<Sent<Schemas["CommentView"]>, { reply_to: QuotedComment | null }>;
export type QuotedComment = Narrow<Sent<Schemas["QuotedComment"]>, { author: Ref | null }>;
export type Attachment = Sent<Schemas["AttachmentView"]>;
export type MyTask = Sent<Schemas["MyTask"]>;
export type MyTasks = Sent<Schemas["MyTasks"]>;
export type Notice = Narrow<
  Sent<Schemas["NotificationView"]>,
  { actor: Ref | null; within: string | null; href: string | null }
>;
/** Mail on its way out. */
export type MailItem = Narrow<
  Sent<Schemas["MailItem"]>,
  { state: "waiting" | "sent" | "given_up"; due_at: string | null; sent_at: string | null }
>;
/** An edit of a plan in its history. */
export type PlanEdit = Narrow<Sent<Schemas["EditView"]>, { verb: "edited" | "undone" | "redone" }>;

export type Portfolio = Sent<Schemas["PortfolioView"]>;
export type Program = Sent<Schemas["ProgramView"]>;

/** Nouns that have fields of the organisation's own. */
export type CustomNoun = "project" | "task";
export type CustomField = Narrow<
  Sent<Schemas["CustomFieldView"]>,
  { choices: { code: string; label: string; retired: boolean }[] }
>;
/** Text, decimal number, ISO day, flag, or code of a choice. */
export type CustomValue = string | boolean;
export type CustomValues = Record<string, CustomValue>;

export type ProjectRow = Narrow<
  Sent<Schemas["ProjectListItem"]>,
  { stage: Stage; custom: CustomValues }
>;
export type Project = Narrow<
  Sent<Schemas["ProjectView"]>,
  {
    stage: Stage;
    schedule_from: "start" | "finish";
    dialect: "microsoft" | "primavera";
    progress_policy: "retained_logic" | "progress_override";
    custom: CustomValues;
  }
>;

export type Diagnostic = Narrow<Sent<Schemas["DiagnosticView"]>, { severity: Severity }>;
export type Effect = Sent<Schemas["Effect"]>;
export type Baseline = Sent<Schemas["BaselineView"]>;
export type BaselineComparison = Sent<Schemas["BaselineComparison"]>;
export type CrossDependency = Narrow<
  Sent<Schemas["CrossDependencyView"]>,
  { kind: DependencyKind; policy: "propagate" | "warn" }
>;
export type Overloads = Sent<Schemas["Overloads"]>;
export type OverloadedPerson = Overloads["people"]["items"][number];
export type OverloadSpan = Sent<Schemas["OverloadSpan"]>;
export type DriverStep = Sent<Schemas["DriverStep"]>;

/** One of the DCMA 14 points. */
export type Check = Sent<Schemas["CheckView"]>;

export type DependencyEnd = Narrow<
  Sent<Schemas["LinkView"]>,
  { kind: DependencyKind; lag_kind: LagKind }
>;
export type Assignment = Sent<Schemas["AssignmentView"]>;
export type TaskRow = Narrow<Sent<Schemas["TaskListItem"]>, { custom: CustomValues }>;
export type Task = Narrow<
  Sent<Schemas["TaskView"]>,
  {
    constraint: { kind: ConstraintKind; date: string | null };
    second_constraint: { kind: ConstraintKind; date: string | null };
    predecessors: DependencyEnd[];
    successors: DependencyEnd[];
    custom: CustomValues;
  }
>;

export type SavedViews = Sent<Schemas["SavedViews"]>;
export type SavedView = SavedViews["views"]["items"][number];

export type Resource = Narrow<
  Sent<Schemas["ResourceView"]>,
  { kind: "work" | "material" | "cost"; standard_rate?: string | null }
>;
export type Team = Sent<Schemas["TeamView"]>;
export type Leave = Sent<Schemas["LeaveView"]>;

export type Job = Sent<Schemas["JobView"]>;
export type Import = Narrow<
  Sent<Schemas["ImportView"]>,
  { state: ImportState; mapping: Record<string, string> | null }
>;
export type ImportFinding = Sent<Schemas["ImportFinding"]>;

/** Tenths of a minute since midnight. */
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

/** A week pattern that holds between two dates, both inclusive. */
export interface WorkWeek {
  name: string;
  from: string;
  to: string;
  /** Monday first. */
  days: DayPattern[];
}

export type WorkCalendar = Narrow<
  Sent<Schemas["CalendarView"]>,
  { week: DayPattern[]; work_weeks: WorkWeek[]; exceptions: CalendarException[] }
>;
export type CalendarDay = Sent<Schemas["CalendarDay"]>;

/** A request for a project. */
export type QueueCount = Sent<Schemas["QueueCount"]>;
export type RequestTimes = Sent<Schemas["RequestTimesView"]>;
export type RequestItem = Sent<Schemas["RequestItem"]>;
export type RequestLink = Sent<Schemas["RequestLinkView"]>;
export type AskForm = Sent<Schemas["AskForm"]>;
export type Asked = Sent<Schemas["Asked"]>;
export type FollowedAsk = Sent<Schemas["FollowedAsk"]>;
export type RequestForm = Sent<Schemas["Form"]>;
export type Request = Sent<Schemas["RequestView"]> & { answers: Record<string, string> };
export type RequestType = Sent<Schemas["RequestTypeView"]>;
export type PlanType = Sent<Schemas["PlanTypeView"]>;
/** A type as lists show it. */
export type PlanTypeMarked = Schemas["PlanTypeMark"];

export type Approval = Sent<Schemas["ApprovalView"]>;
export type InboxItem = Narrow<
  Sent<Schemas["InboxItem"]>,
  {
    kind:
      | "approval"
      | "returned"
      | "assess"
      | "decision_vote"
      | "decision_action"
      | "gate_condition";
    stands_in_for: Ref | null;
    asked_by: Ref | null;
  }
>;
export type BulkResult = Sent<Schemas["BulkResult"]>;
export type ApprovalRoute = Sent<Schemas["RouteView"]>;
export type RouteStep = ApprovalRoute["steps"][number];
export type Approver = RouteStep["approvers"][number];
export type Substitute = Sent<Schemas["DelegateView"]>;

export type Lifecycle = Sent<Schemas["LifecycleView"]>;
export type LifecycleMethod = Sent<Schemas["LifecycleMethod"]>;
export type LifecycleField = Sent<Schemas["LifecycleField"]>;
export type LifecycleRevision = Sent<Schemas["RevisionView"]>;
export type LifecycleKpi = Lifecycle["definition"]["kpis"][number];
export type KpiReport = Sent<Schemas["KpiReport"]>;
export type LifecycleStage = Lifecycle["definition"]["stages"][number];
export type RuleTest = Sent<Schemas["RuleTest"]>;
export type PmoTypeView = Sent<Schemas["PmoTypeView"]>;
export type PmoType = Schemas["PmoType"];
/** Governance of a project. */
export type LifecyclePlace = Sent<Schemas["PlaceView"]>;
export type GateFinding = LifecyclePlace["findings"][number];
export type GateCondition = LifecyclePlace["conditions"][number];
export type GateProposal = Schemas["Proposal"];
export type GateReview = Sent<Schemas["GateReviewView"]>;
export type ComplianceLine = Sent<Schemas["ComplianceLine"]>;
export type Decision = Sent<Schemas["DecisionRecord"]>;
export type DecisionAction = Decision["actions"][number];
export type DecisionItem = Sent<Schemas["DecisionItem"]>;
export type MyAction = Sent<Schemas["MyAction"]>;
