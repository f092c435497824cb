//! What projects that are not levelled hold of people: the work of their tasks, and time that is
//! promised to them. Of both, the higher counts at each moment, as everywhere in capacity.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use steerco_calendar::Moment;
use steerco_level::Available;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    levelling::LevelPlan,
    levelling_search::{Part, Shared},
    work_elsewhere::work_elsewhere,
};
use crate::{
    Outcome,
    access::{Caller, Place},
    resource::commitments,
    shape::Reference,
};

/// A project that is not levelled and has the person meanwhile.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeldBy {
    /// Which one; absent when the caller may not see it.
    pub project: Option<Reference>,
    /// By a committed allocation, and not only by its tasks.
    pub promised: bool,
}

/// What a project holds of a person, the same from one moment to another (tenths of a minute).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Held {
    project_id: Uuid,
    from: i64,
    to: i64,
    /// Basis points.
    units: i64,
    promised: bool,
}

/// What other projects hold of everybody.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    held: HashMap<Uuid, Vec<Held>>,
    /// Projects that the caller may see.
    visible: HashMap<Uuid, String>,
}

impl Elsewhere {
    /// What projects other than those of `parts` hold of their people, as far as it is asked for.
    pub(super) async fn load(
        reader: &Reader,
        caller: &Caller,
        asked: &LevelPlan,
        parts: &[Part],
        pool: &[Shared],
    ) -> Outcome<Self> {
        if asked.alone {
            return Ok(Self::default());
        }
        let people: Vec<Uuid> = pool.iter().filter(|one| one.works).map(|one| one.id).collect();
        let levelled: Vec<Uuid> = parts.iter().map(|part| part.rows.project.id).collect();
        let mut asking: BTreeMap<(Uuid, Uuid), Vec<Ask>> = BTreeMap::new();
        for work in work_elsewhere(reader, &people, &levelled).await? {
            asking.entry((work.resource_id, work.project_id)).or_default().push(Ask {
                from: work.from.tenths(),
                to: work.to.tenths(),
                units: work.units,
                promised: false,
            });
        }
        if !asked.without_commitments {
            let first = parts.iter().map(|part| part.rows.project.start).min().unwrap_or(0);
            let first = Moment::from_tenths(first).day();
            let units: HashMap<Uuid, i64> =
                pool.iter().map(|one| (one.id, one.max_units)).collect();
            for one in commitments(reader, &people, &levelled, first).await? {
                let whole = units.get(&one.resource_id).copied().unwrap_or(10_000);
                asking.entry((one.resource_id, one.project_id)).or_default().push(Ask {
                    from: Moment::from_day(one.from).tenths(),
                    to: Moment::from_day(one.to).tenths(),
                    units: whole * one.share / 10_000,
                    promised: true,
                });
            }
        }
        let mut projects: Vec<Uuid> = asking.keys().map(|(_, project)| *project).collect();
        projects.sort_unstable();
        projects.dedup();
        let visible = reader.get_many::<row::Project>(&projects).await?.into_iter();
        let visible = visible
            .filter(|row| caller.may("project.view", Place::project(row)))
            .map(|row| (row.id, row.name));
        let mut held: HashMap<Uuid, Vec<Held>> = HashMap::new();
        for ((person, project), asks) in asking {
            held.entry(person).or_default().extend(higher(project, &asks));
        }
        Ok(Self { held, visible: visible.collect() })
    }

    /// What is left of someone, from when on.
    pub(super) fn left_of(&self, one: &Shared) -> Vec<Available> {
        if !one.works {
            return vec![];
        }
        let held = self.held.get(&one.id).map_or(&[][..], Vec::as_slice);
        let mut changes: Vec<(i64, i64)> = held
            .iter()
            .flat_map(|held| [(held.from, -held.units), (held.to, held.units)])
            .collect();
        let mut before = one.max_units;
        for &(from, units) in &one.periods {
            changes.push((from, units - before));
            before = units;
        }
        changes.sort_unstable();
        let mut free = one.max_units;
        let mut steps: Vec<Available> = vec![];
        for (at, change) in changes {
            free += change;
            let from = Moment::from_tenths(at);
            let units = i32::try_from(free.max(0)).unwrap_or(i32::MAX);
            match steps.last_mut() {
                Some(last) if last.from == from => last.units = units,
                _ => steps.push(Available { from, units }),
            }
        }
        steps
    }

    /// Who has someone right before a moment; those with the largest share first.
    pub(super) fn holders(&self, person: Uuid, until: Moment) -> Vec<HeldBy> {
        let until = until.tenths();
        let held = self.held.get(&person).map_or(&[][..], Vec::as_slice);
        let mut held: Vec<&Held> =
            held.iter().filter(|one| one.from < until && until <= one.to).collect();
        held.sort_by_key(|one| (-one.units, one.project_id));
        let mut holders: Vec<HeldBy> = vec![];
        for one in held {
            let name = self.visible.get(&one.project_id);
            let project = name.map(|name| Reference { id: one.project_id, name: name.clone() });
            // Several that may not be seen are one “another project”.
            let same = |known: &&mut HeldBy| known.project == project;
            match holders.iter_mut().find(same) {
                Some(known) => known.promised |= one.promised,
                None => holders.push(HeldBy { project, promised: one.promised }),
            }
        }
        holders
    }
}

/// What one task, or one allocation, asks of a person.
#[derive(Debug, Clone, Copy)]
struct Ask {
    from: i64,
    to: i64,
    units: i64,
    promised: bool,
}

/// The higher of what tasks ask for and what is promised, at each moment.
fn higher(project_id: Uuid, asks: &[Ask]) -> Vec<Held> {
    let mut changes: Vec<(i64, bool, i64)> = asks
        .iter()
        .flat_map(|ask| [(ask.from, ask.promised, ask.units), (ask.to, ask.promised, -ask.units)])
        .collect();
    changes.sort_unstable();
    let (mut tasks, mut promised) = (0, 0);
    let mut held: Vec<Held> = vec![];
    let mut from = i64::MIN;
    for (at, by_promise, change) in changes {
        let units = tasks.max(promised);
        if from < at && units > 0 {
            let more = Held { project_id, from, to: at, units, promised: promised > tasks };
            match held.last_mut() {
                Some(last)
                    if (last.to, last.units, last.promised) == (from, units, more.promised) =>
                {
                    last.to = at;
                }
                _ => held.push(more),
            }
        }
        if by_promise {
            promised += change;
        } else {
            tasks += change;
        }
        from = at;
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_of_a_project_and_what_is_promised_to_it_are_not_counted_twice() {
        let project = Uuid::nil();
        let ask = |from, to, units, promised| Ask { from, to, units, promised };
        let asks = [ask(0, 10, 5_000, true), ask(2, 6, 3_000, false), ask(4, 8, 4_000, false)];
        let found: Vec<(i64, i64, i64, bool)> = higher(project, &asks)
            .iter()
            .map(|held| (held.from, held.to, held.units, held.promised))
            .collect();
        assert_eq!(found, [(0, 4, 5_000, true), (4, 6, 7_000, false), (6, 10, 5_000, true)]);
    }
}
