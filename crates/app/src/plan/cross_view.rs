//! Dependencies between projects as people see them: both ends, what is agreed, what is wrong and
//! what to do about it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{
    Reader,
    plan::{CrossEnd, CrossFilter, CrossLine},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    cross_links::{remedy, starts},
    give_get_view::filter_at,
    words,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Listed, Reference, civil, instant},
};

/// A task at one end of a dependency between projects.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CrossEndView {
    /// The task.
    pub task_id: Uuid,
    /// Its name.
    pub name: String,
    /// Its WBS code.
    pub wbs: String,
    /// Its project.
    pub project: Reference,
    /// Computed start.
    pub start: String,
    /// Computed finish.
    pub finish: String,
    /// Who answers for it.
    pub owner: Option<Reference>,
    /// Whether the caller may look at the project.
    pub visible: bool,
    /// Whether the caller may change tasks there.
    pub editable: bool,
}

/// What is wrong with a dependency, and what to do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DependencyConflict {
    /// `not_kept`, `agreed_date_missed` or `not_agreed`.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

/// A dependency between projects.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CrossDependencyView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The driving task.
    pub predecessor: CrossEndView,
    /// The driven task.
    pub successor: CrossEndView,
    /// `FS`, `SS`, `FF` or `SF`.
    pub kind: String,
    /// As people write it: `+2d`; empty for none.
    pub lag_text: String,
    /// `propagate` or `warn`.
    pub policy: String,
    /// By when the driving task is to be at its end.
    pub agreed_date: Option<String>,
    /// When that was agreed (UTC); a proposal until then.
    pub agreed_at: Option<String>,
    /// Who agreed.
    pub agreed_by: Option<Reference>,
    /// The agreement, not closed yet, that the link is part of, and what it gives in words. Its date, its owners
    /// and whether it moves dates are changed there, and it goes with the agreement.
    pub agreement: Option<Reference>,
    /// Free text.
    pub note: String,
    /// Whether it decides the date of the driven task.
    pub driving: bool,
    /// What is wrong with it.
    pub conflicts: Vec<DependencyConflict>,
}

/// Which page of dependencies between projects.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CrossQuery {
    /// Only those with this task at an end.
    pub task_id: Option<Uuid>,
    /// `next` of the page before.
    pub after: Option<Uuid>,
    /// Most entries, 1 to 200; 50 unless told.
    pub limit: Option<u64>,
}

/// Where to look for dependencies between projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrossPlace {
    /// With an end in this project.
    Project(Uuid),
    /// With an end in a project of this program.
    Program(Uuid),
    /// With an end in a project of this portfolio.
    Portfolio(Uuid),
    /// Wherever the caller may see projects.
    Everywhere,
}

/// Dependencies between projects at a place the caller may see; `in_conflict` leaves only those
/// that someone has to do something about.
pub async fn cross_dependencies(
    app: &App,
    caller: &Caller,
    place: CrossPlace,
    in_conflict: bool,
    query: &CrossQuery,
) -> Outcome<Listed<CrossDependencyView>> {
    let reader = app.store.read();
    let filter = CrossFilter {
        task_id: query.task_id,
        in_conflict,
        ..filter_at(&reader, caller, place).await?.links()
    };
    let limit = query.limit.unwrap_or(50).clamp(1, 200);
    let total = reader.cross_dependency_count(&filter).await?;
    let mut lines = reader.cross_dependencies(&filter, query.after, limit + 1).await?;
    let more = u64::try_from(lines.len()).unwrap_or(0) > limit;
    if more {
        lines.pop();
    }
    let next = lines.last().filter(|_| more).map(|line| line.row.id.to_string());
    let items = views(&reader, caller, lines).await?;
    Ok(Listed { items, next, total, more_than_total: false })
}

/// A dependency between projects with its ends.
pub(super) async fn line_of(app: &App, id: Uuid) -> Outcome<CrossLine> {
    let reader = app.store.read();
    let row = reader.find::<row::CrossDependency>(id).await?;
    let row = row.ok_or(Failure::NotFound("dependency"))?;
    reader.cross_lines(vec![row]).await?.pop().ok_or(Failure::NotFound("dependency"))
}

/// One as the caller sees it.
pub(super) async fn view(app: &App, caller: &Caller, id: Uuid) -> Outcome<CrossDependencyView> {
    let line = line_of(app, id).await?;
    let found = views(&app.store.read(), caller, vec![line]).await?.pop();
    found.ok_or(Failure::NotFound("dependency"))
}

async fn views(
    reader: &Reader,
    caller: &Caller,
    lines: Vec<CrossLine>,
) -> Outcome<Vec<CrossDependencyView>> {
    let people = |line: &CrossLine| {
        let row = &line.row;
        [row.agreed_by, row.predecessor_owner_id, row.successor_owner_id]
    };
    let mut ids: Vec<Uuid> = lines.iter().flat_map(people).flatten().collect();
    ids.sort();
    ids.dedup();
    let names = reader.get_many::<row::User>(&ids).await?;
    let names: HashMap<Uuid, String> = names.into_iter().map(|row| (row.id, row.name)).collect();
    let links: Vec<Uuid> = lines.iter().map(|line| line.row.id).collect();
    let mut agreements = HashMap::new();
    for give in reader.give_gets_of_links(&links).await? {
        let Some(link) = give.cross_dependency_id else { continue };
        agreements.entry(link).or_insert(Reference { id: give.id, name: give.given });
    }
    let shown = |line: CrossLine| {
        let agreement = agreements.remove(&line.row.id);
        shown(caller, &names, line, agreement)
    };
    Ok(lines.into_iter().map(shown).collect())
}

fn shown(
    caller: &Caller,
    names: &HashMap<Uuid, String>,
    line: CrossLine,
    agreement: Option<Reference>,
) -> CrossDependencyView {
    let person = |id: Option<Uuid>| {
        id.map(|id| Reference { id, name: names.get(&id).cloned().unwrap_or_default() })
    };
    let end = |end: &CrossEnd, project: &row::Project, owner: Option<Uuid>| CrossEndView {
        task_id: end.id,
        name: end.name.clone(),
        wbs: end.wbs_shown.clone(),
        project: Reference { id: project.id, name: project.name.clone() },
        start: civil(end.start),
        finish: civil(end.finish),
        owner: person(owner),
        visible: caller.may("project.view", Place::project(project)),
        editable: caller.may("task.edit", Place::project(project)),
    };
    let row = &line.row;
    let settings = words::plan_project(&line.successor_project);
    CrossDependencyView {
        id: row.id,
        version: row.version,
        predecessor: end(&line.predecessor, &line.predecessor_project, row.predecessor_owner_id),
        successor: end(&line.successor, &line.successor_project, row.successor_owner_id),
        kind: row.kind.clone(),
        lag_text: words::lag_text(&row.lag_kind, row.lag, row.lag_format, &settings),
        policy: row.policy.clone(),
        agreed_date: row.agreed_date.map(civil),
        agreed_at: row.agreed_at.map(instant),
        agreed_by: person(row.agreed_by),
        agreement,
        note: row.note.clone(),
        driving: line.successor.driver_id == Some(row.id),
        conflicts: conflicts(&line),
    }
}

fn conflicts(line: &CrossLine) -> Vec<DependencyConflict> {
    let row = &line.row;
    let mut found = vec![];
    let mut say = |code: &str, message: String, remedy: &str| {
        found.push(DependencyConflict { code: code.into(), message, remedy: remedy.into() });
    };
    if let Some(asked) = row.asked {
        let message = format!(
            "“{}” is planned before {}, where “{}” leads to.",
            line.successor.name,
            civil(asked),
            line.predecessor.name
        );
        say("not_kept", message, remedy(row));
    }
    let end = if starts(&row.kind) { row.seen_start } else { row.seen_finish };
    if let Some(agreed) = row.agreed_date.filter(|agreed| end > *agreed) {
        let message = format!(
            "“{}” was to be there on {} and is planned for {}.",
            line.predecessor.name,
            civil(agreed),
            civil(end)
        );
        let remedy = "Shorten what drives it, or propose a later date to both owners.";
        say("agreed_date_missed", message, remedy);
    }
    if row.agreed_date.is_some() && row.agreed_at.is_none() {
        let message = format!(
            "The date for “{}” is proposed; project “{}” has not answered.",
            line.predecessor.name, line.predecessor_project.name
        );
        say("not_agreed", message, "Ask the owner of the driving task to agree or decline.");
    }
    found
}
