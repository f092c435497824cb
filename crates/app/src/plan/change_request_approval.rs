//! What approvals know of change requests: which figures routes can ask for, who may see one, and what follows
//! from a decision. And what waits for people in them.

use steerco_store::{Reader, Writer, row};
use uuid::Uuid;

use super::{
    change_request_moves::{moved, tell},
    change_request_view::{called, cost_of},
    change_requests::RISKS,
};
use crate::{
    Failure, Outcome,
    access::{Caller, Place},
    governance::{Ended, Facts, InboxItem, Subject},
};

/// Most requests of a kind in an inbox.
const MOST: u64 = 50;
/// Tenths of a minute in an hour.
const HOUR: i64 = 600;

async fn get(reader: &Reader, id: Uuid) -> Outcome<row::ChangeRequest> {
    let row = reader.find::<row::ChangeRequest>(id).await?;
    row.ok_or(Failure::NotFound("change request"))
}

/// The page of a change request.
pub(crate) fn change_request_href(id: Uuid) -> String {
    format!("/change-requests/{id}")
}

/// A whole number of units, a part of one counting as one in either direction: a route from one day on is taken
/// by half a day too.
fn whole(amount: i64, unit: i64) -> i64 {
    let part = i64::from(amount % unit != 0);
    amount / unit + amount.signum() * part
}

/// What routes can ask of a change request. Figures of its edits are those that were computed last: when its
/// decision was asked for, or else when they were written.
pub(crate) async fn change_request_facts(reader: &Reader, id: Uuid) -> Outcome<Facts> {
    let row = get(reader, id).await?;
    let project = reader.get::<row::Project>(row.project_id).await?;
    let cost = cost_of(&row);
    let mut facts = Facts {
        name: format!("{} ({})", called(&row), project.name),
        href: change_request_href(id),
        amount: cost.map(|cost| (cost, row.currency.clone())),
        currency: row.currency.clone(),
        own_of: vec![row.raised_by],
        ..Facts::default()
    };
    let risk =
        RISKS.iter().find(|(word, _)| *word == row.risk_level).map_or(0, |(_, level)| *level);
    facts.figures = [
        ("finish_shift_days", whole(row.finish_shift.unwrap_or(0), 100)),
        ("work_delta_hours", whole(row.work_delta.unwrap_or(0), HOUR)),
        ("cost_delta", cost.unwrap_or(0)),
        ("benefit_delta", row.benefit_delta.unwrap_or(0)),
        ("risk", risk),
    ]
    .into_iter()
    .collect();
    facts.name("project_manager", project.owner_id);
    facts.name("change_owner", row.owner_id);
    facts.within(reader, project.program_id, project.portfolio_id).await
}

/// Whether a person may see a change request, not counting that they decide about it.
pub(crate) async fn may_see_change_request(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<bool> {
    let Some(row) = reader.find::<row::ChangeRequest>(id).await? else { return Ok(false) };
    let project = reader.get::<row::Project>(row.project_id).await?;
    Ok(caller.may("project.view", Place::project(&project)))
}

/// Whether a person may speak there who sees it: in projects that takes a permission, of who decides it does not.
pub(crate) async fn may_discuss_change_request(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<bool> {
    let row = get(reader, id).await?;
    let project = reader.get::<row::Project>(row.project_id).await?;
    let place = Place::project(&project);
    Ok(!caller.may("project.view", place) || caller.may("comment.write", place))
}

/// What a decision does with a change request.
pub(crate) async fn change_request_decided(
    writer: &mut Writer<'_>,
    id: Uuid,
    ended: Ended,
    reason: &str,
) -> Outcome<()> {
    let before = get(writer, id).await?;
    if before.state != "deciding" {
        return Ok(());
    }
    let (state, verb) = match ended {
        Ended::Approved => ("approved", "change_request_approved"),
        Ended::Rejected => ("rejected", "change_request_rejected"),
        Ended::Returned => ("deciding", "change_request_questioned"),
        Ended::Recalled => ("assessing", "change_request_recalled"),
    };
    let mut after = match ended {
        Ended::Returned => row::ChangeRequest { question: reason.into(), ..before.clone() },
        _ => moved(&before, state, writer.at()),
    };
    let kind = match ended {
        Ended::Approved => Some("approved"),
        Ended::Rejected => Some("rejected"),
        Ended::Returned | Ended::Recalled => None,
    };
    if kind.is_some() {
        after.reason = reason.into();
        after.decided_by = writer.actor();
        after.decided_at = Some(writer.at());
    }
    writer.update(&before, after, verb).await?;
    // The approval tells who raised it and who asked.
    if let Some(kind) = kind {
        let owner = before.owner_id;
        let owner = owner.filter(|id| *id != before.raised_by && Some(*id) != before.asked_by);
        tell(writer, id, kind, reason, [owner]).await?;
    }
    writer.inbox_changed(before.raised_by);
    Ok(())
}

/// What came back to the caller with a question, and what is to be assessed in projects that they manage.
pub(crate) async fn change_requests_waiting_for(
    reader: &Reader,
    caller: &Caller,
) -> Outcome<Vec<InboxItem>> {
    let item = |kind: &str, row: row::ChangeRequest, note: String| {
        let title = called(&row);
        let (subject, since) = (Subject::ChangeRequest(row.id), row.state_since);
        InboxItem::no_decision(kind, subject, caller.user_id, title, since, note)
    };
    let returned = reader.change_requests_returned_to(caller.user_id, MOST).await?;
    let assess = reader.change_requests_to_assess(caller.user_id, MOST).await?;
    let returned = returned.into_iter().map(|mut row| {
        let question = std::mem::take(&mut row.question);
        item("returned", row, question)
    });
    let assess = assess.into_iter().map(|row| item("assess", row, String::new()));
    Ok(returned.chain(assess).collect())
}

/// How many they are.
pub(crate) async fn count_change_requests_waiting_for(
    reader: &Reader,
    caller: &Caller,
) -> Outcome<u64> {
    let returned = reader.count_change_requests_returned_to(caller.user_id).await?;
    Ok(returned + reader.count_change_requests_to_assess(caller.user_id).await?)
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_part_of_a_unit_counts_as_one_in_either_direction() {
        for (amount, days) in [(0, 0), (1, 1), (100, 1), (101, 2), (-1, -1), (-100, -1), (-150, -2)]
        {
            assert_eq!(whole(amount, 100), days, "{amount}");
        }
    }
}
