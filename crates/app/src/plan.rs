//! Plans: projects, tasks, dependencies, assignments, calendars, baselines, and their dates.

mod assignments;
mod baseline_comparison;
mod baselines;
mod beside;
mod blank;
mod book;
mod calendar_days;
mod calendars;
mod carry_decision;
mod change_impact;
mod change_request_approval;
mod change_request_implementation;
mod change_request_moves;
mod change_request_view;
mod change_requests;
mod checks;
mod circle;
mod closed;
mod copy_project;
mod create_project;
mod create_task;
mod critical_chain;
mod cross_dependencies;
#[cfg(test)]
mod cross_limits_tests;
mod cross_links;
mod cross_view;
mod delete_task;
mod dependencies;
mod dependency_wall;
mod diagnostics;
mod draft;
mod edit;
mod edit_answer;
mod edit_changes;
mod edit_fields;
mod edit_title;
mod edit_together;
mod edits;
mod effort;
mod export;
mod follow;
mod gantt;
mod gantt_pieces;
mod give_get_alerts;
mod give_get_health;
mod give_get_settle;
mod give_get_view;
mod give_gets;
mod images;
mod import_plan;
mod insert_plan;
mod leave_days;
mod levelling;
mod levelling_delays;
mod levelling_elsewhere;
mod levelling_search;
mod levelling_together;
mod levelling_view;
mod listings;
mod missing_pieces;
#[cfg(test)]
mod missing_pieces_tests;
mod news;
mod outline;
mod overloads;
mod packages;
mod plan_cost;
mod program_gantt;
mod progress_update;
mod projects;
mod proposed_edits;
mod recompute;
mod recompute_projects;
mod recurring;
mod reporting;
mod reshape;
mod revert;
mod row_order;
mod shading;
mod splits;
mod stored_pieces;
mod stored_splits;
mod sub_projects;
mod task_values;
mod tasks;
mod template_comparison;
mod totals;
mod touched_rows;
mod undo;
mod update_project;
mod update_task;
mod why;
mod words;
mod work_elsewhere;
mod worked;

pub use assignments::{
    AssignmentChanged, AssignmentView, NewAssignment, PatchAssignment, create_assignment,
    delete_assignment, update_assignment,
};
pub use baseline_comparison::{
    BaselineComparison, ComparedState, ComparedTask, ComparisonLine, ComparisonQuery,
    ComparisonSummary, baseline_comparison,
};
pub use baselines::{
    BaselineDates, BaselineDatesQuery, BaselineView, NewBaseline, PatchBaseline, baseline_dates,
    baselines, delete_baseline, set_baseline, update_baseline,
};
pub(crate) use book::{PlanCache, read_json, stored_plan, write_json};
pub(crate) use calendar_days::NamedCalendar;
pub use calendar_days::{CalendarDay, DaysQuery, ShiftView, calendar_days};
pub use calendars::{
    CalendarChanged, CalendarQuery, CalendarView, NewCalendar, PatchCalendar, calendar, calendars,
    create_calendar, delete_calendar, update_calendar,
};
pub(crate) use calendars::{insert_standard_calendars, spec_of as calendar_spec};
pub(crate) use carry_decision::{Foreseen, PortfolioDecision, carry_decision, foresee_decision};
pub use change_impact::{ChangeImpact, LateAgreement, MoreOverload, MovedMilestone, PlanFigures};
pub(crate) use change_request_approval::{
    change_request_decided, change_request_facts, change_request_href, change_requests_waiting_for,
    count_change_requests_waiting_for, may_discuss_change_request, may_see_change_request,
};
pub use change_request_implementation::{ImplementChangeRequest, implement_change_request};
pub use change_request_moves::{
    ChangeRequestNote, DecideChangeRequest, answer_change_request, ask_change_decision,
    decide_change_request, defer_change_request, reopen_change_request, send_back_change_request,
    submit_change_request, withdraw_change_request,
};
pub use change_request_view::{
    ChangeRequestItem, ChangeRequestMay, ChangeRequestView, change_request_history,
};
pub use change_requests::{
    ChangeRequestQuery, ImpactQuestion, NewChangeRequest, PatchChangeRequest, change_request,
    change_request_impact, change_requests, raise_change_request, update_change_request,
};
pub use checks::{CheckView, checks};
pub(crate) use closed::is_closed;
pub use copy_project::{
    CopyProject, NewTemplate, Replaced, TemplateMade, copy_project, create_template,
};
pub use create_project::create_project;
pub use create_task::{NewTask, TaskChanged, create_task};
pub use critical_chain::{ChainStep, CriticalChain, critical_chain};
pub use cross_dependencies::{
    CrossDependencyChanged, CrossRemoval, NewCrossDependency, PatchCrossDependency,
    agree_cross_dependency, create_cross_dependency, cross_dependency, delete_cross_dependency,
    update_cross_dependency,
};
pub use cross_view::{
    CrossDependencyView, CrossEndView, CrossPlace, CrossQuery, DependencyConflict,
    cross_dependencies,
};
pub use delete_task::delete_task;
pub use dependencies::{
    DependencyChanged, DependencyView, NewDependency, PatchDependency, create_dependency,
    delete_dependency, dependency, update_dependency,
};
pub(crate) use dependency_wall::given;
pub use dependency_wall::{DependencyWall, WallCell, WallGive, WallRow, dependency_wall};
pub use diagnostics::{DiagnosticView, diagnostics};
pub use edit::{Effect, EffectOnly};
pub use edit_answer::{EditAnswer, GanttRoom, Step};
pub use edit_changes::Change;
pub use edit_fields::EditFields;
pub use edits::{NewEdit, Skipped, edit};
pub use export::{ExportQuery, ExportReport, Exported, LossView, export, export_report};
pub use gantt::{Gantt, GanttQuery, gantt};
pub use give_get_alerts::tell_of_give_gets;
pub(crate) use give_get_alerts::{
    count_give_gets_waiting_for, give_get_name, give_gets_waiting_for, href as give_get_href,
    sees_give_get,
};
pub use give_get_health::GiveGetRag;
pub use give_get_view::{GiveGetEnd, GiveGetQuery, GiveGetView, give_get, give_gets};
pub use give_gets::{
    DeliverGiveGet, NewGiveGet, PatchGiveGet, WithdrawGiveGet, agree_give_get, deliver_give_get,
    propose_give_get, update_give_get, withdraw_give_get,
};
pub use import_plan::{ImportTarget, Imported, import_plan};
pub(crate) use leave_days::{away_between, leave_exceptions};
pub use levelling::{LevelPlan, level_plan};
pub use levelling_delays::{TaskDelay, TaskPause};
pub use levelling_elsewhere::HeldBy;
pub use levelling_together::{
    AcceptLevelling, AcceptedPlan, LeftAlone, LevelProjects, LevelledProject, LevellingAccepted,
    LevellingEdit, LevellingOfProjects, UndoLevelling, accept_levelling, level_projects,
    undo_levelling,
};
pub use levelling_view::{
    BusyWith, LevelledPart, LevelledPause, LevelledPerson, LevelledTask, Levelling, NotLevelled,
};
pub(crate) use listings::tell_listings;
pub use listings::{PutListings, put_listings};
pub use missing_pieces::complete_pieces;
pub(crate) use news::RecentEdits;
pub use news::{NewsQuery, PlanNews, plan_news};
pub use overloads::{OverloadQuery, OverloadSpan, OverloadedPerson, Overloads, overloads};
pub(crate) use plan_cost::{labour, price};
pub use program_gantt::{ProgramGantt, program_gantt};
pub use projects::{
    NewProject, ProjectListItem, ProjectQuery, ProjectView, Recomputing, delete_project, project,
    projects, templates,
};
pub(crate) use projects::{STAGES, visible_project};
pub use proposed_edits::ProposedEdit;
pub(crate) use recompute::{flag, refusal, severity_word};
pub(crate) use recompute_projects::{recompute_plan, request_recompute, request_recompute_later};
pub use recurring::{RecurrencePattern, RecurringTask};
pub(crate) use reporting::may_report_own;
pub(crate) use reshape::{Part, Reshape, Reshaped};
pub use shading::{GanttCalendar, PersonQuery, person_working_time};
pub(crate) use stored_pieces::read_pieces;
pub use sub_projects::{SubProject, set_sub_project};
pub use tasks::{
    ConstraintView, LinkView, TaskBaselineView, TaskListItem, TaskQuery, TaskView, task, tasks,
};
pub use template_comparison::template_comparison;
pub use totals::{ProjectTotalsView, TaskTotals, project_totals, task_totals};
pub use undo::{
    EditQuery, EditState, EditView, StepInput, edit_state, edits, redo, undo, undo_edit,
};
pub use update_project::{PatchProject, ProjectChanged, update_project};
pub use update_task::{PatchTask, update_task};
pub use why::{DriverStep, Why, why};
