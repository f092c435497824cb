//! Levelling inside a scenario: which of its projects would wait until the roles suffice that the
//! scenario gives them. What is taken of it are start shifts of its items; no plan is touched.

use serde::{Deserialize, Serialize};
use steerco_portfolio::overlay::{NoRoom, Waiting, add_months, later_starts};
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::live_figures::{ScenarioSubject, day_name, month_name};
use super::scenario_items::{Item, Overlaid, OverlayView, scenario_overlay, seen};
use super::scenario_overlay::{LimitsOf, MOST_SHIFT_MONTHS, check_change, horizon};
use super::scenarios::{find, find_to_change};
use crate::{App, Failure, Outcome, access::Caller, failure::same_version, plan::write_json};

/// The priority of requests, which say none.
const REQUEST_PRIORITY: u16 = 500;

/// What levelling would do to the projects of a scenario.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenarioLevelling {
    /// Projects and requests that would start later, the first to start first.
    pub moved: Vec<ScenarioMove>,
    /// Those for which there is not enough, whenever they start.
    pub unsolved: Vec<ScenarioShort>,
    /// Minutes of work that roles are short of, as the scenario is.
    pub short_before: i64,
    /// The same with all of these moves.
    pub short_after: i64,
}

/// A project or request that would start later.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenarioMove {
    /// Which item.
    pub item: Uuid,
    /// Its version.
    pub version: i64,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// 0 to 1000; higher goes first.
    pub priority: i64,
    /// By how many months it starts later than the scenario has it.
    pub later_months: i64,
    /// Its first day in the scenario.
    pub start_before: String,
    /// Its last day in the scenario.
    pub finish_before: String,
    /// Its first day when levelled.
    pub start: String,
    /// Its last day when levelled.
    pub finish: String,
    /// The role that has no room for it a month earlier.
    pub role: Option<String>,
    /// In which month, such as `2027-04`.
    pub month: Option<String>,
}

/// A project or request for which a role does not suffice.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenarioShort {
    /// Which item.
    pub item: Uuid,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// It has begun, or has priority 1000, and is not moved.
    pub stays: bool,
    /// The role.
    pub role: String,
    /// In which month first, such as `2027-04`.
    pub month: String,
}

/// What is taken of the levelling of a scenario.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct AcceptScenarioLevelling {
    /// The items, with how much later each starts.
    pub items: Vec<AcceptedStart>,
}

/// A later start of an item.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct AcceptedStart {
    /// Which item.
    pub item: Uuid,
    /// Its version in the preview.
    pub version: i64,
    /// Months added to its start shift; below zero takes them back.
    pub later_months: i64,
}

/// What levelling would do to the projects of a scenario; nothing is changed.
pub async fn level_scenario(app: &App, caller: &Caller, id: Uuid) -> Outcome<ScenarioLevelling> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "scenario.view").await?;
    let mut own = Overlaid::read(&reader, row).await?;
    let short_before = own.totals()?.short;
    let seen = seen(&reader, caller, own.items.iter().map(Item::subject)).await?;
    let priorities = priorities(&reader, &own.items).await?;
    let (mut waiting, mut at) = (vec![], vec![]);
    for (index, (item, priority)) in own.items.iter().zip(&priorities).enumerate() {
        let Some(figures) = item.figures.clone() else { continue };
        // What one may not see is nobody's to move.
        let stays = item.base.begun || !seen.contains(&item.row.subject_id);
        waiting.push(Waiting { figures, priority: *priority, stays });
        at.push(index);
    }
    let months = horizon(&own.question)?;
    let limits = LimitsOf {
        question: &own.question,
        capacity: &own.overlay.capacity,
        wishes: Some(&own.overlay.wishes),
    };
    let capacities = limits.capacities(months.months);
    let search = move || {
        let found = later_starts(&waiting, &capacities, months, MOST_SHIFT_MONTHS);
        (waiting, found)
    };
    let searched = tokio::task::spawn_blocking(search).await;
    let (waiting, found) = searched.map_err(|error| Failure::Fault(error.to_string()))?;
    let (mut moved, mut unsolved) = (vec![], vec![]);
    for (place, (one, &index)) in waiting.iter().zip(&at).enumerate() {
        let Some(item) = own.items.get_mut(index) else { continue };
        let later = found.later.get(place).copied().unwrap_or(0);
        let short = found.short.get(place).cloned().flatten();
        if let Some(NoRoom { role, month }) = short.filter(|_| seen.contains(&item.row.subject_id))
        {
            unsolved.push(ScenarioShort {
                item: item.row.id,
                key: item.base.key.clone(),
                name: item.base.name.clone(),
                stays: one.stays || one.priority >= 1_000,
                role,
                month: month_name(month),
            });
        }
        if later == 0 {
            continue;
        }
        let because = found.because.get(place).cloned().flatten();
        let (role, month) = because.map(|one| (one.role, month_name(one.month))).unzip();
        moved.push(ScenarioMove {
            item: item.row.id,
            version: item.row.version,
            key: item.base.key.clone(),
            name: item.base.name.clone(),
            priority: i64::from(one.priority),
            later_months: later,
            start_before: day_name(one.figures.start),
            finish_before: day_name(one.figures.finish),
            start: day_name(add_months(one.figures.start, later)),
            finish: day_name(add_months(one.figures.finish, later)),
            role,
            month,
        });
        item.start_later(later)?;
    }
    moved.sort_by(|one, other| (&one.start, &one.key).cmp(&(&other.start, &other.key)));
    Ok(ScenarioLevelling { moved, unsolved, short_before, short_after: own.totals()?.short })
}

/// The priority of each item: its project's.
async fn priorities(reader: &Reader, items: &[Item]) -> Outcome<Vec<u16>> {
    let ids: Vec<Uuid> = items.iter().map(|item| item.row.subject_id).collect();
    let projects = reader.get_many::<row::Project>(&ids).await?;
    let of = |item: &Item| match item.subject() {
        (ScenarioSubject::Request, _) => REQUEST_PRIORITY,
        (ScenarioSubject::Project, id) => {
            let row = projects.iter().find(|row| row.id == id);
            row.and_then(|row| u16::try_from(row.priority).ok()).unwrap_or(REQUEST_PRIORITY)
        }
    };
    Ok(items.iter().map(of).collect())
}

/// Makes what is taken of a levelling start shifts of the scenario's items: all of them, or none.
pub async fn accept_scenario_levelling(
    app: &App,
    caller: &Caller,
    id: Uuid,
    accepted: &AcceptScenarioLevelling,
) -> Outcome<OverlayView> {
    let reader = app.store.read();
    let row = find_to_change(&reader, caller, id).await?;
    let own = Overlaid::read(&reader, row).await?;
    if accepted.items.is_empty() {
        let text = "Take at least one later start.";
        return Err(Failure::field("level.nothing_taken", "items", text));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.because(Some("Levelled".into()));
    for one in &accepted.items {
        let item = own.items.iter().find(|item| item.row.id == one.item);
        let item = item.ok_or(Failure::NotFound("item"))?;
        same_version(item.row.version, one.version)?;
        let mut change = item.change.clone();
        change.shift_months = change.shift_months.saturating_add(one.later_months);
        check_change(&change)?;
        let after = row::ScenarioItem { change: write_json(&change)?, ..item.row.clone() };
        writer.update(&item.row, after, "scenario_item_changed").await?;
    }
    writer.commit().await?;
    scenario_overlay(app, caller, id).await
}
