//! Utilisation: what is asked of people, teams or roles over what they have, as a ratio of sums. What counts above and
//! below the line is chosen, named with every figure, and stands beside what is to be reached. The bench are those with
//! most time left.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_capacity::{Cell, Load, Periods, staff_under_and_over};
use steerco_store::{Reader, resource::DayRange, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    capacity_policy::{LoadBand, Policy, policy},
    demand::{Demand, Whose},
    heatmap::{HeatmapQuery, HeatmapRowKind, MOST_PERIODS, people},
    heatmap_rows::{Row, Rows, rows_by},
    periods::{PeriodGrain, PeriodView, period_views, periods},
    supply::{TakenOff, date_of, day_of},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Listed, PageQuery, percent},
};

/// Which states of time count above the line. Time that is promised or in tasks always does: the higher of both,
/// project by project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UtilisationStates {
    /// Nothing else.
    #[default]
    Committed,
    /// All proposed time too.
    Proposed,
    /// Proposed time too, by how likely it is.
    Expected,
}

/// What stands below the line. Hours of the week are those of the calendar's weeks times the part of full time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UtilisationBase {
    /// Hours of the week, less holidays and other days on which the calendar differs from its weeks, less approved
    /// leave: what people have.
    #[default]
    Available,
    /// Hours of the week less holidays.
    LessHolidays,
    /// Hours of the week less leave.
    LessLeave,
    /// Hours of the week.
    Normal,
}

impl UtilisationBase {
    fn off(self) -> TakenOff {
        TakenOff {
            holidays: matches!(self, Self::Available | Self::LessHolidays),
            leave: matches!(self, Self::Available | Self::LessLeave),
        }
    }
}

impl UtilisationStates {
    fn load(self, cell: &Cell) -> Load {
        match self {
            Self::Committed => cell.firm_load(),
            Self::Proposed => cell.full_load(),
            Self::Expected => cell.expected_load(),
        }
    }
}

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
    /// Which time counts above the line; committed unless told.
    #[param(inline)]
    pub states: Option<UtilisationStates>,
    /// What stands below the line; what people have unless told.
    #[param(inline)]
    pub base: Option<UtilisationBase>,
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
    /// What stands above the line.
    pub numerator: UtilisationStates,
    /// What stands below it.
    pub denominator: UtilisationBase,
    /// Minutes of a full-time person under the organisation's calendar on that base: what an FTE is divided by.
    pub full_time_minutes: i64,
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
    /// Minutes below the line, on the base that was chosen.
    pub capacity_minutes: i64,
    /// Minutes left of what they have, whatever the base; below nothing when too much is asked for.
    pub free_minutes: i64,
    /// Full-time people asked for: demand over what a full-time person has on that base; null without any.
    pub demand_fte: Option<f64>,
    /// Full-time people there are on that base; null as above.
    pub capacity_fte: Option<f64>,
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
    let mut view = whole_utilisation(app, caller, query).await?;
    let lines = std::mem::take(&mut view.lines.items);
    let total = lines.len();
    let skip = page.after.as_deref().and_then(|text| text.parse().ok()).unwrap_or(0);
    let limit = usize::try_from(page.limit.unwrap_or(50).clamp(1, 1_000)).unwrap_or(50);
    view.lines.items = lines.into_iter().skip(skip).take(limit).collect();
    view.lines.next = (total > skip + limit).then(|| (skip + limit).to_string());
    Ok(view)
}

/// The same with all lines.
pub(super) async fn whole_utilisation(
    app: &App,
    caller: &Caller,
    query: &UtilisationQuery,
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
    let whose = match query.team_id {
        _ if of_people => Whose::People(people(&reader, &asked).await?),
        Some(team) => Whose::Team(team, people(&reader, &asked).await?),
        None => Whose::Everybody,
    };
    let mut demand = Demand::load(&reader, whose, &whole).await?;
    let search = query.q.as_deref().filter(|_| !of_people);
    let real = rows_by(&reader, &demand, by, &whole, search).await?;
    let base = query.base.unwrap_or_default();
    let (found, full_time) = match base {
        UtilisationBase::Available => (None, demand.supply.full_time.clone()),
        _ => {
            let range = DayRange { from: first, to: end };
            let full_time = demand.measure_by(&reader, range, base.off()).await?;
            (Some(rows_by(&reader, &demand, by, &whole, search).await?), full_time)
        }
    };
    let found = found.as_ref().unwrap_or(&real);
    let forecast = match &parts {
        Some(parts) => Some(rows_by(&reader, &demand, by, parts, search).await?.cells),
        None => None,
    };
    let states = query.states.unwrap_or_default();
    let load = |cell: &Cell| states.load(cell);
    let full_time = full_time.minutes(first, end);
    let people_of = |minutes: i64| {
        // Ten-thousandths of a person; a percent of two decimals is the same number, a hundred times as large.
        let points = Load { demand: minutes, capacity: full_time }.utilisation();
        points.map(|points| percent(points) / 100.0)
    };
    let teams = team_names(&reader, &demand).await?;
    let sight = Sight { demand: &demand, found, policy: &policy, first };
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
            free_minutes: real.cells.row(at).first().map_or(0, |cell| load(cell).remaining()),
            demand_fte: people_of(own.demand),
            capacity_fte: people_of(own.capacity),
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
    Ok(UtilisationView {
        from: date_of(first),
        to: date_of(end - 1),
        numerator: states,
        denominator: base,
        full_time_minutes: full_time,
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
        lines: Listed::whole(lines),
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
