//! How a command or query can end badly. A [`Refusal`] (a rule said no) is never mixed with a
//! fault (we or the machine broke); only the server knows which status code each becomes.

use serde::Serialize;
use serde_json::Value;
use steerco_store::StoreError;

/// What a command or query answers.
pub type Outcome<T> = Result<T, Failure>;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A rule said no.
    #[error("{}", .0.text)]
    Refused(Refusal),
    /// There is no such thing.
    #[error("{0} not found")]
    NotFound(&'static str),
    /// Nobody is signed in.
    #[error("sign in first")]
    NotSignedIn,
    /// The person lacks a permission here.
    #[error("the permission {permission} is needed here")]
    Forbidden {
        /// Key of the permission.
        permission: &'static str,
    },
    /// Someone else changed it in the meantime.
    #[error("changed by someone else in the meantime")]
    Stale {
        /// The noun as it is now, when known.
        current: Option<Value>,
    },
    /// Too many attempts.
    #[error("too many attempts; try again in {seconds} s")]
    TooMany {
        /// When to try again.
        seconds: u64,
    },
    /// Others are writing; the same request may work in a moment.
    #[error("the server is busy; try again in a moment")]
    Busy,
    /// The place where files are kept is away, or says no to us; what was asked was not done.
    #[error("{0}")]
    FilesAway(String),
    /// We broke, or the machine did.
    #[error("{0}")]
    Fault(String),
}

/// A rule said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Stable code such as `plan.dependency_would_cycle`.
    pub code: &'static str,
    /// What happened and what to do, for people.
    pub text: String,
    /// The fields concerned.
    pub fields: Vec<FieldRefusal>,
}

/// A rule said no to one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldRefusal {
    /// Name of the field as sent.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Failure {
    /// A rule said no.
    pub fn refused(code: &'static str, text: impl Into<String>) -> Self {
        Self::Refused(Refusal { code, text: text.into(), fields: vec![] })
    }

    /// A rule said no to one field.
    pub fn field(code: &'static str, field: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self::Refused(Refusal {
            code,
            text: message.clone(),
            fields: vec![FieldRefusal { field: field.into(), message }],
        })
    }

    /// The same refusal, of this field.
    #[must_use]
    pub fn at_field(self, field: &str) -> Self {
        match self {
            Self::Refused(Refusal { code, text, .. }) => Self::field(code, field, text),
            other => other,
        }
    }

    /// Whether trying the whole command again may help.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Busy)
    }
}

/// Refuses a change that was decided on another version than there is now.
pub(crate) fn same_version(now: i64, seen: i64) -> Outcome<()> {
    if now == seen { Ok(()) } else { Err(Failure::Stale { current: None }) }
}

/// The same, telling how the noun is now; `current` is asked only when the answer is no.
pub(crate) async fn unchanged<V: Serialize>(
    now: i64,
    seen: i64,
    current: impl Future<Output = Outcome<V>>,
) -> Outcome<()> {
    if now == seen {
        return Ok(());
    }
    Err(Failure::Stale { current: serde_json::to_value(current.await?).ok() })
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound("it"),
            StoreError::StaleVersion => Self::Stale { current: None },
            StoreError::Busy => Self::Busy,
            StoreError::Duplicate { constraint } => duplicate(constraint),
            StoreError::ForeignKey { .. } => Self::refused(
                "still_in_use",
                "Something else still refers to this, or it refers to something that is gone. \
                 Reload the page and try again.",
            ),
            StoreError::Unavailable(text) | StoreError::Fault(text) => Self::Fault(text),
        }
    }
}

fn duplicate(constraint: &'static str) -> Failure {
    use steerco_store::constraint;
    match constraint {
        constraint::USER_EMAIL => Failure::field(
            "access.email_taken",
            "email",
            "Another user has this mail address. Use a different one, or edit that user.",
        ),
        constraint::ROLE_KEY => {
            Failure::field("access.role_exists", "name", "A role with this name exists already.")
        }
        constraint::ROLE_GRANT => {
            Failure::refused("access.already_granted", "This person has this role here already.")
        }
        constraint::PROJECT_KEY => Failure::field(
            "plan.project_key_taken",
            "key",
            "Another project has this key. Choose a different one.",
        ),
        constraint::DEPENDENCY_PAIR => Failure::refused(
            "plan.dependency_exists",
            "These two tasks are linked in this way already. Edit that dependency instead.",
        ),
        constraint::CROSS_DEPENDENCY_PAIR => Failure::refused(
            "plan.dependency_exists",
            "These two tasks are linked in this way already. Edit that dependency instead.",
        ),
        constraint::BASELINE_SLOT => Failure::field(
            "plan.baseline_slot_taken",
            "slot",
            "This baseline slot is in use. Delete that baseline first, or choose another slot.",
        ),
        constraint::APPROVAL_ROUTE_NAME => Failure::field(
            "approval.route_name_taken",
            "name",
            "There is a route with this name already. Choose another name.",
        ),
        constraint::LIFECYCLE_NAME => Failure::field(
            "lifecycle.name_taken",
            "name",
            "There is a lifecycle with this name already. Choose another name.",
        ),
        constraint::LIFECYCLE_KEY => Failure::field(
            "lifecycle.key_taken",
            "key",
            "Somebody added a lifecycle with this key at the same moment. Try again.",
        ),
        constraint::REQUEST_TYPE_NAME => Failure::field(
            "request_type.name_taken",
            "name",
            "There is a type with this name already. Choose another name.",
        ),
        constraint::PLAN_TYPE_NAME => Failure::field(
            "plan_type.name_taken",
            "name",
            "There is a type with this name already. Choose another name.",
        ),
        constraint::PLAN_TYPE_STANDARD => Failure::Busy,
        // Whoever comes second takes the next number.
        constraint::REQUEST_NUMBER | constraint::DECISION_NUMBER | constraint::DECISION_MEMBER => {
            Failure::Busy
        }
        constraint::DRIVER_NAME => Failure::field(
            "strategy.driver_name_taken",
            "name",
            "Another driver has this name. Choose a different one.",
        ),
        constraint::JOB_ROLE_NAME => Failure::field(
            "resource.role_name_taken",
            "name",
            "Another role has this name. Choose a different one.",
        ),
        constraint::LOCATION_NAME => Failure::field(
            "resource.location_name_taken",
            "name",
            "Another location has this name. Choose a different one.",
        ),
        constraint::RESOURCE_TERM_FROM => Failure::field(
            "resource.term_taken",
            "from",
            "Something changes on this day already. Change that entry instead.",
        ),
        constraint::SKILL_NAME => Failure::field(
            "resource.skill_name_taken",
            "name",
            "Another skill has this name. Choose a different one.",
        ),
        constraint::RESOURCE_SKILL => Failure::field(
            "resource.skill_there",
            "skill_id",
            "This person has the skill already. Change that entry instead.",
        ),
        constraint::BUSINESS_CASE_SUBJECT => Failure::refused(
            "strategy.case_exists",
            "There is a business case of this already. Reload the page to see it.",
        ),
        constraint::SCENARIO_COMMIT_NUMBER => Failure::refused(
            "scenario.committed_meanwhile",
            "Somebody committed a scenario of this portfolio at the same moment. Look at that one, \
             then commit yours if it still holds.",
        ),
        constraint::SCORING_MODEL_NAME => Failure::field(
            "scoring.name_taken",
            "name",
            "Another scoring model has this name. Choose a different one.",
        ),
        _ => Failure::refused("already_exists", "This exists already."),
    }
}
