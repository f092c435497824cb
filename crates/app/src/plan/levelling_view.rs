//! What levelling answers: which tasks move and why, whom that helps, and what cannot be solved.

use std::collections::HashMap;

use serde::Serialize;
use steerco_level::{Reason, Together, Unsolved};
use utoipa::ToSchema;
use uuid::Uuid;

use super::levelling_search::{Part, Searched};
use crate::shape::{Reference, civil, minutes, percent};

/// Tasks named as the reason of a move.
const MOST_NAMED: usize = 3;

/// A plan in which nobody is asked for more than they have, as far as that is possible.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Levelling {
    /// Finish of the plan as it is.
    pub finish_before: String,
    /// Finish of the levelled plan.
    pub finish_after: String,
    /// No plan that keeps every rule finishes before this.
    pub earliest_finish: String,
    /// No plan is better by the goal asked for.
    pub proved: bool,
    /// How many schedules were compared.
    pub schedules: u64,
    /// Tasks whose dates or delays change, in order of their new start.
    pub moved: Vec<LevelledTask>,
    /// People who are asked for too much by the plan as it would be without any levelling.
    pub people: Vec<LevelledPerson>,
    /// What cannot be solved; the rest is levelled all the same.
    pub unsolved: Vec<NotLevelled>,
}

/// A task that levelling moves.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LevelledTask {
    /// Which one.
    pub task: Reference,
    /// Its row in the plan, from 1.
    pub row: u64,
    /// Its start now.
    pub start_before: String,
    /// Its finish now.
    pub finish_before: String,
    /// Its start when levelled.
    pub start: String,
    /// Its finish when levelled.
    pub finish: String,
    /// Its levelling delay now, elapsed minutes.
    pub delay_before_minutes: f64,
    /// Its levelling delay when levelled, elapsed minutes.
    pub delay_minutes: f64,
    /// `resource`: waits for someone; `predecessors`: what comes before it moves; `choice`: stands so in
    /// the best plan found; `no_longer`: an earlier delay is not needed.
    pub because: String,
    /// Whom it waits for.
    pub resource: Option<Reference>,
    /// The tasks that use them until then, the last to finish first; at most three.
    pub after: Vec<BusyWith>,
}

/// A task that has the person meanwhile.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BusyWith {
    /// Which one.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Its project, when it is another one.
    pub project: Option<Reference>,
}

/// The most that is asked of a person at a time.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LevelledPerson {
    /// Who.
    pub resource: Reference,
    /// Percent without any levelling.
    pub peak_before: f64,
    /// Percent when levelled.
    pub peak_after: f64,
    /// Percent that they have.
    pub max_units: f64,
}

/// What levelling cannot solve.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NotLevelled {
    /// `level.not_enough`: a task asks for more than there ever is; `level.overloaded`: it cannot wait
    /// without passing its latest start; `level.displaced`: it was to stay and is moved by what comes
    /// before it; `level.from_finish`: plans scheduled from their finish have no levelling delays.
    pub code: String,
    /// The project, when several are levelled.
    pub project: Option<Reference>,
    /// The task.
    pub task: Option<Reference>,
    /// The resource.
    pub resource: Option<Reference>,
    /// With `level.not_enough`: percent asked for.
    pub asked_units: Option<f64>,
    /// With `level.not_enough`: most percent there ever is.
    pub most_units: Option<f64>,
}

impl Part {
    fn task(&self, at: usize) -> Option<Reference> {
        let row = self.rows.tasks.get(at)?;
        Some(Reference { id: row.id, name: row.name.clone() })
    }

    pub(super) fn reference(&self) -> Reference {
        Reference { id: self.rows.project.id, name: self.rows.project.name.clone() }
    }
}

impl Searched {
    /// The answer for a plan that was levelled alone.
    pub(super) fn alone(&self) -> Option<Levelling> {
        let (part, found) = (self.parts.first()?, &self.found);
        let plan = found.plans.first()?;
        Some(Levelling {
            finish_before: civil(part.rows.project.computed_finish),
            finish_after: civil(plan.schedule.finish.tenths()),
            earliest_finish: civil(found.earliest_finish.tenths()),
            proved: found.proved,
            schedules: found.schedules,
            people: self.people(),
            unsolved: self.unsolved(),
            moved: self.moved(0),
        })
    }

    /// Tasks of one of the plans whose dates or delays change, in order of their new start.
    pub(super) fn moved(&self, which: usize) -> Vec<LevelledTask> {
        let (Some(part), Some(plan)) = (self.parts.get(which), self.found.plans.get(which)) else {
            return vec![];
        };
        let reasons = reasons(&self.found, which);
        let mut moved: Vec<(i64, LevelledTask)> = vec![];
        for (at, row) in part.rows.tasks.iter().enumerate() {
            let (Some(dates), Some(task)) =
                (plan.schedule.tasks.get(at), plan.network.tasks.get(at))
            else {
                continue;
            };
            let delay = task.leveling_delay.tenths();
            let (start, finish) = (dates.start.tenths(), dates.finish.tenths());
            let stays = (start, finish, delay) == (row.start, row.finish, row.leveling_delay);
            if row.summary || stays {
                continue;
            }
            let (because, resource, after) = self.reason(which, reasons.get(&at).copied());
            let one = LevelledTask {
                task: Reference { id: row.id, name: row.name.clone() },
                row: u64::try_from(at).unwrap_or(u64::MAX).saturating_add(1),
                start_before: civil(row.start),
                finish_before: civil(row.finish),
                start: civil(start),
                finish: civil(finish),
                delay_before_minutes: minutes(row.leveling_delay),
                delay_minutes: minutes(delay),
                because: because.into(),
                resource,
                after,
            };
            moved.push((start, one));
        }
        moved.sort_by_key(|(start, one)| (*start, one.row));
        moved.into_iter().map(|(_, one)| one).collect()
    }

    fn reason(
        &self,
        which: usize,
        reason: Option<&Reason>,
    ) -> (&'static str, Option<Reference>, Vec<BusyWith>) {
        match reason {
            Some(Reason::Resource { resource, tasks }) => {
                let after = tasks.iter().filter_map(|&task| self.busy_with(which, task));
                ("resource", self.resource(*resource), after.take(MOST_NAMED).collect())
            }
            Some(Reason::Predecessors) => ("predecessors", None, vec![]),
            Some(Reason::Choice) => ("choice", None, vec![]),
            None => ("no_longer", None, vec![]),
        }
    }

    fn busy_with(&self, which: usize, task: usize) -> Option<BusyWith> {
        let (plan, own) = self.found.place(task)?;
        let part = self.parts.get(plan)?;
        let Reference { id, name } = part.task(own)?;
        Some(BusyWith { id, name, project: (plan != which).then(|| part.reference()) })
    }

    fn resource(&self, at: usize) -> Option<Reference> {
        let shared = self.pool.get(at)?;
        Some(Reference { id: shared.id, name: shared.name.clone() })
    }

    /// People who are asked for too much without levelling.
    pub(super) fn people(&self) -> Vec<LevelledPerson> {
        let peaks = self.pool.iter().zip(&self.found.peaks);
        let over = peaks.filter(|(one, peak)| one.works && peak.unlevelled > peak.most);
        over.map(|(one, peak)| LevelledPerson {
            resource: Reference { id: one.id, name: one.name.clone() },
            peak_before: percent(peak.unlevelled),
            peak_after: percent(peak.levelled),
            max_units: percent(peak.most),
        })
        .collect()
    }

    /// What cannot be solved.
    pub(super) fn unsolved(&self) -> Vec<NotLevelled> {
        self.found.unsolved.iter().map(|one| self.not_levelled(one)).collect()
    }

    fn not_levelled(&self, one: &Unsolved) -> NotLevelled {
        let (code, task, resource, units) = match *one {
            Unsolved::Shortage(short) => (
                "level.not_enough",
                Some(short.task),
                Some(short.resource),
                Some((short.asked, short.most)),
            ),
            Unsolved::Overload { task, resource } => {
                ("level.overloaded", Some(task), Some(resource), None)
            }
            Unsolved::Displaced { task } => ("level.displaced", Some(task), None, None),
            Unsolved::FromFinish => ("level.from_finish", None, None, None),
        };
        let place = task.and_then(|task| self.found.place(task));
        let part = place.and_then(|(plan, _)| self.parts.get(plan));
        let several = self.parts.len() > 1;
        NotLevelled {
            code: code.into(),
            project: part.filter(|_| several).map(Part::reference),
            task: part.zip(place).and_then(|(part, (_, own))| part.task(own)),
            resource: resource.and_then(|at| self.resource(at)),
            asked_units: units.map(|(asked, _)| percent(asked)),
            most_units: units.map(|(_, most)| percent(most)),
        }
    }
}

/// Why tasks of a plan move, by their place in it.
fn reasons(found: &Together, which: usize) -> HashMap<usize, &Reason> {
    let moved = found.moved.iter().filter_map(|moved| {
        let (plan, own) = found.place(moved.task)?;
        (plan == which).then_some((own, &moved.because))
    });
    moved.collect()
}
