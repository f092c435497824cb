//! Requests for people in inboxes: those that wait for an answer, in those of everybody who answers; those
//! with a proposal to decide, in that of whoever asked.

use steerco_store::Reader;

use super::{staffing_notices::staffing_name, staffing_requests::answers};
use crate::{Outcome, access::Caller, governance::InboxItem, shape::instant};

/// Most requests in an inbox; the queue has all of them.
const MOST: u64 = 50;

/// Requests for people that wait for a person.
pub(crate) async fn staffing_waiting_for(
    reader: &Reader,
    caller: &Caller,
) -> Outcome<Vec<InboxItem>> {
    let mut items = vec![];
    for row in reader.staffing_waiting(answers(caller), caller.user_id, MOST).await? {
        let title = staffing_name(reader, row.id).await?.unwrap_or_default();
        let kind = match row.state.as_str() {
            "proposed" | "change_countered" => "staffing_proposed",
            _ => "staffing",
        };
        items.push(InboxItem {
            kind: kind.into(),
            id: row.id,
            subject_kind: "staffing_request".into(),
            subject_id: row.id,
            title,
            href: format!("/staffing/{}", row.id),
            since: instant(row.opened_at.unwrap_or(row.created_at)),
            step_name: String::new(),
            step: 0,
            stands_in_for: None,
            seat_id: caller.user_id,
            escalates_at: None,
            escalated: false,
            asked_by: None,
            note: row.note,
            amount_minor: None,
            currency: String::new(),
            due: None,
            version: None,
        });
    }
    Ok(items)
}

/// How many those are.
pub(crate) async fn count_staffing_waiting_for(reader: &Reader, caller: &Caller) -> Outcome<u64> {
    Ok(reader.count_staffing_waiting(answers(caller), caller.user_id).await?)
}
