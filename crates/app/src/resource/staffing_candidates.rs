//! Who could do what a request asks for, best first, with the reasons: the loading around the engine in
//! `steerco_capacity::ranked`. Who may not see rates gets an order that knows no cost.

use std::collections::HashMap;

use jiff::{civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use steerco_calendar::Moment;
use steerco_capacity::{
    Booking, CRITERIA, Candidate, Cell, Criterion, DayShare, Grain, Periods, Requirement, Score,
    WantedSkill, minutes_apart, ranked,
};
use steerco_store::{Reader, row};
use steerco_units::{Currency, Rate};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    demand::{Demand, Whose},
    skills::words,
    staffing_policy::weights_of,
    staffing_requests::{seen, wanted},
    staffing_spans::request_booking,
    staffing_views::names,
    supply::{Supplied, date_of},
};
use crate::{
    App, Outcome,
    access::{Caller, Place},
    shape::{Listed, PageQuery, Reference, percent},
};

/// Longest request whose free time is looked at day by day; longer ones week by week.
const DAYS_BY_DAY: i64 = 200;

/// Which people.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CandidateQuery {
    /// Also those who do not work in the role.
    pub everybody: Option<bool>,
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum StaffingCriterion {
    Skill,
    Level,
    Availability,
    Cost,
    Location,
    TimeZone,
    Interest,
}

/// How somebody does on one criterion.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CriterionScore {
    /// Which criterion.
    pub criterion: StaffingCriterion,
    /// Its weight; only proportions matter.
    pub weight: i64,
    /// 0 to 100; null where nothing was asked, or it is not for the reader.
    pub percent: Option<f64>,
}

/// A skill that is asked for, and what somebody has of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CandidateSkill {
    /// Which skill.
    pub skill: Reference,
    /// Level that is asked for.
    pub wanted: i64,
    /// Whether it has to be there.
    pub required: bool,
    /// Their level on the first day; 0 when they do not have it, or not any more.
    pub level: i64,
    /// What that level is called; empty at 0.
    pub level_word: String,
    /// Whether they said that they would like to work with it.
    pub interested: bool,
    /// Its last day.
    pub expires: Option<String>,
    /// Whether that is after the first day and before the last.
    pub ends_during: bool,
}

/// Somebody who could do it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CandidateView {
    /// Who.
    pub person: Reference,
    /// Weighted mean of what was asked, 0 to 100.
    pub total_percent: f64,
    /// Whether every skill that has to be there is, at its level.
    pub qualified: bool,
    /// Whether they work in the role on the first day.
    pub in_role: bool,
    /// Criterion by criterion.
    pub scores: Vec<CriterionScore>,
    /// Skill by skill.
    pub skills: Vec<CandidateSkill>,
    /// Minutes they have left on these days: what they have less what is promised or in tasks, day by day,
    /// never below nothing.
    pub free_minutes: i64,
    /// Minutes that are proposed for them elsewhere on these days; not taken from the free ones.
    pub proposed_minutes: i64,
    /// Minutes asked of one person.
    pub asked_minutes: i64,
    /// What an hour costs, as `90.00`; null when unknown or not for the reader.
    pub rate: Option<String>,
    /// Currency of the rate.
    pub currency: String,
    /// Where they are.
    pub location: Option<Reference>,
    /// Their time zone; empty when unknown.
    pub time_zone: String,
    /// Minutes between their clocks and the wished-for ones.
    pub minutes_apart: Option<i64>,
    /// Whether they are proposed or accepted for this request already.
    pub proposed_here: bool,
}

/// Who could do it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Candidates {
    /// Whether cost was left out because rates are not for the reader.
    pub cost_hidden: bool,
    /// Currency in which rates are compared: that of the project.
    pub currency: String,
    /// The best first.
    pub candidates: Listed<CandidateView>,
}

/// People as they are on the first day of a request, beside what the engine reads of them.
struct Known {
    skills: Vec<CandidateSkill>,
    rate: Option<(i64, String)>,
    location: Option<Uuid>,
    time_zone: String,
    proposed: i64,
    in_role: bool,
}

impl From<Criterion> for StaffingCriterion {
    fn from(criterion: Criterion) -> Self {
        match criterion {
            Criterion::Skill => Self::Skill,
            Criterion::Level => Self::Level,
            Criterion::Availability => Self::Availability,
            Criterion::Cost => Self::Cost,
            Criterion::Location => Self::Location,
            Criterion::TimeZone => Self::TimeZone,
            Criterion::Interest => Self::Interest,
        }
    }
}

/// People for a request, the best first.
pub async fn staffing_candidates(
    app: &App,
    caller: &Caller,
    id: Uuid,
    query: &CandidateQuery,
    page: &PageQuery,
) -> Outcome<Candidates> {
    caller.require("staffing.answer", Place::ORGANISATION)?;
    let reader = app.store.read();
    let (request, project) = seen(&reader, caller, id).await?;
    let rates = caller.may("rate.view", Place::ORGANISATION);
    let days = request.to_day - request.from_day;
    let periods = if days <= DAYS_BY_DAY {
        Periods::new(Grain::Day, request.from_day, usize::try_from(days).unwrap_or(1))
    } else {
        let weeks = usize::try_from(days / 7 + 1).unwrap_or(1);
        Periods::new(Grain::Week, request.from_day, weeks)
    };
    let mut people = reader.all_workers().await?;
    let q = page.search().map(|text| text.to_lowercase());
    people.retain(|row| {
        row.active
            && !row.equipment
            && q.as_ref().is_none_or(|text| row.name.to_lowercase().contains(text))
    });
    people.sort_by(|one, other| (&one.name_folded, one.id).cmp(&(&other.name_folded, other.id)));
    let demand = Demand::load(&reader, Whose::People(people), &periods).await?;
    let (known, candidates, places) =
        gather(&reader, &request, &project, &demand, &periods, query.everybody == Some(true))
            .await?;
    let skills: Vec<WantedSkill> = wanted(&request)?
        .into_iter()
        .map(|one| WantedSkill { level: one.level, required: one.required })
        .collect();
    let asked = Requirement {
        skills: &skills,
        minutes: request.minutes,
        location: request.location_id.is_some(),
        offset: offset(&request.time_zone, request.from_day),
        cost: rates && candidates.iter().any(|one| one.cost.is_some()),
    };
    let (_, weights) = weights_of(&reader).await?;
    let scores = ranked(asked, &candidates, weights);
    let proposed = reader.staffing_proposals(&[id]).await?;
    let here = |person: Uuid| {
        proposed.iter().any(|one| {
            one.resource_id == person
                && matches!(one.state.as_str(), "waiting" | "accepted" | "accepted_in_part")
        })
    };
    let place = names!(reader, known, row::Location, |one| one.location);
    let view = |score: &Score| {
        let (one, known) = (candidates.get(score.candidate)?, known.get(score.candidate)?);
        let person = demand.supply.people.get(*places.get(score.candidate)?)?;
        let scores = CRITERIA.iter().zip(weights).zip(score.parts);
        Some(CandidateView {
            person: Reference { id: person.row.id, name: person.row.name.clone() },
            total_percent: percent(score.total),
            qualified: score.qualified,
            in_role: known.in_role,
            scores: scores
                .map(|((criterion, weight), part)| CriterionScore {
                    criterion: (*criterion).into(),
                    weight,
                    percent: part.map(percent),
                })
                .collect(),
            skills: known.skills.clone(),
            free_minutes: one.free,
            proposed_minutes: known.proposed,
            asked_minutes: request.minutes,
            rate: known.rate.as_ref().filter(|_| rates).map(rate_text),
            currency: known
                .rate
                .as_ref()
                .filter(|_| rates)
                .map(|rate| rate.1.clone())
                .unwrap_or_default(),
            location: known.location.map(&place),
            time_zone: known.time_zone.clone(),
            minutes_apart: one
                .offset
                .zip(asked.offset)
                .map(|(theirs, wish)| minutes_apart(theirs, wish)),
            proposed_here: here(person.row.id),
        })
    };
    let total = scores.len();
    let skip: usize = page.after.as_deref().and_then(|text| text.parse().ok()).unwrap_or(0);
    let limit = usize::try_from(page.limit.unwrap_or(50).clamp(1, 200)).unwrap_or(50);
    let items = scores.iter().skip(skip).take(limit).filter_map(view).collect();
    let next = (total > skip + limit).then(|| (skip + limit).to_string());
    let total = u64::try_from(total).unwrap_or(u64::MAX);
    Ok(Candidates {
        cost_hidden: !rates,
        currency: project.currency,
        candidates: Listed { items, next, total, more_than_total: false },
    })
}

/// People as the engine reads them, those of the role or everybody who is there on the first day, with their
/// place in the supply.
async fn gather(
    reader: &Reader,
    request: &row::StaffingRequest,
    project: &row::Project,
    demand: &Demand,
    periods: &Periods,
    everybody: bool,
) -> Outcome<(Vec<Known>, Vec<Candidate>, Vec<usize>)> {
    let (first, last) = (date_of(request.from_day), date_of(request.to_day - 1));
    let places: Vec<usize> = demand
        .supply
        .people
        .iter()
        .enumerate()
        .filter(|(_, person)| {
            let span = person.on(request.from_day);
            span.is_some_and(|span| span.terms.employed) && (everybody || in_role(person, request))
        })
        .map(|(at, _)| at)
        .collect();
    let people: Vec<&Supplied> =
        places.iter().filter_map(|at| demand.supply.people.get(*at)).collect();
    let ids: Vec<Uuid> = people.iter().map(|person| person.row.id).collect();
    let mut held: HashMap<(Uuid, Uuid), row::ResourceSkill> = HashMap::new();
    for row in reader.skills_of(&ids).await? {
        held.insert((row.resource_id, row.skill_id), row);
    }
    let mut rates: HashMap<Uuid, (i64, String)> = HashMap::new();
    for row in reader.cost_rates_on(&ids, &first).await? {
        rates.insert(row.resource_id, (row.hourly_rate, row.currency));
    }
    let wanted = wanted(request)?;
    let skill_ids: Vec<Uuid> = wanted.iter().map(|one| one.skill_id).collect();
    let skills = reader.get_many::<row::Skill>(&skill_ids).await?;
    let cells = demand.heatmap(periods);
    let spans = request_booking(request)?;
    let (mut known, mut candidates) = (vec![], vec![]);
    for (at, person) in places.iter().zip(people) {
        let own = (person.row.standard_rate > 0)
            .then(|| (person.row.standard_rate, person.row.currency.clone()));
        let rate = rates.remove(&person.row.id).or(own);
        let terms = person.on(request.from_day).map(|span| span.terms.clone()).unwrap_or_default();
        let mut own_skills = vec![];
        for one in &wanted {
            let Some(skill) = skills.iter().find(|skill| skill.id == one.skill_id) else {
                continue;
            };
            let has = held.get(&(person.row.id, one.skill_id));
            let expires = has.and_then(|row| row.expires.clone());
            let over = expires.as_ref().is_some_and(|day| *day < first);
            let level = has.filter(|_| !over).map_or(0, |row| row.level);
            let word = usize::try_from(level - 1).ok().and_then(|at| words(skill).get(at).cloned());
            own_skills.push(CandidateSkill {
                skill: Reference { id: skill.id, name: skill.name.clone() },
                wanted: one.level,
                required: one.required,
                level,
                level_word: word.unwrap_or_default(),
                interested: has.is_some_and(|row| row.interested),
                ends_during: level > 0 && expires.as_ref().is_some_and(|day| *day < last),
                expires,
            });
        }
        let row = cells.row(*at);
        candidates.push(Candidate {
            levels: own_skills.iter().map(|one| one.level).collect(),
            interests: own_skills.iter().map(|one| one.interested).collect(),
            free: free_on(&spans, periods, row),
            cost: rate.as_ref().filter(|rate| rate.1 == project.currency).map(|rate| rate.0),
            there: request.location_id.is_some() && terms.location_id == request.location_id,
            offset: offset(&terms.time_zone, request.from_day),
        });
        known.push(Known {
            skills: own_skills,
            rate,
            location: terms.location_id,
            time_zone: terms.time_zone,
            proposed: on_spans(&spans, periods, row).map(|(_, cell)| cell.proposed).sum(),
            in_role: in_role(person, request),
        });
    }
    Ok((known, candidates, places))
}

/// Cells of the periods that a request needs somebody in, with their stretch.
fn on_spans<'cells>(
    spans: &'cells Booking,
    periods: &'cells Periods,
    row: &'cells [Cell],
) -> impl Iterator<Item = (usize, &'cells Cell)> {
    periods.iter().zip(row).filter_map(|((from, to), cell)| {
        let touches = |one: &DayShare| one.from < to && from < one.to;
        spans.shares().iter().position(touches).map(|span| (span, cell))
    })
}

/// Minutes free on the days of a request. Of several stretches no more of each counts than is asked for in it:
/// time left over in one does not help another.
fn free_on(spans: &Booking, periods: &Periods, row: &[Cell]) -> i64 {
    let mut free = vec![0; spans.shares().len()];
    for (span, cell) in on_spans(spans, periods, row) {
        if let Some(slot) = free.get_mut(span) {
            *slot += (cell.capacity - cell.firm).max(0);
        }
    }
    match spans.shares() {
        [_] => free.iter().sum(),
        several => free.iter().zip(several).map(|(free, one)| (*free).min(one.minutes)).sum(),
    }
}

fn in_role(person: &Supplied, request: &row::StaffingRequest) -> bool {
    person.roles(request.from_day).iter().any(|(role, _)| *role == request.job_role_id)
}

fn rate_text((rate, currency): &(i64, String)) -> String {
    Rate(*rate).text(Currency::new(currency).unwrap_or(Currency::EUR))
}

/// Minutes east of Greenwich of a zone at noon of a day; none of a zone that is unknown.
fn offset(zone: &str, day: i64) -> Option<i64> {
    let zone = TimeZone::get(zone).ok().filter(|_| !zone.is_empty())?;
    let date: Date = Moment::from_day(day).date();
    let at = date.at(12, 0, 0, 0).to_zoned(zone).ok()?;
    Some(i64::from(at.offset().seconds()) / 60)
}
