//! The settings directly below `<Project>`.

use steerco_calendar::Span;
use steerco_plan::PlanProject;
use steerco_schedule::ProgressPolicy;
use steerco_units::Currency;

use super::read::Reading;
use super::values::{flag, integer, moment, time_of_day};
use crate::xml::{Child, Malformed};

#[derive(Default)]
pub(super) struct RawProject {
    pub plan: PlanProject,
    pub calendar_uid: Option<i64>,
    title: bool,
}

/// Elements of `<Project>` that are computed or written anew on the way out.
const COMPUTED: [&str; 3] = ["LastSaved", "SaveVersion", "CurrentDate"];

pub(super) fn read_child<'a>(
    reading: &mut Reading<'a>,
    child: Child<'a>,
    raw: &mut RawProject,
) -> Result<(), Malformed> {
    let owner = "the project";
    let plan = &mut raw.plan;
    macro_rules! set {
        ($field:expr, $interpret:expr) => {
            if let Some(value) = reading.value(child, owner, $interpret)? {
                $field = value;
            }
        };
    }
    let positive = |text: &str| integer(text).filter(|&minutes| minutes > 0 && minutes < 1_000_000);
    match child.name {
        "Title" => {
            let text = reading.cursor.text(child)?;
            if !text.trim().is_empty() {
                text.trim().clone_into(&mut plan.name);
                raw.title = true;
            }
        }
        "Name" if !raw.title => {
            let text = reading.cursor.text(child)?;
            let name = text.trim();
            name.strip_suffix(".xml").unwrap_or(name).clone_into(&mut plan.name);
        }
        "Name" => {
            reading.cursor.raw(child)?;
        }
        "StartDate" => set!(plan.start, moment),
        "FinishDate" => plan.finish = reading.value(child, owner, moment)?,
        "ScheduleFromStart" => set!(plan.from_finish, |text| flag(text).map(|from| !from)),
        "StatusDate" => plan.status_date = reading.value(child, owner, moment)?,
        "CalendarUID" => raw.calendar_uid = reading.value(child, owner, integer)?,
        "MinutesPerDay" => set!(plan.day, |text| positive(text).map(Span::from_minutes)),
        "MinutesPerWeek" => set!(plan.week, |text| positive(text).map(Span::from_minutes)),
        "DaysPerMonth" => set!(plan.days_per_month, positive),
        "DefaultStartTime" => set!(plan.default_start, |text| time_of_day(text).map(i64::from)),
        "DefaultFinishTime" => set!(plan.default_finish, |text| time_of_day(text).map(i64::from)),
        "HonorConstraints" => set!(plan.honor_constraints, flag),
        "CriticalSlackLimit" => {
            let days = reading.value(child, owner, integer)?.unwrap_or(0);
            plan.critical_limit = Span::from_tenths(plan.day.tenths().saturating_mul(days));
        }
        "MultipleCriticalPaths" => set!(plan.multiple_critical_paths, flag),
        "NewTasksEffortDriven" => set!(plan.effort_driven, flag),
        // "Split in-progress tasks" is what Project calls waiting for unfinished predecessors.
        "SplitsInProgressTasks" => set!(plan.progress, |text| flag(text).map(|split| {
            if split { ProgressPolicy::RetainedLogic } else { ProgressPolicy::ProgressOverride }
        })),
        "CurrencyCode" => set!(plan.currency, |text| Currency::new(text).ok()),
        name if COMPUTED.contains(&name) => {
            reading.cursor.raw(child)?;
        }
        _ => reading.keep(child, &mut plan.kept)?,
    }
    Ok(())
}
