//! How a request for people came to where it is, out of the change log: what both sides see.

use std::collections::HashMap;

use serde::Serialize;
use steerco_store::{ChangeFilter, portfolio::Visible, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{staffing_requests::seen, staffing_views::names};
use crate::{
    App, Outcome,
    access::Caller,
    shape::{Listed, Reference, instant},
};

/// Most entries of the log looked at for a request and for each of its proposals.
const MOST: u64 = 200;

/// Something that happened to a request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StaffingEvent {
    /// When (UTC).
    pub at: String,
    /// Who; null for the program itself.
    pub actor: Option<Reference>,
    /// What happened, such as `staffing_person_proposed`.
    pub verb: String,
    /// Whom it is about.
    pub person: Option<Reference>,
    /// Minutes that were proposed, or accepted.
    pub minutes: Option<i64>,
    /// What was said with it.
    pub reason: Option<String>,
}

/// What happened to a request, newest first.
pub async fn staffing_history(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<Listed<StaffingEvent>> {
    let reader = app.store.read();
    seen(&reader, caller, id).await?;
    let of = |noun: &str, id: Uuid| ChangeFilter {
        noun: Some(noun.into()),
        noun_id: Some(id),
        visible: Visible::everything(),
        ..ChangeFilter::default()
    };
    let mut rows = reader.changes(&of("staffing_request", id), MOST).await?;
    // Moves follow from what happened to proposals.
    rows.retain(|row| row.verb != "staffing_request_moved");
    let proposals = reader.staffing_proposals(&[id]).await?;
    for one in &proposals {
        rows.extend(reader.changes(&of("staffing_proposal", one.id), MOST).await?);
    }
    // The answer that a counter-proposal is stands there already.
    rows.retain(|row| row.verb != "staffing_person_answered");
    rows.sort_by_key(|row| std::cmp::Reverse(row.seq));
    let user = names!(reader, rows, row::User, |row: &row::Change| row.actor_id);
    let person = names!(reader, proposals, row::Resource, |one| [one.resource_id]);
    let proposals: HashMap<Uuid, &row::StaffingProposal> =
        proposals.iter().map(|one| (one.id, one)).collect();
    let event = |row: row::Change| {
        let about = proposals.get(&row.noun_id);
        let minutes = |one: &&row::StaffingProposal| match row.verb.as_str() {
            "staffing_person_accepted" => one.accepted_minutes,
            _ => one.minutes,
        };
        StaffingEvent {
            at: instant(row.at),
            actor: row.actor_id.map(&user),
            person: about.map(|one| person(one.resource_id)),
            minutes: about.map(minutes),
            verb: row.verb,
            reason: row.reason,
        }
    };
    Ok(Listed::whole(rows.into_iter().map(event).collect()))
}
