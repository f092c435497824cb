//! Lists of people on their way in.

use axum::{Json, extract::State};
use steerco_app::{
    App,
    resource::{self, NewPeopleImport, PeopleImport},
};

use crate::{guard::Caller, problem::Answer};

/// Check a list of people, or take it over when nothing in it is wrong. Columns with rates need the
/// permission to manage rates.
#[utoipa::path(
    post, path = "/people_imports", tag = "resource",
    responses((status = 200, body = PeopleImport)),
    extensions(("x-permission" = json!("resource.manage")))
)]
pub(super) async fn import_people(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewPeopleImport>,
) -> Answer<Json<PeopleImport>> {
    Ok(Json(resource::import_people(&app, &caller, &input).await?))
}
