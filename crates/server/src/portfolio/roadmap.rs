//! The roadmap.

use axum::{
    Json,
    extract::{Query, State},
    response::Response,
};
use steerco_app::{
    App,
    portfolio::{self, DrawnFile, RoadmapFileQuery, RoadmapQuery, RoadmapView},
};

use crate::{
    download::{PPTX, attached},
    guard::Caller,
    problem::Answer,
};

/// Running projects in time, with milestones, links and what they are compared with.
#[utoipa::path(
    get, path = "/roadmap", tag = "portfolio", params(RoadmapQuery),
    responses((status = 200, body = RoadmapView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_roadmap(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<RoadmapQuery>,
) -> Answer<Json<RoadmapView>> {
    Ok(Json(portfolio::roadmap(&app, &caller, &query).await?))
}

/// The roadmap as PDF: a page for every screenful of projects.
#[utoipa::path(
    get, path = "/roadmap/roadmap.pdf", tag = "portfolio", params(RoadmapFileQuery),
    responses((
        status = 200, description = "The pages", body = Vec<u8>, content_type = "application/pdf"
    )),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_roadmap_pdf(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<RoadmapFileQuery>,
) -> Answer<Response> {
    let (name, bytes) = portfolio::roadmap_file(&app, &caller, &query, DrawnFile::Pdf).await?;
    Ok(attached(&name, "application/pdf", bytes))
}

/// The roadmap as PPTX: slides whose bars, milestones and texts can be edited.
#[utoipa::path(
    get, path = "/roadmap/roadmap.pptx", tag = "portfolio", params(RoadmapFileQuery),
    responses((
        status = 200, description = "The slides", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    )),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_roadmap_pptx(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<RoadmapFileQuery>,
) -> Answer<Response> {
    let (name, bytes) = portfolio::roadmap_file(&app, &caller, &query, DrawnFile::Pptx).await?;
    Ok(attached(&name, PPTX, bytes))
}
