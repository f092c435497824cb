//! Roadmaps that are published by a link.

use axum::{
    Extension, Json,
    extract::{Path, Query, State},
    response::IntoResponse,
};
use steerco_app::{
    App,
    portfolio::{
        self, MadeRoadmapShare, NewRoadmapShare, PublishedRoadmap, RoadmapShareQuery,
        RoadmapShareView,
    },
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    idempotency::HoldsSecret,
    noun::{IfMatch, Noun},
    problem::Answer,
    stranger::Stranger,
};

/// Roadmaps that are or were published, newest first.
#[utoipa::path(
    get, path = "/roadmap_shares", tag = "portfolio", params(RoadmapShareQuery),
    responses((status = 200, body = Listed<RoadmapShareView>)),
    extensions(("x-permission" = json!("portfolio.manage")))
)]
pub(super) async fn list_roadmap_shares(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<RoadmapShareQuery>,
) -> Answer<Json<Listed<RoadmapShareView>>> {
    Ok(Json(portfolio::roadmap_shares(&app, &caller, &query).await?))
}

/// Publish a roadmap; the address of its page is answered this once.
#[utoipa::path(
    post, path = "/roadmap_shares", tag = "portfolio",
    responses((status = 201, body = MadeRoadmapShare)),
    extensions(("x-permission" = json!("portfolio.manage")))
)]
pub(super) async fn create_roadmap_share(
    State(app): State<App>,
    caller: Caller,
    Json(input): Json<NewRoadmapShare>,
) -> Answer<impl IntoResponse> {
    let made = portfolio::create_roadmap_share(&app, &caller, &input).await?;
    Ok((Extension(HoldsSecret), Noun::created(made.share.version, made)))
}

/// Revoke a published roadmap; it stays in the list.
#[utoipa::path(
    post, path = "/roadmap_shares/{id}/revoke", tag = "portfolio", params(("id" = Uuid, Path)),
    responses((status = 200, body = RoadmapShareView)),
    extensions(("x-permission" = json!("portfolio.manage")))
)]
pub(super) async fn revoke_roadmap_share(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Noun<RoadmapShareView>> {
    let view = portfolio::revoke_roadmap_share(&app, &caller, id, version).await?;
    Ok(Noun::found(view.version, view))
}

/// The roadmap that a link leads to, for whoever has it.
#[utoipa::path(
    get, path = "/shared_roadmap", tag = "portfolio",
    params(("x-link-secret" = String, Header)),
    responses((status = 200, body = PublishedRoadmap)),
    extensions(("x-permission" = json!("public")))
)]
pub(super) async fn get_shared_roadmap(
    State(app): State<App>,
    from: Stranger,
) -> Answer<Json<PublishedRoadmap>> {
    Ok(Json(portfolio::shared_roadmap(&app, &from.secret, &from.address).await?))
}
