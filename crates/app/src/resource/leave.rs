//! Leave: days on which a resource does not work.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_store::{now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::resources::find;
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    plan::recompute_projects,
    shape::Listed,
};

/// Days on which a resource does not work.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LeaveView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Whose.
    pub resource_id: Uuid,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// `holiday`, `sick`, `training` or `other`.
    pub kind: String,
    /// Free text.
    pub note: String,
}

/// Leave to enter.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewLeave {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// `holiday` (default), `sick`, `training` or `other`.
    pub kind: Option<String>,
    /// Free text.
    #[serde(default)]
    pub note: String,
}

fn view(row: row::Leave) -> LeaveView {
    LeaveView {
        id: row.id,
        version: row.version,
        resource_id: row.resource_id,
        from: row.from_date,
        to: row.to_date,
        kind: row.kind,
        note: row.note,
    }
}

/// Leave of a resource, oldest first.
pub async fn leave(app: &App, caller: &Caller, resource_id: Uuid) -> Outcome<Listed<LeaveView>> {
    caller.require("resource.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    find(&reader, resource_id).await?;
    let rows = reader.leave_of_resource(resource_id).await?;
    Ok(Listed::whole(rows.into_iter().map(view).collect()))
}

/// Enters leave; the plans of the resource are computed anew.
pub async fn add_leave(
    app: &App,
    caller: &Caller,
    resource_id: Uuid,
    input: &NewLeave,
) -> Outcome<LeaveView> {
    caller.require("leave.manage", Place::ORGANISATION)?;
    let reader = app.store.read();
    find(&reader, resource_id).await?;
    let date = |field: &str, text: &str| {
        text.trim()
            .parse::<Date>()
            .map_err(|_| Failure::field("bad_date", field, "Give a date such as 2026-03-02."))
    };
    let (from, to) = (date("from", &input.from)?, date("to", &input.to)?);
    if to < from {
        let text = "The last day is before the first.";
        return Err(Failure::field("resource.leave_backwards", "to", text));
    }
    let kind = input.kind.as_deref().unwrap_or("holiday");
    if !matches!(kind, "holiday" | "sick" | "training" | "other") {
        let text = "Choose holiday, sick, training or other.";
        return Err(Failure::field("resource.unknown_leave", "kind", text));
    }
    let now = now_micros();
    let row = row::Leave {
        id: Uuid::now_v7(),
        version: 1,
        resource_id,
        from_date: from.to_string(),
        to_date: to.to_string(),
        kind: kind.into(),
        note: input.note.clone(),
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "leave_added").await?;
    writer.commit().await?;
    follow(app, caller, resource_id).await?;
    Ok(view(row))
}

/// Removes leave; the plans of the resource are computed anew.
pub async fn delete_leave(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("leave.manage", Place::ORGANISATION)?;
    let found = app.store.read().find::<row::Leave>(id).await?;
    let row = found.ok_or(Failure::NotFound("leave"))?;
    unchanged(row.version, version, async { Ok(view(row.clone())) }).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.delete(&row, "leave_removed").await?;
    writer.commit().await?;
    follow(app, caller, row.resource_id).await
}

async fn follow(app: &App, caller: &Caller, resource_id: Uuid) -> Outcome<()> {
    let projects = app.store.read().projects_with_resource(resource_id).await?;
    app.plans.forget();
    recompute_projects(app, caller, &projects).await
}
