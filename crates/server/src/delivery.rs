//! Comments, and who is told.

mod comments;
mod notifications;

use steerco_app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(comments::list_project_comments, comments::create_project_comment))
        .routes(routes!(comments::list_task_comments, comments::create_task_comment))
        .routes(routes!(comments::patch_comment, comments::delete_comment))
        .routes(routes!(comments::list_mentionable))
        .routes(routes!(notifications::list_notifications))
        .routes(routes!(notifications::count_unread))
        .routes(routes!(notifications::read_notifications))
}
