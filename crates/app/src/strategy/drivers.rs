//! Business drivers: what moves the business, whatever the objectives of the year are.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{objectives::checked_weight, subject::require_view};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, PageQuery, checked_name, instant},
};

/// A business driver.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DriverView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// What it means, so that two people judge alike.
    pub description: String,
    /// What it counts among the drivers.
    pub weight: i64,
    /// Not offered any more.
    pub archived: bool,
    /// Last change (UTC).
    pub updated_at: String,
}

/// A driver to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewDriver {
    /// Name.
    pub name: String,
    /// What it means.
    #[serde(default)]
    pub description: String,
    /// What it counts among the drivers, 0 to 1000; 1 unless told.
    pub weight: Option<i64>,
}

/// Changes to a driver.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchDriver {
    /// Name.
    pub name: Option<String>,
    /// What it means.
    pub description: Option<String>,
    /// What it counts among the drivers, 0 to 1000.
    pub weight: Option<i64>,
    /// Not offered any more.
    pub archived: Option<bool>,
}

/// Which drivers.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DriverQuery {
    /// Archived ones too.
    pub archived: Option<bool>,
}

fn view(row: row::Driver) -> DriverView {
    DriverView {
        id: row.id,
        version: row.version,
        name: row.name,
        description: row.description,
        weight: row.weight,
        archived: row.archived,
        updated_at: instant(row.updated_at),
    }
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::Driver> {
    reader.find(id).await?.ok_or(Failure::NotFound("driver"))
}

/// Drivers by name.
pub async fn drivers(
    app: &App,
    caller: &Caller,
    query: &DriverQuery,
    page: &PageQuery,
) -> Outcome<Listed<DriverView>> {
    require_view(caller)?;
    let (ask, sort) = page.ask("name")?;
    if sort != "name" {
        let text = "Drivers are sorted by name.";
        return Err(Failure::field("list.unknown_sort", "sort", text));
    }
    let search = page.search();
    let archived = query.archived.unwrap_or(false);
    Ok(Listed::of(app.store.read().drivers(search.as_deref(), archived, &ask).await?, view))
}

/// Adds a driver.
pub async fn create_driver(app: &App, caller: &Caller, input: &NewDriver) -> Outcome<DriverView> {
    caller.require("strategy.edit", Place::ORGANISATION)?;
    let name = checked_name("name", &input.name)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = row::Driver {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        description: input.description.trim().to_owned(),
        weight: checked_weight(input.weight.unwrap_or(1))?,
        archived: false,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "driver_created").await?;
    writer.commit().await?;
    Ok(view(row))
}

/// Changes a driver.
pub async fn update_driver(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchDriver,
) -> Outcome<DriverView> {
    caller.require("strategy.edit", Place::ORGANISATION)?;
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
    if let Some(weight) = patch.weight {
        after.weight = checked_weight(weight)?;
    }
    after.archived = patch.archived.unwrap_or(before.archived);
    let after = writer.update(&before, after, "driver_updated").await?;
    writer.commit().await?;
    Ok(view(after))
}

/// Removes a driver that nothing is linked to.
pub async fn delete_driver(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("strategy.edit", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    unchanged(row.version, version, async { Ok(view(row.clone())) }).await?;
    let links = writer.aligned_count("driver", id).await?;
    if links > 0 {
        let text = format!(
            "{links} links lead to it. Archive it instead: it is not offered any more, and the links \
             stay."
        );
        return Err(Failure::refused("strategy.driver_in_use", text));
    }
    writer.delete(&row, "driver_deleted").await?;
    writer.commit().await?;
    Ok(())
}
