//! How many requests wait where, and for how long.

use serde::Serialize;
use steerco_store::now_micros;
use utoipa::ToSchema;

use super::request_times::{AgreedTimes, DAY, WAITING};
use crate::{
    App, Outcome,
    access::{Caller, Place},
    shape::Listed,
};

/// Borders between ages in whole days: under a week, up to two, four and eight, and more.
const AGES: [i64; 4] = [7, 14, 28, 56];

/// Requests in one state.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct QueueCount {
    /// The state.
    pub state: String,
    /// How many.
    pub requests: i64,
    /// Whole days for which the oldest has been in it.
    pub oldest_days: i64,
    /// Working days that are agreed for the state, where the type of a request says nothing else.
    pub agreed_days: Option<u32>,
    /// How many of them are in it for longer than agreed.
    pub overdue: i64,
    /// How long they have been in it, newest first; empty for states in which nobody has to go on with them.
    pub ages: Vec<AgeCount>,
}

/// Requests that have been in their state for about as long.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgeCount {
    /// For at least so many whole days.
    pub from_days: i64,
    /// And for less than so many; null for the oldest.
    pub to_days: Option<i64>,
    /// How many.
    pub requests: i64,
}

/// How many requests are in each state that has any.
pub async fn request_queue(app: &App, caller: &Caller) -> Outcome<Listed<QueueCount>> {
    caller.require("request.view", Place::ORGANISATION)?;
    let now = now_micros();
    let reader = app.store.read();
    let agreed = AgreedTimes::read(&reader).await?;
    let overdue = reader.overdue_counts(&agreed.agreed_until()).await?;
    let borders = AGES.map(|days| now - days * DAY);
    let ages = reader.request_ages(&WAITING, &borders).await?;
    let ages_of =
        |state: &str| {
            let from = [0].into_iter().chain(AGES);
            let to = AGES.into_iter().map(Some).chain([None]);
            let count = |stretch: i64| {
                let found = ages.iter().find(|one| one.state == state && one.stretch == stretch);
                found.map_or(0, |one| one.requests)
            };
            let stretches = (0..).zip(from.zip(to)).map(|(stretch, (from_days, to_days))| {
                AgeCount { from_days, to_days, requests: count(stretch) }
            });
            if WAITING.contains(&state) { stretches.collect() } else { vec![] }
        };
    let counts = reader.request_counts().await?.into_iter().map(|row| QueueCount {
        agreed_days: agreed.usual(&row.state),
        overdue: overdue.iter().find(|(state, _)| *state == row.state).map_or(0, |one| one.1),
        ages: ages_of(&row.state),
        state: row.state,
        requests: row.requests,
        oldest_days: Ord::max(now - row.oldest, 0) / DAY,
    });
    Ok(Listed::whole(counts.collect()))
}
