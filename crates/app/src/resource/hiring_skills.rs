//! Skills that open requests for people need, against the free time of who has them.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use steerco_capacity::{Availability, Booking, Periods, Shortage};
use steerco_store::{Ask, Reader, portfolio::Visible, resource::StaffingFilter, row};
use steerco_units::spread;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    demand::Demand, hiring::fte, skills::words, staffing_requests::wanted,
    staffing_spans::request_booking, supply::date_of,
};
use crate::{Outcome, shape::Reference};

/// A skill at a level that requests need, against who has it, by month.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SkillGap {
    /// Which skill.
    pub skill: Reference,
    /// Level at least, 1 to 5.
    pub level: i64,
    /// What that level is called.
    pub level_word: String,
    /// How many open requests need it at this level or above.
    pub requests: usize,
    /// How many people have it at this level or above, in any of the months.
    pub people: usize,
    /// Minutes that these requests still ask for.
    pub demand: Vec<i64>,
    /// Minutes that who has it has left: what they have less what they are promised for, never below nothing.
    /// A skill that ends before a month does counts for nothing in it.
    pub free: Vec<i64>,
    /// Minutes missing.
    pub gap_minutes: Vec<i64>,
    /// The same in full-time people; null where some is missing and a full-time person has no time.
    pub gap_fte: Vec<Option<f64>>,
}

/// What is still open of a request for people.
pub(super) struct OpenRequest {
    pub(super) role: Uuid,
    /// Required skills with their level at least.
    skills: Vec<(Uuid, i64)>,
    booking: Booking,
}

impl OpenRequest {
    /// Minutes by month, laid by what a full-time person has.
    pub(super) fn by_month(&self, months: &Periods, full_time: &Availability) -> Vec<i64> {
        let mut found = vec![0; months.len()];
        self.booking.by_period(
            months,
            |day| full_time.day(day),
            |at, minutes| {
                if let Some(slot) = found.get_mut(at) {
                    *slot += minutes;
                }
            },
        );
        found
    }
}

/// Projects of a scenario with the days by which their requests move and their scope in basis points; requests
/// of other projects do not count.
#[derive(Debug, Clone, Default)]
pub(crate) struct MovedRequests(pub(crate) HashMap<Uuid, (i64, i64)>);

/// Requests that people may still be proposed for, without what was accepted; nor what is proposed, where
/// proposed time counts by itself.
pub(super) async fn open_requests(
    reader: &Reader,
    proposed: bool,
    moved: Option<&MovedRequests>,
) -> Outcome<Vec<OpenRequest>> {
    let states = ["open", "proposed", "countered", "partly_filled"];
    let filter = StaffingFilter {
        visible: Visible::everything(),
        reader: Uuid::nil(),
        project_id: None,
        job_role_id: None,
        states: Some(states.map(str::to_owned).to_vec()),
        opened_from: None,
        opened_before: None,
    };
    let mut rows: Vec<row::StaffingRequest> = vec![];
    let mut ask = Ask { counted: false, ..Ask::first(1_000) };
    loop {
        let page = reader.staffing_requests(&filter, &ask).await?;
        rows.extend(page.items);
        let Some(next) = page.next else { break };
        ask.after = Some(next);
    }
    let mut waiting: HashMap<Uuid, i64> = HashMap::new();
    if proposed {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        for one in reader.staffing_proposals(&ids).await? {
            if one.state == "waiting" {
                *waiting.entry(one.request_id).or_default() += one.minutes;
            }
        }
    }
    let mut found = vec![];
    for row in rows {
        let (days, scope) = match moved {
            None => (0, 10_000),
            Some(moved) => match moved.0.get(&row.project_id) {
                Some(moved) => *moved,
                None => continue,
            },
        };
        let taken = row.filled_minutes + waiting.get(&row.id).copied().unwrap_or(0);
        let open = (row.asked_minutes - taken).max(0) * scope / 10_000;
        let whole = request_booking(&row)?;
        let shares: Vec<i64> = whole.shares().iter().map(|one| one.minutes).collect();
        let parts = whole.shares().iter().zip(spread(open, &shares));
        let booking = Booking::new(
            parts.map(|(one, minutes)| steerco_capacity::DayShare { minutes, ..*one }),
            |_| 1,
        );
        let skills = wanted(&row)?.into_iter().filter(|one| one.required);
        found.push(OpenRequest {
            role: row.job_role_id,
            skills: skills.map(|one| (one.skill_id, one.level)).collect(),
            booking: booking.shifted(days),
        });
    }
    Ok(found)
}

/// Skills that requests need, each at each level that is asked for, those first that miss most. Somebody who
/// has more than one of them is counted with each: a skill is not used up by another.
pub(super) async fn skill_gaps(
    reader: &Reader,
    demand: &Demand,
    months: &Periods,
    requests: &[OpenRequest],
    proposed: bool,
) -> Outcome<Vec<SkillGap>> {
    let levels: BTreeSet<(Uuid, i64)> =
        requests.iter().flat_map(|request| request.skills.iter().copied()).collect();
    if levels.is_empty() {
        return Ok(vec![]);
    }
    let ids: Vec<Uuid> = levels.iter().map(|one| one.0).collect();
    let skills = reader.get_many::<row::Skill>(&ids).await?;
    let people: Vec<Uuid> = demand.supply.people.iter().map(|person| person.row.id).collect();
    let places: HashMap<Uuid, usize> =
        people.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let held = reader.skills_of(&people).await?;
    let cells = demand.heatmap(months);
    let ends: Vec<String> = months.iter().map(|(_, end)| date_of(end - 1)).collect();
    let full_time = demand.supply.full_time.by(months);
    let mut found = vec![];
    for (skill, level) in levels {
        let Some(row) = skills.iter().find(|row| row.id == skill) else { continue };
        let needs = |request: &&OpenRequest| {
            request.skills.iter().any(|(one, least)| *one == skill && *least >= level)
        };
        let mut asked = vec![0; months.len()];
        for request in requests.iter().filter(needs) {
            let by_month = request.by_month(months, &demand.supply.full_time);
            asked.iter_mut().zip(by_month).for_each(|(slot, minutes)| *slot += minutes);
        }
        let (mut free, mut able) = (vec![0; months.len()], 0);
        for one in held.iter().filter(|one| one.skill_id == skill && one.level >= level) {
            let Some(place) = places.get(&one.resource_id) else { continue };
            let lasts = |end: &String| one.expires.as_ref().is_none_or(|day| day >= end);
            let lines = free.iter_mut().zip(cells.row(*place)).zip(&ends);
            let mut counts = false;
            for ((slot, cell), _) in lines.filter(|(_, end)| lasts(end)) {
                let asked = cell.firm + if proposed { cell.proposed } else { 0 };
                *slot += (cell.capacity - asked).max(0);
                counts |= cell.capacity > 0;
            }
            able += usize::from(counts);
        }
        let shortage = Shortage { demand: &asked, capacity: &free, full_time: &full_time };
        let plan = shortage.plan(10_000);
        let word = usize::try_from(level - 1).ok().and_then(|at| words(row).get(at).cloned());
        found.push(SkillGap {
            skill: Reference { id: skill, name: row.name.clone() },
            level,
            level_word: word.unwrap_or_default(),
            requests: requests.iter().filter(needs).count(),
            people: able,
            gap_fte: fte(&plan.people),
            gap_minutes: plan.gap,
            demand: asked,
            free,
        });
    }
    found.sort_by_cached_key(|one| {
        let missing = std::cmp::Reverse(one.gap_minutes.iter().sum::<i64>());
        (missing, one.skill.name.to_lowercase(), one.level)
    });
    Ok(found)
}
