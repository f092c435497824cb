//! A portfolio on one page.

use axum::{
    Json,
    extract::{Query, State},
    response::Response,
};
use steerco_app::{
    App,
    portfolio::{self, DrawnFile, ExecutiveQuery, ExecutiveView},
};

use crate::{
    download::{PPTX, attached},
    guard::Caller,
    problem::Answer,
};

/// A portfolio on one page.
#[utoipa::path(
    get, path = "/executive", tag = "portfolio", params(ExecutiveQuery),
    responses((status = 200, body = ExecutiveView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_executive(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ExecutiveQuery>,
) -> Answer<Json<ExecutiveView>> {
    Ok(Json(portfolio::executive_view(&app, &caller, &query).await?))
}

/// The executive view as PDF: one page as long as its letters stay readable, with what the caller may see.
#[utoipa::path(
    get, path = "/executive/executive.pdf", tag = "portfolio", params(ExecutiveQuery),
    responses((
        status = 200, description = "The page", body = Vec<u8>, content_type = "application/pdf"
    )),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_executive_pdf(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ExecutiveQuery>,
) -> Answer<Response> {
    let (name, bytes) = portfolio::executive_file(&app, &caller, &query, DrawnFile::Pdf).await?;
    Ok(attached(&name, "application/pdf", bytes))
}

/// The executive view as PPTX: a few slides whose texts and bars can be edited, with what the caller may see.
#[utoipa::path(
    get, path = "/executive/executive.pptx", tag = "portfolio", params(ExecutiveQuery),
    responses((
        status = 200, description = "The slides", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    )),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_executive_pptx(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ExecutiveQuery>,
) -> Answer<Response> {
    let (name, bytes) = portfolio::executive_file(&app, &caller, &query, DrawnFile::Pptx).await?;
    Ok(attached(&name, PPTX, bytes))
}
