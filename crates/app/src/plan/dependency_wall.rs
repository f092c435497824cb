//! The dependency wall: which project gives which other what, as a table of giving by receiving projects.

use std::collections::BTreeMap;

use serde::Serialize;
use steerco_store::{
    plan::{CrossFilter, GiveGetFilter, GiveGetLine},
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    CrossPlace,
    give_get_health::{Dates, GiveGetRag},
    give_get_view::filter_at,
};
use crate::{
    App, Outcome,
    access::{Caller, Place},
    shape::{Listed, PageQuery, Reference, civil},
};

/// Most agreements, and most links, read for one page.
const MOST: usize = 2_000;

/// Something that is given, in a cell.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WallGive {
    /// The agreement.
    pub id: Uuid,
    /// What is given.
    pub given: String,
    /// `proposed` or `agreed`.
    pub state: String,
    /// By when.
    pub agreed_date: String,
    /// How it stands.
    pub rag: GiveGetRag,
    /// Why, in words.
    pub rag_reason: String,
}

/// What one project gives another.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WallCell {
    /// The project that gets it.
    pub receiver: Reference,
    /// Whether the caller may look at that project.
    pub visible: bool,
    /// Proposed and agreed, by date.
    pub gives: Vec<WallGive>,
    /// The worst of them.
    pub worst: Option<GiveGetRag>,
    /// Links between tasks without an agreement.
    pub links: u64,
}

/// What one project gives others.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WallRow {
    /// The project that gives.
    pub giver: Reference,
    /// Whether the caller may look at it.
    pub visible: bool,
    /// By the name of the receiving project.
    pub cells: Vec<WallCell>,
}

/// One page of the dependency wall.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DependencyWall {
    /// The projects that give.
    pub items: Vec<WallRow>,
    /// Give this as `after` for the next page; null on the last.
    pub next: Option<String>,
    /// How many projects give something.
    pub total: u64,
    /// Whether there are more than `total`.
    pub more_than_total: bool,
    /// These projects have more agreements or links than are read for one page: 2,000 of each. The rest is
    /// missing here and stands in the lists of the projects.
    pub truncated: bool,
}

/// The dependency wall of a place that the caller may see; a page has so many giving projects, by name.
pub async fn dependency_wall(
    app: &App,
    caller: &Caller,
    place: CrossPlace,
    page: &PageQuery,
) -> Outcome<DependencyWall> {
    let reader = app.store.snapshot().await?;
    let (ask, _) = page.ask("name")?;
    let here = filter_at(&reader, caller, place).await?;
    let gives = GiveGetFilter { states: vec!["proposed", "agreed"], ..here.clone() };
    let links = here.links();
    let found = reader.giving_projects(&gives, &links, &ask).await?;
    let ids: Vec<Uuid> = found.items.iter().map(|row| row.id).collect();
    let gives = GiveGetFilter { givers: Some(ids.clone()), ..gives };
    // One more than is shown tells whether there are more.
    let mut gives = reader.give_gets(&gives, None, MOST as u64 + 1).await?;
    let links = CrossFilter { drivers: Some(ids), ..links };
    let mut links = reader.cross_dependencies(&links, None, MOST as u64 + 1).await?;
    let truncated = gives.len() > MOST || links.len() > MOST;
    gives.truncate(MOST);
    links.truncate(MOST);
    let link_ids: Vec<Uuid> = links.iter().map(|line| line.row.id).collect();
    let bound = reader.give_gets_of_links(&link_ids).await?;
    let bound: Vec<Uuid> = bound.iter().filter_map(|give| give.cross_dependency_id).collect();
    let sees = |project: &row::Project| caller.may("project.view", Place::project(project));
    let mut cells: BTreeMap<(Uuid, String, Uuid), WallCell> = BTreeMap::new();
    let mut cell = |giver: Uuid, receiver: &row::Project, with: &dyn Fn(&mut WallCell)| {
        let key = (giver, receiver.name_folded.clone(), receiver.id);
        with(cells.entry(key).or_insert_with(|| WallCell {
            receiver: Reference { id: receiver.id, name: receiver.name.clone() },
            visible: sees(receiver),
            gives: vec![],
            worst: None,
            links: 0,
        }));
    };
    for line in &gives {
        cell(line.row.giver_project_id, &line.receiver_project, &|cell| {
            let give = given(line);
            cell.worst = cell.worst.max(Some(give.rag));
            cell.gives.push(give);
        });
    }
    for line in links.iter().filter(|line| !bound.contains(&line.row.id)) {
        cell(line.row.predecessor_project_id, &line.successor_project, &|cell| cell.links += 1);
    }
    let row = |project: row::Project| {
        let own = cells.range((project.id, String::new(), Uuid::nil())..);
        let own = own.take_while(|((giver, ..), _)| *giver == project.id);
        let mut own: Vec<WallCell> = own.map(|(_, cell)| cell.clone()).collect();
        for cell in &mut own {
            cell.gives
                .sort_by(|one, two| (&one.agreed_date, one.id).cmp(&(&two.agreed_date, two.id)));
        }
        WallRow {
            visible: sees(&project),
            giver: Reference { id: project.id, name: project.name },
            cells: own,
        }
    };
    let Listed { items, next, total, more_than_total } = Listed::of(found, row);
    Ok(DependencyWall { items, next, total, more_than_total, truncated })
}

/// What is given, and how it stands.
pub(crate) fn given(line: &GiveGetLine) -> WallGive {
    let (rag, rag_reason) = Dates::of(line).health();
    WallGive {
        id: line.row.id,
        given: line.row.given.clone(),
        state: line.row.state.clone(),
        agreed_date: civil(line.row.agreed_date),
        rag,
        rag_reason,
    }
}
