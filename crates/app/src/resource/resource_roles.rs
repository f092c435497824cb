//! The roles a person works in, each with a share of their time and its days. On no day are the
//! shares more than 100 %.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    days::{parse_day, parse_days, said},
    resources::find,
    terms::{ALWAYS, HeldRole, held_role, role_names, too_much},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, Reference, basis_points, nullable, percent},
};

/// The last day that can be.
pub(super) const LAST_DAY: &str = "9999-12-31";

/// A role of a person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ResourceRoleView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Whose.
    pub resource_id: Uuid,
    /// The role.
    pub role: Reference,
    /// First day; null for always.
    pub from: Option<String>,
    /// Last day; null without end.
    pub to: Option<String>,
    /// Share of the person's time.
    pub share_percent: f64,
}

/// A role to give a person.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewResourceRole {
    /// The role.
    pub job_role_id: Uuid,
    /// First day; always when absent.
    pub from: Option<String>,
    /// Last day; without end when absent.
    pub to: Option<String>,
    /// Share of the person's time; 100 when absent.
    pub share_percent: Option<f64>,
}

/// Changes to a role of a person.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchResourceRole {
    /// First day.
    pub from: Option<String>,
    /// Last day; null without end.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub to: Option<Option<String>>,
    /// Share of the person's time.
    pub share_percent: Option<f64>,
}

async fn views(reader: &Reader, rows: Vec<row::ResourceRole>) -> Outcome<Vec<ResourceRoleView>> {
    let names = role_names(reader, rows.iter().map(|row| row.job_role_id)).await?;
    let view = |row: row::ResourceRole| {
        Some(ResourceRoleView {
            id: row.id,
            version: row.version,
            resource_id: row.resource_id,
            role: names.get(&row.job_role_id)?.clone(),
            from: (row.from_date != ALWAYS).then_some(row.from_date),
            to: row.to_date,
            share_percent: percent(row.share),
        })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

async fn shown(reader: &Reader, row: row::ResourceRole) -> Outcome<ResourceRoleView> {
    views(reader, vec![row]).await?.pop().ok_or(Failure::NotFound("role"))
}

/// Refuses more than the whole of a person, naming the roles and the days.
async fn check_shares(reader: &Reader, row: &row::ResourceRole) -> Outcome<()> {
    let mut all = reader.roles_of(&[row.resource_id], ALWAYS, LAST_DAY).await?;
    all.retain(|one| one.id != row.id);
    all.push(row.clone());
    let held = all.iter().map(held_role).collect::<Outcome<Vec<HeldRole>>>()?;
    let Some(found) = too_much(&held) else { return Ok(()) };
    let names = role_names(reader, held.iter().map(|role| role.job_role_id)).await?;
    let parts: Vec<String> = found
        .roles
        .iter()
        .filter_map(|at| held.get(*at))
        .map(|role| {
            let name = names.get(&role.job_role_id).map_or("", |role| role.name.as_str());
            format!("{name} {} %", percent(role.share))
        })
        .collect();
    let text = format!(
        "{}: together {} % {}. Lower a share, or end one role before the other begins.",
        parts.join(" and "),
        percent(found.sum),
        said(found.from, found.to),
    );
    Err(Failure::field("resource.roles_exceed_person", "share_percent", text))
}

fn checked_share(share: Option<f64>) -> Outcome<i64> {
    let share = basis_points("share_percent", share.unwrap_or(100.0), 100.0)?;
    if share == 0 {
        let text = "Give a share above 0 %, or remove the role.";
        return Err(Failure::field("resource.no_share", "share_percent", text));
    }
    Ok(share)
}

/// Roles of a person, oldest first.
pub async fn resource_roles(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<Listed<ResourceRoleView>> {
    caller.require("resource.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    find(&reader, id).await?;
    let rows = reader.roles_of(&[id], ALWAYS, LAST_DAY).await?;
    Ok(Listed::whole(views(&reader, rows).await?))
}

/// Gives a person a role.
pub async fn add_resource_role(
    app: &App,
    caller: &Caller,
    resource_id: Uuid,
    input: &NewResourceRole,
) -> Outcome<ResourceRoleView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = insert_role(&mut writer, resource_id, input).await?;
    writer.commit().await?;
    shown(&app.store.read(), row).await
}

pub(super) async fn insert_role(
    writer: &mut Writer<'_>,
    resource_id: Uuid,
    input: &NewResourceRole,
) -> Outcome<row::ResourceRole> {
    let resource = find(writer, resource_id).await?;
    if resource.kind != "work" || resource.generic {
        return Err(Failure::refused(
            "resource.no_roles",
            "Roles are for people and equipment. A generic resource has its own role, a material or \
             cost none.",
        ));
    }
    let role = writer.find::<row::JobRole>(input.job_role_id).await?;
    if role.is_none_or(|role| role.archived) {
        let text = "There is no such role, or it is archived. Choose another one.";
        return Err(Failure::field("resource.unknown_role", "job_role_id", text));
    }
    let from = input.from.as_deref().filter(|from| !from.trim().is_empty()).unwrap_or(ALWAYS);
    let (from, to) = parse_days(from, input.to.as_deref())?;
    let row = row::ResourceRole {
        id: Uuid::now_v7(),
        version: 1,
        resource_id,
        job_role_id: input.job_role_id,
        from_date: from.to_string(),
        to_date: to.map(|to| to.to_string()),
        share: checked_share(input.share_percent)?,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    check_shares(writer, &row).await?;
    writer.insert(&row, "resource_role_given").await?;
    Ok(row)
}

/// Changes the days or the share of a role of a person.
pub async fn update_resource_role(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchResourceRole,
) -> Outcome<ResourceRoleView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = writer.find::<row::ResourceRole>(id).await?.ok_or(Failure::NotFound("role"))?;
    unchanged(before.version, version, async { shown(&writer, before.clone()).await }).await?;
    let mut after = before.clone();
    if let Some(from) = &patch.from {
        after.from_date = parse_day("from", from)?.to_string();
    }
    if let Some(to) = &patch.to {
        after.to_date.clone_from(to);
    }
    let (_, to) = parse_days(&after.from_date, after.to_date.as_deref())?;
    after.to_date = to.map(|to| to.to_string());
    if patch.share_percent.is_some() {
        after.share = checked_share(patch.share_percent)?;
    }
    check_shares(&writer, &after).await?;
    let after = writer.update(&before, after, "resource_role_changed").await?;
    writer.commit().await?;
    shown(&app.store.read(), after).await
}

/// Takes a role from a person as if they had never had it; to end it, give it a last day.
pub async fn delete_resource_role(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<()> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.find::<row::ResourceRole>(id).await?.ok_or(Failure::NotFound("role"))?;
    unchanged(row.version, version, async { shown(&writer, row.clone()).await }).await?;
    writer.delete(&row, "resource_role_taken").await?;
    writer.commit().await?;
    Ok(())
}
