//! Work that goes on after the request that asked for it.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    integration::{self, JobQuery, JobView},
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{guard::Caller, problem::Answer};

/// Jobs, newest first.
#[utoipa::path(
    get, path = "/jobs", tag = "integration", params(JobQuery, PageQuery),
    responses((status = 200, body = Listed<JobView>)),
    extensions(("x-permission" = json!("calendar.view")))
)]
pub(super) async fn list_jobs(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<JobQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<Listed<JobView>>> {
    Ok(Json(integration::jobs(&app, &caller, &query, &page).await?))
}

/// One job.
#[utoipa::path(
    get, path = "/jobs/{id}", tag = "integration", params(("id" = Uuid, Path)),
    responses((status = 200, body = JobView)),
    extensions(("x-permission" = json!("calendar.view")))
)]
pub(super) async fn get_job(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Json<JobView>> {
    Ok(Json(integration::job(&app, &caller, id).await?))
}
