//! One's own signed-in browsers.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Caller;
use crate::{
    App, Failure, Outcome,
    shape::{Listed, instant},
};

/// A signed-in browser.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SessionView {
    /// Which one.
    pub id: Uuid,
    /// What the browser calls itself.
    pub client: String,
    /// Whether it is the one asking.
    pub current: bool,
    /// Since when (UTC).
    pub created_at: String,
    /// Last use (UTC), to the minute.
    pub last_seen_at: String,
}

/// One's own sessions, newest first.
pub async fn sessions(app: &App, caller: &Caller) -> Outcome<Listed<SessionView>> {
    let rows = app.store.read().sessions_of(caller.user_id).await?;
    Ok(Listed::whole(
        rows.into_iter()
            .map(|row| SessionView {
                id: row.id,
                client: row.client,
                current: caller.session_id == Some(row.id),
                created_at: instant(row.created_at),
                last_seen_at: instant(row.last_seen_at),
            })
            .collect(),
    ))
}

/// Ends one of one's own sessions.
pub async fn end_session(app: &App, caller: &Caller, id: Uuid) -> Outcome<()> {
    let mut writer = app.store.bookkeeping().await?;
    let ended = writer.close_session(id, caller.user_id).await?;
    writer.commit().await?;
    if ended { Ok(()) } else { Err(Failure::NotFound("session")) }
}

/// Ends the session that asks.
pub async fn sign_out(app: &App, caller: &Caller) -> Outcome<()> {
    match caller.session_id {
        Some(id) => end_session(app, caller, id).await,
        None => Ok(()),
    }
}
