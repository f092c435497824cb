//! The organisation itself.

mod custom_fields;
mod plan_types;
mod saved_views;

use axum::{Json, extract::State};
use steerco_app::{
    App,
    organisation::{self, OrganisationView, PatchOrganisation},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_organisation, patch_organisation))
        .routes(routes!(custom_fields::list_custom_fields, custom_fields::create_custom_field))
        .routes(routes!(
            custom_fields::get_custom_field,
            custom_fields::patch_custom_field,
            custom_fields::delete_custom_field
        ))
        .routes(routes!(plan_types::list_plan_types, plan_types::create_plan_type))
        .routes(routes!(
            plan_types::get_plan_type,
            plan_types::patch_plan_type,
            plan_types::delete_plan_type
        ))
        .routes(routes!(saved_views::list_saved_views, saved_views::create_saved_view))
        .routes(routes!(
            saved_views::get_saved_view,
            saved_views::patch_saved_view,
            saved_views::delete_saved_view
        ))
        .routes(routes!(saved_views::put_default_view))
}

/// The organisation.
#[utoipa::path(
    get, path = "/organisation", tag = "organisation",
    responses((status = 200, body = OrganisationView)),
    extensions(("x-permission" = json!("signed_in")))
)]
async fn get_organisation(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Noun<OrganisationView>> {
    let view = organisation::organisation(&app, &caller).await?;
    Ok(Noun::found(view.version, view))
}

/// Change the organisation.
#[utoipa::path(
    patch, path = "/organisation", tag = "organisation",
    params(("If-Match" = String, Header)),
    responses((status = 200, body = OrganisationView)),
    extensions(("x-permission" = json!("organisation.manage")))
)]
async fn patch_organisation(
    State(app): State<App>,
    caller: Caller,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchOrganisation>,
) -> Answer<Noun<OrganisationView>> {
    let view = organisation::update_organisation(&app, &caller, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}
