//! The heatmap: what people, teams and roles have against what they are asked for, by period.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use steerco_capacity::{Cell, Heatmap, Member, Periods};
use steerco_store::{Ask, Reader, resource::ResourceFilter, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    capacity_policy::{CapacityPolicyView, LoadBand, Policy, policy},
    demand::{Demand, Owner, Whose},
    periods::{PeriodGrain, PeriodView, period_views, periods},
    terms::TermSpan,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
};

/// Most periods of a heatmap.
pub(super) const MOST_PERIODS: usize = 106;
/// Most rows of one page.
const MOST_ROWS: usize = 1_000;

/// What a row of a heatmap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum HeatmapRowKind {
    #[default]
    Person,
    Team,
    Role,
}

/// Which part of the heatmap.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HeatmapQuery {
    /// A row per person, team or role; person unless told.
    #[param(inline)]
    pub by: Option<HeatmapRowKind>,
    /// Length of the periods; weeks unless told.
    #[param(inline)]
    pub grain: Option<PeriodGrain>,
    /// A day of the first period; today unless told.
    pub from: Option<String>,
    /// How many periods, 1 to 106; 26 unless told.
    pub count: Option<usize>,
    /// Whether proposed time counts for the band; it is told apart either way.
    pub proposed: Option<bool>,
    /// Only people of this team.
    pub team_id: Option<Uuid>,
    /// Part of the name of a row.
    pub q: Option<String>,
    /// First row of the page, from 0.
    pub skip: Option<usize>,
    /// Most rows, 1 to 1000; 50 unless told.
    pub limit: Option<usize>,
}

/// A heatmap, by rows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeatmapView {
    /// The periods.
    pub periods: Vec<PeriodView>,
    /// Rows by name.
    pub rows: Vec<HeatmapRow>,
    /// How many rows there are in all.
    pub total: usize,
    /// Where bands begin.
    pub policy: CapacityPolicyView,
}

/// A row: minutes by period.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeatmapRow {
    /// Which person, team or role; null for those in none.
    pub id: Option<Uuid>,
    /// Its name; empty for those in none.
    pub name: String,
    /// How many people stand behind it.
    pub people: usize,
    /// What there is: working time of the calendar × part of full time − leave.
    pub capacity: Vec<i64>,
    /// Promised to projects or asked by their tasks: the higher of both, project by project.
    pub firm: Vec<i64>,
    /// Proposed to projects.
    pub proposed: Vec<i64>,
    /// What of `firm` nobody is named for; of roles only.
    pub open: Vec<i64>,
    /// What demand over capacity means; demand is `firm`, with `proposed` when that was asked for.
    pub bands: Vec<LoadBand>,
}

/// The heatmap of people, teams or roles.
pub async fn heatmap(app: &App, caller: &Caller, query: &HeatmapQuery) -> Outcome<HeatmapView> {
    caller.require("allocation.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    let periods = periods(query.grain, query.from.as_deref(), query.count, MOST_PERIODS)?;
    let policy = policy(&reader).await?;
    let limit = query.limit.unwrap_or(50);
    if !(1..=MOST_ROWS).contains(&limit) {
        let text = format!("Ask for 1 to {MOST_ROWS} rows.");
        return Err(Failure::field("capacity.bad_limit", "limit", text));
    }
    let skip = query.skip.unwrap_or(0);
    let by = query.by.unwrap_or_default();
    let (rows, total, demand) = if by == HeatmapRowKind::Person {
        let mut people = people(&reader, query).await?;
        let total = people.len();
        people = people.into_iter().skip(skip).take(limit).collect();
        let demand = Demand::load(&reader, Whose::People(people), &periods).await?;
        (people_rows(&demand), total, demand)
    } else {
        let demand = Demand::load(&reader, Whose::Everybody, &periods).await?;
        let mut rows = match by {
            HeatmapRowKind::Role => role_rows(&reader, &demand, &periods, query).await?,
            _ => team_rows(&reader, &demand, &periods, query).await?,
        };
        let total = rows.len();
        rows = rows.into_iter().skip(skip).take(limit).collect();
        (rows, total, demand)
    };
    let members: Vec<Member> = rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| {
            row.members.iter().map(move |(owner, shares)| Member {
                owner: *owner,
                row: at,
                shares: shares.clone(),
            })
        })
        .collect();
    let owners = demand.heatmap(&periods);
    let cells = match by {
        HeatmapRowKind::Person => owners.clone(),
        _ => owners.gathered(&members, rows.len()),
    };
    let views = rows.iter().enumerate().map(|(at, row)| {
        let open = open_of(&owners, &demand, row, &periods);
        row.view(cells.row(at), open, query.proposed.unwrap_or(false), &policy)
    });
    Ok(HeatmapView {
        periods: period_views(&periods),
        rows: views.collect(),
        total,
        policy: policy.view(),
    })
}

/// Demand of the roles among a row's members, which nobody is named for.
fn open_of(owners: &Heatmap, demand: &Demand, row: &Row, periods: &Periods) -> Vec<i64> {
    let mut open = vec![0; periods.len()];
    for (owner, _) in &row.members {
        let generic = demand.supply.people.get(*owner).is_some_and(|one| one.row.generic);
        if generic || matches!(demand.owners.get(*owner), Some(Owner::Role(_))) {
            let cells = owners.row(*owner).iter();
            open.iter_mut().zip(cells).for_each(|(slot, cell)| *slot += cell.firm);
        }
    }
    open
}

/// A row before its cells are known.
struct Row {
    id: Option<Uuid>,
    name: String,
    people: usize,
    /// Owners with their shares in basis points, by period.
    members: Vec<(usize, Vec<i64>)>,
}

impl Row {
    fn view(&self, cells: &[Cell], open: Vec<i64>, proposed: bool, policy: &Policy) -> HeatmapRow {
        let line = |part: fn(&Cell) -> i64| cells.iter().map(part).collect();
        let load = |cell: &Cell| if proposed { cell.full_load() } else { cell.firm_load() };
        HeatmapRow {
            id: self.id,
            name: self.name.clone(),
            people: self.people,
            capacity: line(|cell| cell.capacity),
            firm: line(|cell| cell.firm),
            proposed: line(|cell| cell.proposed),
            open,
            bands: cells.iter().map(|cell| policy.bands.of(load(cell)).into()).collect(),
        }
    }
}

/// Everybody of the kind `work` that the question is about, by name.
pub(super) async fn people(reader: &Reader, query: &HeatmapQuery) -> Outcome<Vec<row::Resource>> {
    let filter = ResourceFilter {
        q: query.q.as_deref().map(str::trim).filter(|q| !q.is_empty()).map(str::to_owned),
        team_id: query.team_id,
        kind: Some("work".into()),
        ..ResourceFilter::default()
    };
    let mut found: Vec<row::Resource> = vec![];
    let mut ask = Ask { counted: false, ..Ask::first(1_000) };
    loop {
        let page = reader.resources(&filter, &ask).await?;
        found.extend(page.items);
        let Some(next) = page.next else { break };
        ask.after = Some(next);
    }
    found.retain(|row| row.active && !row.generic);
    Ok(found)
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
    let row = |(at, person): (usize, &super::supply::Supplied)| Row {
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
    query: &HeatmapQuery,
) -> Outcome<Vec<Row>> {
    let mut members: Members = BTreeMap::new();
    for (at, person) in demand.supply.people.iter().enumerate().filter(|one| !one.1.row.generic) {
        let team = |span: &TermSpan| vec![(span.terms.team_id, WHOLE)];
        for (team, shares) in person.shares(periods, team) {
            members.entry(team).or_default().push((at, shares));
        }
    }
    let ids: Vec<Uuid> = members.keys().copied().flatten().collect();
    let names = reader.get_many::<row::Team>(&ids).await?;
    let names: HashMap<Uuid, String> = names.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(named(members, &names, query))
}

async fn role_rows(
    reader: &Reader,
    demand: &Demand,
    periods: &Periods,
    query: &HeatmapQuery,
) -> Outcome<Vec<Row>> {
    let mut members: Members = BTreeMap::new();
    for (at, owner) in demand.owners.iter().enumerate() {
        match owner {
            Owner::Role(id) => {
                members.entry(Some(*id)).or_default().push((at, vec![WHOLE; periods.len()]));
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
    let mut rows = named(members, &names, query);
    for row in &mut rows {
        let person = |(owner, _): &&(usize, Vec<i64>)| {
            demand.supply.people.get(*owner).is_some_and(|one| !one.row.generic)
        };
        row.people = row.members.iter().filter(person).count();
    }
    Ok(rows)
}

/// Rows by name, those in no group last; only those whose name has what was searched for.
fn named(members: Members, names: &HashMap<Uuid, String>, query: &HeatmapQuery) -> Vec<Row> {
    let wanted = query.q.as_deref().unwrap_or_default().trim().to_lowercase();
    let mut rows: Vec<Row> = members
        .into_iter()
        .map(|(id, members)| Row {
            id,
            name: id.and_then(|id| names.get(&id)).cloned().unwrap_or_default(),
            people: members.len(),
            members,
        })
        .filter(|row| row.name.to_lowercase().contains(&wanted))
        .collect();
    rows.sort_by_key(|row| (row.id.is_none(), row.name.to_lowercase()));
    rows
}
