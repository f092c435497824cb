//! Rows that people are put together to: one per person, team or role, with the share of each in each period.

use std::collections::{BTreeMap, HashMap};

use steerco_capacity::{Heatmap, Member, Periods};
use steerco_store::{Reader, row};
use steerco_units::spread;
use uuid::Uuid;

use super::{
    demand::{Demand, Owner},
    heatmap::HeatmapRowKind,
    supply::Supplied,
    terms::TermSpan,
};
use crate::Outcome;

/// A row before its cells are known.
pub(super) struct Row {
    pub(super) id: Option<Uuid>,
    pub(super) name: String,
    /// How many people stand behind it.
    pub(super) people: usize,
    /// Owners with their shares in basis points, by period.
    pub(super) members: Vec<(usize, Vec<i64>)>,
}

/// Rows with what they have and are asked for, by period.
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    /// What each owner has and is asked for.
    pub(super) owners: Heatmap,
    /// The same by row.
    pub(super) cells: Heatmap,
}

/// Demand by person, team or role; only rows whose name has what is searched for, by name.
pub(super) async fn rows_by(
    reader: &Reader,
    demand: &Demand,
    by: HeatmapRowKind,
    periods: &Periods,
    search: Option<&str>,
) -> Outcome<Rows> {
    let rows = rows_of(reader, demand, by, periods, search).await?;
    let owners = demand.heatmap(periods);
    let cells = gathered(&owners, by, &rows);
    Ok(Rows { rows, owners, cells })
}

/// The rows alone: who stands in which with which share.
pub(super) async fn rows_of(
    reader: &Reader,
    demand: &Demand,
    by: HeatmapRowKind,
    periods: &Periods,
    search: Option<&str>,
) -> Outcome<Vec<Row>> {
    match by {
        HeatmapRowKind::Person => Ok(people_rows(demand)),
        HeatmapRowKind::Role => role_rows(reader, demand, periods, search).await,
        HeatmapRowKind::Team => team_rows(reader, demand, periods, search).await,
    }
}

/// What owners have and are asked for, put together to rows.
pub(super) fn gathered(owners: &Heatmap, by: HeatmapRowKind, rows: &[Row]) -> Heatmap {
    if by == HeatmapRowKind::Person {
        return owners.clone();
    }
    let members = rows.iter().enumerate().flat_map(|(at, row)| {
        row.members.iter().map(move |(owner, shares)| Member {
            owner: *owner,
            row: at,
            shares: shares.clone(),
        })
    });
    owners.gathered(&members.collect::<Vec<_>>(), rows.len())
}

/// Demand of the roles and teams among a row's members, which nobody is named for.
pub(super) fn open_of(owners: &Heatmap, demand: &Demand, row: &Row, periods: &Periods) -> Vec<i64> {
    let mut open = vec![0; periods.len()];
    for (owner, shares) in &row.members {
        let generic = demand.supply.people.get(*owner).is_some_and(|one| one.row.generic);
        if generic || demand.owners.get(*owner).is_some_and(|owner| owner.unnamed()) {
            let cells = owners.row(*owner).iter().enumerate();
            open.iter_mut().zip(cells).for_each(|(slot, (at, cell))| {
                *slot += cell.firm * shares.get(at).copied().unwrap_or(WHOLE) / WHOLE;
            });
        }
    }
    open
}

/// Groups of owners, each with their shares by period.
type Members = BTreeMap<Option<Uuid>, Vec<(usize, Vec<i64>)>>;

/// All of an owner, in basis points.
const WHOLE: i64 = 10_000;

/// The roles of a span; time in no role is in none.
fn roles_of(span: &TermSpan) -> Vec<(Option<Uuid>, i64)> {
    let rest = WHOLE - span.roles.iter().map(|(_, share)| share).sum::<i64>();
    let roles = span.roles.iter().map(|(role, share)| (Some(*role), *share));
    roles.chain((rest > 0).then_some((None, rest))).collect()
}

fn people_rows(demand: &Demand) -> Vec<Row> {
    let row = |(at, person): (usize, &Supplied)| Row {
        id: Some(person.row.id),
        name: person.row.name.clone(),
        people: 1,
        members: vec![(at, vec![])],
    };
    demand.supply.people.iter().enumerate().map(row).collect()
}

async fn team_rows(
    reader: &Reader,
    demand: &Demand,
    periods: &Periods,
    search: Option<&str>,
) -> Outcome<Vec<Row>> {
    let mut members: Members = BTreeMap::new();
    for (at, person) in demand.supply.people.iter().enumerate().filter(|one| !one.1.row.generic) {
        let team = |span: &TermSpan| vec![(span.terms.team_id, WHOLE)];
        for (team, shares) in person.shares(periods, team) {
            members.entry(team).or_default().push((at, shares));
        }
    }
    for (at, owner) in demand.owners.iter().enumerate() {
        if let Owner::Team(team, _) = owner {
            members.entry(Some(*team)).or_default().push((at, vec![WHOLE; periods.len()]));
        }
    }
    let ids: Vec<Uuid> = members.keys().copied().flatten().collect();
    let names = reader.get_many::<row::Team>(&ids).await?;
    let names: HashMap<Uuid, String> = names.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(named(members, &names, search, demand))
}

/// In which roles what a team is asked for lies, by period, in basis points: in the one that was said, or else in
/// those of its people, by what each of them has. Where nobody of it has time it is in no role.
fn roles_of_team(
    demand: &Demand,
    periods: &Periods,
    team: Uuid,
    said: Option<Uuid>,
) -> BTreeMap<Option<Uuid>, Vec<i64>> {
    if said.is_some() {
        return BTreeMap::from([(said, vec![WHOLE; periods.len()])]);
    }
    let mut minutes: BTreeMap<Option<Uuid>, Vec<i64>> = BTreeMap::new();
    for person in demand.supply.people.iter().filter(|person| !person.row.generic) {
        let within = |span: &TermSpan| match span.terms.team_id == Some(team) {
            true => roles_of(span),
            false => vec![],
        };
        let has = person.days.by(periods);
        for (role, shares) in person.shares(periods, within) {
            let line = minutes.entry(role).or_insert_with(|| vec![0; periods.len()]);
            let own = shares.iter().zip(&has).map(|(share, has)| share * has);
            line.iter_mut().zip(own).for_each(|(slot, own)| *slot += own);
        }
    }
    // Nobody's time is in no role, and so is what nobody has time for.
    let mut lines: Vec<(Option<Uuid>, Vec<i64>)> =
        vec![(None, minutes.remove(&None).unwrap_or_else(|| vec![0; periods.len()]))];
    lines.extend(minutes);
    for at in 0..periods.len() {
        let has: Vec<i64> =
            lines.iter().map(|(_, line)| line.get(at).copied().unwrap_or(0)).collect();
        for ((_, line), share) in lines.iter_mut().zip(spread(WHOLE, &has)) {
            line.iter_mut().skip(at).take(1).for_each(|slot| *slot = share);
        }
    }
    lines.retain(|(_, line)| line.iter().any(|share| *share > 0));
    lines.into_iter().collect()
}

async fn role_rows(
    reader: &Reader,
    demand: &Demand,
    periods: &Periods,
    search: Option<&str>,
) -> Outcome<Vec<Row>> {
    let mut members: Members = BTreeMap::new();
    for (at, owner) in demand.owners.iter().enumerate() {
        match owner {
            Owner::Role(id) => {
                members.entry(Some(*id)).or_default().push((at, vec![WHOLE; periods.len()]));
            }
            Owner::Team(team, role) => {
                for (role, shares) in roles_of_team(demand, periods, *team, *role) {
                    members.entry(role).or_default().push((at, shares));
                }
            }
            Owner::Person(_) => {
                let Some(person) = demand.supply.people.get(at) else { continue };
                for (role, shares) in person.shares(periods, roles_of) {
                    members.entry(role).or_default().push((at, shares));
                }
            }
        }
    }
    let ids: Vec<Uuid> = members.keys().copied().flatten().collect();
    let names = reader.get_many::<row::JobRole>(&ids).await?;
    let names: HashMap<Uuid, String> = names.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(named(members, &names, search, demand))
}

/// Rows by name, those in no group last; only those whose name has what was searched for.
fn named(
    members: Members,
    names: &HashMap<Uuid, String>,
    search: Option<&str>,
    demand: &Demand,
) -> Vec<Row> {
    let person = |(owner, _): &&(usize, Vec<i64>)| {
        demand.supply.people.get(*owner).is_some_and(|one| !one.row.generic)
    };
    let wanted = search.unwrap_or_default().trim().to_lowercase();
    let mut rows: Vec<Row> = members
        .into_iter()
        .map(|(id, members)| Row {
            id,
            name: id.and_then(|id| names.get(&id)).cloned().unwrap_or_default(),
            people: members.iter().filter(person).count(),
            members,
        })
        .filter(|row| row.name.to_lowercase().contains(&wanted))
        .collect();
    rows.sort_by_key(|row| (row.id.is_none(), row.name.to_lowercase()));
    rows
}
