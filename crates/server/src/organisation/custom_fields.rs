//! Fields that the organisation adds to its tasks and projects.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    organisation::{self, CustomFieldQuery, CustomFieldView, NewCustomField, PatchCustomField},
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// The custom fields, in their order; archived ones too.
#[utoipa::path(
    get, path = "/custom_fields", tag = "organisation", params(CustomFieldQuery),
    responses((status = 200, body = Listed<CustomFieldView>)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_custom_fields(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<CustomFieldQuery>,
) -> Answer<Json<Listed<CustomFieldView>>> {
    Ok(Json(organisation::custom_fields(&app, &caller, &query).await?))
}

/// Add a custom field.
#[utoipa::path(
    post, path = "/custom_fields", tag = "organisation",
    responses((status = 201, body = CustomFieldView)),
    extensions(("x-permission" = json!("organisation.manage")))
)]
pub(super) async fn create_custom_field(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewCustomField>,
) -> Answer<Noun<CustomFieldView>> {
    let field = organisation::create_custom_field(&app, &caller, &input).await?;
    Ok(Noun::created(field.version, field))
}

/// One custom field.
#[utoipa::path(
    get, path = "/custom_fields/{id}", tag = "organisation", params(("id" = Uuid, Path)),
    responses((status = 200, body = CustomFieldView)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_custom_field(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<CustomFieldView>> {
    let field = organisation::custom_field(&app, &caller, id).await?;
    Ok(Noun::found(field.version, field))
}

/// Change a custom field: its name, its choices, its place, whether it is archived.
#[utoipa::path(
    patch, path = "/custom_fields/{id}", tag = "organisation",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = CustomFieldView)),
    extensions(("x-permission" = json!("organisation.manage")))
)]
pub(super) async fn patch_custom_field(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchCustomField>,
) -> Answer<Noun<CustomFieldView>> {
    let field = organisation::update_custom_field(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(field.version, field))
}

/// Delete a custom field that holds no values.
#[utoipa::path(
    delete, path = "/custom_fields/{id}", tag = "organisation",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204, description = "Deleted")),
    extensions(("x-permission" = json!("organisation.manage")))
)]
pub(super) async fn delete_custom_field(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    organisation::delete_custom_field(&app, &caller, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
