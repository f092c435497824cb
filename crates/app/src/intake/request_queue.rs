//! How many requests wait where, and for how long.

use serde::Serialize;
use steerco_store::now_micros;
use utoipa::ToSchema;

use crate::{
    App, Outcome,
    access::{Caller, Place},
    shape::Listed,
};

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;

/// Requests in one state.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct QueueCount {
    /// The state.
    pub state: String,
    /// How many.
    pub requests: i64,
    /// Whole days for which the oldest has been in it.
    pub oldest_days: i64,
}

/// How many requests are in each state that has any.
pub async fn request_queue(app: &App, caller: &Caller) -> Outcome<Listed<QueueCount>> {
    caller.require("request.view", Place::ORGANISATION)?;
    let now = now_micros();
    let counts = app.store.read().request_counts().await?.into_iter().map(|row| QueueCount {
        state: row.state,
        requests: row.requests,
        oldest_days: Ord::max(now - row.oldest, 0) / DAY,
    });
    Ok(Listed::whole(counts.collect()))
}
