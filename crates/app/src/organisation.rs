//! The organisation itself.

mod custom_fields;
mod custom_values;
mod saved_views;

use serde::{Deserialize, Serialize};
use steerco_store::row;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::checked_name,
};

pub(crate) use custom_fields::choices_of;
pub use custom_fields::{
    CustomChoice, CustomFieldQuery, CustomFieldView, NewCustomField, PatchCustomField,
    create_custom_field, custom_field, custom_fields, delete_custom_field, update_custom_field,
};
pub use custom_values::CustomValues;
pub(crate) use custom_values::{
    custom_filters, custom_totals, custom_values, given_custom, with_custom_values,
};
pub use saved_views::{
    NewSavedView, PatchSavedView, PutDefaultView, SavedViewQuery, SavedViewView, SavedViews,
    create_saved_view, delete_saved_view, put_default_view, saved_view, saved_views,
    update_saved_view,
};

/// The one organisation of an installation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrganisationView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
}

/// Changes to the organisation.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchOrganisation {
    /// Name.
    pub name: Option<String>,
}

fn view(row: row::Organisation) -> OrganisationView {
    OrganisationView { id: row.id, version: row.version, name: row.name }
}

/// The organisation.
pub async fn organisation(app: &App, _caller: &Caller) -> Outcome<OrganisationView> {
    let found = app.store.read().organisation().await?;
    found.map(view).ok_or(Failure::NotFound("organisation"))
}

/// Changes the organisation.
pub async fn update_organisation(
    app: &App,
    caller: &Caller,
    version: i64,
    patch: &PatchOrganisation,
) -> Outcome<OrganisationView> {
    caller.require("organisation.manage", Place::ORGANISATION)?;
    let found = app.store.read().organisation().await?;
    let before = found.ok_or(Failure::NotFound("organisation"))?;
    unchanged(before.version, version, async { Ok(view(before.clone())) }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = writer.update(&before, after, "organisation_updated").await?;
    writer.commit().await?;
    Ok(view(after))
}
