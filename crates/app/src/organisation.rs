//! The organisation itself.

mod custom_fields;
mod custom_values;
mod plan_homes;
mod plan_numbers;
mod plan_types;
mod saved_views;
mod typed_plans;

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
pub use plan_homes::AllowedParents;
pub(crate) use plan_homes::{ProjectHome, check_named_home};
pub use plan_numbers::{Numbering, NumberingInput};
pub use plan_types::{
    NewPlanType, PatchPlanType, PlanTypeMark, PlanTypeQuery, PlanTypeView, create_plan_type,
    delete_plan_type, plan_type, plan_types, update_plan_type,
};
pub(crate) use plan_types::{insert_standard_plan_types, plan_type_marks};
pub use saved_views::{
    NewSavedView, PatchSavedView, PutDefaultView, SavedViewQuery, SavedViewView, SavedViews,
    create_saved_view, delete_saved_view, put_default_view, saved_view, saved_views,
    update_saved_view,
};
pub(crate) use typed_plans::{
    begin_program, begin_project, check_project_type, keep_program_type, keep_project_type,
    lifecycle_of_type,
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
