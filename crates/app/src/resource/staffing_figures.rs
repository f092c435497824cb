//! How well requests for people are answered. Fill rate is filled time over asked time, a ratio of sums;
//! time to fill is calendar days from opening a request to the moment its last minute was accepted.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    staffing_requests::{StaffingRequestQuery, answers},
    staffing_states::CHANGING,
    supply::day_of,
};
use crate::{App, Failure, Outcome, access::Caller, shape::percent};

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;

/// Of which requests.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StaffingFigureQuery {
    /// Of this project.
    pub project_id: Option<Uuid>,
    /// For this role.
    pub job_role_id: Option<Uuid>,
    /// Opened on this day (UTC) or later.
    pub from: Option<String>,
    /// Opened on this day or before.
    pub to: Option<String>,
}

/// Requests in one state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StaffingStateCount {
    /// The state.
    pub state: String,
    /// How many.
    pub requests: i64,
}

/// How well requests are answered. Drafts are left out.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StaffingFigures {
    /// How many requests.
    pub requests: i64,
    /// By state.
    pub states: Vec<StaffingStateCount>,
    /// Minutes asked for.
    pub asked_minutes: i64,
    /// Minutes of that which were accepted.
    pub filled_minutes: i64,
    /// Filled over asked, percent; null when nothing was asked for.
    pub fill_percent: Option<f64>,
    /// How many were filled.
    pub filled_requests: i64,
    /// Mean calendar days from opening to filled of those, with one decimal; null without any.
    pub mean_days: Option<f64>,
    /// Most calendar days of one of them.
    pub longest_days: Option<f64>,
}

/// How well requests are answered.
pub async fn staffing_figures(
    app: &App,
    caller: &Caller,
    query: &StaffingFigureQuery,
) -> Outcome<StaffingFigures> {
    if !answers(caller) && !caller.may_somewhere("allocation.view") {
        return Err(Failure::Forbidden { permission: "allocation.view" });
    }
    let listed = StaffingRequestQuery {
        project_id: query.project_id,
        job_role_id: query.job_role_id,
        state: None,
    };
    let day = |field: &str, text: &Option<String>| match text.as_deref() {
        Some(text) if !text.is_empty() => day_of(field, text).map(Some),
        _ => Ok(None),
    };
    let (first, last) = (day("from", &query.from)?, day("to", &query.to)?);
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        let text = "The first day is after the last. Give a last day that is not before the first.";
        return Err(Failure::field("staffing.bad_days", "to", text));
    }
    let mut filter = listed.filter(caller);
    filter.opened_from = first.map(|day| day * DAY);
    filter.opened_before = last.map(|day| (day + 1) * DAY);
    let sums = app.store.read().staffing_sums(&filter).await?;
    let (asked, filled) =
        sums.iter().fold((0, 0), |(asked, filled), sum| (asked + sum.asked, filled + sum.filled));
    // What was accepted may be changed since; it was filled when it was.
    let done: Vec<_> = sums
        .iter()
        .filter(|sum| sum.state == "filled" || CHANGING.contains(&sum.state.as_str()))
        .collect();
    let requests: i64 = done.iter().map(|sum| sum.requests).sum();
    let waited: i64 = done.iter().map(|sum| sum.waited).sum();
    let longest = done.iter().map(|sum| sum.longest).max();
    Ok(StaffingFigures {
        requests: sums.iter().map(|sum| sum.requests).sum(),
        asked_minutes: asked,
        filled_minutes: filled,
        fill_percent: (asked > 0).then(|| percent((filled * 20_000 + asked) / (2 * asked))),
        filled_requests: requests,
        mean_days: (requests > 0).then(|| days(waited / requests.max(1))),
        longest_days: longest.map(days),
        states: sums
            .into_iter()
            .map(|sum| StaffingStateCount { state: sum.state, requests: sum.requests })
            .collect(),
    })
}

/// Days with one decimal.
fn days(micros: i64) -> f64 {
    // Hundredths in the same way as percentages, cut to tenths.
    percent((micros * 10 + DAY / 2) / DAY * 10)
}
