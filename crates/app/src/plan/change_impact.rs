//! What the edits of a change request would do to a plan: the plan with them beside the plan as it is. Pure, but
//! for what it is told of other projects; the same comparison is shown live, and frozen for the decision.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{
    plan::{GiveGetFilter, GiveGetLine, PlanRows},
    portfolio::Visible,
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    baseline_comparison::{days_between, project_calendar},
    book::plan_of,
    edit::{Edited, How, change_plan},
    overloads::over_by_person,
    proposed_edits::{self, ProposedEdit},
    recompute::flag,
    work_elsewhere::work_elsewhere,
};
use crate::{
    App, Outcome,
    access::Caller,
    shape::{Reference, civil, instant, minutes},
};

/// Most milestones, tasks, agreements, people or findings that are named.
const MOST_NAMED: usize = 50;
/// Most agreements looked at.
const MOST_AGREEMENTS: u64 = 200;

/// A plan in a few figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PlanFigures {
    /// First start.
    pub start: String,
    /// Last finish.
    pub finish: String,
    /// Effort of all tasks that count.
    pub work_minutes: f64,
    /// What it costs, minor units; null when the caller may not see rates there.
    pub cost_minor: Option<i64>,
    /// Tasks; summaries and those that take no part do not count.
    pub tasks: u64,
    /// Those of them that are critical.
    pub critical_tasks: u64,
}

/// A milestone that the edits move, add or remove.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MovedMilestone {
    /// Which one.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// When it is without the edits; null when they add it.
    pub before: Option<String>,
    /// When it is with them; null when they remove it.
    pub after: Option<String>,
    /// Working days of the project's calendar, positive when later; null unless it is in both.
    pub days: Option<f64>,
}

/// An agreement that this project would not keep any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LateAgreement {
    /// Which agreement.
    pub id: Uuid,
    /// What is given.
    pub given: String,
    /// The project that gets it.
    pub project: Reference,
    /// By when it was agreed.
    pub agreed_date: String,
    /// When it would be there.
    pub forecast: String,
}

/// Somebody who would be asked for more than they have, or for still more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MoreOverload {
    /// Who.
    pub resource: Reference,
    /// Work beyond what they have, without the edits.
    pub before_minutes: f64,
    /// With them.
    pub after_minutes: f64,
}

/// What the edits of a change request would do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ChangeImpact {
    /// The version of the plan that it was computed from.
    pub plan_version: i64,
    /// When (UTC).
    pub computed_at: String,
    /// The plan without the edits.
    pub before: PlanFigures,
    /// The plan with them.
    pub after: PlanFigures,
    /// By how many working days of the project's calendar the finish moves, positive when later.
    pub finish_days: f64,
    /// By how much work there is more.
    pub work_minutes: f64,
    /// By how much it costs more, minor units; null when the caller may not see rates there.
    pub cost_minor: Option<i64>,
    /// Currency of the costs.
    pub currency: String,
    /// There are costs that the caller may not see.
    #[serde(default)]
    pub cost_hidden: bool,
    /// The rates of some who work are in another currency: what they cost is left out.
    pub cost_partial: bool,
    /// Tasks that start or finish at another time; summaries do not count.
    pub moved_tasks: u64,
    /// Milestones that move, come or go, those that move by most first; at most 50.
    pub milestones: Vec<MovedMilestone>,
    /// How many there are.
    pub milestone_count: u64,
    /// Tasks that become critical; at most 50.
    pub newly_critical: Vec<Reference>,
    /// How many there are.
    pub newly_critical_count: u64,
    /// What was agreed with other projects and would be late; at most 50.
    pub late_agreements: Vec<LateAgreement>,
    /// People who would be asked for more than they have, or for still more; at most 50.
    pub overloads: Vec<MoreOverload>,
    /// What the plan would say of itself that it does not say now, such as a missed deadline; at most 50.
    pub findings: Vec<String>,
}

impl ChangeImpact {
    /// Without money, for those who may not see rates.
    pub(super) fn without_money(mut self) -> Self {
        self.cost_hidden = self.cost_minor.is_some();
        self.cost_minor = None;
        self.before.cost_minor = None;
        self.after.cost_minor = None;
        self
    }

    /// By how much the finish moves, in hundredths of working days.
    #[expect(clippy::cast_possible_truncation, reason = "days of a plan of at most 200 years")]
    pub(super) fn finish_shift(&self) -> i64 {
        (self.finish_days * 100.0).round() as i64
    }

    /// By how much work there is more, in tenths of a minute.
    #[expect(clippy::cast_possible_truncation, reason = "work is bounded where it is written")]
    pub(super) fn work_delta(&self) -> i64 {
        (self.work_minutes * 10.0).round() as i64
    }
}

/// Looks at what edits would do to a plan as it is now; nothing is written.
pub(super) async fn impact_of(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    edits: &[ProposedEdit],
) -> Outcome<ChangeImpact> {
    let how = How { preview: true, ..How::default() };
    let change = |draft: &mut super::draft::Draft| proposed_edits::apply(draft, edits);
    let looked = change_plan(app, caller, project_id, &how, change).await?;
    let reader = app.store.read();
    let filter = GiveGetFilter {
        project_id: Some(project_id),
        side: Some("giver"),
        states: vec!["agreed"],
        visible: Visible::everything(),
        ..GiveGetFilter::default()
    };
    let gives = reader.give_gets(&filter, None, MOST_AGREEMENTS).await?;
    let people: Vec<Uuid> = looked.after.resources.iter().map(|row| row.id).collect();
    let elsewhere = work_elsewhere(&reader, &people, &[project_id]).await?;
    let mut over = vec![];
    for rows in [&looked.before, &looked.after] {
        let (plan, ids) = plan_of(rows, false)?;
        over.push(over_by_person(rows, &plan, &ids.resources, &elsewhere)?);
    }
    let mut impact = compare(&looked.before, &looked.after)?;
    impact.computed_at = instant(steerco_store::now_micros());
    impact.late_agreements = late(&looked.before, &looked.after, &gives);
    let (with, without) = (over.pop().unwrap_or_default(), over.pop().unwrap_or_default());
    impact.overloads = more_overloads(&looked.after, &without, &with);
    impact.findings = findings(&looked);
    Ok(impact)
}

/// Two states of a plan, both computed, beside each other.
pub(super) fn compare(before: &PlanRows, after: &PlanRows) -> Outcome<ChangeImpact> {
    let calendar = project_calendar(after)?;
    let day = after.project.day;
    let days = |from: i64, to: i64| days_between(&calendar, day, Some(from), Some(to));
    let (was, is) = (figures(before), figures(after));
    let old: HashMap<Uuid, &row::Task> = before.tasks.iter().map(|row| (row.id, row)).collect();
    let moved = after.tasks.iter().filter(|row| {
        let moved = |old: &&row::Task| (old.start, old.finish) != (row.start, row.finish);
        !row.summary && old.get(&row.id).is_some_and(moved)
    });
    let mut milestones = milestones(before, after, days);
    // By how far they move, those that come or go last; then as the plan has them.
    milestones.sort_by(|one, other| {
        let far = |one: &MovedMilestone| one.days.map_or(-1.0, f64::abs);
        far(other).total_cmp(&far(one))
    });
    let newly = || {
        after.tasks.iter().filter(|row| {
            counts(row) && row.critical && !old.get(&row.id).is_some_and(|old| old.critical)
        })
    };
    let finish = (before.project.computed_finish, after.project.computed_finish);
    Ok(ChangeImpact {
        plan_version: before.project.plan_version,
        computed_at: String::new(),
        finish_days: days(finish.0, finish.1).unwrap_or(0.0),
        work_minutes: minutes(work(after) - work(before)),
        cost_minor: is.cost_minor.zip(was.cost_minor).map(|(is, was)| is.saturating_sub(was)),
        currency: after.project.currency.clone(),
        cost_hidden: false,
        cost_partial: before.project.plan_cost_partial || after.project.plan_cost_partial,
        moved_tasks: number(moved.count()),
        milestone_count: number(milestones.len()),
        milestones: milestones.into_iter().take(MOST_NAMED).collect(),
        newly_critical_count: number(newly().count()),
        newly_critical: newly()
            .take(MOST_NAMED)
            .map(|row| Reference { id: row.id, name: row.name.clone() })
            .collect(),
        late_agreements: vec![],
        overloads: vec![],
        findings: vec![],
        before: was,
        after: is,
    })
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Whether a task counts: no summary, and it takes part.
fn counts(row: &row::Task) -> bool {
    row.active && !row.summary
}

/// Effort of all tasks that count, tenths of a minute: of those who do it, or else of the task.
fn work(rows: &PlanRows) -> i64 {
    let mut of_people: HashMap<Uuid, i64> = HashMap::new();
    for row in &rows.assignments {
        *of_people.entry(row.task_id).or_default() += row.computed_work;
    }
    let tasks = rows.tasks.iter().filter(|row| counts(row));
    tasks.map(|row| of_people.get(&row.id).copied().unwrap_or(row.work)).sum()
}

fn figures(rows: &PlanRows) -> PlanFigures {
    PlanFigures {
        start: civil(rows.project.computed_start),
        finish: civil(rows.project.computed_finish),
        work_minutes: minutes(work(rows)),
        cost_minor: Some(rows.project.plan_cost),
        tasks: number(rows.tasks.iter().filter(|row| counts(row)).count()),
        critical_tasks: number(rows.tasks.iter().filter(|row| counts(row) && row.critical).count()),
    }
}

/// Milestones that differ, in the order of the plan, those that go behind the others.
fn milestones(
    before: &PlanRows,
    after: &PlanRows,
    days: impl Fn(i64, i64) -> Option<f64>,
) -> Vec<MovedMilestone> {
    fn of(rows: &PlanRows) -> impl Iterator<Item = &row::Task> {
        rows.tasks.iter().filter(|row| counts(row) && row.flags & flag::MILESTONE != 0)
    }
    let old: HashMap<Uuid, i64> = of(before).map(|row| (row.id, row.finish)).collect();
    let new: HashMap<Uuid, i64> = of(after).map(|row| (row.id, row.finish)).collect();
    let here = of(after).filter(|row| old.get(&row.id) != Some(&row.finish));
    let gone = of(before).filter(|row| !new.contains_key(&row.id));
    here.chain(gone)
        .map(|row| {
            let (was, is) = (old.get(&row.id).copied(), new.get(&row.id).copied());
            MovedMilestone {
                id: row.id,
                name: row.name.clone(),
                before: was.map(civil),
                after: is.map(civil),
                days: was.zip(is).and_then(|(was, is)| days(was, is)),
            }
        })
        .collect()
}

/// Agreements that are kept without the edits and would be late with them.
fn late(before: &PlanRows, after: &PlanRows, gives: &[GiveGetLine]) -> Vec<LateAgreement> {
    let forecast = |rows: &PlanRows, line: &GiveGetLine| {
        let task = line.row.giver_task_id;
        let task = task.and_then(|id| rows.tasks.iter().find(|row| row.id == id && row.active));
        task.map_or(rows.project.computed_finish, |row| row.finish)
    };
    let late = gives.iter().filter_map(|line| {
        let agreed = line.row.agreed_date;
        let (was, is) = (forecast(before, line), forecast(after, line));
        (was <= agreed && is > agreed).then(|| LateAgreement {
            id: line.row.id,
            given: line.row.given.clone(),
            project: Reference {
                id: line.receiver_project.id,
                name: line.receiver_project.name.clone(),
            },
            agreed_date: civil(agreed),
            forecast: civil(is),
        })
    });
    late.take(MOST_NAMED).collect()
}

/// People who have more work too much than before, those with most of it first.
fn more_overloads(
    rows: &PlanRows,
    before: &HashMap<Uuid, i64>,
    after: &HashMap<Uuid, i64>,
) -> Vec<MoreOverload> {
    let mut found: Vec<(i64, MoreOverload)> = rows
        .resources
        .iter()
        .filter_map(|row| {
            let of = |over: &HashMap<Uuid, i64>| over.get(&row.id).copied().unwrap_or(0);
            let (was, is) = (of(before), of(after));
            (is > was).then(|| {
                let resource = Reference { id: row.id, name: row.name.clone() };
                let (before_minutes, after_minutes) = (minutes(was), minutes(is));
                (is - was, MoreOverload { resource, before_minutes, after_minutes })
            })
        })
        .collect();
    found.sort_by_key(|(more, _)| -more);
    found.into_iter().take(MOST_NAMED).map(|(_, one)| one).collect()
}

/// What is remarkable of the plan only with the edits, with the tasks it is about.
fn findings<T>(looked: &Edited<T>) -> Vec<String> {
    let said = |one: &super::DiagnosticView| match &one.task_name {
        Some(name) => format!("{name}: {}", one.message),
        None => one.message.clone(),
    };
    looked.effect.new_diagnostics.iter().map(said).collect()
}
