//! Those who filed a request by link and cannot sign in: they are mailed what others are told.

use serde::Serialize;
use steerco_store::{Writer, row};
use utoipa::ToSchema;

use crate::{
    Outcome,
    delivery::{GuestMail, News, Spot, announce, mail_guest},
};

/// Somebody who filed a request by link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Guest {
    /// What they say they are called.
    pub name: String,
    /// Where they say they are reached.
    pub email: String,
}

impl Guest {
    /// Who filed it, when nobody signed in did.
    pub(super) fn of(row: &row::Request) -> Option<Self> {
        Some(Self { name: row.guest_name.clone()?, email: row.guest_email.clone()? })
    }
}

/// Tells the requester what became of their request. What is said to guests are reasons and questions
/// only: names of projects and of other requests are not for them.
pub(super) async fn tell_requester(
    writer: &mut Writer<'_>,
    row: &row::Request,
    kind: &'static str,
    text: String,
) -> Outcome<()> {
    if let Some(id) = row.requester_id {
        writer.inbox_changed(id);
        return announce(writer, News { spot: Spot::Request(row.id), kind, text }, [id]).await;
    }
    let theirs = matches!(kind, "question" | "rejected" | "deferred" | "reopened");
    let said = if theirs { text.as_str() } else { "" };
    mail_guest(writer, GuestMail { request: row, kind, said }).await
}
