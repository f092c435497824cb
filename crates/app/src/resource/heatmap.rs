//! The heatmap: what people, teams and roles have against what they are asked for, by period.

use serde::{Deserialize, Serialize};
use steerco_capacity::Cell;
use steerco_store::{Ask, Reader, resource::ResourceFilter, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    capacity_policy::{CapacityPolicyView, LoadBand, Policy, policy},
    demand::{Demand, Whose},
    heatmap_rows::{Row, Rows, open_of, rows_by},
    periods::{PeriodGrain, PeriodView, period_views, periods},
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
    // People are many: only those of the page are loaded. Teams and roles are few, and need everybody.
    let (whose, total) = if by == HeatmapRowKind::Person {
        let people = people(&reader, query).await?;
        let total = people.len();
        let page = people.into_iter().skip(skip).take(limit).collect();
        (Whose::People(page), Some(total))
    } else {
        (Whose::Everybody, None)
    };
    let demand = Demand::load(&reader, whose, &periods).await?;
    let Rows { rows, owners, cells } =
        rows_by(&reader, &demand, by, &periods, query.q.as_deref()).await?;
    let skip = if total.is_some() { 0 } else { skip };
    let shown = rows.iter().enumerate().skip(skip).take(limit);
    let views = shown.map(|(at, row)| {
        let open = open_of(&owners, &demand, row, &periods);
        row.view(cells.row(at), open, query.proposed.unwrap_or(false), &policy)
    });
    Ok(HeatmapView {
        periods: period_views(&periods),
        rows: views.collect(),
        total: total.unwrap_or(rows.len()),
        policy: policy.view(),
    })
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
