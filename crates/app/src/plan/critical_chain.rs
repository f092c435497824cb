//! The critical chain across the projects of a program or portfolio: what waits for what from one project into
//! another with the least time to spare until the last of them finishes.
//!
//! Gaps are working time of the project that waits. What is finished is no part of a chain. Of what a project does
//! after the date it needs something that is given to it as a whole nothing is known: it is taken to need all the
//! time until its finish.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use serde::Serialize;
use steerco_calendar::{Calendar, CalendarSpec, Moment};
use steerco_portfolio::chain::{self, End, Leg};
use steerco_schedule::Lag;
use steerco_store::{
    Reader,
    plan::{GiveGetFilter, GiveGetLine, PlanRows},
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    CrossPlace,
    book::{load, plan_of},
    give_get_view::filter_at,
    words,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Reference, civil},
};

/// Most links, and most agreements, that are looked at.
const MOST_LINKS: u64 = 2_000;
/// Most projects.
const MOST_PROJECTS: usize = 200;
/// Most steps of a chain that are told.
const MOST_STEPS: usize = 1_000;

/// A step of a chain: a task, the date a project needs what it is given, or the finish of a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChainStep {
    /// `task`, `needed` or `finish`.
    pub kind: String,
    /// The project.
    pub project: Reference,
    /// The task of a step of that kind.
    pub task: Option<Reference>,
    /// WBS code of the task.
    pub wbs: String,
    /// Planned start; the moment itself where it is no task.
    pub start: String,
    /// Planned finish.
    pub finish: String,
    /// How much later it may be before the last project finishes later, in working days of its project.
    pub slack_days: f64,
    /// The agreement by which it is reached from another project.
    pub give_get_id: Option<Uuid>,
    /// The link by which it is reached from another project.
    pub cross_dependency_id: Option<Uuid>,
    /// It is reached from another project.
    pub crosses: bool,
}

/// The critical chain across projects.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CriticalChain {
    /// First to last; empty when no project waits for another.
    pub steps: Vec<ChainStep>,
    /// Time to spare along the whole of it, in working days of its last project; negative when a date is not kept.
    pub slack_days: f64,
    /// When the last of the projects looked at finishes.
    pub finish: Option<String>,
    /// How many projects that wait for each other were looked at: those that finish last, when there are more
    /// than 200.
    pub projects: usize,
    /// How many projects wait for each other, as far as it was looked at all.
    pub projects_in_all: usize,
    /// There are more projects, links or steps than were looked at or told.
    pub truncated: bool,
}

/// What projects of a place wait for of each other.
struct Ties {
    links: Vec<row::CrossDependency>,
    gives: Vec<GiveGetLine>,
    /// When they finish.
    projects: BTreeMap<Uuid, i64>,
    truncated: bool,
}

/// The critical chain across the projects of a place that the caller may see.
pub async fn critical_chain(
    app: &App,
    caller: &Caller,
    place: CrossPlace,
) -> Outcome<CriticalChain> {
    let mut ties = ties(&app.store.read(), caller, place).await?;
    // The last finish is asked about: what finishes early is left out first.
    let mut last: Vec<(i64, Uuid)> = ties.projects.iter().map(|(id, at)| (*at, *id)).collect();
    last.sort_by_key(|&(finish, id)| (Reverse(finish), id));
    let mut plans = vec![];
    for (_, id) in last.into_iter().take(MOST_PROJECTS) {
        plans.push(load(app, id).await?);
    }
    ties.truncated |= ties.projects.len() > plans.len();
    let mut board = Board::default();
    for rows in &plans {
        board.add_project(rows.clone())?;
    }
    for rows in &plans {
        board.add_inner_links(rows);
    }
    board.add_ties(&ties);
    Ok(CriticalChain { projects_in_all: ties.projects.len(), ..board.answer(ties.truncated)? })
}

/// Links and agreements with both ends in projects of the place that the caller may see.
async fn ties(reader: &Reader, caller: &Caller, place: CrossPlace) -> Outcome<Ties> {
    let here = filter_at(reader, caller, place).await?;
    let links = reader.cross_dependencies(&here.links(), None, MOST_LINKS).await?;
    let gives = GiveGetFilter { states: vec!["agreed"], ..here };
    let gives = reader.give_gets(&gives, None, MOST_LINKS).await?;
    let full = |count: usize| u64::try_from(count).unwrap_or(u64::MAX) >= MOST_LINKS;
    let truncated = full(links.len()) || full(gives.len());
    let inside = |project: &row::Project| {
        let within = match place {
            CrossPlace::Project(_) | CrossPlace::Everywhere => true,
            CrossPlace::Program(id) => project.program_id == Some(id),
            CrossPlace::Portfolio(id) => project.portfolio_id == Some(id),
        };
        within && caller.may("project.view", Place::project(project))
    };
    let mut projects = BTreeMap::new();
    let mut both = |one: &row::Project, two: &row::Project| {
        let inside = inside(one) && inside(two);
        if inside {
            projects.extend([one, two].map(|row| (row.id, row.computed_finish)));
        }
        inside
    };
    let links = links
        .into_iter()
        .filter(|line| both(&line.predecessor_project, &line.successor_project))
        .map(|line| line.row)
        .collect();
    let gives = gives
        .into_iter()
        .filter(|line| both(&line.giver_project, &line.receiver_project))
        .collect();
    Ok(Ties { links, gives, projects, truncated })
}

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct About {
    /// Number of the project.
    project: usize,
    /// Index of the task in its plan; none for the finish of the project, or a date it needs something.
    task: Option<usize>,
    /// The date a project needs something.
    needed: bool,
}

/// By what a leg leads into another project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tie {
    Link(Uuid),
    Give(Uuid),
    /// A project below another is part of it.
    Part,
}

#[derive(Default)]
struct Board {
    plans: Vec<Arc<PlanRows>>,
    calendars: Vec<Calendar>,
    dates: Vec<i64>,
    about: Vec<About>,
    legs: Vec<Leg>,
    ties: BTreeMap<usize, Tie>,
    /// Start and finish of each task that is not finished.
    tasks: HashMap<Uuid, [usize; 2]>,
    /// The finish of each project.
    finishes: HashMap<Uuid, usize>,
}

impl Board {
    fn event(&mut self, date: i64, project: usize, task: Option<usize>) -> usize {
        self.dates.push(date);
        self.about.push(About { project, task, needed: false });
        self.dates.len() - 1
    }

    fn date(&self, event: usize) -> i64 {
        self.dates.get(event).copied().unwrap_or_default()
    }

    /// Working time of a project between two moments, in tenths of a minute.
    fn between(&self, project: usize, from: i64, to: i64) -> i64 {
        let (from, to) = (Moment::from_tenths(from), Moment::from_tenths(to));
        self.calendars.get(project).map_or(0, |own| own.between(from, to).tenths())
    }

    /// A leg whose gap is the working time between its events beyond a lag.
    fn leg(&mut self, from: usize, to: usize, lag: Lag, tie: Option<Tie>) {
        let Some(&About { project, .. }) = self.about.get(to) else { return };
        let (start, end) = (self.date(from), self.date(to));
        let part = |points: i32| {
            let before = self.about.get(from);
            let row = before.and_then(|one| {
                self.plans.get(one.project)?.tasks.get(one.task?).map(|row| row.computed_duration)
            });
            row.unwrap_or_default() * i64::from(points) / 10_000
        };
        let gap = match lag {
            Lag::Working(span) => self.between(project, start, end) - span.tenths(),
            Lag::Percent(points) => self.between(project, start, end) - part(points),
            Lag::Elapsed(span) => self.between(project, start + span.tenths(), end),
            Lag::ElapsedPercent(points) => self.between(project, start + part(points), end),
        };
        if let Some(tie) = tie {
            self.ties.insert(self.legs.len(), tie);
        }
        self.legs.push(Leg { from, to, gap, crosses: tie.is_some() });
    }

    fn plain(&mut self, from: usize, to: usize) {
        self.leg(from, to, Lag::Working(steerco_calendar::Span::ZERO), None);
    }

    fn add_project(&mut self, rows: Arc<PlanRows>) -> Outcome<()> {
        let number = self.plans.len();
        let (plan, _) = plan_of(&rows, false)?;
        let specs: Vec<CalendarSpec> = plan.calendars.iter().map(|one| one.spec.clone()).collect();
        let calendar = Calendar::compile(&specs, plan.project.calendar)
            .map_err(|error| Failure::Fault(error.to_string()))?;
        self.plans.push(rows.clone());
        self.calendars.push(calendar);
        let finish = self.event(rows.project.computed_finish, number, None);
        self.finishes.insert(rows.project.id, finish);
        for (index, row) in rows.tasks.iter().enumerate() {
            if row.active && row.actual_finish.is_none() {
                let start = self.event(row.start, number, Some(index));
                let finish = self.event(row.finish, number, Some(index));
                self.tasks.insert(row.id, [start, finish]);
            }
        }
        Ok(())
    }

    fn add_inner_links(&mut self, rows: &PlanRows) {
        let driven: BTreeSet<Uuid> = rows
            .dependencies
            .iter()
            .map(|row| row.successor_id)
            .chain(rows.cross_dependencies.iter().map(|row| row.successor_id))
            .collect();
        let Some(&end) = self.finishes.get(&rows.project.id) else { return };
        // Summaries that hold back what is below them.
        let mut gates: BTreeSet<Uuid> = BTreeSet::new();
        for row in &rows.tasks {
            let Some(&[start, finish]) = self.tasks.get(&row.id) else { continue };
            if !row.summary {
                self.legs.push(Leg { from: start, to: finish, gap: 0, crosses: false });
            }
            let above = row.parent_id.and_then(|id| Some((id, *self.tasks.get(&id)?)));
            match above {
                Some((id, [first, last])) => {
                    self.plain(finish, last);
                    if gates.contains(&id) {
                        self.plain(first, start);
                    }
                }
                None => self.plain(finish, end),
            }
            let held = row.parent_id.is_some_and(|id| gates.contains(&id));
            if row.summary && (held || driven.contains(&row.id)) {
                gates.insert(row.id);
            }
            let below = row.sub_project_id.and_then(|id| self.finishes.get(&id).copied());
            if let Some(below) = below {
                let lag = Lag::Working(steerco_calendar::Span::ZERO);
                self.leg(below, finish, lag, Some(Tie::Part));
            }
        }
        for row in &rows.dependencies {
            let lag = words::lag_of(&row.lag_kind, row.lag);
            self.link(row.predecessor_id, row.successor_id, &row.kind, lag, None);
        }
    }

    fn link(&mut self, from: Uuid, to: Uuid, kind: &str, lag: Lag, tie: Option<Tie>) {
        let (Some(from), Some(to)) = (self.tasks.get(&from), self.tasks.get(&to)) else { return };
        let (from, to) = (
            if kind.starts_with('S') { from[0] } else { from[1] },
            if kind.ends_with('S') { to[0] } else { to[1] },
        );
        self.leg(from, to, lag, tie);
    }

    fn add_ties(&mut self, ties: &Ties) {
        let mut bound: BTreeMap<Uuid, Uuid> = BTreeMap::new();
        for line in &ties.gives {
            if let Some(link) = &line.link {
                bound.insert(link.id, line.row.id);
            }
        }
        for row in &ties.links {
            let tie = bound.get(&row.id).map_or(Tie::Link(row.id), |give| Tie::Give(*give));
            let lag = words::lag_of(&row.lag_kind, row.lag);
            self.link(row.predecessor_id, row.successor_id, &row.kind, lag, Some(tie));
        }
        for line in ties.gives.iter().filter(|line| line.link.is_none()) {
            self.add_give(line);
        }
    }

    /// An agreement without a link between tasks.
    fn add_give(&mut self, line: &GiveGetLine) {
        let row = &line.row;
        let from = match &line.giver_task {
            // What is finished holds nobody up.
            Some(task) => self.tasks.get(&task.id).map(|events| events[1]),
            None => self.finishes.get(&row.giver_project_id).copied(),
        };
        let Some(from) = from else { return };
        let lag = Lag::Working(steerco_calendar::Span::ZERO);
        if let Some(task) = &line.receiver_task {
            if let Some(&[start, _]) = self.tasks.get(&task.id) {
                self.leg(from, start, lag, Some(Tie::Give(row.id)));
            }
            return;
        }
        let Some(&end) = self.finishes.get(&row.receiver_project_id) else { return };
        let Some(&About { project, .. }) = self.about.get(end) else { return };
        let needed = self.event(row.needed_date, project, None);
        if let Some(about) = self.about.get_mut(needed) {
            about.needed = true;
        }
        self.leg(from, needed, lag, Some(Tie::Give(row.id)));
        self.legs.push(Leg { from: needed, to: end, gap: 0, crosses: false });
    }

    fn answer(&self, truncated: bool) -> Outcome<CriticalChain> {
        let horizon = self.plans.iter().map(|rows| rows.project.computed_finish).max();
        let last = horizon.unwrap_or_default();
        let mut ends: Vec<End> = vec![];
        for &event in self.finishes.values() {
            let project = self.about.get(event).map_or(0, |about| about.project);
            ends.push(End { event, spare: self.between(project, self.date(event), last) });
        }
        ends.sort_by_key(|end| end.event);
        let refused = |circle: chain::Circle| self.refuse(&circle);
        let slacks = chain::slacks(self.dates.len(), &self.legs, &ends).map_err(refused)?;
        let found = chain::critical_chain(&self.dates, &self.legs, &ends).map_err(refused)?;
        let mut steps = vec![];
        let (mut slack_days, mut cut) = (0.0, false);
        if let Some(found) = &found {
            steps = self.steps(&found.legs, &slacks);
            cut = steps.len() > MOST_STEPS;
            steps.truncate(MOST_STEPS);
            let event = found.legs.last().and_then(|&leg| self.legs.get(leg)).map(|leg| leg.to);
            slack_days = self.days(event.unwrap_or_default(), found.slack);
        }
        Ok(CriticalChain {
            steps,
            slack_days,
            finish: horizon.map(civil),
            projects: self.plans.len(),
            projects_in_all: self.plans.len(),
            truncated: truncated || cut,
        })
    }

    /// Tenths of a minute as working days of the project of an event.
    #[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
    fn days(&self, event: usize, tenths: i64) -> f64 {
        let project = self.about.get(event).and_then(|about| self.plans.get(about.project));
        let day = project.map_or(4_800, |rows| rows.project.day).max(1);
        (tenths as f64 / day as f64 * 10.0).round() / 10.0
    }

    fn steps(&self, legs: &[usize], slacks: &[Option<i64>]) -> Vec<ChainStep> {
        let first = legs.first().and_then(|&leg| self.legs.get(leg)).map(|leg| (leg.from, None));
        let rest = legs
            .iter()
            .filter_map(|&index| Some((self.legs.get(index)?.to, self.ties.get(&index).copied())));
        let mut steps: Vec<ChainStep> = vec![];
        let mut known: Option<About> = None;
        for (event, tie) in first.into_iter().chain(rest) {
            let Some(&about) = self.about.get(event) else { continue };
            if known == Some(about) && tie.is_none() {
                continue;
            }
            known = Some(about);
            steps.extend(self.step(event, about, tie, slacks));
        }
        steps
    }

    fn step(
        &self,
        event: usize,
        about: About,
        tie: Option<Tie>,
        slacks: &[Option<i64>],
    ) -> Option<ChainStep> {
        let rows = self.plans.get(about.project)?;
        let task = about.task.and_then(|index| rows.tasks.get(index));
        let date = self.date(event);
        let slack = slacks.get(event).copied().flatten().unwrap_or_default();
        let kind = match (about.needed, task) {
            (true, _) => "needed",
            (false, Some(_)) => "task",
            (false, None) => "finish",
        };
        Some(ChainStep {
            kind: kind.into(),
            project: Reference { id: rows.project.id, name: rows.project.name.clone() },
            task: task.map(|row| Reference { id: row.id, name: row.name.clone() }),
            wbs: task.map(|row| row.wbs_shown.clone()).unwrap_or_default(),
            start: civil(task.map_or(date, |row| row.start)),
            finish: civil(task.map_or(date, |row| row.finish)),
            slack_days: self.days(event, slack),
            give_get_id: tie.and_then(|tie| match tie {
                Tie::Give(id) => Some(id),
                Tie::Link(_) | Tie::Part => None,
            }),
            cross_dependency_id: tie.and_then(|tie| match tie {
                Tie::Link(id) => Some(id),
                Tie::Give(_) | Tie::Part => None,
            }),
            crosses: tie.is_some(),
        })
    }

    fn refuse(&self, circle: &chain::Circle) -> Failure {
        let mut names: Vec<String> = vec![];
        for &event in &circle.events {
            let Some(about) = self.about.get(event) else { continue };
            let Some(rows) = self.plans.get(about.project) else { continue };
            let task = about.task.and_then(|index| rows.tasks.get(index));
            let name = task.map_or("its finish", |row| row.name.as_str());
            let name = format!("“{name}” ({})", rows.project.name);
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        Failure::refused(
            "plan.dependency_would_cycle",
            format!(
                "These tasks of several projects wait for each other in a circle: {}. Remove one of the links.",
                names.join(" → ")
            ),
        )
    }
}
