//! Leave that people ask for: whoever leads them decides, or the resource managers. Until then it is
//! seen and counts nowhere; once approved, plans are computed anew.

use steerco_store::{Reader, Writer, row};
use uuid::Uuid;

use super::{
    days::today,
    leave::{LeaveView, NewLeave, checked_leave, commit, days_said, view, views},
    terms::{manager_on, stored_day},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    governance::{
        Answer, Approver, Ended, Facts, InboxItem, Recall, RouteStep, StepRule, Subject, answer,
        ask, first_route, question, recall, sees,
    },
    plan::request_recompute_later,
    shape::Listed,
};

/// Most leave in an inbox.
const MOST: u64 = 50;
/// Days after which leave goes to the resource managers.
const PATIENCE: u32 = 5;

/// The person that a user is.
pub(super) async fn own_person(reader: &Reader, caller: &Caller) -> Outcome<row::Resource> {
    let people = reader.resources_of_user(caller.user_id).await?;
    let own = people.into_iter().find(|row| row.kind == "work" && !row.equipment && !row.generic);
    own.ok_or_else(|| {
        Failure::refused(
            "resource.no_person",
            "Your account is not linked to a person yet. Ask who looks after people to open your \
             entry there and choose you under “Signs in as”.",
        )
    })
}

/// The caller's leave in any state, oldest first; nothing when their account is no person.
pub async fn my_leave(app: &App, caller: &Caller) -> Outcome<Listed<LeaveView>> {
    let reader = app.store.read();
    let mut rows = vec![];
    for person in reader.resources_of_user(caller.user_id).await? {
        rows.extend(reader.leave_of_resource(person.id).await?);
    }
    Ok(Listed::whole(views(&reader, rows).await?))
}

/// Asks for leave of the caller's own.
pub async fn ask_for_leave(app: &App, caller: &Caller, input: &NewLeave) -> Outcome<LeaveView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let person = own_person(&writer, caller).await?;
    let row = row::Leave {
        state: "asked".into(),
        asked_by: Some(caller.user_id),
        ..checked_leave(&writer, person.id, input).await?
    };
    writer.insert(&row, "leave_asked_for").await?;
    let steps = usual_steps(&writer).await?;
    first_route(&mut writer, "leave", "Leave", &steps).await?;
    ask(&mut writer, caller, Subject::Leave(row.id), &row.note).await?;
    writer.commit().await?;
    view(&app.store.read(), row).await
}

/// Who leads the person decides; after some days, or when nobody does, the resource managers.
async fn usual_steps(reader: &Reader) -> Outcome<Vec<RouteStep>> {
    let deputies = ["resource_manager", "pmo_director"];
    let roles = reader.roles().await?;
    let roles = roles.into_iter().filter(|role| deputies.contains(&role.key.as_str()));
    Ok(vec![RouteStep {
        name: "Who leads the person".into(),
        approvers: vec![Approver::Field { field: "manager".into() }],
        rule: StepRule::Any,
        quorum: None,
        weights: vec![],
        share_percent: None,
        escalate_after_days: Some(PATIENCE),
        escalate_to: roles.map(|role| Approver::Role { id: role.id }).collect(),
    }])
}

/// One leave.
pub async fn one_leave(app: &App, caller: &Caller, id: Uuid) -> Outcome<LeaveView> {
    let reader = app.store.read();
    sees(&reader, caller, Subject::Leave(id)).await?;
    view(&reader, find(&reader, id).await?).await
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::Leave> {
    reader.find(id).await?.ok_or(Failure::NotFound("leave"))
}

/// Takes leave back: a request that is open, or approved leave that is not over. Who asked for it
/// may, and who manages leave.
pub async fn cancel_leave(app: &App, caller: &Caller, id: Uuid) -> Outcome<LeaveView> {
    let reader = app.store.read();
    sees(&reader, caller, Subject::Leave(id)).await?;
    let before = find(&reader, id).await?;
    let own = reader.resources_of_user(caller.user_id).await?;
    let own = own.iter().any(|person| person.id == before.resource_id);
    if !own && !caller.may("leave.manage", Place::ORGANISATION) {
        return Err(Failure::refused(
            "resource.not_your_leave",
            "Only the person themselves and who manages leave may cancel it.",
        ));
    }
    match before.state.as_str() {
        "asked" | "returned" => {
            let open = reader.approvals_of("leave", id).await?;
            if let Some(open) = open.into_iter().find(|row| row.ended_at.is_none()) {
                recall(app, caller, open.id, &Recall::default()).await?;
            }
        }
        "approved" if stored_day(&before.to_date)? >= today() => {
            let mut writer = app.store.write(Some(caller.user_id)).await?;
            let after = row::Leave { state: "cancelled".into(), ..before.clone() };
            writer.update(&before, after, "leave_cancelled").await?;
            commit(app, caller, writer, before.resource_id, "Leave was cancelled").await?;
        }
        _ => {
            let text = "Only leave that is asked for, or approved and not over, can be cancelled.";
            return Err(Failure::refused("resource.leave_is_over", text));
        }
    }
    let reader = app.store.read();
    view(&reader, find(&reader, id).await?).await
}

/// Answers the question with which leave came back; its approval goes on.
pub async fn answer_leave(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &Answer,
) -> Outcome<LeaveView> {
    sees(&app.store.read(), caller, Subject::Leave(id)).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    if before.state != "returned" || before.asked_by != Some(caller.user_id) {
        let text = "There is no question here that you could answer.";
        return Err(Failure::refused("resource.leave_no_question", text));
    }
    let text = input.checked()?;
    let after = row::Leave { state: "asked".into(), ..before.clone() };
    let after = writer.update(&before, after, "leave_answered").await?;
    answer(&mut writer, Subject::Leave(id), Some(caller.user_id), &text).await?;
    writer.inbox_changed(caller.user_id);
    writer.commit().await?;
    view(&app.store.read(), after).await
}

/// What approvals know of leave.
pub(crate) async fn leave_facts(reader: &Reader, id: Uuid) -> Outcome<Facts> {
    let row = find(reader, id).await?;
    let person = reader.get::<row::Resource>(row.resource_id).await?;
    let from = stored_day(&row.from_date)?;
    let mut facts = Facts {
        name: format!("Leave of {}: {}", person.name, days_said(&row)),
        href: format!("/leave/{id}"),
        own_of: person.user_id.into_iter().collect(),
        ..Facts::default()
    };
    if let Some(manager) = manager_on(reader, person.id, from).await? {
        facts.name("manager", reader.get::<row::Resource>(manager).await?.user_id);
    }
    Ok(facts)
}

/// Whether a person may see leave, not counting that they decide about it.
pub(crate) async fn may_see_leave(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<bool> {
    let Some(row) = reader.find::<row::Leave>(id).await? else { return Ok(false) };
    if caller.may("resource.view", Place::ORGANISATION) {
        return Ok(true);
    }
    let own = reader.resources_of_user(caller.user_id).await?;
    Ok(own.iter().any(|person| person.id == row.resource_id))
}

/// What a decision does with leave. Plans of the person are computed anew as a job: whoever decides
/// does not wait for them.
pub(crate) async fn leave_decided(
    writer: &mut Writer<'_>,
    id: Uuid,
    ended: Ended,
    reason: &str,
) -> Outcome<()> {
    let before = find(writer, id).await?;
    let (state, verb) = match ended {
        Ended::Approved => ("approved", "leave_approved"),
        Ended::Rejected => ("rejected", "leave_rejected"),
        Ended::Returned => ("returned", "leave_returned"),
        Ended::Recalled => ("cancelled", "leave_cancelled"),
    };
    let after = row::Leave { state: state.into(), reason: reason.into(), ..before.clone() };
    writer.update(&before, after, verb).await?;
    if ended == Ended::Approved {
        let projects = writer.projects_with_resource(before.resource_id).await?;
        let by = writer.actor().or(before.asked_by).unwrap_or_default();
        let title = "Leave was approved".into();
        request_recompute_later(writer, &Caller::system(by, ""), title, &projects).await?;
    }
    if let Some(person) = before.asked_by {
        writer.inbox_changed(person);
    }
    Ok(())
}

/// Leave that came back to a person with a question.
pub(crate) async fn leave_waiting_for(reader: &Reader, caller: &Caller) -> Outcome<Vec<InboxItem>> {
    let mut items = vec![];
    for row in reader.leave_returned_to(caller.user_id, MOST).await? {
        let subject = Subject::Leave(row.id);
        let facts = leave_facts(reader, row.id).await?;
        let note = question(reader, subject).await?.unwrap_or_default();
        let (at, person) = (row.updated_at, caller.user_id);
        items.push(InboxItem::no_decision("returned", subject, person, facts.name, at, note));
    }
    Ok(items)
}
