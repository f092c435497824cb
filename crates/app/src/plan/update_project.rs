//! Changing a project's settings; dates follow.

use serde::{Deserialize, Serialize};
use steerco_store::{fold, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Effect, ProjectView,
    edit::edit_plan,
    projects::{
        checked_direction, checked_home, checked_key, checked_stage, project_view, visible_project,
    },
    words,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    failure::{same_version, unchanged},
    organisation::{CustomValues, check_project_type, given_custom},
    shape::{checked_name, nullable, parse_civil, tenths},
};

/// Largest funding in minor units, as of an amount of a business case.
const MOST_FUNDING: i64 = 1_000_000_000_000_000;

/// Changes to a project.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[expect(missing_docs, reason = "fields mean what they mean in ProjectView")]
pub struct PatchProject {
    pub name: Option<String>,
    pub key: Option<String>,
    pub description: Option<String>,
    pub stage: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub program_id: Option<Option<Uuid>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub portfolio_id: Option<Option<Uuid>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub owner_id: Option<Option<Uuid>>,
    /// The type it becomes of: it keeps its key, its number and all that hangs on it.
    pub plan_type_id: Option<Uuid>,
    pub calendar_id: Option<Uuid>,
    /// Nothing starts before this.
    pub start: Option<String>,
    /// Finish to schedule from; null for none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub finish: Option<Option<String>>,
    pub schedule_from: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub status_date: Option<Option<String>>,
    pub dialect: Option<String>,
    pub lag_calendar: Option<String>,
    pub total_float: Option<String>,
    pub critical_by: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub must_finish_by: Option<Option<String>>,
    pub progress_policy: Option<String>,
    pub honor_constraints: Option<bool>,
    pub critical_limit_minutes: Option<f64>,
    pub multiple_critical_paths: Option<bool>,
    pub reschedule_uncompleted: Option<bool>,
    pub minutes_per_day: Option<f64>,
    pub minutes_per_week: Option<f64>,
    pub days_per_month: Option<i64>,
    /// Weeks before its start by which a planning package has to have tasks; null for never.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<i64>)]
    pub detail_weeks: Option<Option<i64>>,
    /// 0 to 1000: which project goes first when several are levelled together; 1000 is never moved.
    pub priority: Option<i64>,
    /// What is approved for it, in minor units of its currency; null takes the approval away.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<i64>)]
    pub funding_minor: Option<Option<i64>>,
    /// Values of custom fields by their code; null takes one away.
    #[schema(value_type = Option<Object>)]
    pub custom: Option<CustomValues>,
}

/// A changed project.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProjectChanged {
    /// The project as it is now.
    #[serde(flatten)]
    pub project: ProjectView,
    /// What the change did to the dates.
    pub effect: Effect,
}

/// Changes a project and computes its plan anew.
pub async fn update_project(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchProject,
) -> Outcome<ProjectChanged> {
    let reader = app.store.read();
    let before = visible_project(&reader, caller, id, "project.manage").await?;
    unchanged(before.version, version, async {
        project_view(&reader, caller, before.clone()).await
    })
    .await?;
    let mut home = None;
    if patch.program_id.is_some() || patch.portfolio_id.is_some() {
        let program = patch.program_id.unwrap_or(before.program_id);
        let portfolio = patch.portfolio_id.unwrap_or(before.portfolio_id);
        let (program, portfolio, place) = checked_home(&reader, program, portfolio).await?;
        if (program, portfolio) != (before.program_id, before.portfolio_id) {
            caller.require("project.create", place)?;
        }
        home = Some((program, portfolio));
    }
    check_project_type(&reader, patch.plan_type_id).await?;
    if let Some(owner_id) = patch.owner_id {
        crate::portfolio::check_owner(&reader, owner_id).await?;
    }
    let new_calendar = match patch.calendar_id.filter(|new| *new != before.calendar_id) {
        None => vec![],
        Some(new) => {
            let found = reader.find::<row::Calendar>(new).await?;
            let usable = found.is_some_and(|row| row.project_id.is_none_or(|own| own == id));
            if !usable {
                let text = "There is no such calendar.";
                return Err(Failure::field("plan.unknown_calendar", "calendar_id", text));
            }
            reader.calendars_with_bases([new].into(), None).await?
        }
    };
    let custom = given_custom(&reader, "project", &before.custom, patch.custom.as_ref()).await?;
    let ((), effect) = edit_plan(app, caller, id, |draft| {
        same_version(draft.rows.project.version, version)?;
        let known: Vec<Uuid> = draft.rows.calendars.iter().map(|row| row.id).collect();
        let more = new_calendar.iter().filter(|row| !known.contains(&row.id)).cloned();
        draft.rows.calendars.extend(more);
        let row = draft.change_project("project_updated");
        if let Some((program, portfolio)) = home {
            row.program_id = program;
            row.portfolio_id = portfolio;
        }
        row.plan_type_id = patch.plan_type_id.or(row.plan_type_id);
        row.custom.clone_from(&custom);
        apply(row, patch)
    })
    .await?;
    let reader = app.store.read();
    let row = reader.get::<row::Project>(id).await?;
    Ok(ProjectChanged { project: project_view(&reader, caller, row).await?, effect })
}

fn apply(row: &mut row::Project, patch: &PatchProject) -> Outcome<()> {
    if let Some(name) = &patch.name {
        row.name = checked_name("name", name)?;
        row.name_folded = fold(&row.name);
    }
    if let Some(key) = &patch.key {
        row.key = checked_key(key.trim())?;
        row.key_folded = fold(&row.key);
    }
    if let Some(description) = &patch.description {
        row.description.clone_from(description);
    }
    if let Some(stage) = &patch.stage {
        row.stage = checked_stage(stage)?;
    }
    if let Some(owner_id) = patch.owner_id {
        row.owner_id = owner_id;
    }
    if let Some(funding) = patch.funding_minor {
        if funding.is_some_and(|amount| !(0..=MOST_FUNDING).contains(&amount)) {
            let text = "Give an amount from 0 up, or none.";
            return Err(Failure::field("plan.bad_funding", "funding_minor", text));
        }
        row.funding = funding;
    }
    if let Some(calendar_id) = patch.calendar_id {
        row.calendar_id = calendar_id;
    }
    if let Some(start) = &patch.start {
        row.start = parse_civil("start", start)?;
    }
    if let Some(finish) = &patch.finish {
        row.finish = match finish {
            Some(finish) => Some(parse_civil("finish", finish)?),
            None => None,
        };
    }
    let direction = match (&patch.schedule_from, row.from_finish) {
        (Some(direction), _) => direction.as_str(),
        (None, true) => "finish",
        (None, false) => "start",
    };
    row.from_finish = checked_direction(Some(direction), row.finish)?;
    if let Some(status_date) = &patch.status_date {
        row.status_date = match status_date {
            Some(date) => Some(parse_civil("status_date", date)?),
            None => None,
        };
    }
    apply_rules(row, patch)
}

/// What only Primavera's rules look at.
fn apply_primavera(row: &mut row::Project, patch: &PatchProject) -> Outcome<()> {
    if let Some(word) = &patch.lag_calendar {
        if words::lag_calendar_of(word).is_none() {
            let text = "Choose predecessor, successor, around_the_clock or project.";
            return Err(Failure::field("plan.unknown_lag_calendar", "lag_calendar", text));
        }
        row.lag_calendar.clone_from(word);
    }
    if let Some(word) = &patch.total_float {
        if words::total_float_of(word).is_none() {
            let text = "Choose smallest, start or finish.";
            return Err(Failure::field("plan.unknown_total_float", "total_float", text));
        }
        row.total_float.clone_from(word);
    }
    if let Some(word) = &patch.critical_by {
        if words::critical_by_of(word).is_none() {
            let text = "Choose total_float or longest_path.";
            return Err(Failure::field("plan.unknown_critical_by", "critical_by", text));
        }
        row.critical_by.clone_from(word);
    }
    if let Some(by) = &patch.must_finish_by {
        let date = by.as_ref().map(|date| parse_civil("must_finish_by", date));
        row.must_finish_by = date.transpose()?;
    }
    Ok(())
}

fn apply_rules(row: &mut row::Project, patch: &PatchProject) -> Outcome<()> {
    if let Some(dialect) = &patch.dialect {
        if !matches!(dialect.as_str(), "microsoft" | "primavera") {
            let text = "Choose microsoft or primavera.";
            return Err(Failure::field("plan.unknown_dialect", "dialect", text));
        }
        row.dialect.clone_from(dialect);
    }
    apply_primavera(row, patch)?;
    if let Some(policy) = &patch.progress_policy {
        if words::policy_of(policy).is_none() {
            let text = "Choose retained_logic or progress_override.";
            return Err(Failure::field("plan.unknown_policy", "progress_policy", text));
        }
        row.progress_policy.clone_from(policy);
    }
    row.honor_constraints = patch.honor_constraints.unwrap_or(row.honor_constraints);
    row.multiple_critical_paths =
        patch.multiple_critical_paths.unwrap_or(row.multiple_critical_paths);
    row.reschedule_uncompleted = patch.reschedule_uncompleted.unwrap_or(row.reschedule_uncompleted);
    if let Some(limit) = patch.critical_limit_minutes {
        row.critical_limit = tenths("critical_limit_minutes", limit)?;
    }
    if let Some(day) = patch.minutes_per_day {
        row.day = positive("minutes_per_day", day)?;
    }
    if let Some(week) = patch.minutes_per_week {
        row.week = positive("minutes_per_week", week)?;
    }
    if let Some(weeks) = patch.detail_weeks {
        if weeks.is_some_and(|weeks| !(1..=260).contains(&weeks)) {
            let text = "Give 1 to 260 weeks.";
            return Err(Failure::field("plan.bad_horizon", "detail_weeks", text));
        }
        row.detail_weeks = weeks;
    }
    if let Some(priority) = patch.priority {
        if !(0..=1_000).contains(&priority) {
            let text = "Give 0 to 1,000; a project with 1,000 is never moved by levelling.";
            return Err(Failure::field("plan.bad_priority", "priority", text));
        }
        row.priority = priority;
    }
    if let Some(days) = patch.days_per_month {
        if !(1..=31).contains(&days) {
            let text = "Give 1 to 31 days.";
            return Err(Failure::field("plan.bad_month", "days_per_month", text));
        }
        row.days_per_month = days;
    }
    Ok(())
}

fn positive(field: &str, minutes: f64) -> Outcome<i64> {
    match tenths(field, minutes)? {
        good if good > 0 => Ok(good),
        _ => Err(Failure::field("bad_duration", field, "Give more than zero minutes.")),
    }
}
