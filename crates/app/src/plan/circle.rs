//! No tasks wait for each other in a circle, whatever the projects they are in.
//!
//! Within one plan the engine finds a circle by itself. Through other projects there can only be
//! one among projects that wait for each other both ways; their tasks are then put into one network
//! under a line for each project, and the engine looks at that. The plans that were looked at are
//! held at their versions while the change is written, so that nobody closes the circle from the
//! other side at the same moment.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use steerco_calendar::{Calendar, CalendarSpec, Span};
use steerco_plan::Plan;
use steerco_schedule::{
    Activity, Constraint, Dependency, Lag, Network, NetworkError, Progress, Task, TaskType,
};
use steerco_store::{plan::PlanRows, row};
use uuid::Uuid;

use super::{
    book::load,
    draft::{Draft, Kind},
    words,
};
use crate::{App, Failure, Outcome};

/// Refuses a change that would close a circle; answers the plans it looked at with their versions.
pub(super) async fn refuse(
    app: &App,
    before: &PlanRows,
    draft: &Draft,
) -> Outcome<Vec<(Uuid, i64)>> {
    let rows = &draft.rows;
    if !may_close_a_circle(before, draft) {
        return Ok(vec![]);
    }
    let reader = app.store.read();
    let mut pairs = reader.linked_projects().await?;
    pairs.extend(reader.sub_projects().await?);
    let gives = reader.agreed_give_gets().await?;
    pairs.extend(gives.iter().map(|give| (give.giver_project_id, give.receiver_project_id)));
    let below = rows.tasks.iter().filter_map(|row| row.sub_project_id);
    pairs.extend(below.map(|id| (id, rows.project.id)));
    let own = rows.cross_dependencies.iter();
    pairs.extend(own.map(|row| (row.predecessor_project_id, row.successor_project_id)));
    let knot = knot(rows.project.id, &pairs);
    if knot.is_empty() {
        return Ok(vec![]);
    }
    let mut plans = vec![];
    for id in &knot {
        plans.push(load(app, *id).await?);
    }
    check(rows, &plans, &gives)?;
    Ok(plans.iter().map(|plan| (plan.project.id, plan.project.plan_version)).collect())
}

/// Refuses an agreement that would close a circle with what is linked and agreed already; answers the plans it
/// looked at with their versions, those of both sides among them.
pub(super) async fn refuse_give(app: &App, give: &row::GiveGet) -> Outcome<Vec<(Uuid, i64)>> {
    let reader = app.store.read();
    let mut gives = reader.agreed_give_gets().await?;
    gives.retain(|other| other.id != give.id);
    gives.push(give.clone());
    let mut pairs = reader.linked_projects().await?;
    pairs.extend(reader.sub_projects().await?);
    pairs.extend(gives.iter().map(|give| (give.giver_project_id, give.receiver_project_id)));
    let own = load(app, give.receiver_project_id).await?;
    let mut plans = vec![];
    let mut knot = knot(give.receiver_project_id, &pairs);
    let closed = !knot.is_empty();
    knot.insert(give.giver_project_id);
    for id in &knot {
        plans.push(load(app, *id).await?);
    }
    if closed {
        check(&own, &plans, &gives)?;
    }
    let held = std::iter::once(&own).chain(&plans);
    Ok(held.map(|plan| (plan.project.id, plan.project.plan_version)).collect())
}

/// Whether links, the outline or what takes part differ.
fn may_close_a_circle(before: &PlanRows, draft: &Draft) -> bool {
    let links = [Kind::Dependency, Kind::CrossDependency];
    if !draft.placed.is_empty() || draft.touched.iter().any(|touch| links.contains(&touch.kind)) {
        return true;
    }
    let touched = draft.touched.iter().filter(|touch| touch.kind == Kind::Task);
    let touched: HashSet<Uuid> = touched.map(|touch| touch.id).collect();
    let part = |row: &row::Task| (row.parent_id, row.active, row.sub_project_id);
    let old: HashMap<Uuid, _> = before
        .tasks
        .iter()
        .filter(|row| touched.contains(&row.id))
        .map(|row| (row.id, part(row)))
        .collect();
    draft.rows.tasks.iter().any(|row| old.get(&row.id).is_some_and(|old| *old != part(row)))
}

/// The other projects that both drive this one and are driven by it.
fn knot(project: Uuid, pairs: &[(Uuid, Uuid)]) -> BTreeSet<Uuid> {
    let reach = |forward: bool| {
        let mut next: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        for &(from, to) in pairs {
            let (from, to) = if forward { (from, to) } else { (to, from) };
            next.entry(from).or_default().push(to);
        }
        let mut seen = BTreeSet::new();
        let mut open = vec![project];
        while let Some(id) = open.pop() {
            for other in next.get(&id).into_iter().flatten() {
                if seen.insert(*other) {
                    open.push(*other);
                }
            }
        }
        seen
    };
    let mut knot: BTreeSet<Uuid> = reach(true).intersection(&reach(false)).copied().collect();
    knot.remove(&project);
    knot
}

/// All tasks of some plans as one network.
struct Knot<'rows> {
    plans: Vec<&'rows PlanRows>,
    /// Name and plan of each line of the network.
    names: Vec<(&'rows str, usize)>,
    tasks: Vec<Task>,
    at: HashMap<Uuid, usize>,
    links: Vec<Dependency>,
    /// The finish of each project: a project as a whole gives when it finishes, and gets before that.
    ends: HashMap<Uuid, usize>,
}

fn check(own: &PlanRows, others: &[Arc<PlanRows>], gives: &[row::GiveGet]) -> Outcome<()> {
    let plans: Vec<&PlanRows> =
        std::iter::once(own).chain(others.iter().map(Arc::as_ref)).collect();
    let mut knot = Knot {
        plans: plans.clone(),
        names: vec![],
        tasks: vec![],
        at: HashMap::new(),
        links: vec![],
        ends: HashMap::new(),
    };
    for (number, rows) in plans.iter().enumerate() {
        knot.add_plan(number, rows);
    }
    let mut seen = BTreeSet::new();
    // The change's own rows come first: they are newer than those of the other plans.
    for (number, rows) in plans.iter().enumerate() {
        for row in &rows.tasks {
            if let Some(below) = row.sub_project_id {
                knot.link(below, row.id, "FS");
            }
        }
        for row in &rows.dependencies {
            knot.link(row.predecessor_id, row.successor_id, &row.kind);
        }
        for row in &rows.cross_dependencies {
            let ends = [row.predecessor_project_id, row.successor_project_id];
            let stale = number > 0 && ends.contains(&own.project.id);
            if !stale && seen.insert(row.id) {
                knot.link(row.predecessor_id, row.successor_id, &row.kind);
            }
        }
    }
    for give in gives {
        knot.add_give(give);
    }
    knot.check()
}

impl<'rows> Knot<'rows> {
    fn add_plan(&mut self, number: usize, rows: &'rows PlanRows) {
        // The project itself, which a task of another plan may stand for.
        let whole = self.tasks.len();
        self.at.insert(rows.project.id, whole);
        self.names.push((&rows.project.name, number));
        self.tasks.push(plain_task(None, true));
        for row in &rows.tasks {
            let above = row.parent_id.and_then(|id| self.at.get(&id).copied());
            let parent = above.or(Some(whole));
            self.at.insert(row.id, self.tasks.len());
            self.names.push((&row.name, number));
            self.tasks.push(plain_task(parent, row.active));
        }
        let end = self.tasks.len();
        self.names.push(("its finish", number));
        self.tasks.push(plain_task(None, true));
        self.ends.insert(rows.project.id, end);
        self.join(whole, end, "FS");
    }

    fn add_give(&mut self, give: &row::GiveGet) {
        let task = |id: Option<Uuid>| id.and_then(|id| self.at.get(&id)).copied();
        let end = |id: Uuid| self.ends.get(&id).copied();
        let from = task(give.giver_task_id).or_else(|| end(give.giver_project_id));
        let to = task(give.receiver_task_id).or_else(|| end(give.receiver_project_id));
        if let (Some(from), Some(to)) = (from, to) {
            self.join(from, to, "FS");
        }
    }

    fn link(&mut self, predecessor: Uuid, successor: Uuid, kind: &str) {
        let (Some(&predecessor), Some(&successor)) =
            (self.at.get(&predecessor), self.at.get(&successor))
        else {
            return;
        };
        self.join(predecessor, successor, kind);
    }

    fn join(&mut self, predecessor: usize, successor: usize, kind: &str) {
        let kind = words::kind_of(kind).unwrap_or_default();
        let lag = Lag::Working(Span::ZERO);
        self.links.push(Dependency { predecessor, successor, kind, lag });
    }

    fn check(self) -> Outcome<()> {
        let spec = CalendarSpec::around_the_clock();
        let calendar =
            Calendar::compile(&[spec], 0).map_err(|error| Failure::Fault(error.to_string()))?;
        let settings = Plan::default().network().map(|network| network.settings);
        let network = Network {
            settings: settings.map_err(|error| Failure::Fault(error.to_string()))?,
            calendars: vec![calendar],
            tasks: self.tasks,
            dependencies: self.links,
            resources: vec![],
            assignments: vec![],
        };
        match network.check() {
            Ok(()) => Ok(()),
            Err(NetworkError::Cycle { tasks }) => {
                let name = |index: &usize| {
                    let (name, plan) = self.names.get(*index).copied().unwrap_or_default();
                    let project = self.plans.get(plan).map(|rows| rows.project.name.as_str());
                    format!("“{name}” ({})", project.unwrap_or_default())
                };
                let path: Vec<String> = tasks.iter().map(name).collect();
                Err(Failure::refused(
                    "plan.dependency_would_cycle",
                    format!(
                        "These tasks of several projects would wait for each other in a circle: {}. \
                         Remove one of the links.",
                        path.join(" → ")
                    ),
                ))
            }
            Err(other) => Err(Failure::Fault(other.to_string())),
        }
    }
}

/// A task of which only its place and its links count.
fn plain_task(parent: Option<usize>, active: bool) -> Task {
    Task {
        parent,
        duration: Span::ZERO,
        elapsed: false,
        calendar: None,
        ignore_resource_calendars: false,
        activity: Activity::TaskDependent,
        constraint: Constraint::AsSoonAsPossible,
        second_constraint: Constraint::AsSoonAsPossible,
        deadline: None,
        manual: None,
        active,
        external: None,
        progress: Progress::default(),
        splits: vec![],
        leveling_delay: Span::ZERO,
        priority: 500,
        task_type: TaskType::FixedUnits,
        effort_driven: false,
    }
}
