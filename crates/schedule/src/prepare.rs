//! The network made ready for the passes: validated, with adjacency in flat rows, one effective
//! calendar and one length per task, and the visiting order.
//!
//! After this step no index points outside its vector and every calendar in use has working time, so
//! that the passes need neither checks nor allocation.

use steerco_calendar::{Calendar, CalendarSpec, Span};

use crate::assignment::{Lane, plan_lanes};
use crate::order::{Node, topological_order};
use crate::{Activity, Dependency, Diagnostic, Dialect, Network, NetworkError, Push, Split, Task};

/// What the passes do with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Not started, scheduled by the engine.
    Open,
    /// Has an actual start but no actual finish.
    Started,
    /// Has an actual finish.
    Finished,
    /// Dates given by a person.
    Manual,
    /// Dates given by another plan.
    External,
    /// Shown where it would be, but takes no part.
    Inactive,
    /// Has children.
    Summary,
    /// Takes its dates from others and drives nothing: level of effort, WBS summary.
    Spanning,
}

/// Lists of indices, one row per task, in one vector.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows {
    starts: Vec<usize>,
    items: Vec<usize>,
}

/// Everything the passes look up besides the network itself.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    /// The network's calendars, then intersections, then around the clock.
    pub(crate) calendars: Vec<Calendar>,
    pub(crate) kind: Vec<Kind>,
    /// In which calendar the task's duration is measured.
    pub(crate) calendar: Vec<usize>,
    /// In which calendar its float is measured.
    pub(crate) float_calendar: Vec<usize>,
    /// In which calendar lags are measured; never that of an elapsed duration.
    pub(crate) lag_calendar: Vec<usize>,
    /// Whose calendar that is, for explanations.
    pub(crate) owner: Vec<Push>,
    /// A start milestone: never at the end of a working stretch.
    pub(crate) begins_work: Vec<bool>,
    /// Length from start to finish in `calendar`: duration and pauses.
    pub(crate) span: Vec<Span>,
    /// What is left of `span` after the actual duration.
    pub(crate) remaining: Vec<Span>,
    /// The pauses of an assignment are part of `span`.
    pub(crate) assigned_length: Vec<bool>,
    /// Assignments that run on calendars of their own; empty for most tasks.
    pub(crate) lanes: Vec<Lane>,
    /// The task's part of `lanes`.
    pub(crate) lane_range: Vec<(usize, usize)>,
    /// Dependencies into a task; those from inactive tasks are left out.
    pub(crate) incoming: Rows,
    /// Dependencies out of a task; those from inactive tasks are left out.
    pub(crate) outgoing: Rows,
    pub(crate) children: Rows,
    pub(crate) order: Vec<Node>,
    /// What was found on the way.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Rows {
    /// Groups `0..count` of pairs `(row, item)`, keeping their order within a row.
    pub(crate) fn new(rows: usize, pairs: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        let mut starts = vec![0usize; rows + 1];
        for (row, _) in pairs.clone() {
            starts[row + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut fill = starts.clone();
        let mut items = vec![0usize; starts[rows]];
        for (row, item) in pairs {
            items[fill[row]] = item;
            fill[row] += 1;
        }
        Self { starts, items }
    }

    #[inline]
    pub(crate) fn row(&self, row: usize) -> &[usize] {
        &self.items[self.starts[row]..self.starts[row + 1]]
    }
}

impl Prepared {
    /// Validates and prepares. The error says what makes the network impossible to schedule.
    pub(crate) fn new(network: &Network) -> Result<Self, NetworkError> {
        validate(network)?;
        let count = network.tasks.len();
        let parents = network.tasks.iter().enumerate();
        let children = Rows::new(
            count,
            parents.filter_map(|(task, one)| one.parent.map(|parent| (parent, task))),
        );
        let kind = kinds(network, &children);
        let mut prepared = Self {
            calendars: network.calendars.clone(),
            kind,
            calendar: vec![network.settings.calendar; count],
            float_calendar: vec![network.settings.calendar; count],
            lag_calendar: vec![network.settings.calendar; count],
            owner: vec![Push::Calendar(network.settings.calendar); count],
            begins_work: begins_work(network),
            span: vec![Span::ZERO; count],
            remaining: vec![Span::ZERO; count],
            assigned_length: vec![false; count],
            lanes: vec![],
            lane_range: vec![(0, 0); count],
            incoming: Rows::default(),
            outgoing: Rows::default(),
            children,
            order: vec![],
            diagnostics: vec![],
        };
        prepared.link(network);
        plan_lanes(network, &mut prepared);
        let around_the_clock = prepared.calendars.len();
        prepared.calendars.push(around_the_clock_calendar());
        for (index, task) in network.tasks.iter().enumerate() {
            if task.elapsed && !prepared.is_summary(index) {
                prepared.calendar[index] = around_the_clock;
                prepared.float_calendar[index] = around_the_clock;
                prepared.owner[index] = Push::Calendar(network.settings.calendar);
                prepared.lane_range[index] = (0, 0);
                prepared.set_length(index, task, &task.splits);
            }
        }
        prepared.order = topological_order(network, &prepared)?;
        Ok(prepared)
    }

    /// Groups the dependencies that take part by their ends.
    pub(crate) fn link(&mut self, network: &Network) {
        let count = network.tasks.len();
        let links = || network.dependencies.iter().enumerate();
        let live = || links().filter(|(_, link)| self.is_live(link));
        let outgoing = Rows::new(count, live().map(|(index, link)| (link.predecessor, index)));
        let incoming = Rows::new(count, live().map(|(index, link)| (link.successor, index)));
        (self.outgoing, self.incoming) = (outgoing, incoming);
    }

    /// True when the predecessor drives anything. An inactive successor still follows it, but drives
    /// nothing itself.
    pub(crate) fn is_live(&self, link: &Dependency) -> bool {
        !matches!(self.kind[link.predecessor], Kind::Inactive | Kind::Spanning)
    }

    /// Takes over the state of progress of a task that stays active or inactive, leaf or summary.
    pub(crate) fn set_kind(&mut self, network: &Network, index: usize) {
        if !matches!(self.kind[index], Kind::Inactive | Kind::Summary) {
            self.kind[index] = leaf_kind(network, &network.tasks[index]);
        }
    }

    /// True when assignments have no say in how long the task takes.
    pub(crate) fn length_is_its_own(&self, index: usize) -> bool {
        !self.assigned_length[index] && self.lanes_of(index).is_empty()
    }

    /// Takes over duration and actual duration of a task, with the pauses in its work.
    pub(crate) fn set_length(&mut self, index: usize, task: &Task, splits: &[Split]) {
        let duration = task.duration.max(Span::ZERO);
        let pauses = |wanted: &dyn Fn(Span) -> bool| -> Span {
            let splits = splits.iter().filter(|split| wanted(split.after));
            splits.map(|split| split.pause.max(Span::ZERO)).sum()
        };
        self.span[index] = duration + pauses(&|after| after < duration);
        let done = task.progress.actual_duration.clamp(Span::ZERO, duration);
        let resumed = task.progress.resume.is_some();
        let ahead =
            pauses(&|after| after < duration && (after > done || (after == done && !resumed)));
        self.remaining[index] = duration - done + ahead;
    }

    #[inline]
    pub(crate) fn is_summary(&self, task: usize) -> bool {
        self.kind[task] == Kind::Summary
    }

    /// The summary right above a task, unless it takes no part.
    #[inline]
    pub(crate) fn above(&self, network: &Network, task: usize) -> Option<usize> {
        network.tasks[task].parent.filter(|&parent| self.is_summary(parent))
    }

    /// The calendar in which a task's duration is measured.
    #[inline]
    pub(crate) fn calendar_of(&self, task: usize) -> &Calendar {
        &self.calendars[self.calendar[task]]
    }

    /// The task's assignments that run on calendars of their own.
    #[inline]
    pub(crate) fn lanes_of(&self, task: usize) -> &[Lane] {
        let (from, to) = self.lane_range[task];
        &self.lanes[from..to]
    }
}

fn around_the_clock_calendar() -> Calendar {
    Calendar::compile(&[CalendarSpec::around_the_clock()], 0)
        .unwrap_or_else(|_| Calendar::intersection(&[]))
}

fn is_spanning(network: &Network, task: &Task) -> bool {
    network.settings.dialect != Dialect::Microsoft
        && matches!(task.activity, Activity::LevelOfEffort | Activity::WbsSummary)
}

fn begins_work(network: &Network) -> Vec<bool> {
    let primavera = network.settings.dialect != Dialect::Microsoft;
    let begins = |task: &Task| primavera && task.activity == Activity::StartMilestone;
    network.tasks.iter().map(begins).collect()
}

fn kinds(network: &Network, children: &Rows) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::with_capacity(network.tasks.len());
    for (index, task) in network.tasks.iter().enumerate() {
        let summary_inactive = task.parent.is_some_and(|parent| kinds[parent] == Kind::Inactive);
        let has_children = !children.row(index).is_empty();
        kinds.push(if !task.active || summary_inactive {
            Kind::Inactive
        } else if has_children {
            Kind::Summary
        } else {
            leaf_kind(network, task)
        });
    }
    kinds
}

fn leaf_kind(network: &Network, task: &Task) -> Kind {
    if is_spanning(network, task) && task.progress.actual_finish.is_none() {
        Kind::Spanning
    } else if task.external.is_some() {
        Kind::External
    } else if task.progress.actual_finish.is_some() {
        Kind::Finished
    } else if task.manual.is_some() {
        Kind::Manual
    } else if task.progress.actual_start.is_some() {
        Kind::Started
    } else {
        Kind::Open
    }
}

/// Refuses references to what does not exist and calendars on which nothing could ever be done.
fn validate(network: &Network) -> Result<(), NetworkError> {
    let calendar_exists = |what: &'static str, index: usize| match network.calendars.get(index) {
        None => Err(NetworkError::Dangling { what, index }),
        Some(_) => Ok(()),
    };
    let works = |calendar: usize| {
        if network.calendars[calendar].has_work() {
            Ok(())
        } else {
            Err(NetworkError::NoWorkingTime { calendar })
        }
    };
    let exists = |what: &'static str, index: usize, length: usize| {
        if index < length { Ok(()) } else { Err(NetworkError::Dangling { what, index }) }
    };
    calendar_exists("project calendar", network.settings.calendar)?;
    works(network.settings.calendar)?;
    for (index, task) in network.tasks.iter().enumerate() {
        if let Some(parent) = task.parent {
            exists("parent task before its child", parent, index)?;
        }
        if let Some(calendar) = task.calendar {
            calendar_exists("task calendar", calendar)?;
            works(calendar)?;
        }
    }
    let count = network.tasks.len();
    for link in &network.dependencies {
        exists("predecessor task", link.predecessor, count)?;
        exists("successor task", link.successor, count)?;
    }
    for resource in &network.resources {
        if let Some(calendar) = resource.calendar {
            calendar_exists("resource calendar", calendar)?;
        }
    }
    for assignment in &network.assignments {
        exists("assigned task", assignment.task, count)?;
        if let Some(resource) = assignment.resource {
            exists("assigned resource", resource, network.resources.len())?;
        }
    }
    Ok(())
}
