//! Scoring models: what counts and by how much. A change of the criteria makes a new version; what was
//! assessed under an older one stays as it is.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, fold, now_micros, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::assessments::carry_over;
use super::criteria::{Body, Criterion, METHODS, checked};
use super::portfolios::owners;
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    plan::{read_json, write_json},
    shape::{Listed, PageQuery, Reference, checked_name, instant},
};

/// A scoring model as it is in force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScoringModelView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// `weighted`, `wsjf`, `rice`, `ice`, `npv`, `pi`, `irr`, `ecv`, `cd3`, `moscow` or `kano`; never changes.
    pub method: String,
    /// Version in force, from 1.
    pub number: i64,
    /// What counts.
    pub criteria: Vec<Criterion>,
    /// Discount per period, of `npv` and `pi`.
    pub rate_percent: f64,
    /// Not offered any more.
    pub archived: bool,
    /// Last change (UTC).
    pub updated_at: String,
}

/// What a model said from one change to the next.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScoringVersionView {
    /// Number of the version, from 1.
    pub number: i64,
    /// What counted.
    pub criteria: Vec<Criterion>,
    /// Discount per period, of `npv` and `pi`.
    pub rate_percent: f64,
    /// Who made it.
    pub author: Option<Reference>,
    /// When (UTC).
    pub created_at: String,
}

/// A model to start from.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ScoringTemplate {
    /// Stable key.
    pub key: String,
    /// Name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// How measures become a score.
    pub method: String,
    /// What counts.
    pub criteria: Vec<Criterion>,
    /// Discount per period, of `npv` and `pi`.
    pub rate_percent: f64,
}

/// A model to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewScoringModel {
    /// Name.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub description: String,
    /// `weighted`, `wsjf`, `rice`, `ice`, `npv`, `pi`, `irr`, `ecv`, `cd3`, `moscow` or `kano`.
    pub method: String,
    /// What counts.
    pub criteria: Vec<Criterion>,
    /// Discount per period, of `npv` and `pi`.
    #[serde(default)]
    pub rate_percent: f64,
}

/// Changes to a model.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchScoringModel {
    /// Name.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// What counts; another list makes a new version.
    pub criteria: Option<Vec<Criterion>>,
    /// Discount per period, of `npv`; another rate makes a new version.
    pub rate_percent: Option<f64>,
    /// Not offered any more.
    pub archived: Option<bool>,
    /// With a new version, assessments that answer all its criteria count for it too; true unless told.
    pub carry_over: Option<bool>,
}

/// Which models.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ScoringModelQuery {
    /// Archived ones too.
    pub archived: Option<bool>,
}

/// Refuses who may see no project at all.
pub(super) fn require_scores(caller: &Caller) -> Outcome<()> {
    if caller.may_somewhere("project.view") {
        Ok(())
    } else {
        Err(Failure::Forbidden { permission: "project.view" })
    }
}

fn view(row: row::ScoringModel, body: Body) -> ScoringModelView {
    ScoringModelView {
        id: row.id,
        version: row.version,
        name: row.name,
        description: row.description,
        method: row.method,
        number: row.number,
        criteria: body.criteria,
        rate_percent: body.rate_percent,
        archived: row.archived,
        updated_at: instant(row.updated_at),
    }
}

/// A model with what its version in force says.
pub(super) async fn find(reader: &Reader, id: Uuid) -> Outcome<(row::ScoringModel, Body)> {
    let row = reader.find::<row::ScoringModel>(id).await?;
    let row = row.ok_or(Failure::NotFound("scoring model"))?;
    let body = body_of(reader, &row, row.number).await?;
    Ok((row, body))
}

/// The criteria of the version in force.
pub(super) async fn criteria_in_force(
    reader: &Reader,
    model: &row::ScoringModel,
) -> Outcome<Vec<Criterion>> {
    Ok(body_of(reader, model, model.number).await?.criteria)
}

/// What one version of a model says.
pub(super) async fn body_of(
    reader: &Reader,
    model: &row::ScoringModel,
    number: i64,
) -> Outcome<Body> {
    let at = row::ScoringModel { number, ..model.clone() };
    let rows = reader.current_scoring_versions(&[at]).await?;
    let row = rows.first().ok_or(Failure::NotFound("version of the scoring model"))?;
    read_json(&row.body)
}

/// Models to start from.
pub async fn scoring_templates(_app: &App, caller: &Caller) -> Outcome<Listed<ScoringTemplate>> {
    require_scores(caller)?;
    Ok(Listed::whole(read_json(include_str!("scoring_templates.json"))?))
}

/// Scoring models by name.
pub async fn scoring_models(
    app: &App,
    caller: &Caller,
    query: &ScoringModelQuery,
    page: &PageQuery,
) -> Outcome<Listed<ScoringModelView>> {
    require_scores(caller)?;
    let (ask, _) = page.ask("name")?;
    let reader = app.store.read();
    let search = page.search();
    let archived = query.archived.unwrap_or(false);
    let found = reader.scoring_models(search.as_deref(), archived, &ask).await?;
    let versions = reader.current_scoring_versions(&found.items).await?;
    Listed::try_of(found, |row| {
        let version = versions.iter().find(|one| one.model_id == row.id);
        let body = version.ok_or_else(|| Failure::Fault("a model has no version".into()))?;
        let body = read_json(&body.body)?;
        Ok(view(row, body))
    })
}

/// One scoring model.
pub async fn scoring_model(app: &App, caller: &Caller, id: Uuid) -> Outcome<ScoringModelView> {
    require_scores(caller)?;
    let (row, body) = find(&app.store.read(), id).await?;
    Ok(view(row, body))
}

/// What a model said before, newest first.
pub async fn scoring_versions(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<Listed<ScoringVersionView>> {
    require_scores(caller)?;
    let reader = app.store.read();
    find(&reader, id).await?;
    let rows = reader.scoring_versions(id).await?;
    let authors = owners(&reader, rows.iter().map(|row| Some(row.author_id))).await?;
    let view = |row: row::ScoringVersion| {
        let body: Body = read_json(&row.body)?;
        Ok(ScoringVersionView {
            number: row.number,
            criteria: body.criteria,
            rate_percent: body.rate_percent,
            author: authors.iter().find(|one| one.id == row.author_id).cloned(),
            created_at: instant(row.created_at),
        })
    };
    Ok(Listed::whole(rows.into_iter().map(view).collect::<Outcome<_>>()?))
}

async fn put_version(
    writer: &mut Writer<'_>,
    caller: &Caller,
    model: &row::ScoringModel,
    body: &Body,
) -> Outcome<()> {
    let now = writer.at();
    let row = row::ScoringVersion {
        id: Uuid::now_v7(),
        version: 1,
        model_id: model.id,
        number: model.number,
        body: write_json(body)?,
        author_id: caller.user_id,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&row, "scoring_version_created").await?;
    Ok(())
}

/// Adds a scoring model.
pub async fn create_scoring_model(
    app: &App,
    caller: &Caller,
    input: &NewScoringModel,
) -> Outcome<ScoringModelView> {
    caller.require("scoring.configure", Place::ORGANISATION)?;
    let name = checked_name("name", &input.name)?;
    if !METHODS.contains(&input.method.as_str()) {
        let text = format!("Choose one of {}.", METHODS.join(", "));
        return Err(Failure::field("scoring.unknown_method", "method", text));
    }
    let body = checked(&input.method, &input.criteria, input.rate_percent)?;
    let now = now_micros();
    let row = row::ScoringModel {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        description: input.description.trim().to_owned(),
        method: input.method.clone(),
        number: 1,
        archived: false,
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "scoring_model_created").await?;
    put_version(&mut writer, caller, &row, &body).await?;
    writer.commit().await?;
    Ok(view(row, body))
}

/// Changes a scoring model; other criteria make a new version.
pub async fn update_scoring_model(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchScoringModel,
) -> Outcome<ScoringModelView> {
    caller.require("scoring.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, old) = find(&writer, id).await?;
    unchanged(before.version, version, async { Ok(view(before.clone(), old.clone())) }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(description) = &patch.description {
        after.description = description.trim().to_owned();
    }
    after.archived = patch.archived.unwrap_or(before.archived);
    let criteria = patch.criteria.as_deref().unwrap_or(&old.criteria);
    let body = checked(&before.method, criteria, patch.rate_percent.unwrap_or(old.rate_percent))?;
    if body != old {
        after.number += 1;
    }
    let after = writer.update(&before, after, "scoring_model_updated").await?;
    if body != old {
        put_version(&mut writer, caller, &after, &body).await?;
        if patch.carry_over.unwrap_or(true) {
            carry_over(&mut writer, &after, before.number, &body).await?;
        }
    }
    writer.commit().await?;
    Ok(view(after, body))
}

/// Removes a scoring model that nothing was assessed with.
pub async fn delete_scoring_model(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<()> {
    caller.require("scoring.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (row, body) = find(&writer, id).await?;
    unchanged(row.version, version, async { Ok(view(row.clone(), body)) }).await?;
    let assessed = writer.assessment_count(id).await?;
    if assessed > 0 {
        let text = format!(
            "It has {assessed} assessments, which decisions may rest on. Archive it instead: it is \
             not offered any more, and its scores stay."
        );
        return Err(Failure::refused("scoring.in_use", text));
    }
    writer.delete(&row, "scoring_model_deleted").await?;
    writer.commit().await?;
    Ok(())
}
