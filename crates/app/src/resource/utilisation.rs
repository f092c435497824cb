//! Utilisation: what is asked of people over what they have, as a ratio of sums. Both are named with every
//! figure. The bench are those with most time left.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_capacity::{Load, Periods, staff_under_and_over};
use steerco_store::row;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    capacity_policy::{LoadBand, policy},
    demand::{Demand, Whose},
    heatmap::{HeatmapQuery, people},
    periods::{PeriodGrain, periods},
    supply::{date_of, day_of},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Listed, PageQuery, percent},
};

/// Which people's utilisation.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UtilisationQuery {
    /// First day; today unless told.
    pub from: Option<String>,
    /// Last day; four weeks from the first unless told.
    pub to: Option<String>,
    /// Whether proposed time counts.
    pub proposed: Option<bool>,
    /// Only people of this team.
    pub team_id: Option<Uuid>,
    /// Part of the name.
    pub q: Option<String>,
}

/// How busy people are, in a stretch of days.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UtilisationView {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// What stands above the line: `firm`, or `firm_and_proposed`.
    pub numerator: String,
    /// What stands below it: always `capacity`, working time of the calendar × part of full time − leave.
    pub denominator: String,
    /// Sum of the numerators over the sum of the denominators, percent; null without capacity.
    pub percent: Option<f64>,
    /// How many people have time or are asked for some.
    pub people: usize,
    /// Of these, percent below what the policy calls full.
    pub under_percent: f64,
    /// Of these, percent above it.
    pub over_percent: f64,
    /// People, those with most free time first.
    pub lines: Listed<UtilisationLine>,
}

/// How busy a person is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UtilisationLine {
    /// Who.
    pub id: Uuid,
    /// Their name.
    pub name: String,
    /// Their team, empty without one.
    pub team: String,
    /// Minutes asked for.
    pub demand_minutes: i64,
    /// Minutes there are.
    pub capacity_minutes: i64,
    /// Minutes left; below nothing when too much is asked for.
    pub free_minutes: i64,
    /// Demand over capacity, percent; null without capacity.
    pub percent: Option<f64>,
    /// What their role is to reach, percent.
    pub target_percent: f64,
    /// What that means.
    pub band: LoadBand,
}

/// How busy people are, those with most free time first.
pub async fn utilisation(
    app: &App,
    caller: &Caller,
    query: &UtilisationQuery,
    page: &PageQuery,
) -> Outcome<UtilisationView> {
    caller.require("allocation.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    let first = periods(Some(PeriodGrain::Day), query.from.as_deref(), Some(1), 1)?.first();
    let end = match query.to.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => day_of("to", text)? + 1,
        None => first + 28,
    };
    if !(1..=3_700).contains(&(end - first)) {
        let text = "Give a last day that is after the first, within ten years.";
        return Err(Failure::field("capacity.bad_days", "to", text));
    }
    // One period of any length, so that a project's time and its tasks are compared over all of it.
    let periods = Periods::between(first, end);
    let policy = policy(&reader).await?;
    let asked =
        HeatmapQuery { team_id: query.team_id, q: query.q.clone(), ..HeatmapQuery::default() };
    let people = people(&reader, &asked).await?;
    let teams: Vec<Uuid> = people.iter().filter_map(|row| row.team_id).collect();
    let teams = reader.get_many::<row::Team>(&teams).await?;
    let teams: HashMap<Uuid, String> = teams.into_iter().map(|row| (row.id, row.name)).collect();
    let demand = Demand::load(&reader, Whose::People(people), &periods).await?;
    let cells = demand.heatmap(&periods);
    let proposed = query.proposed.unwrap_or(false);
    let mut lines = vec![];
    let mut loads: Vec<Load> = vec![];
    for (at, person) in demand.supply.people.iter().enumerate() {
        let Some(cell) = cells.row(at).first() else { continue };
        let load = if proposed { cell.full_load() } else { cell.firm_load() };
        loads.push(load);
        let role = person.roles(first).first().map(|(role, _)| *role);
        lines.push(UtilisationLine {
            id: person.row.id,
            name: person.row.name.clone(),
            team: person.row.team_id.and_then(|id| teams.get(&id)).cloned().unwrap_or_default(),
            demand_minutes: load.demand,
            capacity_minutes: load.capacity,
            free_minutes: load.remaining(),
            percent: load.utilisation().map(percent),
            target_percent: percent(policy.target_of(role)),
            band: policy.bands.of(load).into(),
        });
    }
    lines.sort_by(|one, other| {
        (other.free_minutes, &one.name, one.id).cmp(&(one.free_minutes, &other.name, other.id))
    });
    let staff = staff_under_and_over(loads.iter().copied(), &policy.bands);
    let sum: Load = loads.into_iter().sum();
    let total = lines.len();
    let skip = page.after.as_deref().and_then(|text| text.parse().ok()).unwrap_or(0);
    let limit = usize::try_from(page.limit.unwrap_or(50).clamp(1, 1_000)).unwrap_or(50);
    let items: Vec<UtilisationLine> = lines.into_iter().skip(skip).take(limit).collect();
    let next = (total > skip + limit).then(|| (skip + limit).to_string());
    let total = u64::try_from(total).unwrap_or(u64::MAX);
    Ok(UtilisationView {
        from: date_of(first),
        to: date_of(end - 1),
        numerator: if proposed { "firm_and_proposed" } else { "firm" }.into(),
        denominator: "capacity".into(),
        percent: sum.utilisation().map(percent),
        people: staff.people,
        under_percent: percent(staff.share(staff.under)),
        over_percent: percent(staff.share(staff.over)),
        lines: Listed { items, next, total, more_than_total: false },
    })
}
