//! Dependencies between projects.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use steerco_app::{
    App,
    plan::{
        self, CrossDependencyChanged, CrossDependencyView, CrossPlace, CrossQuery, CrossRemoval,
        EffectOnly, NewCrossDependency, PatchCrossDependency,
    },
    shape::Listed,
};
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::{IfMatch, Noun},
    problem::Answer,
};

/// Let a task of this project wait for one of another project.
#[utoipa::path(
    post, path = "/projects/{id}/cross_dependencies", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 201, body = CrossDependencyChanged)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn create_cross_dependency(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<NewCrossDependency>,
) -> Answer<Noun<CrossDependencyChanged>> {
    let view = plan::create_cross_dependency(&app, &caller, id, &input).await?;
    Ok(Noun::created(view.dependency.version, view))
}

/// One dependency between projects.
#[utoipa::path(
    get, path = "/cross_dependencies/{id}", tag = "plan", params(("id" = Uuid, Path)),
    responses((status = 200, body = CrossDependencyView)),
    extensions(("x-permission" = json!("project.view")))
)]
pub(super) async fn get_cross_dependency(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<CrossDependencyView>> {
    let view = plan::cross_dependency(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Change a dependency between projects.
#[utoipa::path(
    patch, path = "/cross_dependencies/{id}", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = CrossDependencyChanged)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn patch_cross_dependency(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Json(patch): Json<PatchCrossDependency>,
) -> Answer<Noun<CrossDependencyChanged>> {
    let view = plan::update_cross_dependency(&app, &caller, id, version, &patch).await?;
    Ok(Noun::found(view.dependency.version, view))
}

/// Agree to the proposed date, for the project that drives.
#[utoipa::path(
    post, path = "/cross_dependencies/{id}/agree", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = CrossDependencyView)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn agree_cross_dependency(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
) -> Answer<Noun<CrossDependencyView>> {
    let view = plan::agree_cross_dependency(&app, &caller, id, version).await?;
    Ok(Noun::found(view.version, view))
}

/// Remove a dependency between projects, or decline it.
#[utoipa::path(
    delete, path = "/cross_dependencies/{id}", tag = "plan",
    params(("id" = Uuid, Path), ("If-Match" = String, Header), CrossRemoval),
    responses((status = 200, body = EffectOnly)),
    extensions(("x-permission" = json!("task.edit")))
)]
pub(super) async fn delete_cross_dependency(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(removal): Query<CrossRemoval>,
    IfMatch(version): IfMatch,
) -> Answer<Json<EffectOnly>> {
    let effect = plan::delete_cross_dependency(&app, &caller, id, version, &removal).await?;
    Ok(Json(effect))
}

macro_rules! list_of {
    ($list:ident, $path:literal, $place:path, $permission:literal, $conflicts:literal, $doc:literal) => {
        #[doc = $doc]
        #[utoipa::path(
                    get, path = $path, tag = "plan", params(("id" = Uuid, Path), CrossQuery),
                    responses((status = 200, body = Listed<CrossDependencyView>)),
                    extensions(("x-permission" = json!($permission)))
                )]
        pub(super) async fn $list(
            State(app): State<App>,
            caller: Caller,
            Path(id): Path<Uuid>,
            Query(query): Query<CrossQuery>,
        ) -> Answer<Json<Listed<CrossDependencyView>>> {
            let place = $place(id);
            Ok(Json(plan::cross_dependencies(&app, &caller, place, $conflicts, &query).await?))
        }
    };
}

list_of!(
    list_of_project,
    "/projects/{id}/cross_dependencies",
    CrossPlace::Project,
    "project.view",
    false,
    "Dependencies of a project with other projects."
);
list_of!(
    list_of_program,
    "/programs/{id}/cross_dependencies",
    CrossPlace::Program,
    "program.view",
    false,
    "Dependencies between projects with an end in this program."
);
list_of!(
    list_of_portfolio,
    "/portfolios/{id}/cross_dependencies",
    CrossPlace::Portfolio,
    "portfolio.view",
    false,
    "Dependencies between projects with an end in this portfolio."
);
list_of!(
    conflicts_of_project,
    "/projects/{id}/dependency_conflicts",
    CrossPlace::Project,
    "project.view",
    true,
    "Dependencies of a project with other projects that someone has to do something about."
);
list_of!(
    conflicts_of_program,
    "/programs/{id}/dependency_conflicts",
    CrossPlace::Program,
    "program.view",
    true,
    "Dependencies with an end in this program that someone has to do something about."
);
list_of!(
    conflicts_of_portfolio,
    "/portfolios/{id}/dependency_conflicts",
    CrossPlace::Portfolio,
    "portfolio.view",
    true,
    "Dependencies with an end in this portfolio that someone has to do something about."
);
