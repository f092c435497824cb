//! Whom to hire for a scenario: what its projects ask of roles against what these have, with the people that
//! the scenario hires already.

use std::collections::HashMap;

use steerco_capacity::{Grain, Periods};
use steerco_portfolio::overlay::first_day;
use steerco_store::{Ask, Reader, fold, resource::ResourceFilter, row};
use uuid::Uuid;

use super::live_figures::{ScenarioSubject, day_number};
use super::scenario_answers::last_report;
use super::scenario_items::Overlaid;
use super::scenario_overlay::{LimitsOf, RoleUse, horizon};
use super::scenarios::find;
use crate::{
    App, Outcome,
    access::{Caller, Place},
    plan::Exported,
    resource::{
        HiringFileQuery, HiringOf, HiringPlanView, HiringQuery, MovedRequests, RoleNeed,
        hiring_file, hiring_of, scenario_skills,
    },
    shape::Reference,
};

/// Scope that is whole, in basis points.
const WHOLE: i64 = 10_000;

/// Whom to hire for a scenario.
pub async fn scenario_hiring_plan(
    app: &App,
    caller: &Caller,
    id: Uuid,
    query: &HiringQuery,
) -> Outcome<HiringPlanView> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "scenario.view").await?;
    let scenario = Some(Reference { id: row.id, name: row.name.clone() });
    let overlaid = Overlaid::read(&reader, row).await?;
    let span = horizon(&overlaid.question)?;
    let months = Periods::new(Grain::Month, first_day(span.first), span.months);
    let (uses, moved) = uses(&reader, &overlaid).await?;
    let (mut skills, today) = scenario_skills(&reader, &months, &moved).await?;
    // Requests and free time are for who sees capacity.
    if !caller.may("allocation.view", Place::ORGANISATION) {
        skills.clear();
    }
    // What a full-time person had when the figures were taken goes with these figures.
    let taken = &overlaid.overlay.capacity.full_time;
    let full_time = if taken.len() == months.len() { taken.clone() } else { today };
    let day = first_day(span.first);
    let mut roles = vec![];
    for one in uses {
        let (role, people) = called(&reader, &one.role, day).await?;
        roles.push(RoleNeed {
            id: role,
            name: one.role,
            people,
            requested: vec![0; one.demand.len()],
            demand: one.demand,
            capacity: one.capacity,
        });
    }
    let currency = overlaid.question.currency.clone();
    let of = HiringOf { scenario, months, full_time, roles, skills, currency };
    hiring_of(&reader, caller, of, query).await
}

/// The same as a file.
pub async fn scenario_hiring_file(
    app: &App,
    caller: &Caller,
    id: Uuid,
    query: &HiringQuery,
    file: &HiringFileQuery,
) -> Outcome<Exported> {
    hiring_file(&scenario_hiring_plan(app, caller, id, query).await?, file)
}

/// Demand against capacity by role, and which projects' requests for people count. What was taken from live is
/// the scenario; without any, what its last search chose among the candidates that were typed.
async fn uses(reader: &Reader, overlaid: &Overlaid) -> Outcome<(Vec<RoleUse>, MovedRequests)> {
    let mut moved: HashMap<Uuid, (i64, i64)> = HashMap::new();
    if !overlaid.items.is_empty() {
        for item in &overlaid.items {
            let (ScenarioSubject::Project, id) = item.subject() else { continue };
            let Some(figures) = &item.figures else { continue };
            #[expect(clippy::cast_possible_truncation, reason = "a checked percent")]
            let scope = (item.change.scope_percent * 100.0).round() as i64;
            moved.insert(id, (figures.start - day_number(&item.base.start)?, scope));
        }
        return Ok((overlaid.totals()?.roles, MovedRequests(moved)));
    }
    let span = horizon(&overlaid.question)?;
    let limits = LimitsOf {
        question: &overlaid.question,
        capacity: &overlaid.overlay.capacity,
        wishes: Some(&overlaid.overlay.wishes),
    };
    let capacities = limits.capacities(span.months);
    let report = last_report(reader, overlaid.row.id).await?;
    let chosen = report.as_ref().map(|report| report.selected.as_slice()).unwrap_or_default();
    let mut demands: std::collections::BTreeMap<String, Vec<i64>> =
        capacities.keys().map(|role| (role.clone(), vec![0; span.months])).collect();
    for one in chosen {
        moved.insert(one.project_id, (0, WHOLE));
        let typed = overlaid.question.items.iter().find(|item| item.project_id == one.project_id);
        for line in typed.into_iter().flat_map(|item| &item.demands) {
            let own = demands.entry(line.name.clone()).or_insert_with(|| vec![0; span.months]);
            for (slot, minutes) in own.iter_mut().skip(one.start).zip(&line.amounts) {
                *slot += funded(*minutes, one.funding_percent);
            }
        }
    }
    let roles = demands.into_iter().map(|(role, demand)| {
        let capacity = capacities.get(&role).cloned().unwrap_or_else(|| vec![0; span.months]);
        let short = demand.iter().zip(&capacity).map(|(asked, there)| (asked - there).max(0)).sum();
        RoleUse { role, demand, capacity, short }
    });
    Ok((roles.collect(), MovedRequests(moved)))
}

/// A share of minutes, rounded up as the search does.
fn funded(minutes: i64, percent: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a checked percent with two decimals")]
    let points = (percent * 100.0).round() as i64;
    (minutes * points + WHOLE - 1).div_euclid(WHOLE)
}

/// The role of this name with its people on a day; where there is none, the people of the team of this name.
async fn called(
    reader: &Reader,
    name: &str,
    day: i64,
) -> Outcome<(Option<Uuid>, Vec<row::Resource>)> {
    let names = reader.pool_names().await?;
    let folded = fold(name);
    let of = |list: &[(String, Uuid)]| list.iter().find(|one| one.0 == folded).map(|one| one.1);
    let role = of(&names.roles);
    let filter = match (role, of(&names.teams)) {
        (Some(id), _) => ResourceFilter {
            in_role: Some((id, super::live_figures::day_name(day))),
            ..ResourceFilter::default()
        },
        (None, Some(id)) => ResourceFilter { team_id: Some(id), ..ResourceFilter::default() },
        (None, None) => return Ok((None, vec![])),
    };
    let mut people = vec![];
    let mut ask = Ask { counted: false, ..Ask::first(1_000) };
    loop {
        let page = reader.resources(&filter, &ask).await?;
        people.extend(page.items);
        let Some(next) = page.next else { break };
        ask.after = Some(next);
    }
    Ok((role, people))
}
