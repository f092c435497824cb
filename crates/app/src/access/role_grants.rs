//! Who has which role where.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, now_micros, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{Caller, Place};
use crate::{
    App, Failure, Outcome,
    failure::same_version,
    shape::{Listed, Reference},
};

/// A role to show.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleReference {
    /// Which role.
    pub id: Uuid,
    /// Stable key.
    pub key: String,
    /// Name.
    pub name: String,
}

/// A place where a grant holds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScopeView {
    /// `organisation`, `portfolio`, `program` or `project`.
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
}

/// A role someone has somewhere.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleGrantView {
    /// Which grant.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Who.
    pub user: Reference,
    /// Which role.
    pub role: RoleReference,
    /// Where.
    pub scope: ScopeView,
}

/// A role to grant.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewRoleGrant {
    /// To whom.
    pub user_id: Uuid,
    /// Which role.
    pub role_id: Uuid,
    /// `organisation`, `portfolio`, `program` or `project`.
    pub scope_kind: String,
    /// Which one; not needed for the organisation.
    pub scope_id: Option<Uuid>,
}

/// Which grants.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RoleGrantQuery {
    /// Of this user.
    pub user_id: Option<Uuid>,
}

/// Shows grants with names.
pub(crate) async fn views(
    reader: &Reader,
    grants: Vec<row::RoleGrant>,
) -> Outcome<Vec<RoleGrantView>> {
    let of_kind = |kind: &str| -> Vec<Uuid> {
        let ids = grants.iter().filter(|grant| grant.scope_kind == kind);
        ids.map(|grant| grant.scope_id).collect()
    };
    let mut names: HashMap<Uuid, String> = HashMap::new();
    let users: Vec<Uuid> = grants.iter().map(|grant| grant.user_id).collect();
    names.extend(reader.get_many::<row::User>(&users).await?.into_iter().map(|r| (r.id, r.name)));
    let portfolios = reader.get_many::<row::Portfolio>(&of_kind("portfolio")).await?;
    names.extend(portfolios.into_iter().map(|row| (row.id, row.name)));
    let programs = reader.get_many::<row::Program>(&of_kind("program")).await?;
    names.extend(programs.into_iter().map(|row| (row.id, row.name)));
    let projects = reader.get_many::<row::Project>(&of_kind("project")).await?;
    names.extend(projects.into_iter().map(|row| (row.id, row.name)));
    if let Some(organisation) = reader.organisation().await? {
        names.insert(organisation.id, organisation.name);
    }
    let roles: HashMap<Uuid, row::Role> =
        reader.roles().await?.into_iter().map(|role| (role.id, role)).collect();
    let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
    Ok(grants
        .into_iter()
        .map(|grant| RoleGrantView {
            id: grant.id,
            version: grant.version,
            user: Reference { id: grant.user_id, name: name(grant.user_id) },
            role: RoleReference {
                id: grant.role_id,
                key: roles.get(&grant.role_id).map(|role| role.key.clone()).unwrap_or_default(),
                name: roles.get(&grant.role_id).map(|role| role.name.clone()).unwrap_or_default(),
            },
            scope: ScopeView {
                id: grant.scope_id,
                name: name(grant.scope_id),
                kind: grant.scope_kind,
            },
        })
        .collect())
}

/// Grants, of one user when given.
pub async fn role_grants(
    app: &App,
    caller: &Caller,
    query: &RoleGrantQuery,
) -> Outcome<Listed<RoleGrantView>> {
    caller.require("role.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    let grants = reader.role_grants(query.user_id).await?;
    Ok(Listed::whole(views(&reader, grants).await?))
}

/// Gives someone a role somewhere.
pub async fn grant_role(
    app: &App,
    caller: &Caller,
    input: &NewRoleGrant,
) -> Outcome<RoleGrantView> {
    caller.require("role.manage", Place::ORGANISATION)?;
    let reader = app.store.read();
    let unknown = |field: &str, text: &str| Failure::field("access.unknown_reference", field, text);
    if reader.find::<row::User>(input.user_id).await?.is_none() {
        return Err(unknown("user_id", "There is no such user."));
    }
    if reader.find::<row::Role>(input.role_id).await?.is_none() {
        return Err(unknown("role_id", "There is no such role."));
    }
    let scope_id = scope_id(&reader, input).await?;
    let now = now_micros();
    let row = row::RoleGrant {
        id: Uuid::now_v7(),
        version: 1,
        user_id: input.user_id,
        role_id: input.role_id,
        scope_kind: input.scope_kind.clone(),
        scope_id,
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "role_granted").await?;
    writer.commit().await?;
    let mut shown = views(&app.store.read(), vec![row]).await?;
    shown.pop().ok_or(Failure::NotFound("grant"))
}

async fn scope_id(reader: &Reader, input: &NewRoleGrant) -> Outcome<Uuid> {
    let unknown = || {
        let text = "There is no such place; give its kind and id.";
        Failure::field("access.unknown_scope", "scope_id", text)
    };
    if input.scope_kind == "organisation" {
        let organisation = reader.organisation().await?;
        return organisation.map(|row| row.id).ok_or_else(unknown);
    }
    let id = input.scope_id.ok_or_else(unknown)?;
    let found = match input.scope_kind.as_str() {
        "portfolio" => reader.find::<row::Portfolio>(id).await?.is_some(),
        "program" => reader.find::<row::Program>(id).await?.is_some(),
        "project" => reader.find::<row::Project>(id).await?.is_some(),
        _ => false,
    };
    if found { Ok(id) } else { Err(unknown()) }
}

/// Takes a role away.
pub async fn delete_role_grant(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("role.manage", Place::ORGANISATION)?;
    let reader = app.store.read();
    let grant = reader.find::<row::RoleGrant>(id).await?.ok_or(Failure::NotFound("grant"))?;
    same_version(grant.version, version)?;
    if last_administrator(&reader, &grant).await? {
        return Err(Failure::refused(
            "access.last_administrator",
            "This is the last person who may manage roles. Grant that to someone else first.",
        ));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.delete(&grant, "role_revoked").await?;
    writer.commit().await?;
    Ok(())
}

async fn last_administrator(reader: &Reader, grant: &row::RoleGrant) -> Outcome<bool> {
    let permissions = reader.role_permissions().await?;
    let manages = |grant: &row::RoleGrant| {
        grant.scope_kind == "organisation"
            && permissions
                .get(&grant.role_id)
                .is_some_and(|keys| keys.iter().any(|key| key == "role.manage"))
    };
    if !manages(grant) {
        return Ok(false);
    }
    let others = reader.role_grants(None).await?;
    Ok(!others.iter().any(|other| other.id != grant.id && manages(other)))
}
