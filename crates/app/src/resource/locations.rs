//! Places where people work, with their time zone and the calendar of their holidays.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::adopt::{Affected, commit_affected};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, PageQuery, Reference, checked_name, nullable},
};

/// A place where people work.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LocationView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// IANA time zone such as `Europe/Berlin`; empty when unknown.
    pub time_zone: String,
    /// Working time and holidays there, for people without a calendar of their own.
    pub calendar: Option<Reference>,
}

/// A location to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewLocation {
    /// Name.
    pub name: String,
    /// IANA time zone such as `Europe/Berlin`.
    #[serde(default)]
    pub time_zone: String,
    /// Working time and holidays there.
    pub calendar_id: Option<Uuid>,
}

/// Changes to a location.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchLocation {
    /// Name.
    pub name: Option<String>,
    /// IANA time zone such as `Europe/Berlin`.
    pub time_zone: Option<String>,
    /// Working time and holidays there; null for the organisation's.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub calendar_id: Option<Option<Uuid>>,
}

async fn shown(reader: &Reader, row: row::Location) -> Outcome<LocationView> {
    let calendar = match row.calendar_id {
        Some(id) => reader.find::<row::Calendar>(id).await?,
        None => None,
    };
    Ok(LocationView {
        id: row.id,
        version: row.version,
        name: row.name,
        time_zone: row.time_zone,
        calendar: calendar.map(|row| Reference { id: row.id, name: row.name }),
    })
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::Location> {
    reader.find(id).await?.ok_or(Failure::NotFound("location"))
}

/// A time zone by its form; which ones exist is known to the programs of those who read it.
pub(super) fn checked_zone(text: &str) -> Outcome<String> {
    let zone = text.trim();
    let letters = |c: char| c.is_ascii_alphanumeric() || "/_+-".contains(c);
    let named = zone.contains('/') || zone == "UTC";
    if !zone.is_empty() && (!named || zone.len() > 64 || !zone.chars().all(letters)) {
        let text = "Give an IANA time zone such as Europe/Berlin or UTC.";
        return Err(Failure::field("resource.bad_time_zone", "time_zone", text));
    }
    Ok(zone.to_owned())
}

async fn check_calendar(reader: &Reader, id: Option<Uuid>) -> Outcome<()> {
    let Some(id) = id else { return Ok(()) };
    let found = reader.find::<row::Calendar>(id).await?;
    if found.is_none_or(|row| row.project_id.is_some()) {
        let text = "There is no such calendar of the organisation.";
        return Err(Failure::field("resource.unknown_reference", "calendar_id", text));
    }
    Ok(())
}

/// Locations by name.
pub async fn locations(
    app: &App,
    caller: &Caller,
    page: &PageQuery,
) -> Outcome<Listed<LocationView>> {
    caller.require("resource.view", Place::ORGANISATION)?;
    let (ask, _) = page.ask("name")?;
    let reader = app.store.read();
    let found = reader.locations(page.search().as_deref(), &ask).await?;
    let mut views = vec![];
    for row in &found.items {
        views.push(shown(&reader, row.clone()).await?);
    }
    let mut views = views.into_iter();
    Ok(Listed::of(found, |_| views.next()).present())
}

/// Adds a location.
pub async fn create_location(
    app: &App,
    caller: &Caller,
    input: &NewLocation,
) -> Outcome<LocationView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let name = checked_name("name", &input.name)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    check_calendar(&writer, input.calendar_id).await?;
    let row = row::Location {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        time_zone: checked_zone(&input.time_zone)?,
        calendar_id: input.calendar_id,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "location_created").await?;
    writer.commit().await?;
    shown(&app.store.read(), row).await
}

/// Changes a location; plans of people there are computed anew when its calendar is another one.
pub async fn update_location(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchLocation,
) -> Outcome<LocationView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    unchanged(before.version, version, async { shown(&writer, before.clone()).await }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(zone) = &patch.time_zone {
        after.time_zone = checked_zone(zone)?;
    }
    after.calendar_id = patch.calendar_id.unwrap_or(before.calendar_id);
    check_calendar(&writer, after.calendar_id).await?;
    let after = writer.update(&before, after, "location_updated").await?;
    let mut affected = Affected::default();
    if before.calendar_id != after.calendar_id {
        for resource in writer.resources_at(id).await? {
            affected.adopt(&mut writer, resource).await?;
        }
    }
    commit_affected(app, caller, writer, affected, "The calendar of a location was changed")
        .await?;
    shown(&app.store.read(), after).await
}

/// Removes a location that no term names.
pub async fn delete_location(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    unchanged(row.version, version, async { shown(&writer, row.clone()).await }).await?;
    if !writer.resources_at(id).await?.is_empty() {
        return Err(Failure::refused(
            "resource.location_in_use",
            "People work here, or did. Give their entries another location first.",
        ));
    }
    writer.delete(&row, "location_deleted").await?;
    writer.commit().await?;
    Ok(())
}
