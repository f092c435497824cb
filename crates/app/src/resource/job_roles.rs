//! Roles: what people do, such as Developer or Welder. What they may do in Steerco is another
//! matter: roles of access.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, PageQuery, checked_name, instant},
};

/// What people do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JobRoleView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// What someone in it does.
    pub description: String,
    /// Not offered any more.
    pub archived: bool,
    /// Its key in another system.
    pub external_key: Option<String>,
    /// Last change (UTC).
    pub updated_at: String,
}

/// A role to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewJobRole {
    /// Name.
    pub name: String,
    /// What someone in it does.
    #[serde(default)]
    pub description: String,
    /// Its key in another system.
    pub external_key: Option<String>,
}

/// Changes to a role.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchJobRole {
    /// Name.
    pub name: Option<String>,
    /// What someone in it does.
    pub description: Option<String>,
    /// Not offered any more.
    pub archived: Option<bool>,
}

/// Which roles.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct JobRoleQuery {
    /// Archived ones too.
    pub archived: Option<bool>,
}

fn view(row: row::JobRole) -> JobRoleView {
    JobRoleView {
        id: row.id,
        version: row.version,
        name: row.name,
        description: row.description,
        archived: row.archived,
        external_key: row.external_key,
        updated_at: instant(row.updated_at),
    }
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::JobRole> {
    reader.find(id).await?.ok_or(Failure::NotFound("role"))
}

/// Roles by name.
pub async fn job_roles(
    app: &App,
    caller: &Caller,
    query: &JobRoleQuery,
    page: &PageQuery,
) -> Outcome<Listed<JobRoleView>> {
    caller.require("resource.view", Place::ORGANISATION)?;
    let (ask, _) = page.ask("name")?;
    let archived = query.archived.unwrap_or(false);
    let found = app.store.read().job_roles(page.search().as_deref(), archived, &ask).await?;
    Ok(Listed::of(found, view))
}

/// One role.
pub async fn job_role(app: &App, caller: &Caller, id: Uuid) -> Outcome<JobRoleView> {
    caller.require("resource.view", Place::ORGANISATION)?;
    Ok(view(find(&app.store.read(), id).await?))
}

/// Adds a role.
pub async fn create_job_role(
    app: &App,
    caller: &Caller,
    input: &NewJobRole,
) -> Outcome<JobRoleView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let name = checked_name("name", &input.name)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = row::JobRole {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        description: input.description.trim().to_owned(),
        archived: false,
        external_key: input.external_key.clone(),
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "job_role_created").await?;
    writer.commit().await?;
    Ok(view(row))
}

/// Changes a role, or takes it from what is offered.
pub async fn update_job_role(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchJobRole,
) -> Outcome<JobRoleView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    unchanged(before.version, version, async { Ok(view(before.clone())) }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(description) = &patch.description {
        after.description = description.trim().to_owned();
    }
    after.archived = patch.archived.unwrap_or(before.archived);
    let after = writer.update(&before, after, "job_role_updated").await?;
    writer.commit().await?;
    Ok(view(after))
}

/// Removes a role that nothing refers to.
pub async fn delete_job_role(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    unchanged(row.version, version, async { Ok(view(row.clone())) }).await?;
    let uses = writer.job_role_uses(id).await?;
    if uses > 0 {
        let text = format!(
            "{uses} people have it, had it, or will. Archive it instead: it is not offered any more, \
             and the past stays."
        );
        return Err(Failure::refused("resource.role_in_use", text));
    }
    writer.delete(&row, "job_role_deleted").await?;
    writer.commit().await?;
    Ok(())
}
