//! Utilisation: what is asked of people, teams or roles over what they have, as a ratio of sums. Both are named
//! with every figure, and stand beside what is to be reached. The bench are those with most time left.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_capacity::{Cell, Load, Periods, staff_under_and_over};
use steerco_store::{Reader, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    capacity_policy::{LoadBand, Policy, policy},
    demand::{Demand, Whose},
    heatmap::{HeatmapQuery, HeatmapRowKind, MOST_PERIODS, people},
    heatmap_rows::{Row, Rows, rows_by},
    periods::{PeriodGrain, PeriodView, period_views, periods},
    supply::{date_of, day_of},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Listed, PageQuery, percent},
};

/// Whose utilisation.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UtilisationQuery {
    /// A line per person, team or role; person unless told.
    #[param(inline)]
    pub by: Option<HeatmapRowKind>,
    /// Also by periods of this length, as a forecast; the first and the last may be cut off.
    #[param(inline)]
    pub grain: Option<PeriodGrain>,
    /// First day; today unless told.
    pub from: Option<String>,
    /// Last day; four weeks from the first unless told.
    pub to: Option<String>,
    /// Whether proposed time counts.
    pub proposed: Option<bool>,
    /// Only people of this team.
    pub team_id: Option<Uuid>,
    /// Part of the name of a line.
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
    /// What a line is.
    pub by: HeatmapRowKind,
    /// Sum of the numerators over the sum of the denominators, percent; null without capacity.
    pub percent: Option<f64>,
    /// What all of them are to reach, percent: the targets of their roles, by what each of them has.
    pub target_percent: f64,
    /// Periods of the forecast; none unless asked for.
    pub periods: Vec<PeriodView>,
    /// Sum over sum by period, percent; null without capacity.
    pub forecast: Vec<Option<f64>>,
    /// How many people have time or are asked for some.
    pub people: usize,
    /// Of these, percent below what the policy calls full.
    pub under_percent: f64,
    /// Of these, percent above it.
    pub over_percent: f64,
    /// Lines, those with most free time first.
    pub lines: Listed<UtilisationLine>,
}

/// How busy a person, a team or a role is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UtilisationLine {
    /// Which one; null for people in no team or role.
    pub id: Option<Uuid>,
    /// Its name; empty for people in none.
    pub name: String,
    /// Team of a person; empty without one, and of teams and roles.
    pub team: String,
    /// How many people stand behind it.
    pub people: usize,
    /// Minutes asked for.
    pub demand_minutes: i64,
    /// Minutes there are.
    pub capacity_minutes: i64,
    /// Minutes left; below nothing when too much is asked for.
    pub free_minutes: i64,
    /// Demand over capacity, percent; null without capacity.
    pub percent: Option<f64>,
    /// What is to be reached, percent: by the role; of a team, by the roles of its people, by what each has.
    pub target_percent: f64,
    /// What that means.
    pub band: LoadBand,
    /// Demand over capacity by period of the forecast, percent; null without capacity.
    pub forecast: Vec<Option<f64>>,
}

/// How busy people, teams or roles are, those with most free time first.
pub async fn utilisation(
    app: &App,
    caller: &Caller,
    query: &UtilisationQuery,
    page: &PageQuery,
) -> Outcome<UtilisationView> {
    caller.require("allocation.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    let (first, end) = days(query)?;
    // One period of any length, so that a project's time and its tasks are compared over all of it.
    let whole = Periods::between(first, end);
    let parts = query.grain.map(|grain| Periods::within(grain.into(), first, end));
    if parts.as_ref().is_some_and(|parts| parts.len() > MOST_PERIODS) {
        let text = format!("Ask for at most {MOST_PERIODS} periods: longer ones, or fewer days.");
        return Err(Failure::field("capacity.bad_count", "grain", text));
    }
    let policy = policy(&reader).await?;
    let by = query.by.unwrap_or_default();
    let of_people = by == HeatmapRowKind::Person;
    let asked = HeatmapQuery {
        team_id: query.team_id,
        q: query.q.clone().filter(|_| of_people),
        ..HeatmapQuery::default()
    };
    let whose = if of_people || query.team_id.is_some() {
        Whose::People(people(&reader, &asked).await?)
    } else {
        Whose::Everybody
    };
    let demand = Demand::load(&reader, whose, &whole).await?;
    let search = query.q.as_deref().filter(|_| !of_people);
    let found = rows_by(&reader, &demand, by, &whole, search).await?;
    let forecast = match &parts {
        Some(parts) => Some(rows_by(&reader, &demand, by, parts, search).await?.cells),
        None => None,
    };
    let proposed = query.proposed.unwrap_or(false);
    let load = |cell: &Cell| if proposed { cell.full_load() } else { cell.firm_load() };
    let teams = team_names(&reader, &demand).await?;
    let sight = Sight { demand: &demand, found: &found, policy: &policy, first };
    let mut lines = vec![];
    let mut sum = Load::default();
    let mut target = Load::default();
    let mut sums = vec![Load::default(); parts.as_ref().map_or(0, Periods::len)];
    for (at, row) in found.rows.iter().enumerate() {
        let Some(cell) = found.cells.row(at).first() else { continue };
        let own = load(cell);
        let by_period: Vec<Load> =
            forecast.iter().flat_map(|cells| cells.row(at).iter().map(load)).collect();
        sums.iter_mut().zip(&by_period).for_each(|(slot, load)| *slot = *slot + *load);
        sum = sum + own;
        let reach = sight.target(by, row);
        target =
            target + Load { demand: own.capacity.max(1) * reach, capacity: own.capacity.max(1) };
        let team = match by {
            HeatmapRowKind::Person => row.id.and_then(|id| teams.get(&id)).cloned(),
            _ => None,
        };
        lines.push(UtilisationLine {
            id: row.id,
            name: row.name.clone(),
            team: team.unwrap_or_default(),
            people: row.people,
            demand_minutes: own.demand,
            capacity_minutes: own.capacity,
            free_minutes: own.remaining(),
            percent: own.utilisation().map(percent),
            target_percent: percent(reach),
            band: policy.bands.of(own).into(),
            forecast: by_period.iter().map(|load| load.utilisation().map(percent)).collect(),
        });
    }
    lines.sort_by(|one, other| {
        (other.free_minutes, &one.name, one.id).cmp(&(one.free_minutes, &other.name, other.id))
    });
    let people = demand.supply.people.iter().enumerate();
    let people = people.filter(|(_, person)| person.row.active && !person.row.generic);
    let loads = people.filter_map(|(at, _)| found.owners.row(at).first().map(load));
    let staff = staff_under_and_over(loads, &policy.bands);
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
        by,
        percent: sum.utilisation().map(percent),
        target_percent: percent(match target.capacity {
            0 => policy.target,
            capacity => (2 * target.demand + capacity) / (2 * capacity),
        }),
        periods: parts.as_ref().map(period_views).unwrap_or_default(),
        forecast: sums.iter().map(|load| load.utilisation().map(percent)).collect(),
        people: staff.people,
        under_percent: percent(staff.share(staff.under)),
        over_percent: percent(staff.share(staff.over)),
        lines: Listed { items, next, total, more_than_total: false },
    })
}

/// First day and the day after the last.
fn days(query: &UtilisationQuery) -> Outcome<(i64, i64)> {
    let first = periods(Some(PeriodGrain::Day), query.from.as_deref(), Some(1), 1)?.first();
    let end = match query.to.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => day_of("to", text)? + 1,
        None => first + 28,
    };
    if !(1..=3_700).contains(&(end - first)) {
        let text = "Give a last day that is after the first, within ten years.";
        return Err(Failure::field("capacity.bad_days", "to", text));
    }
    Ok((first, end))
}

/// Names of teams by person.
async fn team_names(reader: &Reader, demand: &Demand) -> Outcome<HashMap<Uuid, String>> {
    let people = || demand.supply.people.iter().map(|person| &person.row);
    let ids: Vec<Uuid> = people().filter_map(|row| row.team_id).collect();
    let teams = reader.get_many::<row::Team>(&ids).await?;
    let teams: HashMap<Uuid, String> = teams.into_iter().map(|row| (row.id, row.name)).collect();
    let named = people().filter_map(|row| Some((row.id, teams.get(&row.team_id?)?.clone())));
    Ok(named.collect())
}

/// What targets are looked up in.
struct Sight<'rows> {
    demand: &'rows Demand,
    found: &'rows Rows,
    policy: &'rows Policy,
    first: i64,
}

impl Sight<'_> {
    /// What a line is to reach, in basis points: the target of its role, or those of the roles of its people,
    /// weighed by what each of them has.
    fn target(&self, by: HeatmapRowKind, row: &Row) -> i64 {
        if by == HeatmapRowKind::Role {
            return self.policy.target_of(row.id);
        }
        let (mut reach, mut all) = (0_i64, 0_i64);
        for (owner, shares) in &row.members {
            let Some(person) = self.demand.supply.people.get(*owner) else { continue };
            let role = person.roles(self.first).first().map(|(role, _)| *role);
            let has = self.found.owners.row(*owner).first().map_or(0, |cell| cell.capacity);
            // Somebody alone is not divided, and who has nothing counts a minute.
            let has = (has * shares.first().copied().unwrap_or(10_000) / 10_000).max(1);
            reach += has * self.policy.target_of(role);
            all += has;
        }
        if all == 0 { self.policy.target } else { (2 * reach + all) / (2 * all) }
    }
}
