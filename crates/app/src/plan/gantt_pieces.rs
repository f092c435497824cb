//! Where the bar of a task has gaps, and who pauses on it while others go on.

use std::collections::HashMap;

use serde::Serialize;
use steerco_calendar::{Moment, Span};
use steerco_store::{plan::PlanRows, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    book::plan_of,
    splits,
    stored_pieces::read_pieces,
    stored_splits::NO_SPLITS,
    worked::{Worked, WorkedTask},
};
use crate::Outcome;

/// The stretches in which a task is worked on that is split, or on which somebody pauses.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GanttPieces {
    /// The task.
    pub task_id: Uuid,
    /// From and to, whole minutes since 1970. Between them nobody works on it, though somebody could.
    pub spans: Vec<[i64; 2]>,
    /// People who pause each for themselves, in the order of their assignments.
    pub people: Vec<GanttPersonPauses>,
}

/// When a person pauses on a task.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GanttPersonPauses {
    /// What they are called.
    pub name: String,
    /// From and to, whole minutes since 1970.
    pub pauses: Vec<[i64; 2]>,
}

type Stretch = (Moment, Moment);

/// The pieces of those of these tasks that are split, whose rest goes on later, or on which somebody pauses.
pub(super) fn split_pieces<'a>(
    tasks: impl Iterator<Item = &'a row::Task>,
    rows: &PlanRows,
) -> Outcome<Vec<GanttPieces>> {
    let mut paused: HashMap<Uuid, Vec<&row::Assignment>> = HashMap::new();
    for row in rows.assignments.iter().filter(|row| row.pieces.is_some()) {
        paused.entry(row.task_id).or_default().push(row);
    }
    let (mut shown, mut apart) = (vec![], HashMap::new());
    for row in tasks.filter(|row| !row.summary) {
        let people = paused.get(&row.id).map_or(&[][..], Vec::as_slice);
        let stretches = match people {
            [] if row.splits == NO_SPLITS => continue,
            [] => splits::pieces(&splits::calendar_of(rows, row)?, row)?,
            [first, others @ ..] => {
                let alike = |one: &&row::Assignment| one.pieces == first.pieces;
                if first.splits != NO_SPLITS || !others.iter().all(alike) {
                    apart.insert(row.id, row);
                    continue;
                }
                read_pieces(first.pieces.as_deref(), first.start, first.finish)?
            }
        };
        shown.push(GanttPieces { task_id: row.id, spans: minutes(&stretches), people: vec![] });
    }
    if !apart.is_empty() {
        shown.extend(by_person(&apart, rows)?);
    }
    Ok(shown)
}

/// The pieces of tasks on which people pause each for themselves.
fn by_person(apart: &HashMap<Uuid, &row::Task>, rows: &PlanRows) -> Outcome<Vec<GanttPieces>> {
    let (plan, _) = plan_of(rows, false)?;
    let mut worked = Worked::new(rows, &plan)?;
    let mut works: Vec<WorkedTask> = vec![];
    for (at, row) in rows.assignments.iter().enumerate() {
        if apart.contains_key(&row.task_id) {
            works.extend(worked.of(at)?);
        }
    }
    works.sort_by_key(|one| one.task);
    let mut shown = vec![];
    for people in works.chunk_by(|one, other| one.task == other.task) {
        let Some(task) = people.first().and_then(|one| rows.tasks.get(one.task)) else { continue };
        let name = |person: usize| plan.resources.get(person).map(|one| one.name.clone());
        let pausing = people.iter().filter(|one| one.pauses_alone && one.pieces.len() > 1);
        let pausing = pausing.map(|one| GanttPersonPauses {
            name: name(one.person).unwrap_or_default(),
            pauses: minutes(&between(&one.pieces)),
        });
        shown.push(GanttPieces {
            task_id: task.id,
            spans: minutes(&together(&worked, people)),
            people: pausing.collect(),
        });
    }
    Ok(shown)
}

/// The stretches in which somebody works, as far as those who pause between would have time to.
fn together(worked: &Worked<'_>, people: &[WorkedTask]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = people.iter().flat_map(|one| one.pieces.iter().copied()).collect();
    all.sort_unstable();
    let pauses = |from: Moment, to: Moment| {
        people.iter().any(|one| {
            let calendar = worked.calendars().get(one.calendar);
            between(&one.pieces).iter().any(|&(stops, goes_on)| {
                let (from, to) = (from.max(stops), to.min(goes_on));
                from < to && calendar.is_some_and(|own| own.between(from, to) > Span::ZERO)
            })
        })
    };
    let mut spans: Vec<Stretch> = vec![];
    for (from, to) in all {
        match spans.last_mut() {
            Some(last) if from <= last.1 || !pauses(last.1, from) => last.1 = last.1.max(to),
            _ => spans.push((from, to)),
        }
    }
    spans
}

/// What lies between stretches.
fn between(pieces: &[Stretch]) -> Vec<Stretch> {
    let pairs = pieces.iter().zip(pieces.iter().skip(1));
    pairs.map(|(one, next)| (one.1, next.0)).collect()
}

fn minutes(stretches: &[Stretch]) -> Vec<[i64; 2]> {
    let minute = |moment: Moment| moment.tenths().div_euclid(10);
    stretches.iter().map(|&(from, to)| [minute(from), minute(to)]).collect()
}
