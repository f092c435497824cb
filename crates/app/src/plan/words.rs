//! The words under which plan values are stored and sent.

use steerco_calendar::{Moment, Span};
use steerco_plan::{DurationUnit, PlanProject, format_duration};
use steerco_schedule::{
    Activity, Constraint, Contour, CriticalBy, DependencyKind, Dialect, Lag, LagCalendar,
    Primavera, ProgressPolicy, ResourceKind, TaskType, TotalFloat,
};
use steerco_store::row;
use steerco_units::Currency;

/// Two-way tables of words.
macro_rules! words {
    ($to:ident, $of:ident, $type:ty, $default:expr, $($value:path => $word:literal),+ $(,)?) => {
        /// The word of a value.
        pub(crate) fn $to(value: $type) -> &'static str {
            match value { $($value => $word),+ }
        }
        /// The value of a word.
        pub(crate) fn $of(word: &str) -> Option<$type> {
            match word { $($word => Some($value),)+ _ => None }
        }
    };
}

words!(kind_word, kind_of, DependencyKind, DependencyKind::FinishToStart,
    DependencyKind::FinishToStart => "FS",
    DependencyKind::StartToStart => "SS",
    DependencyKind::FinishToFinish => "FF",
    DependencyKind::StartToFinish => "SF",
);
words!(task_type_word, task_type_of, TaskType, TaskType::FixedUnits,
    TaskType::FixedUnits => "fixed_units",
    TaskType::FixedDuration => "fixed_duration",
    TaskType::FixedWork => "fixed_work",
);
words!(resource_kind_word, resource_kind_of, ResourceKind, ResourceKind::Work,
    ResourceKind::Work => "work",
    ResourceKind::Material => "material",
    ResourceKind::Cost => "cost",
);
words!(policy_word, policy_of, ProgressPolicy, ProgressPolicy::RetainedLogic,
    ProgressPolicy::RetainedLogic => "retained_logic",
    ProgressPolicy::ProgressOverride => "progress_override",
);
words!(contour_word, contour_of, Contour, Contour::Flat,
    Contour::Flat => "flat",
    Contour::BackLoaded => "back_loaded",
    Contour::FrontLoaded => "front_loaded",
    Contour::DoublePeak => "double_peak",
    Contour::EarlyPeak => "early_peak",
    Contour::LatePeak => "late_peak",
    Contour::Bell => "bell",
    Contour::Turtle => "turtle",
    Contour::Contoured => "contoured",
);
words!(activity_word, activity_of, Activity, Activity::TaskDependent,
    Activity::TaskDependent => "task_dependent",
    Activity::ResourceDependent => "resource_dependent",
    Activity::LevelOfEffort => "level_of_effort",
    Activity::StartMilestone => "start_milestone",
    Activity::FinishMilestone => "finish_milestone",
    Activity::WbsSummary => "wbs_summary",
);
words!(total_float_word, total_float_of, TotalFloat, TotalFloat::Smallest,
    TotalFloat::Smallest => "smallest",
    TotalFloat::Start => "start",
    TotalFloat::Finish => "finish",
);
words!(critical_by_word, critical_by_of, CriticalBy, CriticalBy::TotalFloat,
    CriticalBy::TotalFloat => "total_float",
    CriticalBy::LongestPath => "longest_path",
);
words!(lag_calendar_word, lag_calendar_of, LagCalendar, LagCalendar::Predecessor,
    LagCalendar::Predecessor => "predecessor",
    LagCalendar::Successor => "successor",
    LagCalendar::AroundTheClock => "around_the_clock",
    LagCalendar::Project => "project",
);

/// Kind and date of a constraint as stored.
pub(crate) fn constraint_words(constraint: Constraint) -> (&'static str, Option<i64>) {
    let at = |moment: Moment| Some(moment.tenths());
    match constraint {
        Constraint::AsSoonAsPossible => ("as_soon_as_possible", None),
        Constraint::AsLateAsPossible => ("as_late_as_possible", None),
        Constraint::MustStartOn(moment) => ("must_start_on", at(moment)),
        Constraint::MustFinishOn(moment) => ("must_finish_on", at(moment)),
        Constraint::StartNoEarlierThan(moment) => ("start_no_earlier_than", at(moment)),
        Constraint::StartNoLaterThan(moment) => ("start_no_later_than", at(moment)),
        Constraint::FinishNoEarlierThan(moment) => ("finish_no_earlier_than", at(moment)),
        Constraint::FinishNoLaterThan(moment) => ("finish_no_later_than", at(moment)),
    }
}

/// A constraint from its kind and date; `None` when the kind is unknown or the date missing.
pub(crate) fn constraint_of(kind: &str, date: Option<i64>) -> Option<Constraint> {
    let at = date.map(Moment::from_tenths);
    Some(match kind {
        "as_soon_as_possible" => Constraint::AsSoonAsPossible,
        "as_late_as_possible" => Constraint::AsLateAsPossible,
        "must_start_on" => Constraint::MustStartOn(at?),
        "must_finish_on" => Constraint::MustFinishOn(at?),
        "start_no_earlier_than" => Constraint::StartNoEarlierThan(at?),
        "start_no_later_than" => Constraint::StartNoLaterThan(at?),
        "finish_no_earlier_than" => Constraint::FinishNoEarlierThan(at?),
        "finish_no_later_than" => Constraint::FinishNoLaterThan(at?),
        _ => return None,
    })
}

/// A lag from its kind and amount (tenths of a minute or basis points).
pub(crate) fn lag_of(kind: &str, amount: i64) -> Lag {
    let points = i32::try_from(amount).unwrap_or(i32::MAX);
    match kind {
        "elapsed" => Lag::Elapsed(Span::from_tenths(amount)),
        "percent" => Lag::Percent(points),
        "elapsed_percent" => Lag::ElapsedPercent(points),
        _ => Lag::Working(Span::from_tenths(amount)),
    }
}

/// Kind and amount of a lag as stored.
pub(crate) fn lag_words(lag: Lag) -> (&'static str, i64) {
    match lag {
        Lag::Working(span) => ("working", span.tenths()),
        Lag::Elapsed(span) => ("elapsed", span.tenths()),
        Lag::Percent(points) => ("percent", i64::from(points)),
        Lag::ElapsedPercent(points) => ("elapsed_percent", i64::from(points)),
    }
}

/// A lag as people write it behind the kind: `+2d`, `-50%`, empty for none.
pub(crate) fn lag_text(kind: &str, amount: i64, format: i64, project: &PlanProject) -> String {
    if amount == 0 {
        return String::new();
    }
    let sign = if amount < 0 { "-" } else { "+" };
    let size = amount.saturating_abs();
    match kind {
        "percent" => format!("{sign}{}%", crate::shape::percent(size)),
        "elapsed_percent" => format!("{sign}{}e%", crate::shape::percent(size)),
        _ => {
            let (unit, _) = DurationUnit::of_format(format);
            let elapsed = kind == "elapsed";
            format!("{sign}{}", format_duration(Span::from_tenths(size), unit, elapsed, project))
        }
    }
}

/// A duration as people write it: `3d`, `2.5h?`.
pub(crate) fn duration_text(
    tenths: i64,
    format: i64,
    elapsed: bool,
    estimated: bool,
    project: &PlanProject,
) -> String {
    let (unit, _) = DurationUnit::of_format(format);
    let text = format_duration(Span::from_tenths(tenths), unit, elapsed, project);
    if estimated { format!("{text}?") } else { text }
}

/// Whose rules decide in a project.
pub(crate) fn dialect_of(row: &row::Project) -> Option<Dialect> {
    match row.dialect.as_str() {
        "microsoft" => Some(Dialect::Microsoft),
        "primavera" => Some(Dialect::Primavera(Primavera {
            lag_calendar: lag_calendar_of(&row.lag_calendar)?,
            total_float: total_float_of(&row.total_float)?,
            critical: critical_by_of(&row.critical_by)?,
            must_finish_by: row.must_finish_by.map(Moment::from_tenths),
        })),
        _ => None,
    }
}

/// Stores whose rules decide in a project.
pub(crate) fn put_dialect(dialect: Dialect, row: &mut row::Project) {
    row.dialect = if dialect == Dialect::Microsoft { "microsoft" } else { "primavera" }.into();
    let choices = dialect.primavera().unwrap_or_default();
    row.lag_calendar = lag_calendar_word(choices.lag_calendar).into();
    row.total_float = total_float_word(choices.total_float).into();
    row.critical_by = critical_by_word(choices.critical).into();
    row.must_finish_by = choices.must_finish_by.map(Moment::tenths);
}

/// The settings of a project as the plan knows them; `calendar` is an index the caller sets.
pub(crate) fn plan_project(row: &row::Project) -> PlanProject {
    PlanProject {
        name: row.name.clone(),
        start: Moment::from_tenths(row.start),
        finish: row.finish.map(Moment::from_tenths),
        from_finish: row.from_finish,
        status_date: row.status_date.map(Moment::from_tenths),
        calendar: 0,
        day: Span::from_tenths(row.day),
        week: Span::from_tenths(row.week),
        days_per_month: row.days_per_month,
        default_start: row.default_start,
        default_finish: row.default_finish,
        honor_constraints: row.honor_constraints,
        critical_limit: Span::from_tenths(row.critical_limit),
        multiple_critical_paths: row.multiple_critical_paths,
        dialect: dialect_of(row).unwrap_or_default(),
        progress: policy_of(&row.progress_policy).unwrap_or_default(),
        reschedule_uncompleted: row.reschedule_uncompleted,
        effort_driven: row.effort_driven,
        currency: Currency::new(&row.currency).unwrap_or(Currency::EUR),
        kept: steerco_plan::Kept::default(),
    }
}
