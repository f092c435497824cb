//! Leave: days on which a resource does not work.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::resources::find;
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    integration::finish_own,
    plan::request_recompute,
    shape::Listed,
};

/// Days on which a resource does not work.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LeaveView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Whose.
    pub resource_id: Uuid,
    /// What that person is called.
    pub person: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// It begins in the middle of the first day's working time.
    pub starts_midday: bool,
    /// It ends in the middle of the last day's working time.
    pub ends_midday: bool,
    /// Only so many minutes, the last of a single day; null for whole and half days.
    pub minutes: Option<i64>,
    /// `holiday`, `sick`, `training` or `other`.
    pub kind: String,
    /// Free text.
    pub note: String,
    /// `asked`, `returned` with a question, `approved`, `rejected` or `cancelled`. Only what is
    /// approved counts in plans.
    pub state: String,
    /// Why it was rejected, or what was said with the decision.
    pub reason: String,
}

/// Leave to enter.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewLeave {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// It begins in the middle of the first day's working time.
    #[serde(default)]
    pub starts_midday: bool,
    /// It ends in the middle of the last day's working time.
    #[serde(default)]
    pub ends_midday: bool,
    /// Only so many minutes, the last of a single day's working time.
    pub minutes: Option<i64>,
    /// `holiday` (default), `sick`, `training` or `other`.
    pub kind: Option<String>,
    /// Free text.
    #[serde(default)]
    pub note: String,
}

pub(super) async fn views(reader: &Reader, rows: Vec<row::Leave>) -> Outcome<Vec<LeaveView>> {
    let mut people: Vec<Uuid> = rows.iter().map(|row| row.resource_id).collect();
    people.sort();
    people.dedup();
    let people = reader.get_many::<row::Resource>(&people).await?;
    let view = |row: row::Leave| LeaveView {
        id: row.id,
        version: row.version,
        person: people
            .iter()
            .find(|person| person.id == row.resource_id)
            .map(|person| person.name.clone())
            .unwrap_or_default(),
        resource_id: row.resource_id,
        from: row.from_date,
        to: row.to_date,
        starts_midday: row.starts_midday,
        ends_midday: row.ends_midday,
        minutes: row.minutes,
        kind: row.kind,
        note: row.note,
        state: row.state,
        reason: row.reason,
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(super) async fn view(reader: &Reader, row: row::Leave) -> Outcome<LeaveView> {
    views(reader, vec![row]).await?.pop().ok_or(Failure::NotFound("leave"))
}

/// Leave of a resource, oldest first.
pub async fn leave(app: &App, caller: &Caller, resource_id: Uuid) -> Outcome<Listed<LeaveView>> {
    caller.require("resource.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    find(&reader, resource_id).await?;
    let rows = reader.leave_of_resource(resource_id).await?;
    Ok(Listed::whole(views(&reader, rows).await?))
}

/// Enters leave; the plans of the resource are computed anew.
pub async fn add_leave(
    app: &App,
    caller: &Caller,
    resource_id: Uuid,
    input: &NewLeave,
) -> Outcome<LeaveView> {
    caller.require("leave.manage", Place::ORGANISATION)?;
    let row = checked_leave(&app.store.read(), resource_id, input).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "leave_added").await?;
    commit(app, caller, writer, resource_id, "Leave was entered").await?;
    view(&app.store.read(), row).await
}

/// Leave as it is stored, approved; refuses days that are none.
pub(super) async fn checked_leave(
    reader: &Reader,
    resource_id: Uuid,
    input: &NewLeave,
) -> Outcome<row::Leave> {
    find(reader, resource_id).await?;
    let date = |field: &str, text: &str| {
        text.trim()
            .parse::<Date>()
            .map_err(|_| Failure::field("bad_date", field, "Give a date such as 2026-03-02."))
    };
    let (from, to) = (date("from", &input.from)?, date("to", &input.to)?);
    if to < from {
        let text = "The last day is before the first.";
        return Err(Failure::field("resource.leave_backwards", "to", text));
    }
    check_parts(input, from, to)?;
    let kind = input.kind.as_deref().unwrap_or("holiday");
    if !matches!(kind, "holiday" | "sick" | "training" | "other") {
        let text = "Choose holiday, sick, training or other.";
        return Err(Failure::field("resource.unknown_leave", "kind", text));
    }
    let now = now_micros();
    Ok(row::Leave {
        id: Uuid::now_v7(),
        version: 1,
        resource_id,
        from_date: from.to_string(),
        to_date: to.to_string(),
        starts_midday: input.starts_midday,
        ends_midday: input.ends_midday,
        minutes: input.minutes,
        kind: kind.into(),
        note: input.note.clone(),
        state: "approved".into(),
        asked_by: None,
        reason: String::new(),
        created_at: now,
        updated_at: now,
    })
}

/// Refuses parts of days that make no sense together.
fn check_parts(input: &NewLeave, from: Date, to: Date) -> Outcome<()> {
    if let Some(minutes) = input.minutes {
        if from != to || input.starts_midday || input.ends_midday {
            let text = "Hours are of a single day. Give the same first and last day, or half days instead.";
            return Err(Failure::field("resource.leave_hours", "minutes", text));
        }
        if !(1..=24 * 60).contains(&minutes) {
            let text = "Give at least a minute and at most a day.";
            return Err(Failure::field("resource.leave_hours", "minutes", text));
        }
    }
    if input.starts_midday && input.ends_midday && from == to {
        let text = "This would begin and end at midday of the same day. Choose the morning, the afternoon, or \
                    the whole day.";
        return Err(Failure::field("resource.leave_nothing", "ends_midday", text));
    }
    Ok(())
}

/// When leave is, in words.
pub(super) fn days_said(row: &row::Leave) -> String {
    let (from, to) = (&row.from_date, &row.to_date);
    if let Some(minutes) = row.minutes {
        return format!("{}:{:02} h on {from}", minutes / 60, minutes % 60);
    }
    match (from == to, row.starts_midday, row.ends_midday) {
        (true, true, _) => format!("afternoon of {from}"),
        (true, _, true) => format!("morning of {from}"),
        (true, false, false) => from.clone(),
        (false, starts, ends) => {
            let midday = |half: bool| if half { " midday" } else { "" };
            format!("{from}{} to {to}{}", midday(starts), midday(ends))
        }
    }
}

/// Removes leave; the plans of the resource are computed anew.
pub async fn delete_leave(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("leave.manage", Place::ORGANISATION)?;
    let reader = app.store.read();
    let row = reader.find::<row::Leave>(id).await?.ok_or(Failure::NotFound("leave"))?;
    unchanged(row.version, version, view(&reader, row.clone())).await?;
    if matches!(row.state.as_str(), "asked" | "returned") {
        return Err(Failure::refused(
            "resource.leave_undecided",
            "This leave waits for a decision. Decide it or cancel it first.",
        ));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.delete(&row, "leave_removed").await?;
    commit(app, caller, writer, row.resource_id, "Leave was removed").await
}

/// Commits with what has to follow: the plans of the resource are computed anew.
pub(super) async fn commit(
    app: &App,
    caller: &Caller,
    mut writer: Writer<'_>,
    resource_id: Uuid,
    title: &str,
) -> Outcome<()> {
    let projects = writer.projects_with_resource(resource_id).await?;
    let requested = request_recompute(&mut writer, caller, title.into(), &projects).await?;
    writer.commit().await?;
    app.plans.forget();
    if let Some(requested) = requested {
        finish_own(app, caller, requested).await?;
    }
    Ok(())
}
