//! Teams: groups of resources.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, PageQuery, checked_name},
};

/// A group of resources.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TeamView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Free text.
    pub description: String,
    /// How many resources it has.
    pub size: i64,
}

/// A team to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewTeam {
    /// Name.
    pub name: String,
    /// Free text.
    #[serde(default)]
    pub description: String,
    /// Its key in another system.
    pub external_key: Option<String>,
}

/// Changes to a team.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchTeam {
    /// Name.
    pub name: Option<String>,
    /// Free text.
    pub description: Option<String>,
}

fn view(row: row::Team, size: i64) -> TeamView {
    TeamView {
        id: row.id,
        version: row.version,
        name: row.name,
        description: row.description,
        size,
    }
}

async fn shown(reader: &Reader, row: row::Team) -> Outcome<TeamView> {
    let size = reader.team_sizes(&[row.id]).await?.get(&row.id).copied().unwrap_or(0);
    Ok(view(row, size))
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::Team> {
    reader.find(id).await?.ok_or(Failure::NotFound("team"))
}

/// Teams by name.
pub async fn teams(app: &App, caller: &Caller, page: &PageQuery) -> Outcome<Listed<TeamView>> {
    caller.require("resource.view", Place::ORGANISATION)?;
    let (ask, _) = page.ask("name")?;
    let reader = app.store.read();
    let found = reader.teams(page.search().as_deref(), &ask).await?;
    let ids: Vec<Uuid> = found.items.iter().map(|row| row.id).collect();
    let sizes = reader.team_sizes(&ids).await?;
    Ok(Listed::of(found, |row| {
        let size = sizes.get(&row.id).copied().unwrap_or(0);
        view(row, size)
    }))
}

/// One team.
pub async fn team(app: &App, caller: &Caller, id: Uuid) -> Outcome<TeamView> {
    caller.require("resource.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    let row = find(&reader, id).await?;
    shown(&reader, row).await
}

/// Adds a team.
pub async fn create_team(app: &App, caller: &Caller, input: &NewTeam) -> Outcome<TeamView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let name = checked_name("name", &input.name)?;
    let now = now_micros();
    let row = row::Team {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        description: input.description.clone(),
        external_key: input.external_key.clone(),
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "team_created").await?;
    writer.commit().await?;
    Ok(view(row, 0))
}

/// Changes a team.
pub async fn update_team(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchTeam,
) -> Outcome<TeamView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let reader = app.store.read();
    let before = find(&reader, id).await?;
    unchanged(before.version, version, async { shown(&reader, before.clone()).await }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(description) = &patch.description {
        after.description.clone_from(description);
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = writer.update(&before, after, "team_updated").await?;
    writer.commit().await?;
    shown(&app.store.read(), after).await
}

/// Removes an empty team.
pub async fn delete_team(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let reader = app.store.read();
    let row = find(&reader, id).await?;
    unchanged(row.version, version, async { shown(&reader, row.clone()).await }).await?;
    let size = reader.team_size(id).await?;
    if size > 0 {
        return Err(Failure::refused(
            "resource.team_not_empty",
            format!("It still has {size} people. Move them to another team first."),
        ));
    }
    let promised = reader.allocation_uses(id).await?;
    if promised > 0 {
        let text = format!(
            "Its time is promised or proposed to projects ({promised} lines of staffing). Name people for it, or \
             remove those lines, first."
        );
        return Err(Failure::refused("resource.team_promised", text));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.delete(&row, "team_deleted").await?;
    writer.commit().await?;
    Ok(())
}
