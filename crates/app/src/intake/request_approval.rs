//! What approvals know of requests: what they are about, who may see them, and what follows from a
//! decision.

use steerco_store::{
    Ask, Reader, Writer,
    intake::{RequestFilter, RequestSort},
    row,
};
use uuid::Uuid;

use super::request_states::moved;
use crate::{
    Failure, Outcome,
    access::{Caller, Place},
    delivery::{GuestMail, mail_guest},
    governance::{Ended, Facts, InboxItem, Subject},
};

/// Most requests of a kind in an inbox.
const MOST: u64 = 50;

/// What routes can ask of a request.
pub(crate) async fn request_facts(reader: &Reader, id: Uuid) -> Outcome<Facts> {
    let row = reader.find::<row::Request>(id).await?.ok_or(Failure::NotFound("request"))?;
    let mut facts = Facts {
        name: row.title,
        href: format!("/requests/{id}"),
        amount: row.amount.map(|amount| (amount, row.currency)),
        kind: Some(row.type_id),
        own_of: row.requester_id.into_iter().collect(),
        ..Facts::default()
    };
    facts.name("requester", row.requester_id);
    facts.name("assessor", row.assessor_id);
    facts.within(reader, row.program_id, None).await
}

/// Whether a person may see a request, not counting that they decide about it.
pub(crate) async fn may_see_request(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<bool> {
    let Some(row) = reader.find::<row::Request>(id).await? else { return Ok(false) };
    let theirs =
        row.requester_id == Some(caller.user_id) || row.assessor_id == Some(caller.user_id);
    let all = row.state != "draft" && caller.may("request.view", Place::ORGANISATION);
    Ok(theirs || all)
}

/// What a decision does with a request.
pub(crate) async fn request_decided(
    writer: &mut Writer<'_>,
    id: Uuid,
    ended: Ended,
    reason: &str,
) -> Outcome<()> {
    let before = writer.find::<row::Request>(id).await?.ok_or(Failure::NotFound("request"))?;
    if !matches!(before.state.as_str(), "decision" | "returned") {
        return Ok(());
    }
    let back = if before.assessor_id.is_some() { "assessment" } else { "triage" };
    let (state, verb) = match ended {
        Ended::Approved => ("approved", "request_approved"),
        Ended::Rejected => ("rejected", "request_rejected"),
        Ended::Returned => ("returned", "request_returned"),
        Ended::Recalled => (back, "request_recalled"),
    };
    let mut after = moved(&before, state, writer.at());
    after.returned_from = None;
    after.question = String::new();
    if ended == Ended::Returned {
        after.returned_from = Some("decision".into());
        after.question = reason.into();
    }
    writer.update(&before, after, verb).await?;
    match before.requester_id {
        // The approval tells them.
        Some(id) => writer.inbox_changed(id),
        None if ended == Ended::Recalled => {}
        None => {
            let kind = if ended == Ended::Returned { "question" } else { state };
            mail_guest(writer, GuestMail { request: &before, kind, said: reason }).await?;
        }
    }
    Ok(())
}

/// The requests that wait for a person: those that came back with a question, and those they are to
/// assess and have written nothing about; longest first, at most fifty of each.
pub(crate) async fn requests_waiting_for(
    reader: &Reader,
    caller: &Caller,
) -> Outcome<Vec<InboxItem>> {
    let item = |kind: &str, row: row::Request| {
        let (subject, since) = (Subject::Request(row.id), row.state_since);
        InboxItem {
            amount_minor: row.amount,
            currency: row.currency,
            ..InboxItem::no_decision(kind, subject, caller.user_id, row.title, since, row.question)
        }
    };
    let returned = returned(reader, caller).await?.into_iter().map(|row| item("returned", row));
    let assess = to_assess(reader, caller).await?.into_iter().map(|row| item("assess", row));
    Ok(returned.chain(assess).collect())
}

/// How many they are.
pub(crate) async fn count_requests_waiting_for(reader: &Reader, caller: &Caller) -> Outcome<u64> {
    let waiting = returned(reader, caller).await?.len() + to_assess(reader, caller).await?.len();
    Ok(u64::try_from(waiting).unwrap_or(u64::MAX))
}

async fn returned(reader: &Reader, caller: &Caller) -> Outcome<Vec<row::Request>> {
    let filter = RequestFilter {
        states: Some(vec!["returned".into()]),
        requester_id: Some(caller.user_id),
        reader: caller.user_id,
        ..RequestFilter::default()
    };
    Ok(reader.requests(&filter, RequestSort::StateSince, &Ask::few(MOST)).await?.items)
}

async fn to_assess(reader: &Reader, caller: &Caller) -> Outcome<Vec<row::Request>> {
    let filter = RequestFilter {
        states: Some(vec!["assessment".into()]),
        assessor_id: Some(caller.user_id),
        reader: caller.user_id,
        ..RequestFilter::default()
    };
    let mut found = reader.requests(&filter, RequestSort::StateSince, &Ask::few(MOST)).await?.items;
    found.retain(|row| row.assessment.is_empty());
    Ok(found)
}
