//! Roles: named sets of permissions.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Caller, Place, permission};
use crate::{
    App, Failure, Outcome,
    failure::unchanged,
    shape::{Listed, checked_name},
};

/// A named set of permissions.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleView {
    /// Which role.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Stable key such as `project_manager`.
    pub key: String,
    /// Name.
    pub name: String,
    /// Whether every installation has it.
    pub shipped: bool,
    /// Keys of what it allows.
    pub permissions: Vec<String>,
}

/// A role to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewRole {
    /// Name.
    pub name: String,
    /// Keys of what it allows.
    pub permissions: Vec<String>,
}

/// Changes to a role.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchRole {
    /// Name.
    pub name: Option<String>,
    /// Keys of what it allows.
    pub permissions: Option<Vec<String>>,
}

fn view(row: row::Role, permissions: Vec<String>) -> RoleView {
    RoleView {
        id: row.id,
        version: row.version,
        key: row.key,
        name: row.name,
        shipped: row.shipped,
        permissions,
    }
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<(row::Role, Vec<String>)> {
    let role = reader.find::<row::Role>(id).await?.ok_or(Failure::NotFound("role"))?;
    let permissions = reader.role_permissions().await?.remove(&id).unwrap_or_default();
    Ok((role, permissions))
}

/// All roles by name.
pub async fn roles(app: &App, caller: &Caller) -> Outcome<Listed<RoleView>> {
    caller.require("role.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    let mut permissions = reader.role_permissions().await?;
    let rows = reader.roles().await?;
    let views = rows.into_iter().map(|row| {
        let allowed = permissions.remove(&row.id).unwrap_or_default();
        view(row, allowed)
    });
    Ok(Listed::whole(views.collect()))
}

/// One role.
pub async fn role(app: &App, caller: &Caller, id: Uuid) -> Outcome<RoleView> {
    caller.require("role.view", Place::ORGANISATION)?;
    let (role, permissions) = find(&app.store.read(), id).await?;
    Ok(view(role, permissions))
}

/// Adds a role.
pub async fn create_role(app: &App, caller: &Caller, input: &NewRole) -> Outcome<RoleView> {
    caller.require("role.manage", Place::ORGANISATION)?;
    let name = checked_name("name", &input.name)?;
    let permissions = checked_permissions(caller, &input.permissions)?;
    let now = now_micros();
    let row = row::Role {
        id: Uuid::now_v7(),
        version: 1,
        key: key_of(&name),
        name,
        shipped: false,
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.because(Some(format!("allows {}", permissions.join(", "))));
    writer.insert(&row, "role_created").await?;
    writer.set_role_permissions(row.id, &permissions).await?;
    writer.commit().await?;
    Ok(view(row, permissions))
}

/// Changes a role.
pub async fn update_role(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchRole,
) -> Outcome<RoleView> {
    caller.require("role.manage", Place::ORGANISATION)?;
    let (before, old) = find(&app.store.read(), id).await?;
    unchanged(before.version, version, async { Ok(view(before.clone(), old.clone())) }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
    }
    let permissions = match &patch.permissions {
        Some(keys) => checked_permissions(caller, keys)?,
        None => old.clone(),
    };
    if before.key == "pmo_director" && !permissions.iter().any(|key| key == "role.manage") {
        return Err(Failure::field(
            "access.role_must_manage_roles",
            "permissions",
            "The PMO Director must keep “Manage roles”, or nobody could undo this.",
        ));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    if permissions != old {
        writer.because(Some(format!("allows {}", permissions.join(", "))));
        writer.set_role_permissions(id, &permissions).await?;
    }
    let after = writer.update(&before, after, "role_updated").await?;
    writer.commit().await?;
    Ok(view(after, permissions))
}

/// Removes a role that nobody has and that is not shipped.
pub async fn delete_role(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("role.manage", Place::ORGANISATION)?;
    let reader = app.store.read();
    let (role, permissions) = find(&reader, id).await?;
    unchanged(role.version, version, async { Ok(view(role.clone(), permissions.clone())) }).await?;
    if role.shipped {
        return Err(Failure::refused(
            "access.role_is_shipped",
            "This role comes with Steerco and cannot be deleted. You can change what it allows.",
        ));
    }
    let holders = reader.grants_of_role(id).await?.len();
    if holders > 0 {
        return Err(Failure::refused(
            "access.role_in_use",
            format!("This role is granted {holders} times. Revoke those grants first."),
        ));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.set_role_permissions(id, &[]).await?;
    writer.delete(&role, "role_deleted").await?;
    writer.commit().await?;
    Ok(())
}

/// Known keys, in order; nobody gives what they do not hold.
fn checked_permissions(caller: &Caller, keys: &[String]) -> Outcome<Vec<String>> {
    let mut checked = vec![];
    for key in keys {
        let Some(found) = permission::find(key) else {
            let text = format!("There is no permission “{key}”.");
            return Err(Failure::field("access.unknown_permission", "permissions", text));
        };
        if !caller.may(found.key, Place::ORGANISATION) {
            return Err(Failure::Forbidden { permission: found.key });
        }
        checked.push(found.key.to_owned());
    }
    checked.sort();
    checked.dedup();
    Ok(checked)
}

fn key_of(name: &str) -> String {
    fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}
