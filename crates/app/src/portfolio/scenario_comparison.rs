//! Up to four scenarios side by side, with the portfolio as it is live.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::live_figures::{Live, ScenarioSubject, live_capacity, live_figures};
use super::scenario_items::{Item, Overlaid, seen};
use super::scenario_overlay::{
    FiguresInBrief, LimitsOf, OverlayTotals, ScenarioTargets, brief, engine_figures, horizon,
    month_names, totals,
};
use super::scenarios::find;
use crate::{
    App, Failure, Outcome,
    access::Caller,
    strategy::{ServedObjective, Spent, served},
};

/// Most scenarios next to each other.
const MOST: usize = 4;

type Subject = (ScenarioSubject, Uuid);

/// Which scenarios.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CompareQuery {
    /// Their ids with dots between them, at most four.
    pub ids: Option<String>,
}

/// A scenario as a column.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparedScenario {
    /// Which one.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What everything comes to.
    pub totals: OverlayTotals,
    /// What it is to reach.
    pub targets: ScenarioTargets,
    /// It has nothing taken from live: its figures are typed, and its answer is what can be compared.
    pub typed: bool,
}

/// A project or request in each column.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparedItem {
    /// Which kind.
    pub kind: ScenarioSubject,
    /// Which one.
    pub id: Uuid,
    /// Its name; null when the reader may not see it.
    pub name: Option<String>,
    /// Its key.
    pub key: Option<String>,
    /// As it is live; null when it is not there.
    pub live: Option<FiguresInBrief>,
    /// In each scenario, in their order; null when it is not in, or left out.
    pub scenarios: Vec<Option<FiguresInBrief>>,
}

/// Scenarios side by side with live.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverlayComparison {
    /// ISO 4217 code of all money: that of the first scenario.
    pub currency: String,
    /// The months that are compared: those of the first scenario.
    pub months: Vec<String>,
    /// The portfolio of the first scenario as it is now, in the same months.
    pub live: OverlayTotals,
    /// The scenarios.
    pub scenarios: Vec<ComparedScenario>,
    /// What each costs in all, also outside the months, by the objective that it serves: live first, then
    /// the scenarios. Empty for who may not see objectives.
    pub objectives: Vec<ServedObjective>,
    /// Projects and requests.
    pub items: Vec<ComparedItem>,
}

/// Scenarios side by side with live.
pub async fn compare_scenarios(
    app: &App,
    caller: &Caller,
    query: &CompareQuery,
) -> Outcome<OverlayComparison> {
    if !caller.may_somewhere("scenario.view") {
        return Err(Failure::Forbidden { permission: "scenario.view" });
    }
    let ids: Option<Vec<Uuid>> = query
        .ids
        .as_deref()
        .unwrap_or_default()
        .split('.')
        .filter(|id| !id.is_empty())
        .map(|id| id.parse().ok())
        .collect();
    let ids = ids.filter(|ids| (1..=MOST).contains(&ids.len())).ok_or_else(|| {
        let text = format!("Choose 1 to {MOST} scenarios.");
        Failure::field("scenario.bad_comparison", "ids", text)
    })?;
    let reader = app.store.read();
    let mut all = vec![];
    for id in ids {
        let row = find(&reader, caller, id, "scenario.view").await?;
        all.push(Overlaid::read(&reader, row).await?);
    }
    let Some(first) = all.first() else { return Err(Failure::NotFound("scenario")) };
    let differs = |other: &&Overlaid| {
        (&other.question.currency, &other.question.start, other.question.months)
            != (&first.question.currency, &first.question.start, first.question.months)
            || other.row.portfolio_id != first.row.portfolio_id
    };
    if let Some(other) = all.iter().find(differs) {
        let text = format!(
            "“{}” and “{}” look at other months, another currency or another portfolio. Compare \
             scenarios of one portfolio over the same months.",
            first.row.name, other.row.name
        );
        return Err(Failure::refused("scenario.not_comparable", text));
    }
    let scope = first.scope()?;
    let now = live_figures(&reader, caller, &scope).await?;
    let capacity = live_capacity(&reader, &scope).await?;
    let mut live = vec![];
    for ((kind, _), figures) in &now {
        // Requests are no part of what is going on.
        if *kind == ScenarioSubject::Project {
            live.push((engine_figures(figures)?, figures.late));
        }
    }
    let objectives = objectives(&reader, caller, &all, &now).await?;
    let months = horizon(&first.question)?;
    let limits = LimitsOf { question: &first.question, capacity: &capacity, wishes: None };
    let live = totals(&live, &limits, months);
    let items = items(&reader, caller, &all, &now).await?;
    let mut scenarios = vec![];
    for one in &all {
        scenarios.push(ComparedScenario {
            id: one.row.id,
            name: one.row.name.clone(),
            totals: one.totals()?,
            targets: one.overlay.wishes.targets.clone(),
            typed: one.items.is_empty(),
        });
    }
    let currency = first.question.currency.clone();
    let months = month_names(months);
    Ok(OverlayComparison { currency, months, live, scenarios, objectives, items })
}

/// Which objectives the money of live and of each scenario serves.
async fn objectives(
    reader: &Reader,
    caller: &Caller,
    all: &[Overlaid],
    now: &Live,
) -> Outcome<Vec<ServedObjective>> {
    let mut columns: Vec<Vec<(Subject, i64)>> = vec![vec![]];
    for (subject, figures) in now {
        if subject.0 == ScenarioSubject::Project {
            let amount = engine_figures(figures)?.cost();
            columns.iter_mut().for_each(|live| live.push((*subject, amount)));
        }
    }
    for one in all {
        let cost = |item: &Item| Some((item.subject(), item.figures.as_ref()?.cost()));
        columns.push(one.items.iter().filter_map(cost).collect());
    }
    let ids: BTreeSet<Uuid> = columns.iter().flatten().map(|((_, id), _)| *id).collect();
    let projects = reader.get_many::<row::Project>(&ids.into_iter().collect::<Vec<_>>()).await?;
    let programs: HashMap<Uuid, Option<Uuid>> =
        projects.into_iter().map(|row| (row.id, row.program_id)).collect();
    let spent = |((kind, id), amount): &(Subject, i64)| Spent {
        kind: kind.word(),
        id: *id,
        program: programs.get(id).copied().flatten(),
        amount: *amount,
    };
    let columns: Vec<Vec<Spent>> =
        columns.iter().map(|column| column.iter().map(spent).collect()).collect();
    served(reader, caller, &columns).await
}

async fn items(
    reader: &Reader,
    caller: &Caller,
    all: &[Overlaid],
    now: &Live,
) -> Outcome<Vec<ComparedItem>> {
    let mut found: Vec<ComparedItem> = vec![];
    let mut place = BTreeMap::new();
    for (column, one) in all.iter().enumerate() {
        let visible = seen(reader, caller, one.items.iter().map(Item::subject)).await?;
        for item in &one.items {
            let (kind, id) = item.subject();
            let at = *place.entry((kind, id)).or_insert(found.len());
            if at == found.len() {
                let live = now.get(&(kind, id)).map(engine_figures).transpose()?;
                let told = visible.contains(&id);
                found.push(ComparedItem {
                    kind,
                    id,
                    name: told.then(|| item.base.name.clone()),
                    key: told.then(|| item.base.key.clone()),
                    live: live.as_ref().map(brief),
                    scenarios: vec![None; all.len()],
                });
            }
            let slot = found.get_mut(at).and_then(|row| row.scenarios.get_mut(column));
            if let Some(slot) = slot {
                *slot = item.figures.as_ref().map(brief);
            }
        }
    }
    found.sort_by(|one, other| (&one.key, one.id).cmp(&(&other.key, other.id)));
    Ok(found)
}
