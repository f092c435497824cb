//! Who is told of requests for people: those who answer them, whoever asked; and what such a request is
//! called and who may see it, for notices, inboxes and discussions.

use steerco_store::{Reader, Writer, row};
use uuid::Uuid;

use super::staffing_requests::{answers, seen};
use crate::{
    Outcome,
    access::Caller,
    delivery::{News, Spot, announce},
};

/// Tells those who answer, and keeps their inboxes right.
pub(super) async fn tell_answering(
    writer: &mut Writer<'_>,
    row: &row::StaffingRequest,
    kind: &'static str,
    text: &str,
) -> Outcome<()> {
    let people = writer.holders(&["staffing.answer"]).await?;
    for person in people.iter().copied().chain([row.asked_by]) {
        writer.inbox_changed(person);
    }
    let news = News { spot: Spot::StaffingRequest(row.id), kind, text: text.to_owned() };
    announce(writer, news, people).await
}

/// Tells whoever asked, and keeps inboxes right.
pub(super) async fn tell_asking(
    writer: &mut Writer<'_>,
    row: &row::StaffingRequest,
    kind: &'static str,
    text: &str,
) -> Outcome<()> {
    for person in writer.holders(&["staffing.answer"]).await? {
        writer.inbox_changed(person);
    }
    writer.inbox_changed(row.asked_by);
    let news = News { spot: Spot::StaffingRequest(row.id), kind, text: text.to_owned() };
    announce(writer, news, [row.asked_by]).await
}

/// What people call a request: `2 × Welder for Pump station`.
pub(crate) async fn staffing_name(reader: &Reader, id: Uuid) -> Outcome<Option<String>> {
    let Some(row) = reader.find::<row::StaffingRequest>(id).await? else { return Ok(None) };
    let project = reader.get::<row::Project>(row.project_id).await?;
    let role = reader.get::<row::JobRole>(row.job_role_id).await?;
    Ok(Some(format!("{} × {} for {}", row.people, role.name, project.name)))
}

/// Refuses who may not see a request for people; answers whether they look after such requests.
pub(crate) async fn sees_staffing(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<bool> {
    seen(reader, caller, id).await?;
    Ok(answers(caller))
}

/// Those who have to do with a request for people.
pub(crate) async fn near_staffing(reader: &Reader, id: Uuid) -> Outcome<Vec<Uuid>> {
    let mut people = reader.holders(&["staffing.answer"]).await?;
    people.extend(reader.find::<row::StaffingRequest>(id).await?.map(|row| row.asked_by));
    Ok(people)
}
