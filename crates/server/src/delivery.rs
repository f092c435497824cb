//! Comments, files, and who is told.

mod attachments;
mod comments;
mod my_tasks;
mod notifications;
mod outbox;

use axum::extract::DefaultBodyLimit;
use steerco_app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    // Files are measured as they come in.
    let files = OpenApiRouter::new()
        .routes(routes!(attachments::list_attachments, attachments::create_attachment))
        .layer(DefaultBodyLimit::disable());
    OpenApiRouter::new()
        .merge(files)
        .routes(routes!(attachments::get_attachment_content))
        .routes(routes!(attachments::delete_attachment))
        .routes(routes!(comments::list_comments, comments::create_comment))
        .routes(routes!(comments::patch_comment, comments::delete_comment))
        .routes(routes!(comments::list_mentionable))
        .routes(routes!(my_tasks::list_my_tasks))
        .routes(routes!(notifications::list_notifications))
        .routes(routes!(notifications::count_unread))
        .routes(routes!(notifications::read_notifications))
        .routes(routes!(outbox::list_outbox))
        .routes(routes!(outbox::get_mail))
        .routes(routes!(outbox::retry_mail))
        .routes(routes!(outbox::list_mail_kinds, outbox::put_mail_kinds))
}
