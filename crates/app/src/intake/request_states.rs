//! The way of a request:
//!
//! ```text
//! draft > submitted > triage > assessment > decision > approved > converted
//!                                                    > rejected, deferred, merged, returned
//! ```
//! A request that is *returned* with a question goes back to where it was when it is answered.

use steerco_store::row;

use crate::{Failure, Outcome};

/// What the PMO does with a request.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum TriageDeed {
    /// Begin to look at it.
    Take,
    /// Let somebody assess it.
    Assess,
    /// Ask for the decision, along the route of approval that fits.
    Decide,
    /// Not now.
    Defer,
    /// No.
    Reject,
    /// Ask the requester a question first.
    Return,
    /// It is about the same as another.
    Merge,
    /// Look at it again.
    Reopen,
}

/// States in which the PMO works on a request.
const IN_WORK: &[&str] = &["submitted", "triage", "assessment"];

impl TriageDeed {
    /// From which states, into which, and how the history calls it.
    pub(super) fn way(self) -> (&'static [&'static str], &'static str, &'static str) {
        match self {
            Self::Take => (&["submitted"], "triage", "request_taken"),
            Self::Assess => (IN_WORK, "assessment", "request_assigned"),
            Self::Decide => (IN_WORK, "decision", "request_put_to_decision"),
            Self::Defer => (IN_WORK, "deferred", "request_deferred"),
            Self::Reject => {
                (&["submitted", "triage", "assessment", "deferred"], "rejected", "request_rejected")
            }
            Self::Return => (IN_WORK, "returned", "request_returned"),
            Self::Merge => {
                (&["submitted", "triage", "assessment", "deferred"], "merged", "request_merged")
            }
            Self::Reopen => (&["deferred", "rejected"], "triage", "request_reopened"),
        }
    }

    /// Every deed.
    pub(super) const ALL: [Self; 8] = [
        Self::Take,
        Self::Assess,
        Self::Decide,
        Self::Defer,
        Self::Reject,
        Self::Return,
        Self::Merge,
        Self::Reopen,
    ];

    /// Its key.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Take => "take",
            Self::Assess => "assess",
            Self::Decide => "decide",
            Self::Defer => "defer",
            Self::Reject => "reject",
            Self::Return => "return",
            Self::Merge => "merge",
            Self::Reopen => "reopen",
        }
    }

    /// Whether a reason has to be given.
    pub(super) fn needs_reason(self) -> bool {
        matches!(self, Self::Defer | Self::Reject | Self::Return | Self::Reopen)
    }
}

/// A state as people read it.
pub(super) fn in_words(state: &str) -> &str {
    match state {
        "draft" => "still a draft",
        "triage" => "in triage",
        "assessment" => "being assessed",
        "decision" => "waiting for a decision",
        "returned" => "waiting for an answer of its requester",
        "merged" => "merged into another",
        "converted" => "a project already",
        state => state,
    }
}

/// The request in its new state.
pub(super) fn moved(row: &row::Request, state: &str, at: i64) -> row::Request {
    row::Request { state: state.into(), state_since: at, reminded_at: None, ..row.clone() }
}

/// Refuses what cannot be done in this state.
pub(super) fn require_state(row: &row::Request, from: &[&str]) -> Outcome<()> {
    if from.contains(&row.state.as_str()) {
        return Ok(());
    }
    let text =
        format!("“{}” is {}: that cannot be done with it now.", row.title, in_words(&row.state));
    Err(Failure::refused("request.wrong_state", text))
}
