//! What projects give each other, the dependency wall, and the critical chain across projects.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    plan::{
        self, CriticalChain, CrossPlace, DeliverGiveGet, DependencyWall, GiveGetQuery, GiveGetView,
        NewGiveGet, PatchGiveGet, WallRow, WithdrawGiveGet,
    },
    shape::{Listed, PageQuery},
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Propose what this project gives another, or gets from it; the other side has to agree.
#[utoipa::path(
    post, path = "/projects/{id}/give_gets", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 201, body = GiveGetView)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn create_give_get(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewGiveGet>,
) -> Answer<Noun<GiveGetView>> {
    let view = plan::propose_give_get(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.version, view))
}

/// One agreement between projects.
#[utoipa::path(
    get, path = "/give_gets/{id}", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = GiveGetView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_give_get(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<GiveGetView>> {
    let view = plan::give_get(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change an agreement between projects; other terms have to be agreed to again.
#[utoipa::path(
    patch, path = "/give_gets/{id}", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = GiveGetView)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn patch_give_get(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchGiveGet>,
) -> Answer<Noun<GiveGetView>> {
    let view = plan::update_give_get(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.version, view))
}

/// Agree to what was proposed, for the side that was asked.
#[utoipa::path(
    post, path = "/give_gets/{id}/agree", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = GiveGetView)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn agree_give_get(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Noun<GiveGetView>> {
    let view = plan::agree_give_get(&app, &caller, id, version).await?;
    Ok(Noun::found(view.version, view))
}

/// Withdraw an agreement, or decline what was proposed.
#[utoipa::path(
    post, path = "/give_gets/{id}/withdraw", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = GiveGetView)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn withdraw_give_get(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<WithdrawGiveGet>,
) -> Answer<Noun<GiveGetView>> {
    let view = plan::withdraw_give_get(&app, &caller, id, version, &input).await?;
    Ok(Noun::found(view.version, view))
}

/// Say that what was agreed is there, for the side that gets it.
#[utoipa::path(
    post, path = "/give_gets/{id}/deliver", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = GiveGetView)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn deliver_give_get(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(input): Json<DeliverGiveGet>,
) -> Answer<Noun<GiveGetView>> {
    let view = plan::deliver_give_get(&app, &caller, id, version, &input).await?;
    Ok(Noun::found(view.version, view))
}

macro_rules! list_of {
    ($list:ident, $path:literal, $place:path, $permission:literal, $doc:literal) => {
        #[doc = $doc]
        #[utoipa::path(
                    get, path = $path, tag = "plan", params(("id" = Uuid, Path), GiveGetQuery),
                    responses((status = 200, body = Listed<GiveGetView>)),
                    extensions(("x-permission" = json!($permission)))
                )]
        pub(super) async fn $list(
            State(app): State<App>,
            caller: Caller,
            Path(id): Path<Uuid>,
            Query(query): Query<GiveGetQuery>,
        ) -> Answer<Json<Listed<GiveGetView>>> {
            Ok(Json(plan::give_gets(&app, &caller, $place(id), &query).await?))
        }
    };
}

macro_rules! wall_of {
    ($wall:ident, $path:literal, $place:path, $permission:literal, $doc:literal) => {
        #[doc = $doc]
        #[utoipa::path(
                            get, path = $path, tag = "plan", params(("id" = Uuid, Path), PageQuery),
                            responses((status = 200, body = Listed<WallRow>)),
                            extensions(("x-permission" = json!($permission)))
                        )]
        pub(super) async fn $wall(
            State(app): State<App>,
            caller: Caller,
            Path(id): Path<Uuid>,
            Query(page): Query<PageQuery>,
        ) -> Answer<Json<DependencyWall>> {
            Ok(Json(plan::dependency_wall(&app, &caller, $place(id), &page).await?))
        }
    };
}

macro_rules! chain_of {
    ($chain:ident, $path:literal, $place:path, $permission:literal, $doc:literal) => {
        #[doc = $doc]
        #[utoipa::path(
                                    get, path = $path, tag = "plan", params(("id" = Uuid, Path)),
                                    responses((status = 200, body = CriticalChain)),
                                    extensions(("x-permission" = json!($permission)))
                                )]
        pub(super) async fn $chain(
            State(app): State<App>,
            caller: Caller,
            Path(id): Path<Uuid>,
        ) -> Answer<Json<CriticalChain>> {
            Ok(Json(plan::critical_chain(&app, &caller, $place(id)).await?))
        }
    };
}

/// What projects give and get, of all that the caller may see, newest first.
#[utoipa::path(
    get, path = "/give_gets", tag = "plan", params(GiveGetQuery),
    responses((status = 200, body = Listed<GiveGetView>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn list_give_gets(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<GiveGetQuery>,
) -> Answer<Json<Listed<GiveGetView>>> {
    Ok(Json(plan::give_gets(&app, &caller, CrossPlace::Everywhere, &query).await?))
}

/// Which project gives which other what, of all that the caller may see; a page has so many giving projects, by
/// name.
#[utoipa::path(
    get, path = "/dependency_wall", tag = "plan", params(PageQuery),
    responses((status = 200, body = Listed<WallRow>)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_dependency_wall(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Answer<Json<DependencyWall>> {
    Ok(Json(plan::dependency_wall(&app, &caller, CrossPlace::Everywhere, &page).await?))
}

/// The critical chain across all projects that the caller may see: what waits for what with the least time to
/// spare. Of more than 200 projects that wait for each other, those that finish last are looked at.
#[utoipa::path(
    get, path = "/critical_chain", tag = "plan",
    responses((status = 200, body = CriticalChain)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_critical_chain(
    State(app): State<App>,
    caller: Caller,
) -> Answer<Json<CriticalChain>> {
    Ok(Json(plan::critical_chain(&app, &caller, CrossPlace::Everywhere).await?))
}

list_of!(
    gives_of_project,
    "/projects/{id}/give_gets",
    CrossPlace::Project,
    "project.view",
    "What a project gives others and gets from them, newest first."
);
list_of!(
    gives_of_program,
    "/programs/{id}/give_gets",
    CrossPlace::Program,
    "program.view",
    "What projects of a program give and get, newest first."
);
list_of!(
    gives_of_portfolio,
    "/portfolios/{id}/give_gets",
    CrossPlace::Portfolio,
    "portfolio.view",
    "What projects of a portfolio give and get, newest first."
);
wall_of!(
    wall_of_program,
    "/programs/{id}/dependency_wall",
    CrossPlace::Program,
    "program.view",
    "Which project gives which other what, in a program; a page has so many giving projects, by name."
);
wall_of!(
    wall_of_portfolio,
    "/portfolios/{id}/dependency_wall",
    CrossPlace::Portfolio,
    "portfolio.view",
    "Which project gives which other what, in a portfolio; a page has so many giving projects, by name."
);
chain_of!(
    chain_of_program,
    "/programs/{id}/critical_chain",
    CrossPlace::Program,
    "program.view",
    "The critical chain across projects of a program: what waits for what with the least time to spare."
);
chain_of!(
    chain_of_portfolio,
    "/portfolios/{id}/critical_chain",
    CrossPlace::Portfolio,
    "portfolio.view",
    "The critical chain across projects of a portfolio: what waits for what with the least time to spare."
);
