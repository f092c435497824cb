//! What levelling answers: which tasks move and why, whom that helps, and what cannot be solved.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use steerco_calendar::Moment;
use steerco_level::{LevelledPlan, Paused, Reason, Together, Unsolved};
use steerco_schedule::Split;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    levelling_elsewhere::HeldBy,
    levelling_search::{Part, Searched},
    stored_splits::{NO_SPLITS, by_levelling, read_splits},
};
use crate::{
    Outcome,
    shape::{Reference, civil, minutes, percent},
};

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
    /// Tasks whose dates, delays or pauses change, in order of their new start.
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
    /// the best plan found; `split`: begins as before and is split; `no_longer`: an earlier delay, or an
    /// earlier pause, is not needed; `rest`: has begun, and what is left of it waits or pauses.
    pub because: String,
    /// Whom it waits for.
    pub resource: Option<Reference>,
    /// The tasks that use them until then, the last to finish first; at most three.
    pub after: Vec<BusyWith>,
    /// Projects that are not levelled and have the person until then; at most three.
    pub held_by: Vec<HeldBy>,
    /// When it is worked on, when levelling splits it; else empty.
    pub parts: Vec<LevelledPart>,
    /// The pauses between its parts, as accepting takes them, each with its reason.
    pub pauses: Vec<LevelledPause>,
    /// People who work on calendars of their own and pause each for themselves.
    pub people: Vec<PausingPerson>,
    /// Its pauses, or those of people on it, are not those that it has now.
    pub pauses_change: bool,
}

/// A person who pauses on a task while others go on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PausingPerson {
    /// The person’s assignment, as accepting names it.
    pub assignment: Uuid,
    /// Who.
    pub resource: Option<Reference>,
    /// When they work on the task; empty for pauses of an earlier levelling that stay.
    pub parts: Vec<LevelledPart>,
    /// The pauses between, in their own working time, each with its reason.
    pub pauses: Vec<LevelledPause>,
}

/// A stretch in which a split task is worked on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LevelledPart {
    /// Its first moment.
    pub start: String,
    /// Its last.
    pub finish: String,
}

/// A pause that levelling makes in the work of a task.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LevelledPause {
    /// Minutes of work done before it.
    pub after_minutes: f64,
    /// Minutes of working time that it lasts.
    pub minutes: f64,
    /// Who is short in it; absent for a pause of an earlier levelling that stays.
    pub resource: Option<Reference>,
    /// The tasks that have them meanwhile, the last to finish first; at most three.
    pub after: Vec<BusyWith>,
    /// Projects that are not levelled and have them meanwhile; at most three.
    pub held_by: Vec<HeldBy>,
}

/// Why a task waits or pauses.
#[derive(Default)]
struct Why {
    resource: Option<Reference>,
    after: Vec<BusyWith>,
    held_by: Vec<HeldBy>,
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
    /// without passing its latest start; `level.outside`: it starts outside the dates that are levelled and
    /// stays; `level.displaced`: it was to stay and is moved by what comes
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

    /// Tasks on which people pause otherwise than they do now.
    fn people_change(&self, plan: &LevelledPlan) -> Outcome<HashSet<usize>> {
        let mut changed = HashSet::new();
        for (row, new) in self.rows.assignments.iter().zip(&plan.network.assignments) {
            if read_splits(&row.splits)? != new.splits {
                changed.insert(new.task);
            }
        }
        Ok(changed)
    }

    /// Pauses of people on a task that an earlier levelling made and that stay.
    fn people_kept(&self, plan: &LevelledPlan, task: usize) -> Outcome<Vec<PausingPerson>> {
        let mut kept = vec![];
        for (row, new) in self.rows.assignments.iter().zip(&plan.network.assignments) {
            if new.task == task && !new.splits.is_empty() && by_levelling(&row.splits)? {
                let name = self.rows.resources.iter().find(|one| Some(one.id) == row.resource_id);
                kept.push(PausingPerson {
                    assignment: row.id,
                    resource: name.map(|one| Reference { id: one.id, name: one.name.clone() }),
                    parts: vec![],
                    pauses: new.splits.iter().map(kept_pause).collect(),
                });
            }
        }
        Ok(kept)
    }

    pub(super) fn reference(&self) -> Reference {
        Reference { id: self.rows.project.id, name: self.rows.project.name.clone() }
    }
}

impl Searched {
    /// The answer for a plan that was levelled alone.
    pub(super) fn alone(&self) -> Outcome<Option<Levelling>> {
        let found = &self.found;
        let (Some(part), Some(plan)) = (self.parts.first(), found.plans.first()) else {
            return Ok(None);
        };
        Ok(Some(Levelling {
            finish_before: civil(part.rows.project.computed_finish),
            finish_after: civil(plan.schedule.finish.tenths()),
            earliest_finish: civil(found.earliest_finish.tenths()),
            proved: found.proved,
            schedules: found.schedules,
            people: self.people(),
            unsolved: self.unsolved(),
            moved: self.moved(0)?,
        }))
    }

    /// Tasks of one of the plans whose dates or delays change, in order of their new start.
    pub(super) fn moved(&self, which: usize) -> Outcome<Vec<LevelledTask>> {
        let (Some(part), Some(plan)) = (self.parts.get(which), self.found.plans.get(which)) else {
            return Ok(vec![]);
        };
        let mut paused: HashMap<usize, Vec<&Paused>> = HashMap::new();
        for one in &self.found.paused {
            if let Some((_, own)) = self.found.place(one.task).filter(|place| place.0 == which) {
                paused.entry(own).or_default().push(one);
            }
        }
        let reasons = reasons(&self.found, which);
        let apart_change = part.people_change(plan)?;
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
            let known = read_splits(&row.splits)?;
            let pauses_change = known != task.splits || apart_change.contains(&at);
            if row.summary || (stays && !pauses_change) {
                continue;
            }
            let paused = paused.get(&at).map_or(&[][..], Vec::as_slice);
            let done = task.progress.actual_start.map(|_| task.progress.actual_duration);
            let split = match (paused.is_empty(), done) {
                (true, _) => None,
                (false, None) => Some("split"),
                (false, Some(_)) => Some("rest"),
            };
            let (because, why) = self.reason(which, reasons.get(&at).copied(), split);
            let ahead = |split: &&Split| done.is_none_or(|done| split.after >= done);
            let ahead: Vec<Split> = task.splits.iter().filter(ahead).copied().collect();
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
                resource: why.resource,
                after: why.after,
                held_by: why.held_by,
                parts: match paused.iter().any(|one| one.assignment.is_some()) {
                    true => vec![],
                    false => parts((dates.start, dates.finish), paused),
                },
                people: match paused.is_empty() && row.splits == NO_SPLITS {
                    true => part.people_kept(plan, at)?,
                    false => self.people_apart(which, paused),
                },
                pauses: match paused.is_empty() && by_levelling(&row.splits)? {
                    true => ahead.iter().map(kept_pause).collect(),
                    false => self.pauses(which, &ahead, paused),
                },
                pauses_change,
            };
            moved.push((start, one));
        }
        moved.sort_by_key(|(start, one)| (*start, one.row));
        Ok(moved.into_iter().map(|(_, one)| one).collect())
    }

    fn reason(
        &self,
        which: usize,
        reason: Option<&Reason>,
        split: Option<&'static str>,
    ) -> (&'static str, Why) {
        match reason {
            Some(Reason::Resource { resource, tasks, until }) => {
                ("resource", self.why(which, *resource, tasks, *until))
            }
            Some(Reason::Predecessors) => ("predecessors", Why::default()),
            Some(Reason::Choice) => ("choice", Why::default()),
            None => (split.unwrap_or("no_longer"), Why::default()),
        }
    }

    fn why(&self, which: usize, resource: usize, tasks: &[usize], until: Moment) -> Why {
        let after = tasks.iter().filter_map(|&task| self.busy_with(which, task));
        let shared = self.pool.get(resource);
        let mut held_by = shared.map_or(vec![], |one| self.elsewhere.holders(one.id, until));
        held_by.truncate(MOST_NAMED);
        let resource = self.resource(resource);
        Why { resource, after: after.take(MOST_NAMED).collect(), held_by }
    }

    fn pauses(&self, which: usize, splits: &[Split], paused: &[&Paused]) -> Vec<LevelledPause> {
        let pause = |(split, paused): (&Split, &&Paused)| {
            let why = self.why(which, paused.resource, &paused.tasks, paused.until);
            LevelledPause {
                after_minutes: split.after.minutes(),
                minutes: split.pause.minutes(),
                resource: why.resource,
                after: why.after,
                held_by: why.held_by,
            }
        };
        splits.iter().zip(paused).map(pause).collect()
    }

    /// Those who pause each for themselves, with their parts.
    fn people_apart(&self, which: usize, paused: &[&Paused]) -> Vec<PausingPerson> {
        let (Some(part), Some(plan)) = (self.parts.get(which), self.found.plans.get(which)) else {
            return vec![];
        };
        let before: usize =
            self.found.plans.iter().take(which).map(|plan| plan.network.assignments.len()).sum();
        let people = paused.chunk_by(|one, other| one.assignment == other.assignment);
        let person = |pauses: &[&Paused]| {
            let at = pauses.first()?.assignment?.checked_sub(before)?;
            let (row, dates) = (part.rows.assignments.get(at)?, plan.schedule.assignments.get(at)?);
            let splits = &plan.network.assignments.get(at)?.splits;
            let shared = self.pool.iter().find(|one| Some(one.id) == row.resource_id);
            Some(PausingPerson {
                assignment: row.id,
                resource: shared.map(|one| Reference { id: one.id, name: one.name.clone() }),
                parts: parts((dates.start, dates.finish), pauses),
                pauses: self.pauses(which, splits, pauses),
            })
        };
        people.filter_map(person).collect()
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
            Unsolved::Outside { task, resource } => {
                ("level.outside", Some(task), Some(resource), None)
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

/// A pause that an earlier levelling made and that stays.
fn kept_pause(split: &Split) -> LevelledPause {
    LevelledPause {
        after_minutes: split.after.minutes(),
        minutes: split.pause.minutes(),
        resource: None,
        after: vec![],
        held_by: vec![],
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

/// When a task is worked on that pauses so; empty when it is in one piece.
fn parts((start, finish): (Moment, Moment), paused: &[&Paused]) -> Vec<LevelledPart> {
    if paused.is_empty() {
        return vec![];
    }
    let starts = std::iter::once(start).chain(paused.iter().map(|pause| pause.to));
    let finishes = paused.iter().map(|pause| pause.from).chain([finish]);
    let part = |(start, finish): (Moment, Moment)| LevelledPart {
        start: civil(start.tenths()),
        finish: civil(finish.tenths()),
    };
    starts.zip(finishes).map(part).collect()
}
