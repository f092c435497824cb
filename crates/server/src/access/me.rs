//! The person who asks.

use axum::{Json, extract::State};
use steerco_app::{
    App,
    access::{self, Me, PatchMe},
};

use crate::{guard::Caller, noun::Noun, problem::Answer};

/// Who one is and what one may do.
#[utoipa::path(
    get, path = "/me", tag = "access", responses((status = 200, body = Me)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn get_me(State(app): State<App>, caller: Caller) -> Answer<Noun<Me>> {
    let me = access::me(&app, &caller).await?;
    Ok(Noun::found(me.user.version, me))
}

/// Change one's own name, language, colours or password.
#[utoipa::path(
    patch, path = "/me", tag = "access", responses((status = 200, body = Me)),
    extensions(("x-permission" = json!("signed_in")))
)]
pub(super) async fn patch_me(
    State(app): State<App>,
    caller: Caller,
    Json(patch): Json<PatchMe>,
) -> Answer<Noun<Me>> {
    let me = access::patch_me(&app, &caller, &patch).await?;
    Ok(Noun::found(me.user.version, me))
}
