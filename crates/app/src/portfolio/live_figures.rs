//! What the projects and pending requests of a portfolio take today: dates, cost and work by month, and
//! worth. Read from plans, forms and scores as they are; nothing is kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use steerco_calendar::{Calendar, CalendarSpec, Moment};
use steerco_portfolio::overlay::{Horizon, first_day, month_of};
use steerco_store::{
    Reader,
    portfolio::{LiveFilter, LiveWork, SubjectCost, Visible},
    row,
};
use steerco_units::spread;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::criteria::points;
use super::scenario_overlay::{horizon, month_names};
use super::scenario_question::{Amounts, ScenarioQuestion, check_kept};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::{away_between, calendar_spec, is_closed, labour, read_pieces},
};

/// The cost type of work: what a plan has for hours at the rates of who works.
pub(super) const LABOUR: &str = "Labour";
/// The cost type of fixed costs of tasks, and of what a request asks for.
pub(super) const OTHER: &str = "Other";
/// The role of people who are in no team, and of work that nobody is named for.
pub(super) const NO_TEAM: &str = "No team";
/// A request says what it costs, not when: its amount is taken evenly over so many months from the first of
/// the scenario on.
const REQUEST_MONTHS: i64 = 6;

/// Where the cost of a project or request comes from: a figure that was decided goes before one that the
/// plan comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CostSource {
    /// The recommended option of the business case, as it was last frozen.
    Case,
    /// What the request asked for.
    Asked,
    /// Work at its rates and fixed costs of the plan.
    Plan,
}

impl CostSource {
    /// The name in the database.
    pub(super) fn of(word: &str) -> Option<Self> {
        match word {
            "case" => Some(Self::Case),
            "asked" => Some(Self::Asked),
            "plan" => Some(Self::Plan),
            _ => None,
        }
    }
}

/// A project or request in figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LiveFigures {
    /// Name of the project or title of the request.
    pub name: String,
    /// Key of the project, or `#` and the number of the request.
    pub key: String,
    /// Stage of the project or state of the request.
    pub stage: String,
    /// First day, such as `2027-03-01`.
    pub start: String,
    /// Last day.
    pub finish: String,
    /// The month that all amounts begin with, such as `2027-03`.
    pub from: String,
    /// Minor units of money per month by cost type.
    pub costs: Vec<Amounts>,
    /// Minutes per month by role; a role is the team of who is to work.
    pub demands: Vec<Amounts>,
    /// Score under the scoring model, in points; null without one.
    pub value: Option<f64>,
    /// It is behind its baseline.
    pub late: bool,
    /// Somebody has worked on it.
    pub begun: bool,
    /// Where the cost comes from; null when nobody knows one.
    #[serde(default)]
    pub cost_source: Option<CostSource>,
    /// What is approved for the project, in minor units; null when nobody has said, or in another currency.
    #[serde(default)]
    pub funding: Option<i64>,
    /// The cost, or a part of it, is in another currency, and is left out.
    pub other_currency: bool,
    /// Its dates are assumed: a request names none.
    pub assumed_dates: bool,
}

/// What a person may take into a scenario.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ScenarioSubject {
    /// A project.
    #[default]
    Project,
    /// A request for one.
    Request,
}

impl ScenarioSubject {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Request => "request",
        }
    }

    pub(super) fn of(word: &str) -> Self {
        if word == "request" { Self::Request } else { Self::Project }
    }
}

/// Which live figures.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LiveQuery {
    /// Of this portfolio; of the whole organisation without one.
    pub portfolio_id: Option<Uuid>,
    /// First month of the capacities, such as `2027-01`; this month unless told.
    pub start: Option<String>,
    /// Months of the capacities; 12 unless told.
    pub months: Option<i64>,
    /// ISO 4217 code of all money; EUR unless told.
    pub currency: Option<String>,
    /// The model whose scores are values.
    pub scoring_model_id: Option<Uuid>,
}

/// A project or request with its figures.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LiveSubject {
    /// Which kind.
    pub kind: ScenarioSubject,
    /// Which one.
    pub id: Uuid,
    /// Its figures.
    #[serde(flatten)]
    pub figures: LiveFigures,
}

/// A portfolio as it is live.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LivePortfolio {
    /// Names of the months that capacities are given for.
    pub months: Vec<String>,
    /// Projects that are not closed and requests that are pending, as far as the caller may see them.
    pub subjects: Vec<LiveSubject>,
    /// What people have left for it.
    pub capacity: LiveCapacity,
}

/// A portfolio as it is live: what every project and pending request takes by month, and what people have.
pub async fn live_portfolio(
    app: &App,
    caller: &Caller,
    query: &LiveQuery,
) -> Outcome<LivePortfolio> {
    let place = query.portfolio_id.map_or(Place::ORGANISATION, Place::portfolio);
    caller.require("scenario.view", place)?;
    let this_month = jiff::Zoned::now().date().strftime("%Y-%m").to_string();
    let question = ScenarioQuestion {
        currency: query.currency.clone().unwrap_or_else(|| "EUR".into()),
        start: query.start.clone().unwrap_or(this_month),
        months: query.months.unwrap_or(12),
        ..ScenarioQuestion::default()
    };
    check_kept(&question)?;
    let scope = LiveScope {
        portfolio: query.portfolio_id,
        currency: question.currency.clone(),
        scoring_model: query.scoring_model_id,
        horizon: horizon(&question)?,
    };
    let reader = app.store.read();
    let live = live_figures(&reader, caller, &scope).await?;
    let subjects = live.into_iter().map(|((kind, id), figures)| LiveSubject { kind, id, figures });
    Ok(LivePortfolio {
        months: month_names(scope.horizon),
        subjects: subjects.collect(),
        capacity: live_capacity(&reader, &scope).await?,
    })
}

/// Which figures are asked for.
#[derive(Debug, Clone)]
pub(super) struct LiveScope {
    pub(super) portfolio: Option<Uuid>,
    pub(super) currency: String,
    pub(super) scoring_model: Option<Uuid>,
    pub(super) horizon: Horizon,
}

/// A subject with its figures.
pub(super) type Live = BTreeMap<(ScenarioSubject, Uuid), LiveFigures>;

/// What people have left for a portfolio per month, and what one full-time person has.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LiveCapacity {
    /// Minutes per month by role: working time less leave and less work in other portfolios.
    pub roles: Vec<Amounts>,
    /// Minutes per month of one full-time person under the standard calendar.
    pub full_time: Vec<i64>,
}

pub(super) fn month_name(month: i64) -> String {
    format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// The month that a name such as `2027-03` means.
pub(super) fn month_number(name: &str) -> Outcome<i64> {
    let parts = name.split_once('-');
    let parts: Option<(i64, i64)> =
        parts.and_then(|(year, month)| Some((year.parse().ok()?, month.parse().ok()?)));
    match parts {
        Some((year, month)) if (1..=12).contains(&month) => Ok(year * 12 + month - 1),
        _ => Err(Failure::Fault(format!("{name} is no month"))),
    }
}

pub(super) fn day_name(day: i64) -> String {
    Moment::from_day(day).date().to_string()
}

/// The day that a date such as `2027-03-01` means.
pub(super) fn day_number(date: &str) -> Outcome<i64> {
    let date = date.parse::<jiff::civil::Date>();
    let date = date.map_err(|error| Failure::Fault(error.to_string()))?;
    Ok(Moment::from_date(date).day())
}

/// The figures of everything that the caller may see. Only for who may see rates: what a project costs
/// on which one person works is that person's rate.
pub(super) async fn live_figures(
    reader: &Reader,
    caller: &Caller,
    scope: &LiveScope,
) -> Outcome<Live> {
    let place = scope.portfolio.map_or(Place::ORGANISATION, Place::portfolio);
    caller.require("rate.view", place)?;
    let filter = LiveFilter { portfolio: scope.portfolio, visible: caller.visible("project.view") };
    let projects = reader.live_projects(&filter).await?;
    let mut found = figures_of_projects(reader, scope, &projects).await?;
    if caller.may("request.view", Place::ORGANISATION) {
        let requests = reader.live_requests(scope.portfolio).await?;
        let ids: Vec<Uuid> = requests.iter().map(|request| request.id).collect();
        let scores = scores_of(reader, scope.scoring_model, &ids).await?;
        for request in requests {
            let same = request.currency == scope.currency;
            let months = usize::try_from(REQUEST_MONTHS).unwrap_or(1);
            let amount = request.cost.filter(|amount| same && *amount > 0);
            let costs = amount.map(|amount| Amounts {
                name: OTHER.into(),
                amounts: spread(amount, &vec![1; months]),
            });
            let first = scope.horizon.first;
            let figures = LiveFigures {
                name: request.title,
                key: format!("#{}", request.number),
                stage: request.state,
                start: day_name(first_day(first)),
                finish: day_name(first_day(first + REQUEST_MONTHS) - 1),
                from: month_name(first),
                costs: costs.into_iter().collect(),
                cost_source: CostSource::of(&request.source),
                other_currency: request.cost.is_some() && !same,
                value: scores.get(&request.id).copied().map(points),
                assumed_dates: true,
                ..LiveFigures::default()
            };
            found.insert((ScenarioSubject::Request, request.id), figures);
        }
    }
    Ok(found)
}

/// Calendars of people and projects, compiled once each.
struct Calendars {
    compiled: Vec<Calendar>,
    at: HashMap<Uuid, usize>,
}

impl Calendars {
    async fn read(reader: &Reader, wanted: BTreeSet<Uuid>) -> Outcome<Self> {
        let rows = reader.calendars_with_bases(wanted, None).await?;
        let index = |wanted: Option<Uuid>| rows.iter().position(|row| Some(row.id) == wanted);
        let mut specs = vec![];
        for row in &rows {
            specs.push(CalendarSpec { base: index(row.base_id), ..calendar_spec(row)? });
        }
        let compiled = Calendar::compile_all(&specs)
            .map_err(|error| Failure::Fault(format!("calendars: {error}")))?;
        let at = rows.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        Ok(Self { compiled, at })
    }

    fn get(&self, id: Option<Uuid>) -> Option<&Calendar> {
        self.compiled.get(*self.at.get(&id?)?)
    }
}

/// Amounts of one project as they come together.
#[derive(Default)]
struct Sums {
    costs: BTreeMap<&'static str, BTreeMap<i64, i64>>,
    demands: BTreeMap<String, BTreeMap<i64, i64>>,
}

/// Lays a total over the months of some stretches, in order, by the working time in each; the parts are the
/// total.
fn lay(
    into: &mut BTreeMap<i64, i64>,
    total: i64,
    stretches: &[(Moment, Moment)],
    calendar: Option<&Calendar>,
) {
    let (Some((start, _)), Some((_, finish))) = (stretches.first(), stretches.last()) else {
        return;
    };
    let (first, last) = (month_of(start.day()), month_of(finish.max(start).day()));
    let weights: Vec<i64> = (first..=last)
        .map(|month| {
            let (begin, end) = (first_day(month), first_day(month + 1));
            let worked = stretches.iter().map(|(start, finish)| {
                let begin = Moment::from_day(begin).max(*start);
                let end = Moment::from_day(end).min(*finish);
                let span = calendar.map(|calendar| calendar.between(begin, end));
                span.unwrap_or(end - begin).tenths()
            });
            worked.map(|tenths| tenths.max(0)).sum()
        })
        .collect();
    for (amount, month) in spread(total, &weights).into_iter().zip(first..) {
        *into.entry(month).or_default() += amount;
    }
}

/// The cost that was decided, in the months of the plan: each cost type and month takes the share that the
/// plan has there, or, when the plan costs nothing, working time decides. The parts are the whole.
fn laid_like_plan(
    plan: BTreeMap<&'static str, BTreeMap<i64, i64>>,
    total: i64,
    span: (Moment, Moment),
    calendar: Option<&Calendar>,
) -> BTreeMap<&'static str, BTreeMap<i64, i64>> {
    let weights: Vec<i64> =
        plan.values().flat_map(|line| line.values()).map(|amount| (*amount).max(0)).collect();
    if weights.iter().all(|weight| *weight == 0) {
        let mut line = BTreeMap::new();
        lay(&mut line, total, &[span], calendar);
        return BTreeMap::from([(OTHER, line)]);
    }
    let mut parts = spread(total, &weights).into_iter();
    let mut next = |month| (month, parts.next().unwrap_or(0));
    plan.into_iter().map(|(name, line)| (name, line.into_keys().map(&mut next).collect())).collect()
}

async fn figures_of_projects(
    reader: &Reader,
    scope: &LiveScope,
    projects: &[row::Project],
) -> Outcome<Live> {
    let ids: Vec<Uuid> = projects.iter().map(|row| row.id).collect();
    let people = reader.people_in_teams().await?;
    let by_id: HashMap<Uuid, &(row::Resource, Option<String>)> =
        people.iter().map(|one| (one.0.id, one)).collect();
    let wanted = projects.iter().map(|row| row.calendar_id);
    let wanted = wanted.chain(people.iter().filter_map(|one| one.0.calendar_id)).collect();
    let calendars = Calendars::read(reader, wanted).await?;
    let of_project: HashMap<Uuid, &row::Project> =
        projects.iter().map(|row| (row.id, row)).collect();
    let mut sums: HashMap<Uuid, Sums> = HashMap::new();
    for work in reader.live_work(&ids).await? {
        let Some(project) = of_project.get(&work.project_id) else { continue };
        let own = sums.entry(work.project_id).or_default();
        let person = work.resource_id.and_then(|id| by_id.get(&id));
        if work.resource_id.is_some() && person.is_none() {
            continue;
        }
        let calendar = person.and_then(|one| calendars.get(one.0.calendar_id));
        let calendar = calendar.or_else(|| calendars.get(Some(project.calendar_id)));
        let role = person.and_then(|one| one.1.as_deref()).unwrap_or(NO_TEAM);
        let pieces = read_pieces(work.pieces.as_deref(), work.start, work.finish)?;
        let into = own.demands.entry(role.to_owned()).or_default();
        lay(into, rounded_minutes(&work), &pieces, calendar);
        let Some((row, _)) = person else { continue };
        let Some(cost) = labour(work.computed_work, row, &project.currency) else { continue };
        lay(own.costs.entry(LABOUR).or_default(), cost, &pieces, calendar);
    }
    for cost in reader.live_costs(&ids).await? {
        let Some(project) = of_project.get(&cost.project_id) else { continue };
        let own = sums.entry(cost.project_id).or_default();
        let calendar = calendars.get(Some(project.calendar_id));
        let span = stretch(cost.start, cost.finish);
        lay(own.costs.entry(OTHER).or_default(), cost.fixed_cost_minor, &[span], calendar);
    }
    let scores = scores_of(reader, scope.scoring_model, &ids).await?;
    let begun = reader.projects_with_actuals(&ids).await?;
    let costs = reader.costs_of_projects(&ids).await?;
    let costs: HashMap<Uuid, SubjectCost> = costs.into_iter().map(|one| (one.id, one)).collect();
    let figures = projects.iter().map(|row| {
        let mut own = sums.remove(&row.id).unwrap_or_default();
        let known = costs.get(&row.id).filter(|one| one.cost.is_some());
        let other_currency = known.is_some_and(|one| one.currency != scope.currency);
        let source = known.and_then(|one| CostSource::of(&one.source));
        match known.and_then(|one| one.cost).filter(|_| !other_currency) {
            None => own.costs = BTreeMap::new(),
            Some(_) if source == Some(CostSource::Plan) => {}
            Some(total) => {
                let calendar = calendars.get(Some(row.calendar_id));
                let span = stretch(row.computed_start, row.computed_finish);
                own.costs = laid_like_plan(own.costs, total, span, calendar);
            }
        }
        let from = own.costs.values().chain(own.demands.values());
        let from = from.filter_map(|line| line.keys().next()).min().copied();
        let start = Moment::from_tenths(row.computed_start).day();
        let from = from.unwrap_or_else(|| month_of(start));
        let figures = LiveFigures {
            name: row.name.clone(),
            key: row.key.clone(),
            stage: row.stage.clone(),
            start: day_name(start),
            finish: day_name(Moment::from_tenths(row.computed_finish).day().max(start)),
            from: month_name(from),
            costs: own.costs.iter().map(|(name, line)| amounts(name, from, line)).collect(),
            demands: own.demands.iter().map(|(name, line)| amounts(name, from, line)).collect(),
            value: scores.get(&row.id).copied().map(points),
            late: row.late,
            begun: row.percent_complete > 0 || begun.binary_search(&row.id).is_ok(),
            cost_source: source,
            funding: row.funding.filter(|_| row.currency == scope.currency),
            other_currency: other_currency
                || (source == Some(CostSource::Plan) && row.plan_cost_partial),
            assumed_dates: false,
        };
        ((ScenarioSubject::Project, row.id), figures)
    });
    Ok(figures.collect())
}

fn stretch(start: i64, finish: i64) -> (Moment, Moment) {
    (Moment::from_tenths(start), Moment::from_tenths(finish.max(start)))
}

fn rounded_minutes(work: &LiveWork) -> i64 {
    (work.computed_work + 5).div_euclid(10)
}

fn amounts(name: &str, from: i64, line: &BTreeMap<i64, i64>) -> Amounts {
    let last = line.keys().next_back().copied().unwrap_or(from);
    let amounts = (from..=last).map(|month| line.get(&month).copied().unwrap_or(0));
    Amounts { name: name.into(), amounts: amounts.collect() }
}

async fn scores_of(
    reader: &Reader,
    model: Option<Uuid>,
    ids: &[Uuid],
) -> Outcome<BTreeMap<Uuid, i64>> {
    let Some(id) = model else { return Ok(BTreeMap::new()) };
    // A model that has been deleted gives no scores.
    let Some(model) = reader.find::<row::ScoringModel>(id).await? else {
        return Ok(BTreeMap::new());
    };
    let rows = reader.subject_scores(model.id, model.number, ids).await?;
    Ok(rows.into_iter().map(|row| (row.subject_id, row.score)).collect())
}

/// What people have in the months looked at: working time less leave, less what projects outside the
/// portfolio ask of them. Nothing is told of those projects but what they take in all.
pub(super) async fn live_capacity(reader: &Reader, scope: &LiveScope) -> Outcome<LiveCapacity> {
    let people = reader.people_in_teams().await?;
    // People without a calendar of their own have that of the organisation.
    let standard = reader.default_calendar().await?.map(|calendar| calendar.id);
    let wanted = people.iter().filter_map(|one| one.0.calendar_id).chain(standard).collect();
    let calendars = Calendars::read(reader, wanted).await?;
    let ids: Vec<Uuid> = people.iter().map(|one| one.0.id).collect();
    let mut leave: HashMap<Uuid, Vec<row::Leave>> = HashMap::new();
    for row in reader.leave_of(&ids).await? {
        leave.entry(row.resource_id).or_default().push(row);
    }
    let Horizon { first, months } = scope.horizon;
    let mut roles: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (person, team) in people.iter().filter(|one| one.0.active) {
        let calendar = calendars.get(person.calendar_id.or(standard));
        let Some(calendar) = calendar else { continue };
        let line = roles.entry(team.as_deref().unwrap_or(NO_TEAM).to_owned());
        let line = line.or_insert_with(|| vec![0; months]);
        for (slot, month) in line.iter_mut().zip(first..) {
            let (begin, end) =
                (Moment::from_day(first_day(month)), Moment::from_day(first_day(month + 1)));
            let own = leave.get(&person.id).into_iter().flatten();
            let away = away_between(calendar, own, begin, end)?;
            let there = (calendar.between(begin, end).tenths() - away).max(0);
            *slot += there / 10 * person.max_units / 10_000;
        }
    }
    if scope.portfolio.is_some() {
        let everything = LiveFilter { portfolio: None, visible: Visible::everything() };
        let mut others = reader.live_projects(&everything).await?;
        others.retain(|row| row.portfolio_id != scope.portfolio && !is_closed(&row.stage));
        let elsewhere = figures_of_projects(reader, scope, &others).await?;
        for figures in elsewhere.values() {
            let from = month_number(&figures.from)?;
            for demand in &figures.demands {
                let Some(line) = roles.get_mut(&demand.name) else { continue };
                for (amount, month) in demand.amounts.iter().zip(from..) {
                    let at = usize::try_from(month - first).ok();
                    if let Some(slot) = at.and_then(|at| line.get_mut(at)) {
                        *slot = (*slot - amount).max(0);
                    }
                }
            }
        }
    }
    let full_time = (first..).take(months).map(|month| {
        let (begin, end) =
            (Moment::from_day(first_day(month)), Moment::from_day(first_day(month + 1)));
        calendars.get(standard).map_or(0, |calendar| calendar.between(begin, end).tenths() / 10)
    });
    Ok(LiveCapacity {
        full_time: full_time.collect(),
        roles: roles.into_iter().map(|(name, amounts)| Amounts { name, amounts }).collect(),
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn a_decided_cost_is_laid_like_the_plan_and_nothing_is_lost() {
        let plan = BTreeMap::from([
            (LABOUR, BTreeMap::from([(1, 200), (2, 100)])),
            (OTHER, BTreeMap::from([(2, 100)])),
        ]);
        let laid = laid_like_plan(plan, 1_001, stretch(0, 0), None);
        assert_eq!(laid[LABOUR], BTreeMap::from([(1, 501), (2, 250)]));
        assert_eq!(laid[OTHER], BTreeMap::from([(2, 250)]));
        let bare = laid_like_plan(BTreeMap::new(), 70, stretch(0, 100), None);
        assert_eq!(bare, BTreeMap::from([(OTHER, BTreeMap::from([(1970 * 12, 70)]))]));
    }

    #[test]
    fn work_is_laid_by_working_time_and_nothing_is_lost() {
        let calendar = Calendar::compile(&[CalendarSpec::standard()], 0).unwrap();
        let moment = |text: &str| text.parse::<Moment>().unwrap().tenths();
        let mut line = BTreeMap::new();
        // Friday 29 January and the Monday to Wednesday after it: one day of four, of 1,001 minutes.
        let span = stretch(moment("2027-01-29T08:00"), moment("2027-02-03T17:00"));
        lay(&mut line, 1_001, &[span], Some(&calendar));
        assert_eq!(line, BTreeMap::from([(2027 * 12, 250), (2027 * 12 + 1, 751)]));
        // With a pause on Monday and Tuesday, half of it is in each month.
        let mut line = BTreeMap::new();
        let friday = stretch(moment("2027-01-29T08:00"), moment("2027-01-29T17:00"));
        let wednesday = stretch(moment("2027-02-03T08:00"), moment("2027-02-03T17:00"));
        lay(&mut line, 1_000, &[friday, wednesday], Some(&calendar));
        assert_eq!(line, BTreeMap::from([(2027 * 12, 500), (2027 * 12 + 1, 500)]));
    }
}
