//! Sign-in, users, roles, grants, tokens.

mod api_tokens;
mod me;
mod role_grants;
mod roles;
mod sessions;
mod setup;
mod users;

use steerco_app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sessions::sign_in, sessions::list_sessions))
        .routes(routes!(sessions::sign_out))
        .routes(routes!(sessions::end_session))
        .routes(routes!(me::get_me, me::patch_me))
        .routes(routes!(setup::get_setup, setup::post_setup))
        .routes(routes!(users::list_users, users::create_user))
        .routes(routes!(users::list_directory))
        .routes(routes!(users::get_user, users::patch_user))
        .routes(routes!(roles::list_roles, roles::create_role))
        .routes(routes!(roles::get_role, roles::patch_role, roles::delete_role))
        .routes(routes!(roles::list_permissions))
        .routes(routes!(role_grants::list_role_grants, role_grants::create_role_grant))
        .routes(routes!(role_grants::delete_role_grant))
        .routes(routes!(api_tokens::list_api_tokens, api_tokens::create_api_token))
        .routes(routes!(api_tokens::delete_api_token))
}
