//! Which projects go by which lifecycle and revision, and how well they keep to it.

use serde::{Deserialize, Serialize};
use steerco_store::{
    governance::{PlaceFilter, PlaceSort},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{lifecycle_definition::LifecycleDefinition, lifecycle_views::People, lifecycles::find};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    plan::read_json,
    shape::{Listed, PageQuery, Reference, instant, percent},
};

/// Which projects.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ComplianceQuery {
    /// In this lifecycle.
    pub lifecycle_id: Option<Uuid>,
    /// Going by this revision of it.
    pub revision: Option<i64>,
    /// `active`, `on_hold` or `ended`.
    pub state: Option<String>,
}

/// A project in its lifecycle.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComplianceLine {
    /// The project.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The lifecycle it goes by.
    pub lifecycle: Reference,
    /// The revision it goes by.
    pub revision: i64,
    /// The newest revision there is.
    pub newest_revision: i64,
    /// Name of the stage it is in.
    pub stage: String,
    /// `active`, `on_hold` or `ended`.
    pub state: String,
    /// Since when (UTC).
    pub since: String,
    /// Whether a gate waits for its decision.
    pub waits: bool,
    /// What decided gates looked at.
    pub checked: i64,
    /// How much of that was met.
    pub met: i64,
    /// Share of it; null before the first gate.
    pub compliance_percent: Option<f64>,
    /// What was done otherwise.
    pub deviations: i64,
}

/// A revision of a lifecycle, and how well what goes by it keeps to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevisionView {
    /// Which one, from 1.
    pub revision: i64,
    /// Stages and gates as they were.
    pub definition: LifecycleDefinition,
    /// Why it was written.
    pub reason: String,
    /// Who wrote it.
    pub by: Option<Reference>,
    /// When (UTC).
    pub at: String,
    /// Things that go by it and have not ended.
    pub under_way: i64,
    /// Things that went by it to the end.
    pub ended: i64,
    /// Share of what their decided gates looked at that was met; null before the first.
    pub compliance_percent: Option<f64>,
    /// What was done otherwise.
    pub deviations: i64,
}

/// Projects that have a lifecycle, of those the caller may see.
pub async fn lifecycle_compliance(
    app: &App,
    caller: &Caller,
    query: &ComplianceQuery,
    page: &PageQuery,
) -> Outcome<Listed<ComplianceLine>> {
    let (ask, sort) = page.ask("compliance")?;
    let sort = match sort.as_str() {
        "compliance" => PlaceSort::Compliance,
        "deviations" => PlaceSort::Deviations,
        "since" => PlaceSort::Since,
        _ => {
            let text = "Sort by compliance, deviations or since.";
            return Err(Failure::field("list.unknown_sort", "sort", text));
        }
    };
    let reader = app.store.read();
    let filter = PlaceFilter {
        q: page.search(),
        lifecycle: query.lifecycle_id,
        revision: query.revision,
        state: query.state.clone(),
        visible: caller.visible("project.view"),
    };
    let found = reader.lifecycle_places(&filter, sort, &ask).await?;
    let ids: Vec<Uuid> = found.items.iter().map(|row| row.subject_id).collect();
    let names = reader.project_names(&ids).await?;
    let lifecycles = reader.lifecycles(Some("project")).await?;
    let mut kinds: Vec<(Uuid, i64)> =
        found.items.iter().map(|row| (row.lifecycle_id, row.revision)).collect();
    kinds.sort();
    kinds.dedup();
    let mut definitions: Vec<((Uuid, i64), LifecycleDefinition)> = vec![];
    for (id, revision) in kinds {
        if let Some(kept) = reader.lifecycle_revision(id, revision).await? {
            definitions.push(((id, revision), read_json(&kept.definition)?));
        }
    }
    let stage_of = |row: &row::LifecyclePlace| {
        let key = (row.lifecycle_id, row.revision);
        let definition = definitions.iter().find(|(known, _)| *known == key);
        let stage = definition.and_then(|(_, definition)| definition.stage(&row.stage));
        stage.map_or_else(|| row.stage.clone(), |(_, stage)| stage.name.clone())
    };
    Ok(Listed::of(found, |row| {
        let lifecycle = lifecycles.iter().find(|one| one.id == row.lifecycle_id);
        let name = names.iter().find(|(id, _)| *id == row.subject_id);
        ComplianceLine {
            id: row.subject_id,
            name: name.map(|(_, name)| name.clone()).unwrap_or_default(),
            lifecycle: Reference {
                id: row.lifecycle_id,
                name: lifecycle.map(|one| one.name.clone()).unwrap_or_default(),
            },
            revision: row.revision,
            newest_revision: lifecycle.map_or(row.revision, |one| one.revision),
            stage: stage_of(&row),
            since: instant(row.since),
            waits: row.open_review_id.is_some(),
            checked: row.checked,
            met: row.met,
            compliance_percent: (row.checked > 0).then(|| percent(row.compliance)),
            deviations: row.deviations,
            state: row.state,
        }
    }))
}

/// Revisions of a lifecycle, newest first, with the figures of what goes by each.
pub async fn lifecycle_revisions(
    app: &App,
    _caller: &Caller,
    id: Uuid,
) -> Outcome<Listed<RevisionView>> {
    let reader = app.store.read();
    find(&reader, id).await?;
    let rows = reader.lifecycle_revisions(id).await?;
    let figures = reader.lifecycle_figures(id).await?;
    let people = People::of(&reader, rows.iter().filter_map(|row| row.actor_id).collect()).await?;
    let mut views = vec![];
    for row in rows {
        let of = figures.iter().find(|one| one.revision == row.revision);
        let share = of.and_then(|one| (one.met * 10_000).checked_div(one.checked));
        views.push(RevisionView {
            revision: row.revision,
            definition: read_json(&row.definition)?,
            reason: row.reason,
            by: row.actor_id.map(|id| people.named(id)),
            at: instant(row.created_at),
            under_way: of.map_or(0, |one| one.under_way),
            ended: of.map_or(0, |one| one.ended),
            compliance_percent: share.map(percent),
            deviations: of.map_or(0, |one| one.deviations),
        });
    }
    Ok(Listed::whole(views))
}
