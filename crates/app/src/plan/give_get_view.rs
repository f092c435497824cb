//! Agreements between projects as people see them: both ends, the dates, how it stands and what one may do.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{
    Reader,
    plan::{CrossEnd, GiveGetFilter, GiveGetLine},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    CrossPlace,
    give_get_health::{Dates, GiveGetRag},
    projects::visible_project,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Listed, Reference, civil, instant},
};

/// One side of an agreement.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GiveGetEnd {
    /// The project.
    pub project: Reference,
    /// The task; null when the project as a whole gives or gets, or the task is gone.
    pub task: Option<Reference>,
    /// WBS code of the task.
    pub wbs: String,
    /// Planned start of the task, or of the project.
    pub start: String,
    /// Planned finish of the task, or of the project.
    pub finish: String,
    /// Who answers for this side.
    pub owner: Option<Reference>,
    /// Whether the caller may look at the project.
    pub visible: bool,
    /// Whether the caller may change tasks there.
    pub editable: bool,
}

/// What one project gives another.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GiveGetView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// What is given, in words.
    pub given: String,
    /// Who gives.
    pub giver: GiveGetEnd,
    /// Who gets.
    pub receiver: GiveGetEnd,
    /// By when it is to be there; a proposal until `state` is `agreed`.
    pub agreed_date: String,
    /// From when the receiver cannot do without.
    pub needed_date: String,
    /// When it will be there as planned: the finish of the giving task, or of the giving project.
    pub forecast: String,
    /// `alert`: people are told; `carry`: the receiving task follows the giving one.
    pub policy: String,
    /// A link between the two tasks moves the receiving one.
    pub carried: bool,
    /// Its policy is to carry the date and it is agreed, but the link between the tasks is gone.
    pub link_missing: bool,
    /// `proposed`, `agreed`, `delivered` or `withdrawn`.
    pub state: String,
    /// Which side proposed the terms as they stand: `giver` or `receiver`.
    pub proposed_side: String,
    /// Who did.
    pub proposed_by: Reference,
    /// When (UTC).
    pub proposed_at: String,
    /// Who agreed for the other side.
    pub agreed_by: Option<Reference>,
    /// When (UTC).
    pub agreed_at: Option<String>,
    /// Who said that it is delivered, or withdrew it.
    pub closed_by: Option<Reference>,
    /// When (UTC).
    pub closed_at: Option<String>,
    /// When it was there.
    pub delivered_date: Option<String>,
    /// Why it was withdrawn.
    pub reason: String,
    /// Free text.
    pub note: String,
    /// How it stands; null once it is delivered or withdrawn.
    pub rag: Option<GiveGetRag>,
    /// Why, in words.
    pub rag_reason: String,
    /// The caller may agree to it as it stands.
    pub may_agree: bool,
    /// The caller may change or withdraw it.
    pub may_change: bool,
    /// The caller may say that it is delivered.
    pub may_deliver: bool,
}

/// Which agreements.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct GiveGetQuery {
    /// Of a project: `giver` for what it gives, `receiver` for what it gets.
    pub side: Option<String>,
    /// `open` (proposed or agreed), `closed`, or one state; all when absent.
    pub state: Option<String>,
    /// Only those that wait for an answer or are forecast behind a date.
    pub attention: Option<bool>,
    /// `next` of the page before.
    pub after: Option<Uuid>,
    /// Most entries, 1 to 200; 50 unless told.
    pub limit: Option<u64>,
}

/// States by what a query calls them.
fn states(asked: Option<&str>) -> Outcome<Vec<&'static str>> {
    Ok(match asked.unwrap_or_default() {
        "" => vec![],
        "open" => vec!["proposed", "agreed"],
        "closed" => vec!["delivered", "withdrawn"],
        "proposed" => vec!["proposed"],
        "agreed" => vec!["agreed"],
        "delivered" => vec!["delivered"],
        "withdrawn" => vec!["withdrawn"],
        _ => {
            let text = "Choose open, closed, proposed, agreed, delivered or withdrawn.";
            return Err(Failure::field("give_get.unknown_state", "state", text));
        }
    })
}

/// The side with this name.
pub(super) fn side_of(field: &str, asked: &str) -> Outcome<&'static str> {
    match asked {
        "giver" => Ok("giver"),
        "receiver" => Ok("receiver"),
        _ => Err(Failure::field("give_get.unknown_side", field, "Choose giver or receiver.")),
    }
}

/// A filter for a place that the caller may see.
pub(super) async fn filter_at(
    reader: &Reader,
    caller: &Caller,
    place: CrossPlace,
) -> Outcome<GiveGetFilter> {
    let mut filter =
        GiveGetFilter { visible: caller.visible("project.view"), ..GiveGetFilter::default() };
    match place {
        CrossPlace::Project(id) => {
            visible_project(reader, caller, id, "project.view").await?;
            filter.project_id = Some(id);
        }
        CrossPlace::Program(id) => {
            let row = reader.find::<row::Program>(id).await?.ok_or(Failure::NotFound("program"))?;
            caller.require("program.view", Place::program(&row))?;
            filter.program_id = Some(id);
        }
        CrossPlace::Portfolio(id) => {
            let found = reader.find::<row::Portfolio>(id).await?;
            found.ok_or(Failure::NotFound("portfolio"))?;
            caller.require("portfolio.view", Place::portfolio(id))?;
            filter.portfolio_id = Some(id);
        }
        CrossPlace::Everywhere => caller.require_somewhere("project.view")?,
    }
    Ok(filter)
}

/// Agreements with an end in a place that the caller may see, newest first.
pub async fn give_gets(
    app: &App,
    caller: &Caller,
    place: CrossPlace,
    query: &GiveGetQuery,
) -> Outcome<Listed<GiveGetView>> {
    let reader = app.store.read();
    let filter = GiveGetFilter {
        side: query.side.as_deref().map(|side| side_of("side", side)).transpose()?,
        states: states(query.state.as_deref())?,
        attention: query.attention.unwrap_or(false),
        ..filter_at(&reader, caller, place).await?
    };
    let limit = query.limit.unwrap_or(50).clamp(1, 200);
    let total = reader.give_get_count(&filter).await?;
    let mut lines = reader.give_gets(&filter, query.after, limit + 1).await?;
    let more = u64::try_from(lines.len()).unwrap_or(0) > limit;
    if more {
        lines.pop();
    }
    let next = lines.last().filter(|_| more).map(|line| line.row.id.to_string());
    let items = views(&reader, caller, &lines).await?;
    Ok(Listed { items, next, total, more_than_total: false })
}

/// One agreement, for whoever may see one of its ends.
pub async fn give_get(app: &App, caller: &Caller, id: Uuid) -> Outcome<GiveGetView> {
    let reader = app.store.read();
    let line = visible_line(&reader, caller, id).await?;
    one(&reader, caller, line).await
}

/// The agreement with its ends, if the caller may see one of them.
pub(super) async fn visible_line(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<GiveGetLine> {
    let row = reader.find::<row::GiveGet>(id).await?.ok_or(Failure::NotFound("agreement"))?;
    let found = reader.give_get_lines(vec![row]).await?.pop();
    let line = found.ok_or(Failure::NotFound("agreement"))?;
    let ends = [&line.giver_project, &line.receiver_project];
    if ends.iter().any(|project| caller.may("project.view", Place::project(project))) {
        return Ok(line);
    }
    Err(Failure::Forbidden { permission: "project.view" })
}

/// One as the caller sees it.
pub(super) async fn one(
    reader: &Reader,
    caller: &Caller,
    line: GiveGetLine,
) -> Outcome<GiveGetView> {
    let found = views(reader, caller, &[line]).await?.pop();
    found.ok_or(Failure::NotFound("agreement"))
}

async fn views(
    reader: &Reader,
    caller: &Caller,
    lines: &[GiveGetLine],
) -> Outcome<Vec<GiveGetView>> {
    let people = |line: &GiveGetLine| {
        let row = &line.row;
        let owners = [row.giver_owner_id, row.receiver_owner_id];
        owners.into_iter().chain([Some(row.proposed_by), row.agreed_by, row.closed_by])
    };
    let mut ids: Vec<Uuid> = lines.iter().flat_map(people).flatten().collect();
    ids.sort();
    ids.dedup();
    let names = reader.get_many::<row::User>(&ids).await?;
    let names: HashMap<Uuid, String> = names.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(lines.iter().map(|line| shown(caller, &names, line)).collect())
}

fn shown(caller: &Caller, names: &HashMap<Uuid, String>, line: &GiveGetLine) -> GiveGetView {
    let named = |id: Uuid| Reference { id, name: names.get(&id).cloned().unwrap_or_default() };
    let end = |task: Option<&CrossEnd>, project: &row::Project, owner: Option<Uuid>| GiveGetEnd {
        project: Reference { id: project.id, name: project.name.clone() },
        task: task.map(|task| Reference { id: task.id, name: task.name.clone() }),
        wbs: task.map(|task| task.wbs_shown.clone()).unwrap_or_default(),
        start: civil(task.map_or(project.computed_start, |task| task.start)),
        finish: civil(task.map_or(project.computed_finish, |task| task.finish)),
        owner: owner.map(named),
        visible: caller.may("project.view", Place::project(project)),
        editable: caller.may("task.edit", Place::project(project)),
    };
    let row = &line.row;
    let giver = end(line.giver_task.as_ref(), &line.giver_project, row.giver_owner_id);
    let receiver = end(line.receiver_task.as_ref(), &line.receiver_project, row.receiver_owner_id);
    let (proposed, agreed) = (row.state == "proposed", row.state == "agreed");
    let asked = if row.proposed_side == "giver" { &receiver } else { &giver };
    let (rag, rag_reason) = Dates::of(line).health();
    GiveGetView {
        id: row.id,
        version: row.version,
        may_agree: proposed && asked.editable,
        may_change: (proposed || agreed) && (giver.editable || receiver.editable),
        may_deliver: agreed && receiver.editable,
        giver,
        receiver,
        given: row.given.clone(),
        agreed_date: civil(row.agreed_date),
        needed_date: civil(row.needed_date),
        forecast: civil(line.forecast()),
        policy: row.policy.clone(),
        carried: line.link.as_ref().is_some_and(|link| link.policy == "propagate"),
        link_missing: agreed && row.policy == "carry" && line.link.is_none(),
        state: row.state.clone(),
        proposed_side: row.proposed_side.clone(),
        proposed_by: named(row.proposed_by),
        proposed_at: instant(row.proposed_at),
        agreed_by: row.agreed_by.filter(|_| !proposed).map(named),
        agreed_at: row.agreed_at.filter(|_| !proposed).map(instant),
        closed_by: row.closed_by.map(named),
        closed_at: row.closed_at.map(instant),
        delivered_date: row.delivered_date.map(civil),
        reason: row.reason.clone(),
        note: row.note.clone(),
        rag: (proposed || agreed).then_some(rag),
        rag_reason: if proposed || agreed { rag_reason } else { String::new() },
    }
}
