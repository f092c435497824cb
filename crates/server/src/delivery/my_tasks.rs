//! What the person who asks has to do.

use axum::{
    Json,
    extract::{Query, State},
};
use steerco_app::{
    App,
    delivery::{self, MyTaskQuery, MyTasks},
    shape::PageQuery,
};

use crate::{guard::Caller, problem::Answer};

/// Everything you have to do, over all projects you may see, by finish. Report progress with edits of
/// the project (`set` with the task's version).
#[utoipa::path(
    get, path = "/me/tasks", tag = "delivery", params(MyTaskQuery, PageQuery),
    responses((status = 200, body = MyTasks)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn list_my_tasks(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<MyTaskQuery>,
    Query(page): Query<PageQuery>,
) -> Answer<Json<MyTasks>> {
    Ok(Json(delivery::my_tasks(&app, &caller, &query, &page).await?))
}
