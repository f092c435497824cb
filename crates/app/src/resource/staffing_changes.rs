//! Changing a request for people that is not filled: by those who ask, also once people were proposed. Who
//! answers is told; a proposal that does not fit any more says so, and stays until somebody answers it.

use serde::{Deserialize, Serialize};
use steerco_capacity::{Booking, DayShare};
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    days::today,
    locations::checked_zone,
    periods::TimeUnit,
    staffing_notices::tell_answering,
    staffing_proposals::lapse,
    staffing_requests::{WantedSkill, asking, check, stored},
    staffing_spans::{NewStaffingSpan, days, put_spans, request_booking, typed_spans},
    staffing_states::{live, state_of},
    staffing_views::{StaffingRequestView, shown},
    supply::{date_of, day_of},
};
use crate::{App, Failure, Outcome, access::Caller, failure::unchanged, shape::nullable};

/// Changes to a request that is not filled.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchStaffingRequest {
    /// In which role; not once somebody was accepted.
    pub job_role_id: Option<Uuid>,
    /// How many people.
    pub people: Option<i64>,
    /// Time of each, with its unit, or in hours; of a request for one stretch of days.
    pub amount: Option<String>,
    /// First day; of a request for one stretch of days.
    pub from: Option<String>,
    /// Last day; of a request for one stretch of days.
    pub to: Option<String>,
    /// Stretches of days with the time of each person, instead of what was there.
    pub spans: Option<Vec<NewStaffingSpan>>,
    /// Skills, instead of what was there.
    pub skills: Option<Vec<WantedSkill>>,
    /// Where they had best be; null for anywhere.
    #[serde(default, deserialize_with = "nullable")]
    pub location_id: Option<Option<Uuid>>,
    /// IANA time zone; empty for any.
    pub time_zone: Option<String>,
    /// Last day on which an answer is of use.
    pub expires: Option<String>,
    /// Free text.
    pub note: Option<String>,
}

/// Why a proposal that waits does not fit what is asked for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StaffingMisfit {
    /// It has days that are not asked for.
    OtherDays,
    /// It is for more time than is still open.
    TooMuch,
    /// It was made for another role.
    OtherRole,
    /// The person lacks a skill that is required.
    LacksSkill,
}

/// When people are needed then, where that changes. Time that is not typed anew stays, to the minute.
async fn booking_then(
    reader: &Reader,
    before: &row::StaffingRequest,
    patch: &PatchStaffingRequest,
) -> Outcome<Option<Booking>> {
    if let Some(spans) = &patch.spans {
        return typed_spans(reader, spans, TimeUnit::Hours).await.map(Some);
    }
    if patch.from.is_none() && patch.to.is_none() && patch.amount.is_none() {
        return Ok(None);
    }
    if request_booking(before)?.shares().len() > 1 {
        let text = "This request has several stretches of days. Change these.";
        return Err(Failure::field("staffing.several_spans", "spans", text));
    }
    let from = patch.from.clone().unwrap_or_else(|| date_of(before.from_day));
    let to = patch.to.clone().unwrap_or_else(|| date_of(before.to_day - 1));
    if let Some(amount) = patch.amount.clone() {
        let span = NewStaffingSpan { from, to, amount };
        return typed_spans(reader, &[span], TimeUnit::Hours).await.map(Some);
    }
    let (from, to) = days(&from, &to)?;
    if before.minutes > (to - from) * 24 * 60 {
        let text = "The time of each person is more than these days have. Give less, or more days.";
        return Err(Failure::field("staffing.bad_amount", "amount", text));
    }
    Ok(Some(Booking::new([DayShare { from, to, minutes: before.minutes }], |_| 1)))
}

/// Changes a request that is not filled; whoever answers such requests is told when it was sent already.
pub async fn update_staffing_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchStaffingRequest,
) -> Outcome<StaffingRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, _) = asking(&writer, caller, id).await?;
    unchanged(before.version, version, async { shown(&writer, caller, id).await }).await?;
    if before.state != "draft" && !live(&before.state) {
        let text = format!(
            "This request is {}, so it stays as it is. Ask anew for what is needed now.",
            before.state.replace('_', " ")
        );
        return Err(Failure::refused("staffing.over", text));
    }
    let mut after = before.clone();
    after.job_role_id = patch.job_role_id.unwrap_or(after.job_role_id);
    after.people = patch.people.unwrap_or(after.people);
    if let Some(booking) = booking_then(&writer, &before, patch).await? {
        put_spans(&mut after, &booking)?;
    }
    if let Some(skills) = &patch.skills {
        after.skills = stored(skills)?;
    }
    after.location_id = patch.location_id.unwrap_or(after.location_id);
    if let Some(zone) = &patch.time_zone {
        after.time_zone = checked_zone(zone)?;
    }
    if let Some(day) = &patch.expires {
        after.expires_day = day_of("expires", day)?;
    }
    if let Some(note) = &patch.note {
        after.note = note.trim().to_owned();
    }
    check(&writer, &mut after).await?;
    if after.filled_minutes > 0 && after.job_role_id != before.job_role_id {
        let text = "People were accepted in this role. Withdraw what is left, and ask anew for another role.";
        return Err(Failure::field("staffing.role_is_filled", "job_role_id", text));
    }
    if after.asked_minutes < after.filled_minutes {
        let text = format!(
            "{} h were accepted already. Ask for at least as much, or take what was accepted back first.",
            after.filled_minutes.div_euclid(60)
        );
        return Err(Failure::field("staffing.less_than_filled", "amount", text));
    }
    let sent = before.state != "draft";
    if sent {
        let proposals = writer.staffing_proposals(&[id]).await?;
        after.state = state_of(after.asked_minutes, after.filled_minutes, &proposals).into();
        if after.state == "filled" {
            after.filled_at = Some(writer.at());
            lapse(&mut writer, id, true).await?;
        }
    }
    let after = writer.update(&before, after, "staffing_request_changed").await?;
    if sent {
        tell_answering(&mut writer, &after, "staffing_changed", "").await?;
    }
    writer.commit().await?;
    shown(&app.store.read(), caller, id).await
}

/// Why a proposal that waits does not fit its request any more; nothing of one that is answered.
pub(super) fn misfits(
    request: &row::StaffingRequest,
    proposal: &row::StaffingProposal,
    role: Option<Uuid>,
    asked: &[WantedSkill],
    held: &[row::ResourceSkill],
) -> Vec<StaffingMisfit> {
    let mut found = vec![];
    // A change is of what is promised, not of what is asked for.
    if proposal.state != "waiting" || proposal.changes_id.is_some() {
        return found;
    }
    if proposal.from_day < request.from_day || proposal.to_day > request.to_day {
        found.push(StaffingMisfit::OtherDays);
    }
    if proposal.minutes > request.asked_minutes - request.filled_minutes {
        found.push(StaffingMisfit::TooMuch);
    }
    if role.is_some_and(|role| role != request.job_role_id) {
        found.push(StaffingMisfit::OtherRole);
    }
    let today = today().to_string();
    let has = |wanted: &WantedSkill| {
        held.iter().any(|one| {
            one.resource_id == proposal.resource_id
                && one.skill_id == wanted.skill_id
                && one.level >= wanted.level
                && one.expires.as_ref().is_none_or(|day| *day >= today)
        })
    };
    if asked.iter().any(|wanted| wanted.required && !has(wanted)) {
        found.push(StaffingMisfit::LacksSkill);
    }
    found
}
