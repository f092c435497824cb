//! The schedule as an iCalendar feed (RFC 5545) under a secret address, which a calendar program
//! reads without signing in. Whoever has the address sees what its owner may see, until they revoke
//! it. No rates, no costs.

use icalendar::{Calendar, Component, Event, EventStatus, Property};
use jiff::{ToSpan, civil::Date};
use serde::Serialize;
use steerco_calendar::Moment;
use steerco_capacity::Periods;
use steerco_store::row;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    days::today, leave::days_said, schedule::visible_work, schedule_promises::visible_promises,
    terms::stored_day,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, caller_of, secret},
    plan::read_pieces,
    shape::{instant, minutes},
};

/// Days before today that the feed tells.
const PAST: i32 = 30;
/// Days from today on that the feed tells.
const FUTURE: i32 = 180;

/// Whether there is a feed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScheduleFeedView {
    /// Since when (UTC); null when there is none.
    pub since: Option<String>,
    /// The secret address; told only when it was just made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Whether the caller has a feed.
pub async fn schedule_feed(app: &App, caller: &Caller) -> Outcome<ScheduleFeedView> {
    let row = app.store.read().schedule_feed_of(caller.user_id).await?;
    Ok(ScheduleFeedView { since: row.map(|row| instant(row.created_at)), url: None })
}

/// Makes the caller's feed. An address they had before leads nowhere from now on.
pub async fn create_schedule_feed(app: &App, caller: &Caller) -> Outcome<ScheduleFeedView> {
    let token = secret::fresh()?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    if let Some(before) = writer.schedule_feed_of(caller.user_id).await? {
        writer.delete(&before, "schedule_feed_revoked").await?;
    }
    let row = row::ScheduleFeed {
        id: Uuid::now_v7(),
        version: 1,
        user_id: caller.user_id,
        token_hash: secret::hash(&token),
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "schedule_feed_made").await?;
    writer.commit().await?;
    let url = format!("{}/api/v1/schedule_feeds/{token}", app.settings.public_url);
    Ok(ScheduleFeedView { since: Some(instant(row.created_at)), url: Some(url) })
}

/// Revokes the caller's feed at once.
pub async fn delete_schedule_feed(app: &App, caller: &Caller) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.schedule_feed_of(caller.user_id).await?;
    writer.delete(&row.ok_or(Failure::NotFound("feed"))?, "schedule_feed_revoked").await?;
    writer.commit().await?;
    Ok(())
}

/// What the feed with this secret tells, as iCalendar.
pub async fn schedule_calendar(app: &App, token: &str) -> Outcome<String> {
    let reader = app.store.read();
    let row = reader.schedule_feed_by_hash(&secret::hash(token)).await?;
    let row = row.ok_or(Failure::NotFound("feed"))?;
    let caller = caller_of(&reader, row.user_id, None).await?.ok_or(Failure::NotFound("feed"))?;
    let now = today();
    let (from, to) = (now.saturating_sub(PAST.days()), now.saturating_add(FUTURE.days()));
    let people = reader.resources_of_user(caller.user_id).await?;
    let mut calendar = Calendar::new();
    calendar.name("Steerco");
    calendar.append_property(Property::new("PRODID", "-//Steerco//Schedule//EN"));
    for (assignment, task, project) in visible_work(&reader, &caller, &people, from, to).await? {
        let hours = minutes(assignment.computed_work) / 60.0;
        let link =
            format!("{}/projects/{}/gantt?task={}", app.settings.public_url, project.id, task.id);
        let pieces =
            read_pieces(assignment.pieces.as_deref(), assignment.start, assignment.finish)?;
        let parts = pieces.len();
        for (number, (start, finish)) in (1..).zip(pieces) {
            let last = Moment::from_tenths(finish.tenths() - 1).date();
            let mut event = whole_days(start.date(), last, assignment.updated_at)?;
            // Work with pauses is an event for each part of it, and says so.
            let (part, of) = match parts {
                1 => (String::new(), String::new()),
                _ => (format!("-{number}"), format!(" in all, part {number} of {parts}")),
            };
            event
                .uid(&format!("assignment-{}{part}@steerco", assignment.id))
                .summary(&format!("{} ({})", task.name, project.name))
                .description(&format!("{hours:.1} h{of}\n{link}"))
                .url(&link);
            calendar.push(event.done());
        }
    }
    let (first, end) = (Moment::from_date(from).day(), Moment::from_date(to).day() + 1);
    let whole = Periods::between(first, end);
    for one in visible_promises(&reader, &caller, &people, &whole).await? {
        let last = Moment::from_day(one.row.to_day - 1).date();
        let mut event =
            whole_days(Moment::from_day(one.row.from_day).date(), last, one.row.updated_at)?;
        let committed = one.row.state == "committed";
        let hours = minutes(one.row.minutes * 10) / 60.0;
        let what = if committed { "promised" } else { "proposed" };
        event
            .uid(&format!("allocation-{}@steerco", one.row.id))
            .summary(&format!("{}: {hours:.1} h {what}", one.project.name))
            .status(if committed { EventStatus::Confirmed } else { EventStatus::Tentative });
        calendar.push(event.done());
    }
    for person in people {
        for leave in reader.leave_of_resource(person.id).await? {
            let (first, last) = (stored_day(&leave.from_date)?, stored_day(&leave.to_date)?);
            let told = matches!(leave.state.as_str(), "approved" | "asked" | "returned");
            if !told || last < from || first > to {
                continue;
            }
            let approved = leave.state == "approved";
            let status = if approved { EventStatus::Confirmed } else { EventStatus::Tentative };
            let mut event = whole_days(first, last, leave.updated_at)?;
            event
                .uid(&format!("leave-{}@steerco", leave.id))
                .summary(&leave_summary(&leave))
                .status(status);
            calendar.push(event.done());
        }
    }
    Ok(calendar.to_string())
}

/// What leave is called in the feed: an event of whole days, with the part of a day in words.
fn leave_summary(leave: &row::Leave) -> String {
    let part = leave.starts_midday || leave.ends_midday || leave.minutes.is_some();
    let when = if part { format!(": {}", days_said(leave)) } else { String::new() };
    let undecided = if leave.state == "approved" { "" } else { " (not decided yet)" };
    format!("Leave{when}{undecided}")
}

/// An event of whole days: the end is the day after the last. Stamped with the last change, so that
/// the same state gives the same bytes.
fn whole_days(first: Date, last: Date, changed: i64) -> Outcome<Event> {
    let day = |day: Date| day.strftime("%Y%m%d").to_string();
    let after = last.tomorrow().map_err(|error| Failure::Fault(error.to_string()))?;
    let stamp = jiff::Timestamp::from_microsecond(changed)
        .map_err(|error| Failure::Fault(error.to_string()))?;
    let mut event = Event::new();
    let dated = |name: &str, on: Date| {
        let mut property = Property::new(name, day(on));
        property.add_parameter("VALUE", "DATE");
        property.done()
    };
    event.append_property(dated("DTSTART", first));
    event.append_property(dated("DTEND", after));
    event.add_property("DTSTAMP", stamp.strftime("%Y%m%dT%H%M%SZ").to_string());
    Ok(event.done())
}
