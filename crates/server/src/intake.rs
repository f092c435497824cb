//! Requests for projects, and the forms they are filed on.

mod asks;
mod request_links;
mod request_times;
mod request_types;
mod requests;

use axum::extract::DefaultBodyLimit;
use steerco_app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    // Files are measured as they come in.
    let asks = OpenApiRouter::new()
        .routes(routes!(asks::get_ask, asks::post_ask))
        .layer(DefaultBodyLimit::disable());
    OpenApiRouter::new()
        .merge(asks)
        .routes(routes!(asks::get_followed_ask))
        .routes(routes!(asks::answer_followed_ask))
        .routes(routes!(request_links::list_request_links, request_links::create_request_link))
        .routes(routes!(request_links::revoke_request_link))
        .routes(routes!(request_types::list_request_types, request_types::create_request_type))
        .routes(routes!(
            request_types::get_request_type,
            request_types::patch_request_type,
            request_types::delete_request_type
        ))
        .routes(routes!(request_times::get_request_times, request_times::put_request_times))
        .routes(routes!(requests::list_requests, requests::create_request))
        .routes(routes!(requests::list_similar_requests))
        .routes(routes!(requests::get_request_queue))
        .routes(routes!(requests::triage_requests))
        .routes(routes!(requests::get_request, requests::patch_request, requests::delete_request))
        .routes(routes!(requests::submit_request))
        .routes(routes!(requests::get_request_history))
        .routes(routes!(requests::triage_request))
        .routes(routes!(requests::convert_request))
        .routes(routes!(requests::copy_request))
}
