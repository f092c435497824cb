//! The plan as plain data. Cross references are indices into the vectors of the same [`Plan`].

use serde::{Deserialize, Serialize};
use steerco_calendar::{CalendarSpec, Moment, Span};
use steerco_schedule::{
    Activity, Constraint, Contour, DependencyKind, Dialect, Lag, ProgressPolicy, ResourceKind,
    Split, TaskType,
};
use steerco_units::{Currency, Percent, Rate};

/// One project with everything that decides its dates, work and cost.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// Settings of the project as a whole.
    pub project: PlanProject,
    /// Base and resource calendars.
    pub calendars: Vec<PlanCalendar>,
    /// The line that stands for the whole project (UID 0), when the file has one: its notes,
    /// baselines and uninterpreted parts.
    pub summary_task: Option<Box<PlanTask>>,
    /// In outline order: a summary stands before its children.
    pub tasks: Vec<PlanTask>,
    /// Links between tasks.
    pub dependencies: Vec<PlanDependency>,
    /// Who or what can be assigned.
    pub resources: Vec<PlanResource>,
    /// Who works on what.
    pub assignments: Vec<PlanAssignment>,
}

/// Parts of a file that Steerco does not interpret, kept word for word for the way back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Kept(
    /// The XML elements as they stood in the file, one after another.
    pub String,
);

/// Settings of the project as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanProject {
    /// Name shown to people.
    pub name: String,
    /// Nothing starts before this moment.
    pub start: Moment,
    /// Where a plan that schedules from its finish ends; else what the file said, if anything.
    pub finish: Option<Moment>,
    /// Schedule backwards from `finish`.
    pub from_finish: bool,
    /// Work before this moment is past.
    pub status_date: Option<Moment>,
    /// Index of the project calendar.
    pub calendar: usize,
    /// Working time that "1 day" stands for.
    pub day: Span,
    /// Working time that "1 week" stands for.
    pub week: Span,
    /// Days that "1 month" stands for.
    pub days_per_month: i64,
    /// Time of day used when only a date is given, tenths of a minute since midnight.
    pub default_start: i64,
    /// Time of day used when only a finish date is given, tenths of a minute since midnight.
    pub default_finish: i64,
    /// No-later-than constraints beat links.
    pub honor_constraints: bool,
    /// Total float at or below this is critical.
    pub critical_limit: Span,
    /// Every open end closes its own network.
    pub multiple_critical_paths: bool,
    /// Whose rules decide.
    pub dialect: Dialect,
    /// What out-of-sequence progress means.
    pub progress: ProgressPolicy,
    /// Uncompleted work is moved behind the status date.
    pub reschedule_uncompleted: bool,
    /// New tasks are effort-driven.
    pub effort_driven: bool,
    /// Currency of every cost in the plan.
    pub currency: Currency,
    /// Uninterpreted parts.
    pub kept: Kept,
}

/// A calendar of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanCalendar {
    /// The file's own identifier.
    pub uid: i64,
    /// Working time; `spec.base` indexes `Plan::calendars`.
    pub spec: CalendarSpec,
    /// Whose calendar it is.
    pub kind: CalendarKind,
    /// Uninterpreted parts.
    pub kept: Kept,
}

/// Whose calendar it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CalendarKind {
    /// Shared by tasks, resources and other calendars.
    #[default]
    Base,
    /// Belongs to one resource.
    Resource,
}

/// One line of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanTask {
    /// The file's own identifier; unique in the plan.
    pub uid: i64,
    /// Row number people see.
    pub row: i64,
    /// Index of the summary it belongs to.
    pub parent: Option<usize>,
    /// Name shown to people.
    pub name: String,
    /// WBS code as the file or the person gave it; empty to derive it from the outline.
    pub wbs: String,
    /// Free text.
    pub notes: String,
    /// Working time (clock time when `elapsed`); ignored for summaries.
    pub duration: Span,
    /// Duration is clock time.
    pub elapsed: bool,
    /// The duration is a guess.
    pub estimated: bool,
    /// Unit in which people entered the duration (MSPDI DurationFormat code).
    pub duration_format: i64,
    /// Shown as a milestone even with a duration.
    pub milestone: bool,
    /// Has child tasks, or is marked as summary.
    pub summary: bool,
    /// Task calendar.
    pub calendar: Option<usize>,
    /// With a task calendar: do not intersect it with resource calendars.
    pub ignore_resource_calendars: bool,
    /// Primavera's activity type.
    pub activity: Activity,
    /// Date rule.
    pub constraint: Constraint,
    /// Primavera's second date rule.
    pub second_constraint: Constraint,
    /// Lowers the late finish only.
    pub deadline: Option<Moment>,
    /// Manually scheduled between these moments.
    pub manual: Option<(Moment, Moment)>,
    /// Takes part in the plan.
    pub active: bool,
    /// Stand-in for a task of another plan, fixed between these moments.
    pub external: Option<(Moment, Moment)>,
    /// Part of a recurring task.
    pub recurring: bool,
    /// Which quantity stays when another changes.
    pub task_type: TaskType,
    /// Adding people keeps total work.
    pub effort_driven: bool,
    /// 0 to 1000, default 500.
    pub priority: u16,
    /// Total effort.
    pub work: Span,
    /// Duration done, of the whole.
    pub percent_complete: Percent,
    /// Progress as judged on site.
    pub physical_percent_complete: Percent,
    /// When work began.
    pub actual_start: Option<Moment>,
    /// When it was finished.
    pub actual_finish: Option<Moment>,
    /// Duration done so far.
    pub actual_duration: Span,
    /// Work is done up to here.
    pub stop: Option<Moment>,
    /// Remaining work goes on from here.
    pub resume: Option<Moment>,
    /// Pauses.
    pub splits: Vec<Split>,
    /// Elapsed delay from resource levelling.
    pub leveling_delay: Span,
    /// Fixed cost in minor units of the plan's currency.
    pub fixed_cost_minor: i64,
    /// Baselines, at most one per slot 0 to 10.
    pub baselines: Vec<TaskBaseline>,
    /// What the file said the dates are, for comparing with ours.
    pub stored: Option<StoredDates>,
    /// Uninterpreted parts.
    pub kept: Kept,
}

/// A task as it was when a baseline was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskBaseline {
    /// 0 to 10, as in Microsoft Project.
    pub slot: u8,
    /// Planned start.
    pub start: Option<Moment>,
    /// Planned finish.
    pub finish: Option<Moment>,
    /// Planned working time.
    pub duration: Span,
    /// Planned effort.
    pub work: Span,
    /// Planned cost in minor units.
    pub cost_minor: i64,
    /// Uninterpreted parts.
    pub kept: Kept,
}

/// An assignment as it was when a baseline was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentBaseline {
    /// 0 to 10.
    pub slot: u8,
    /// Planned start.
    pub start: Option<Moment>,
    /// Planned finish.
    pub finish: Option<Moment>,
    /// Planned effort.
    pub work: Span,
    /// Planned cost in minor units.
    pub cost_minor: i64,
}

/// Dates another program computed and stored in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names are the schedule's own")]
pub struct StoredDates {
    pub start: Option<Moment>,
    pub finish: Option<Moment>,
    pub early_start: Option<Moment>,
    pub early_finish: Option<Moment>,
    pub late_start: Option<Moment>,
    pub late_finish: Option<Moment>,
    pub total_float: Option<Span>,
    pub free_float: Option<Span>,
    pub critical: Option<bool>,
}

/// A link between two tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDependency {
    /// Index of the driving task.
    pub predecessor: usize,
    /// Index of the driven task.
    pub successor: usize,
    /// Which ends are linked.
    pub kind: DependencyKind,
    /// Time between them.
    pub lag: Lag,
    /// Unit in which people entered the lag (MSPDI LagFormat code).
    pub lag_format: i64,
    /// Uninterpreted parts.
    pub kept: Kept,
}

/// Who or what can be assigned.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanResource {
    /// The file's own identifier.
    pub uid: i64,
    /// Name shown to people.
    pub name: String,
    /// Short form.
    pub initials: String,
    /// Mail address.
    pub email: String,
    /// Group or team.
    pub group: String,
    /// Work, material or cost.
    pub kind: ResourceKind,
    /// Own calendar.
    pub calendar: Option<usize>,
    /// Availability; [`Percent::WHOLE`] is one person.
    pub max_units: Percent,
    /// Price of an hour.
    pub standard_rate: Rate,
    /// Price of an overtime hour.
    pub overtime_rate: Rate,
    /// Price of each use, minor units.
    pub cost_per_use_minor: i64,
    /// Uninterpreted parts.
    pub kept: Kept,
}

/// Who works how much on a task.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanAssignment {
    /// The file's own identifier.
    pub uid: i64,
    /// Index of the task.
    pub task: usize,
    /// Index of the resource; `None` is unassigned work.
    pub resource: Option<usize>,
    /// Share of full time.
    pub units: Percent,
    /// Total effort.
    pub work: Span,
    /// Effort done.
    pub actual_work: Span,
    /// How the effort is spread.
    pub contour: Contour,
    /// Working time after the task's start.
    pub delay: Span,
    /// Elapsed delay from levelling.
    pub leveling_delay: Span,
    /// Pauses.
    pub splits: Vec<Split>,
    /// Baselines.
    pub baselines: Vec<AssignmentBaseline>,
    /// What the file said.
    pub stored: Option<(Moment, Moment)>,
    /// Uninterpreted parts.
    pub kept: Kept,
}

impl Default for PlanProject {
    /// An empty project on a Monday in 2026 with Microsoft Project's defaults.
    fn default() -> Self {
        Self {
            name: String::new(),
            start: Moment::from_day(20_514) + Span::from_minutes(8 * 60),
            finish: None,
            from_finish: false,
            status_date: None,
            calendar: 0,
            day: Span::from_minutes(480),
            week: Span::from_minutes(2400),
            days_per_month: 20,
            default_start: 4800,
            default_finish: 10_200,
            honor_constraints: true,
            critical_limit: Span::ZERO,
            multiple_critical_paths: false,
            dialect: Dialect::Microsoft,
            progress: ProgressPolicy::RetainedLogic,
            reschedule_uncompleted: false,
            effort_driven: false,
            currency: Currency::EUR,
            kept: Kept::default(),
        }
    }
}

impl Default for PlanTask {
    /// A one-day, automatically scheduled task.
    fn default() -> Self {
        Self {
            uid: 0,
            row: 0,
            parent: None,
            name: String::new(),
            wbs: String::new(),
            notes: String::new(),
            duration: Span::from_minutes(480),
            elapsed: false,
            estimated: false,
            duration_format: 7,
            milestone: false,
            summary: false,
            calendar: None,
            ignore_resource_calendars: false,
            activity: Activity::TaskDependent,
            constraint: Constraint::AsSoonAsPossible,
            second_constraint: Constraint::AsSoonAsPossible,
            deadline: None,
            manual: None,
            active: true,
            external: None,
            recurring: false,
            task_type: TaskType::FixedUnits,
            effort_driven: false,
            priority: 500,
            work: Span::ZERO,
            percent_complete: Percent::default(),
            physical_percent_complete: Percent::default(),
            actual_start: None,
            actual_finish: None,
            actual_duration: Span::ZERO,
            stop: None,
            resume: None,
            splits: vec![],
            leveling_delay: Span::ZERO,
            fixed_cost_minor: 0,
            baselines: vec![],
            stored: None,
            kept: Kept::default(),
        }
    }
}

impl Default for PlanResource {
    /// One full-time person without a name.
    fn default() -> Self {
        Self {
            uid: 0,
            name: String::new(),
            initials: String::new(),
            email: String::new(),
            group: String::new(),
            kind: ResourceKind::Work,
            calendar: None,
            max_units: Percent::WHOLE,
            standard_rate: Rate::default(),
            overtime_rate: Rate::default(),
            cost_per_use_minor: 0,
            kept: Kept::default(),
        }
    }
}

impl Default for PlanAssignment {
    /// Unassigned full-time work on the first task.
    fn default() -> Self {
        Self {
            uid: 0,
            task: 0,
            resource: None,
            units: Percent::WHOLE,
            work: Span::ZERO,
            actual_work: Span::ZERO,
            contour: Contour::Flat,
            delay: Span::ZERO,
            leveling_delay: Span::ZERO,
            splits: vec![],
            baselines: vec![],
            stored: None,
            kept: Kept::default(),
        }
    }
}

impl PlanCalendar {
    /// A base calendar.
    pub fn base(uid: i64, spec: CalendarSpec) -> Self {
        Self { uid, spec, kind: CalendarKind::Base, kept: Kept::default() }
    }
}

impl PlanResource {
    /// Takes out its rates and costs, also from the kept parts.
    pub fn without_money(&mut self) {
        self.standard_rate = Rate::default();
        self.overtime_rate = Rate::default();
        self.cost_per_use_minor = 0;
        self.kept.remove_money();
    }
}

impl Plan {
    /// Takes out every rate and cost, also from the kept parts, for readers who may not see money.
    pub fn without_money(&mut self) {
        for resource in &mut self.resources {
            resource.without_money();
        }
        for task in self.tasks.iter_mut().chain(self.summary_task.as_deref_mut()) {
            task.fixed_cost_minor = 0;
            task.kept.remove_money();
            for baseline in &mut task.baselines {
                baseline.cost_minor = 0;
                baseline.kept.remove_money();
            }
        }
        for assignment in &mut self.assignments {
            assignment.kept.remove_money();
            for baseline in &mut assignment.baselines {
                baseline.cost_minor = 0;
            }
        }
    }
}

impl Kept {
    /// Drops elements that speak of money: costs, rates, and earned value, which is money over time.
    fn remove_money(&mut self) {
        const MONEY: [&str; 12] = [
            "Cost",
            "Rate",
            "BCWS",
            "BCWP",
            "ACWP",
            "CV",
            "SV",
            "VAC",
            "Budget",
            "EAC",
            "BAC",
            "Timephased",
        ];
        let mut left = String::new();
        let mut rest = self.0.as_str();
        while let Some(open) = rest.find('<') {
            let element = &rest[open..];
            let name_end = element[1..]
                .find(|letter: char| letter == '>' || letter == '/' || letter.is_whitespace())
                .map_or(element.len(), |at| at + 1);
            let name = &element[1..name_end];
            let close = format!("</{name}>");
            let end = match (element.find(&close), element.find("/>")) {
                (Some(at), Some(empty)) if element[..empty].contains('>') => at + close.len(),
                (_, Some(empty)) if !element[..empty].contains('>') => empty + 2,
                (Some(at), _) => at + close.len(),
                (None, _) => element.len(),
            };
            if !MONEY.iter().any(|word| name.contains(word)) {
                left.push_str(&element[..end]);
            }
            rest = &element[end..];
        }
        self.0 = left;
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn money_is_taken_out_of_kept_parts() {
        let mut kept = Kept(
            "<GUID>1</GUID><Cost>500</Cost><Rates><Rate><StandardRate>9</StandardRate></Rate></Rates>\
             <Empty/><CV>1.0</CV><TimephasedData><Value>5</Value></TimephasedData><Notes>CV of Ann</Notes>"
                .into(),
        );
        kept.remove_money();
        assert_eq!(kept.0, "<GUID>1</GUID><Empty/><Notes>CV of Ann</Notes>");
    }
}
