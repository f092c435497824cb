//! Comments, files, and who is told.

mod attachments;
mod comments;
mod my_tasks;
mod notifications;

use axum::extract::DefaultBodyLimit;
use steerco_app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    // Files are measured as they come in.
    let files = OpenApiRouter::new()
        .routes(routes!(
            attachments::list_project_attachments,
            attachments::create_project_attachment
        ))
        .routes(routes!(attachments::list_task_attachments, attachments::create_task_attachment))
        .layer(DefaultBodyLimit::disable());
    OpenApiRouter::new()
        .merge(files)
        .routes(routes!(attachments::get_attachment_content))
        .routes(routes!(attachments::delete_attachment))
        .routes(routes!(comments::list_project_comments, comments::create_project_comment))
        .routes(routes!(comments::list_task_comments, comments::create_task_comment))
        .routes(routes!(comments::patch_comment, comments::delete_comment))
        .routes(routes!(comments::list_mentionable))
        .routes(routes!(my_tasks::list_my_tasks))
        .routes(routes!(notifications::list_notifications))
        .routes(routes!(notifications::count_unread))
        .routes(routes!(notifications::read_notifications))
}
