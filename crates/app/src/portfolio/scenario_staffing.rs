//! Work that a scenario gives to another team, as changes of assignments: a scenario names teams, a plan
//! names people, and only work that nobody has begun changes hands.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use steerco_store::{Reader, portfolio::UnstartedWork, row};
use uuid::Uuid;

use super::{live_figures::NO_TEAM, scenario_items::Item};
use crate::Outcome;

/// Tenths of a minute of a minute, and minutes of an hour.
const MINUTE: i64 = 10;
const HOUR: i64 = 60;

/// Who is in which team, and which work has not begun.
pub(super) struct Staff {
    people: Vec<(row::Resource, Option<String>)>,
    open: HashMap<Uuid, Vec<UnstartedWork>>,
}

/// What another team is to do of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Restaffing {
    /// Assignments and who is to have them.
    pub(super) moves: Vec<(Uuid, Uuid)>,
    /// Minutes of work that change hands.
    pub(super) minutes: i64,
    /// In words: what the team did when the figures were taken.
    pub(super) taken: String,
    /// In words: how much goes from where to whom.
    pub(super) wanted: String,
    /// In words: what of it has not begun.
    pub(super) live: String,
    /// Why less is moved than the scenario wants; empty when all of it is.
    pub(super) short: String,
}

impl Staff {
    /// Of the projects whose staffing these items change.
    pub(super) async fn read(reader: &Reader, items: &[Item]) -> Outcome<Self> {
        let projects: Vec<Uuid> = items
            .iter()
            .filter(|item| !item.change.out && !item.change.staffing.is_empty())
            .map(|item| item.row.subject_id)
            .collect();
        let mut open: HashMap<Uuid, Vec<UnstartedWork>> = HashMap::new();
        if projects.is_empty() {
            return Ok(Self { people: vec![], open });
        }
        for work in reader.unstarted_work(&projects).await? {
            open.entry(work.project_id).or_default().push(work);
        }
        Ok(Self { people: reader.people_in_teams().await?, open })
    }

    /// The person with this id.
    pub(super) fn person(&self, id: Uuid) -> Option<&row::Resource> {
        self.people.iter().map(|(person, _)| person).find(|person| person.id == id)
    }

    /// Assignments that change hands so that the teams do what the scenario gives them, of a project whose
    /// teams do `live` minutes today: what begins last goes first, whole assignments at a time, as many as
    /// come nearest. Each goes to the member of the team with the least of it so far; ties by name.
    pub(super) fn restaffing(&self, item: &Item, live: &BTreeMap<String, i64>) -> Vec<Restaffing> {
        let none = vec![];
        let all = self.open.get(&item.row.subject_id).unwrap_or(&none);
        let team_of = |id: Option<Uuid>| {
            let own = self.people.iter().find(|(person, _)| Some(person.id) == id);
            own.and_then(|(_, team)| team.as_deref()).unwrap_or(NO_TEAM)
        };
        let mut on_task: BTreeSet<(Uuid, Uuid)> =
            all.iter().filter_map(|work| Some((work.task_id, work.resource_id?))).collect();
        let mut gone: BTreeSet<Uuid> = BTreeSet::new();
        let mut found = vec![];
        for swap in item.change.staffing.iter().filter(|swap| swap.from != swap.to) {
            let taken: i64 = item
                .base
                .demands
                .iter()
                .filter(|line| line.name == swap.from)
                .flat_map(|line| &line.amounts)
                .sum();
            let stays = taken - share(taken, swap.share_percent);
            let now = live.get(&swap.from).copied().unwrap_or(0);
            let target = (now - stays).max(0);
            let mut open: Vec<&UnstartedWork> = all
                .iter()
                .filter(|work| team_of(work.resource_id) == swap.from && !gone.contains(&work.id))
                .collect();
            open.sort_by_key(|work| (std::cmp::Reverse(work.start), work.id));
            let there: i64 = open.iter().map(|work| work.computed_work / MINUTE).sum();
            let members: Vec<&row::Resource> = self
                .people
                .iter()
                .filter(|(person, team)| person.active && team.as_deref() == Some(&swap.to))
                .map(|(person, _)| person)
                .collect();
            let mut own = Restaffing {
                taken: format!("{}: {} h", swap.from, taken / HOUR),
                live: format!("{}: {} h, {} h not begun", swap.from, now / HOUR, there / HOUR),
                ..Restaffing::default()
            };
            let mut given: BTreeMap<Uuid, i64> = BTreeMap::new();
            for work in open {
                let minutes = work.computed_work / MINUTE;
                // Half of it or more lies beyond what is to change hands.
                if minutes == 0 || own.minutes + minutes / 2 >= target {
                    continue;
                }
                let free = members.iter().filter(|one| !on_task.contains(&(work.task_id, one.id)));
                let Some(to) = free.min_by_key(|one| {
                    (given.get(&one.id).copied().unwrap_or(0), &one.name_folded, one.id)
                }) else {
                    continue;
                };
                *given.entry(to.id).or_default() += minutes;
                on_task.insert((work.task_id, to.id));
                gone.insert(work.id);
                own.moves.push((work.id, to.id));
                own.minutes += minutes;
            }
            let names = members.iter().filter_map(|one| {
                let minutes = given.get(&one.id)?;
                Some(format!("{} {} h", one.name, minutes / HOUR))
            });
            let names = names.collect::<Vec<_>>().join(", ");
            let whom = if names.is_empty() { String::new() } else { format!(" ({names})") };
            own.wanted = format!("{} → {}: {} h{whom}", swap.from, swap.to, own.minutes / HOUR);
            own.short = match () {
                () if target == 0 => String::new(),
                () if members.is_empty() => {
                    "Nobody who is active is in that team: put people into it first.".into()
                }
                () if there < target && own.moves.is_empty() => {
                    "All of that work has begun: who began it goes on.".into()
                }
                () if there < target => "The rest has begun: who began it goes on.".into(),
                () => String::new(),
            };
            found.push(own);
        }
        found
    }
}

/// A share of minutes, to the nearest.
fn share(minutes: i64, percent: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a checked percent with two decimals")]
    let points = (percent * 100.0).round() as i64;
    (minutes * points + 5_000).div_euclid(10_000)
}
