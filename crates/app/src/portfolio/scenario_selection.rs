//! A selection that is carried on: a copy of a scenario that does what its search has found.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::scenario_answers::answer_in_force;
use super::scenario_items::Overlaid;
use super::scenario_overlay::{LimitKind, OverlayChange, ScenarioOverlay};
use super::scenario_question::{ScenarioItem, ScenarioQuestion};
use super::scenario_report::ChosenProject;
use crate::{Failure, Outcome, shape::basis_points};

/// Most of its budgets that a point of a frontier has, in percent.
const MOST_BUDGETS: f64 = 1_000.0;

/// Which selection a copy does.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct TakenSelection {
    /// That of the point of the frontier at this share of the budgets, which the copy has; without it the
    /// best selection that was found.
    pub budget_percent: Option<f64>,
}

/// What differs in the copy.
pub(super) struct Carried {
    pub(super) question: ScenarioQuestion,
    pub(super) overlay: ScenarioOverlay,
    /// What is wanted of each project and request that is taken from live, by its id.
    pub(super) changes: BTreeMap<Uuid, OverlayChange>,
}

/// The copy of a scenario in which what its last search has chosen is in and the rest is out: of what is
/// taken from live as something that is wanted otherwise, of typed candidates as mandatory and excluded. What
/// is chosen starts when the selection says so; a part of it is done where only a part is funded.
///
/// # Errors
/// Nothing was searched or found yet, or the scenario has been changed since.
pub(super) async fn carried(
    reader: &Reader,
    scenario: row::Scenario,
    taken: &TakenSelection,
) -> Outcome<Carried> {
    let report = answer_in_force(reader, &scenario).await?;
    let selected = match taken.budget_percent {
        None => &report.selected,
        Some(percent) => match report.point(percent) {
            Some(point) => &point.selected,
            None => {
                let text = format!(
                    "The curve has no point at {percent} % of the budgets. Choose one of its points."
                );
                return Err(Failure::field("scenario.no_such_point", "selection", text));
            }
        },
    };
    let chosen: BTreeMap<Uuid, &ChosenProject> =
        selected.iter().map(|one| (one.project_id, one)).collect();
    let own = Overlaid::read(reader, scenario).await?;
    let starts: BTreeMap<Uuid, usize> = own
        .searched()?
        .question
        .items
        .iter()
        .filter(|one| !one.excluded)
        .map(|one| (one.project_id, one.earliest))
        .collect();
    let live: BTreeSet<Uuid> = own.items.iter().map(|item| item.row.subject_id).collect();
    let mut question = own.question.clone();
    for item in &mut question.items {
        if live.contains(&item.project_id) {
            // What is wanted of what is taken from live says all.
            item.latest = item.earliest;
            item.partial_percents.clear();
        } else {
            decided(item, chosen.get(&item.project_id).copied());
        }
    }
    let mut changes = BTreeMap::new();
    for item in &own.items {
        let id = item.row.subject_id;
        let Some(start) = starts.get(&id) else { continue };
        changes.insert(id, wanted(&item.change, *start, chosen.get(&id).copied()));
    }
    let mut overlay = own.overlay.clone();
    if let Some(percent) = taken.budget_percent {
        let share = basis_points("selection", percent, MOST_BUDGETS)?;
        let budgets = question.budgets.iter_mut().flat_map(|one| &mut one.amounts);
        let more = overlay.wishes.limits.iter_mut().filter(|one| one.kind == LimitKind::Budget);
        for amount in budgets.chain(more.map(|one| &mut one.amount)) {
            *amount = scaled(*amount, share);
        }
    }
    Ok(Carried { question, overlay, changes })
}

/// A share of an amount in basis points, rounded down.
fn scaled(amount: i64, share: i64) -> i64 {
    let found = (i128::from(amount) * i128::from(share)).div_euclid(10_000);
    i64::try_from(found).unwrap_or(i64::MAX)
}

/// A typed candidate as it was decided.
fn decided(item: &mut ScenarioItem, chosen: Option<&ChosenProject>) {
    item.mandatory = chosen.is_some();
    item.excluded = chosen.is_none();
    let Some(one) = chosen else { return };
    (item.earliest, item.latest) = (one.start, one.start);
    item.partial_percents.retain(|share| (share - one.funding_percent).abs() < 0.005);
}

/// What is wanted of something that is taken from live and could start in this month.
fn wanted(change: &OverlayChange, start: usize, chosen: Option<&ChosenProject>) -> OverlayChange {
    let Some(one) = chosen else {
        return OverlayChange { out: true, mandatory: false, ..change.clone() };
    };
    let later = i64::try_from(one.start.saturating_sub(start)).unwrap_or(0);
    let scope = change.scope_percent * one.funding_percent / 100.0;
    OverlayChange {
        shift_months: change.shift_months.saturating_add(later),
        scope_percent: (scope * 100.0).round() / 100.0,
        later_months: 0,
        partial_percents: vec![],
        ..change.clone()
    }
}
