//! Imports, jobs, the history, live updates, search.

mod changes;
mod events;
mod imports;
mod jobs;
mod search;

use axum::extract::DefaultBodyLimit;
use steerco_app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Largest plan file.
const MOST_FILE: usize = 512 << 20;

pub(crate) fn routes() -> OpenApiRouter<App> {
    let files = OpenApiRouter::new()
        .routes(routes!(imports::list_imports, imports::create_import))
        .layer(DefaultBodyLimit::max(MOST_FILE));
    OpenApiRouter::new()
        .routes(routes!(changes::list_changes))
        .routes(routes!(events::stream_events))
        .routes(routes!(jobs::list_jobs))
        .routes(routes!(jobs::get_job))
        .routes(routes!(search::search))
        .routes(routes!(imports::get_import, imports::delete_import))
        .routes(routes!(imports::put_mapping))
        .routes(routes!(imports::commit_import))
        .merge(files)
}
