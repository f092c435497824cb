//! What people are missing for, month by month, and whom to hire for it: when they start, by when that has to
//! be decided, and what they cost. Of what is live, or of a scenario.

use serde::{Deserialize, Serialize};
use steerco_calendar::Moment;
use steerco_capacity::{Hire, Load, Periods, Shortage};
use steerco_store::{Reader, row};
use steerco_units::{Currency, Rate};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    days::today,
    demand::{Demand, Whose},
    heatmap::HeatmapRowKind,
    heatmap_rows::rows_by,
    hiring_rates::{RoleRate, rate_on},
    hiring_skills::{MovedRequests, OpenRequest, SkillGap, open_requests, skill_gaps},
    periods::{PeriodGrain, PeriodView, period_views, periods},
    supply::date_of,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::price,
    shape::{Reference, basis_points, percent},
};

/// Most months that are looked at.
const MOST_MONTHS: usize = 60;
/// Weeks from deciding to hire somebody to their first day, unless told.
const LEAD_WEEKS: i64 = 8;
/// Part of a person, in basis points, that has to be missing before anybody is hired, unless told.
const LEAST: i64 = 1_000;

/// Which months, and what calls for hiring somebody.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HiringQuery {
    /// A day of the first month; today unless told. A scenario has months of its own.
    pub from: Option<String>,
    /// How many months, 1 to 60; 12 unless told. A scenario has months of its own.
    pub months: Option<usize>,
    /// Whether proposed time counts. A scenario knows none.
    pub proposed: Option<bool>,
    /// ISO 4217 code of all money; EUR unless told, of a scenario its own.
    pub currency: Option<String>,
    /// Weeks from deciding to hire somebody to their first day, 0 to 104; 8 unless told.
    pub lead_weeks: Option<i64>,
    /// Least part of a person that has to be missing in a month before anybody is hired for it, percent; 10
    /// unless told.
    pub least_percent: Option<f64>,
}

/// What people are missing for, and whom to hire.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HiringPlanView {
    /// The scenario; null for what is live.
    pub scenario: Option<Reference>,
    /// The months.
    pub months: Vec<PeriodView>,
    /// Weeks from deciding to hire somebody to their first day.
    pub lead_weeks: i64,
    /// Least part of a person that calls for hiring one, percent.
    pub least_percent: f64,
    /// ISO 4217 code of all money.
    pub currency: String,
    /// The reader may not see rates, so nothing says what anybody costs.
    pub costs_hidden: bool,
    /// Demand against capacity by role, those first that miss most.
    pub roles: Vec<RoleGap>,
    /// Demand of open requests against free time of who has the skill, those first that miss most.
    pub skills: Vec<SkillGap>,
    /// Whom to hire, those first that start first.
    pub hires: Vec<HireView>,
    /// What all of them cost in these months, in minor units; null when that is hidden, or of some nobody knows
    /// a rate.
    pub cost: Option<i64>,
}

/// Demand against capacity of a role, by month.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleGap {
    /// Which role; null for people in none, and of a scenario, which has names alone.
    pub id: Option<Uuid>,
    /// Its name; empty for people in none.
    pub name: String,
    /// How many people stand behind it.
    pub people: usize,
    /// Minutes asked for.
    pub demand: Vec<i64>,
    /// What of it open requests for people ask for, which nobody is promised for.
    pub requested: Vec<i64>,
    /// Minutes there are.
    pub capacity: Vec<i64>,
    /// Minutes missing.
    pub gap_minutes: Vec<i64>,
    /// The same in full-time people; null where some is missing and a full-time person has no time.
    pub gap_fte: Vec<Option<f64>>,
    /// Minutes missing that nobody is hired for, because they are too little of a person.
    pub uncovered_minutes: i64,
}

/// Somebody to hire.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HireView {
    /// In which role; null as above.
    pub role_id: Option<Uuid>,
    /// Its name.
    pub role: String,
    /// The first, second … that is hired in it.
    pub number: usize,
    /// First day.
    pub start: String,
    /// By when to decide it: so many weeks before.
    pub decide_by: String,
    /// That day is past.
    pub overdue: bool,
    /// Last day of the last month in which they are needed.
    pub needed_to: String,
    /// Minutes of what is missing that they cover.
    pub covered_minutes: i64,
    /// That over their time from their start to the last of the months, percent.
    pub used_percent: f64,
    /// What an hour costs, a decimal; null when that is hidden, or nobody knows.
    pub rate: Option<String>,
    /// Over the rates of how many people that is the mean; 0 where the role has a rate of its own.
    pub rate_of: usize,
    /// Minor units for their time from their start to the last of the months.
    pub cost: Option<i64>,
    /// Minor units for what they cover alone: what somebody by the hour would cost at that rate.
    pub covered_cost: Option<i64>,
}

/// A role with what is asked of it and what it has.
pub(crate) struct RoleNeed {
    pub(crate) id: Option<Uuid>,
    pub(crate) name: String,
    /// Who stands behind it, for what they cost.
    pub(crate) people: Vec<row::Resource>,
    pub(crate) demand: Vec<i64>,
    pub(crate) requested: Vec<i64>,
    pub(crate) capacity: Vec<i64>,
}

/// What a hiring plan is made of.
pub(crate) struct HiringOf {
    pub(crate) scenario: Option<Reference>,
    pub(crate) months: Periods,
    /// Minutes per month of a full-time person.
    pub(crate) full_time: Vec<i64>,
    pub(crate) roles: Vec<RoleNeed>,
    pub(crate) skills: Vec<SkillGap>,
    pub(crate) currency: String,
}

/// What people are missing for today, and whom to hire for it.
pub async fn hiring_plan(
    app: &App,
    caller: &Caller,
    query: &HiringQuery,
) -> Outcome<HiringPlanView> {
    caller.require("allocation.view", Place::ORGANISATION)?;
    let count = query.months.unwrap_or(12);
    let months =
        periods(Some(PeriodGrain::Month), query.from.as_deref(), Some(count), MOST_MONTHS)?;
    let reader = app.store.read();
    let proposed = query.proposed.unwrap_or(false);
    let demand = Demand::load(&reader, Whose::Everybody, &months).await?;
    let requests = open_requests(&reader, proposed, None).await?;
    let skills = skill_gaps(&reader, &demand, &months, &requests, proposed).await?;
    let roles = live_roles(&reader, &demand, &months, &requests, proposed).await?;
    let full_time = demand.supply.full_time.by(&months);
    let currency = query.currency.clone().unwrap_or_else(|| "EUR".into());
    let of = HiringOf { scenario: None, months, full_time, roles, skills, currency };
    hiring_of(&reader, caller, of, query).await
}

/// Roles as they are live: what is promised or asked by tasks, and what open requests ask for besides.
async fn live_roles(
    reader: &Reader,
    demand: &Demand,
    months: &Periods,
    requests: &[OpenRequest],
    proposed: bool,
) -> Outcome<Vec<RoleNeed>> {
    let by_role = rows_by(reader, demand, HeatmapRowKind::Role, months, None).await?;
    let mut roles: Vec<RoleNeed> = vec![];
    for (at, row) in by_role.rows.iter().enumerate() {
        let cells = by_role.cells.row(at);
        let asked = cells.iter().map(|cell| cell.firm + if proposed { cell.proposed } else { 0 });
        let people = row.members.iter().filter_map(|(owner, _)| demand.supply.people.get(*owner));
        roles.push(RoleNeed {
            id: row.id,
            name: row.name.clone(),
            people: people.map(|person| person.row.clone()).collect(),
            demand: asked.collect(),
            requested: vec![0; months.len()],
            capacity: cells.iter().map(|cell| cell.capacity).collect(),
        });
    }
    for request in requests {
        let known = roles.iter().position(|role| role.id == Some(request.role));
        let at = match known {
            Some(at) => at,
            None => {
                let role = reader.get::<row::JobRole>(request.role).await?;
                roles.push(RoleNeed {
                    id: Some(role.id),
                    name: role.name,
                    people: vec![],
                    demand: vec![0; months.len()],
                    requested: vec![0; months.len()],
                    capacity: vec![0; months.len()],
                });
                roles.len() - 1
            }
        };
        let Some(role) = roles.get_mut(at) else { continue };
        let by_month = request.by_month(months, &demand.supply.full_time);
        let lines = role.demand.iter_mut().zip(&mut role.requested).zip(by_month);
        lines.for_each(|((demand, requested), minutes)| {
            *demand += minutes;
            *requested += minutes;
        });
    }
    Ok(roles)
}

/// Skills that the open requests of a scenario's projects ask for, against who is free.
pub(crate) async fn scenario_skills(
    reader: &Reader,
    months: &Periods,
    moved: &MovedRequests,
) -> Outcome<(Vec<SkillGap>, Vec<i64>)> {
    let demand = Demand::load(reader, Whose::Everybody, months).await?;
    let requests = open_requests(reader, false, Some(moved)).await?;
    let gaps = skill_gaps(reader, &demand, months, &requests, false).await?;
    Ok((gaps, demand.supply.full_time.by(months)))
}

/// The hiring plan of what was gathered.
pub(crate) async fn hiring_of(
    reader: &Reader,
    caller: &Caller,
    of: HiringOf,
    query: &HiringQuery,
) -> Outcome<HiringPlanView> {
    let lead_weeks = query.lead_weeks.unwrap_or(LEAD_WEEKS);
    if !(0..=104).contains(&lead_weeks) {
        let text = "Give 0 to 104 weeks from deciding to the first day.";
        return Err(Failure::field("hiring.bad_lead", "lead_weeks", text));
    }
    let least = match query.least_percent {
        Some(given) => basis_points("least_percent", given, 100.0)?,
        None => LEAST,
    };
    let bad = || {
        let text = "Give a currency such as EUR.";
        Failure::field("hiring.bad_currency", "currency", text)
    };
    let currency = Currency::new(&of.currency).map_err(|_| bad())?;
    let costs_hidden = !caller.may("rate.view", Place::ORGANISATION);
    let sight = Sight { reader, of: &of, currency, lead_weeks, costs_hidden };
    let (mut roles, mut hires) = (vec![], vec![]);
    for role in &of.roles {
        let shortage =
            Shortage { demand: &role.demand, capacity: &role.capacity, full_time: &of.full_time };
        let plan = shortage.plan(least);
        if role.demand.iter().chain(&role.capacity).all(|minutes| *minutes == 0) {
            continue;
        }
        for (at, hire) in plan.hires.iter().enumerate() {
            hires.push(sight.hire(role, at + 1, hire).await?);
        }
        roles.push(RoleGap {
            id: role.id,
            name: role.name.clone(),
            people: role.people.iter().filter(|row| row.active && !row.generic).count(),
            demand: role.demand.clone(),
            requested: role.requested.clone(),
            capacity: role.capacity.clone(),
            gap_fte: fte(&plan.people),
            uncovered_minutes: plan.uncovered,
            gap_minutes: plan.gap,
        });
    }
    let missing = |gap: &[i64]| std::cmp::Reverse(gap.iter().sum::<i64>());
    roles.sort_by_cached_key(|role| (missing(&role.gap_minutes), role.name.to_lowercase()));
    hires.sort_by(|one, other| {
        (&one.start, &one.role, one.number).cmp(&(&other.start, &other.role, other.number))
    });
    let cost = hires.iter().map(|hire| hire.cost).sum::<Option<i64>>();
    Ok(HiringPlanView {
        months: period_views(&of.months),
        lead_weeks,
        least_percent: percent(least),
        currency: currency.code(),
        costs_hidden,
        roles,
        hires,
        cost: cost.filter(|_| !costs_hidden),
        skills: of.skills,
        scenario: of.scenario,
    })
}

/// Ten-thousandths of a person as people.
pub(super) fn fte(people: &[Option<i64>]) -> Vec<Option<f64>> {
    // A percent of two decimals is the same number, a hundred times as large.
    people.iter().map(|one| one.map(|points| percent(points) / 100.0)).collect()
}

/// What hires are described by.
struct Sight<'plan> {
    reader: &'plan Reader,
    of: &'plan HiringOf,
    currency: Currency,
    lead_weeks: i64,
    costs_hidden: bool,
}

impl Sight<'_> {
    async fn hire(&self, role: &RoleNeed, number: usize, hire: &Hire) -> Outcome<HireView> {
        let edges = self.of.months.edges();
        let edge = |at: usize| edges.get(at).copied().unwrap_or_default();
        let start = edge(hire.first);
        let rate = match self.costs_hidden {
            true => None,
            false => {
                let (day, code) = (date_of(start), self.currency.code());
                rate_on(self.reader, role.id, &role.people, &day, &code).await?
            }
        };
        let decide_by = start - self.lead_weeks * 7;
        let cost = |minutes: i64| {
            rate.as_ref().map(|rate| price(minutes * 10, rate.hourly, self.currency.digits()))
        };
        let used = Load { demand: hire.covered, capacity: hire.available }.utilisation();
        Ok(HireView {
            role_id: role.id,
            role: role.name.clone(),
            number,
            start: date_of(start),
            decide_by: date_of(decide_by),
            overdue: decide_by < Moment::from_date(today()).day(),
            needed_to: date_of(edge(hire.last + 1) - 1),
            covered_minutes: hire.covered,
            used_percent: percent(used.unwrap_or(0)),
            cost: cost(hire.available),
            covered_cost: cost(hire.covered),
            rate_of: rate.as_ref().map_or(0, |rate: &RoleRate| rate.of),
            rate: rate.map(|rate| Rate(rate.hourly).text(self.currency)),
        })
    }
}
