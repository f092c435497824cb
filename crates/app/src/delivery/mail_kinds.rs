//! Which notices are mailed too, and what each person wants of that.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{App, Failure, Outcome, access::Caller, shape::Listed};

/// Notices that are mailed or not together: key, name, and the kinds of notices.
const KINDS: [(&str, &str, &[&str]); 11] = [
    (
        "decisions",
        "What waits for my decision or assessment",
        &["approval", "assess", "request_overdue"],
    ),
    (
        "questions",
        "Questions to me, and answers to mine",
        &["question", "answer_due", "answered", "guest_answered"],
    ),
    (
        "outcomes",
        "What became of what I asked for",
        &["approved", "rejected", "deferred", "reopened", "merged", "converted"],
    ),
    ("intake", "Requests that come in", &["came_in", "by_link"]),
    ("conditions", "Conditions of gates that are mine to meet", &["condition", "condition_due"]),
    (
        "board",
        "Decisions that I take part in, and what I have to do after them",
        &[
            "decision_vote",
            "decided",
            "decision_action",
            "decision_action_due",
            "decision_review_due",
        ],
    ),
    (
        "staffing",
        "Requests for people, and what becomes of them",
        &[
            "staffing_asked",
            "staffing_changed",
            "staffing_change_asked",
            "staffing_proposed",
            "staffing_countered",
            "staffing_accepted",
            "staffing_rejected",
            "staffing_withdrawn",
            "staffing_expired",
        ],
    ),
    (
        "give_gets",
        "What projects give each other, and when it slips",
        &[
            "give_get_proposed",
            "give_get_agreed",
            "give_get_withdrawn",
            "give_get_delivered",
            "give_get_behind",
        ],
    ),
    ("mentions", "Where I am mentioned or answered", &["mentioned", "replied"]),
    ("tasks", "Tasks that I am given", &["assigned"]),
    (
        "changes",
        "Change requests of my projects, and what becomes of mine",
        &["change_submitted", "change_withdrawn", "change_implemented"],
    ),
];

/// A kind of mail.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailKindView {
    /// Stands for it.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Whether the reader is mailed.
    pub wanted: bool,
}

/// The kinds of mail that one wants.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct PutMailKinds {
    /// Their keys; all others are not mailed.
    pub wanted: Vec<String>,
}

/// The kind of mail that a notice is; none for what is never mailed.
pub(super) fn mail_kind(notice: &str) -> Option<&'static str> {
    let found = KINDS.iter().find(|(_, _, notices)| notices.contains(&notice));
    found.map(|(key, ..)| *key)
}

/// The kinds of mail, and which the caller wants.
pub async fn mail_kinds(app: &App, caller: &Caller) -> Outcome<Listed<MailKindView>> {
    let out = app.store.read().mail_opt_outs(&[caller.user_id]).await?;
    let view = |(key, name, _): &(&str, &str, &[&str])| MailKindView {
        key: (*key).to_owned(),
        name: (*name).to_owned(),
        wanted: !out.iter().any(|row| row.kind == *key),
    };
    Ok(Listed::whole(KINDS.iter().map(view).collect()))
}

/// Says which kinds of mail the caller wants.
pub async fn put_mail_kinds(
    app: &App,
    caller: &Caller,
    input: &PutMailKinds,
) -> Outcome<Listed<MailKindView>> {
    let known = |key: &String| KINDS.iter().any(|(one, ..)| one == key);
    if let Some(key) = input.wanted.iter().find(|key| !known(key)) {
        let text = format!("There is no kind of mail called {key}. Reload the page.");
        return Err(Failure::field("mail.unknown_kind", "wanted", text));
    }
    let out = KINDS.iter().map(|(key, ..)| *key);
    let out: Vec<&str> = out.filter(|key| !input.wanted.iter().any(|one| one == key)).collect();
    let writer = app.store.bookkeeping().await?;
    writer.set_mail_opt_outs(caller.user_id, &out).await?;
    writer.commit().await?;
    mail_kinds(app, caller).await
}
