//! People that projects ask for: a role, skills, time over days, and until when an answer is needed.

use serde::{Deserialize, Serialize};
use steerco_calendar::Moment;
use steerco_store::{Reader, Writer, portfolio::Visible, resource::StaffingFilter, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    allocations::{open, project_of},
    days::today,
    locations::checked_zone,
    periods::TimeUnit,
    skills::MOST_LEVEL,
    staffing_notices::{tell_answering, tell_asking},
    staffing_proposals::lapse,
    staffing_spans::{NewStaffingSpan, put_spans, typed_spans},
    staffing_states::{CHANGING, OVER, live},
    staffing_views::{StaffingRequestView, shown, views},
    supply::day_of,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, PageQuery},
};

/// Most people of one request.
const MOST_PEOPLE: i64 = 100;
/// Most skills of one request.
const MOST_SKILLS: usize = 20;

/// A skill that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WantedSkill {
    /// Which skill.
    pub skill_id: Uuid,
    /// Level at least, 1 to 5.
    pub level: i64,
    /// Whether it has to be there; otherwise it is desired.
    #[serde(default)]
    pub required: bool,
}

/// People to ask for.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewStaffingRequest {
    /// In which role.
    pub job_role_id: Uuid,
    /// How many people; one unless told.
    pub people: Option<i64>,
    /// Time of each: `80`, `50 %`, `0.8 FTE` or `10 d`; percent and FTE are of a full-time person of the
    /// organisation's calendar on these days.
    #[serde(default)]
    pub amount: String,
    /// What an amount without a unit is; hours unless told.
    #[serde(default)]
    pub unit: TimeUnit,
    /// First day.
    #[serde(default)]
    pub from: String,
    /// Last day.
    #[serde(default)]
    pub to: String,
    /// Several stretches of days, each with its own time, in the place of the one above.
    #[serde(default)]
    pub spans: Vec<NewStaffingSpan>,
    /// Skills they need, or better had.
    #[serde(default)]
    pub skills: Vec<WantedSkill>,
    /// Where they had best be.
    pub location_id: Option<Uuid>,
    /// IANA time zone they had best be in; empty for any.
    #[serde(default)]
    pub time_zone: String,
    /// Last day on which an answer is of use; the first day unless told.
    pub expires: Option<String>,
    /// Free text.
    #[serde(default)]
    pub note: String,
    /// Stays a draft that nobody else sees.
    #[serde(default)]
    pub draft: bool,
}

impl NewStaffingRequest {
    /// The stretches that are asked for.
    fn typed(&self) -> Vec<NewStaffingSpan> {
        if !self.spans.is_empty() {
            return self.spans.clone();
        }
        let (from, to, amount) = (self.from.clone(), self.to.clone(), self.amount.clone());
        vec![NewStaffingSpan { from, to, amount }]
    }
}

/// Which requests for people.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StaffingRequestQuery {
    /// Of this project.
    pub project_id: Option<Uuid>,
    /// For this role.
    pub job_role_id: Option<Uuid>,
    /// In these states, parted by commas; `live` stands for all in which people may be proposed.
    pub state: Option<String>,
}

/// Why.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct StaffingReason {
    /// What the other side is told.
    #[serde(default)]
    pub reason: String,
}

impl StaffingReason {
    /// The reason, which has to be there.
    pub(super) fn given(&self) -> Outcome<String> {
        let reason = self.reason.trim();
        if reason.is_empty() {
            let text = "Say why, so that the other side knows what to do.";
            return Err(Failure::field("staffing.reason_missing", "reason", text));
        }
        Ok(reason.to_owned())
    }
}

pub(super) fn wanted(row: &row::StaffingRequest) -> Outcome<Vec<WantedSkill>> {
    serde_json::from_str(&row.skills)
        .map_err(|error| Failure::Fault(format!("skills of {}: {error}", row.id)))
}

pub(super) fn answers(caller: &Caller) -> bool {
    caller.may("staffing.answer", Place::ORGANISATION)
}

/// A request with its project, as far as the caller may see them.
pub(super) async fn seen(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<(row::StaffingRequest, row::Project)> {
    let missing = || Failure::NotFound("staffing request");
    let row = reader.find::<row::StaffingRequest>(id).await?.ok_or_else(missing)?;
    let project = reader.get::<row::Project>(row.project_id).await?;
    if !answers(caller) {
        caller.require("allocation.view", Place::project(&project))?;
    }
    if row.state == "draft" && row.asked_by != caller.user_id {
        return Err(missing());
    }
    Ok((row, project))
}

/// The same, for whoever may ask in that project.
pub(super) async fn asking(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<(row::StaffingRequest, row::Project)> {
    let (row, project) = seen(reader, caller, id).await?;
    caller.require("allocation.edit", Place::project(&project))?;
    Ok((row, project))
}

pub(super) fn require_live(row: &row::StaffingRequest) -> Outcome<()> {
    if live(&row.state) {
        return Ok(());
    }
    let text = match row.state.as_str() {
        "draft" => "This request is a draft. Whoever wrote it has to send it first.".to_owned(),
        state if CHANGING.contains(&state) => {
            "This request is filled, and a change of what was accepted waits for an answer."
                .to_owned()
        }
        state => format!("This request is {state}. Ask anew for what is still needed."),
    };
    Err(Failure::refused("staffing.not_open", text))
}

impl StaffingRequestQuery {
    pub(super) fn filter(&self, caller: &Caller) -> StaffingFilter {
        let states = self.state.as_deref().filter(|text| !text.is_empty()).map(|text| {
            let live = ["open", "proposed", "countered", "partly_filled"];
            let each = text.split(',').flat_map(|one| match one.trim() {
                // A change waits for an answer as an open request does.
                "live" => live.into_iter().chain(CHANGING).collect(),
                "filled" => ["filled"].into_iter().chain(CHANGING).collect(),
                state => vec![state],
            });
            each.map(str::to_owned).collect()
        });
        let everything = Visible::everything();
        StaffingFilter {
            visible: if answers(caller) { everything } else { caller.visible("allocation.view") },
            reader: caller.user_id,
            project_id: self.project_id,
            job_role_id: self.job_role_id,
            states,
            opened_from: None,
            opened_before: None,
        }
    }
}

/// Requests for people that the caller may see, those first that expire first.
pub async fn staffing_requests(
    app: &App,
    caller: &Caller,
    query: &StaffingRequestQuery,
    page: &PageQuery,
) -> Outcome<Listed<StaffingRequestView>> {
    if !answers(caller) && !caller.may_somewhere("allocation.view") {
        return Err(Failure::Forbidden { permission: "allocation.view" });
    }
    let (ask, _) = page.ask("expires")?;
    let reader = app.store.read();
    let found = reader.staffing_requests(&query.filter(caller), &ask).await?;
    let mut shown = views(&reader, caller, found.items.clone()).await?.into_iter();
    Ok(Listed::of(found, |_| shown.next()).present())
}

/// One request for people.
pub async fn staffing_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<StaffingRequestView> {
    let reader = app.store.read();
    seen(&reader, caller, id).await?;
    shown(&reader, caller, id).await
}

/// Refuses a request that makes no sense, and works out what follows from its fields.
pub(super) async fn check(reader: &Reader, row: &mut row::StaffingRequest) -> Outcome<()> {
    if reader.find::<row::JobRole>(row.job_role_id).await?.is_none() {
        let text = "There is no such role. Choose one of the list.";
        return Err(Failure::field("staffing.unknown_role", "job_role_id", text));
    }
    if !(1..=MOST_PEOPLE).contains(&row.people) {
        let text = format!("Ask for 1 to {MOST_PEOPLE} people.");
        return Err(Failure::field("staffing.bad_people", "people", text));
    }
    if let Some(id) = row.location_id
        && reader.find::<row::Location>(id).await?.is_none()
    {
        let text = "There is no such location. Choose one of the list.";
        return Err(Failure::field("staffing.unknown_location", "location_id", text));
    }
    let skills = wanted(row)?;
    if skills.len() > MOST_SKILLS {
        let text = format!("Ask for at most {MOST_SKILLS} skills.");
        return Err(Failure::field("staffing.too_many_skills", "skills", text));
    }
    let ids: Vec<Uuid> = skills.iter().map(|one| one.skill_id).collect();
    let known = reader.get_many::<row::Skill>(&ids).await?;
    for (at, one) in skills.iter().enumerate() {
        if !known.iter().any(|skill| skill.id == one.skill_id) {
            let text = format!("Skill {} is not known. Choose one of the list.", at + 1);
            return Err(Failure::field("staffing.unknown_skill", "skills", text));
        }
        if !(1..=MOST_LEVEL).contains(&one.level) {
            let text = format!("Skill {} needs a level from 1 to {MOST_LEVEL}.", at + 1);
            return Err(Failure::field("staffing.bad_level", "skills", text));
        }
        if skills.iter().take(at).any(|other| other.skill_id == one.skill_id) {
            let text = format!("Skill {} is there twice. Keep one of them.", at + 1);
            return Err(Failure::field("staffing.skill_twice", "skills", text));
        }
    }
    let now = Moment::from_date(today()).day();
    if row.expires_day < now {
        let text = "An answer is needed today or later. Give another day.";
        return Err(Failure::field("staffing.expires_past", "expires", text));
    }
    if row.expires_day >= row.to_day {
        let text = "An answer after the last day is of no use. Give an earlier day.";
        return Err(Failure::field("staffing.expires_late", "expires", text));
    }
    row.asked_minutes = row.people * row.minutes;
    Ok(())
}

pub(super) fn stored(skills: &[WantedSkill]) -> Outcome<String> {
    serde_json::to_string(skills).map_err(|error| Failure::Fault(error.to_string()))
}

/// Asks for people; at once, or as a draft.
pub async fn create_staffing_request(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &NewStaffingRequest,
) -> Outcome<StaffingRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let project = project_of(&writer, caller, project_id, "allocation.edit").await?;
    open(&project)?;
    let booking = typed_spans(&writer, &input.typed(), input.unit).await?;
    let (from, to) = booking.days().unwrap_or_default();
    let expires = input.expires.as_deref().filter(|text| !text.trim().is_empty());
    let now = Moment::from_date(today()).day();
    let mut row = row::StaffingRequest {
        id: Uuid::now_v7(),
        version: 1,
        project_id,
        job_role_id: input.job_role_id,
        people: input.people.unwrap_or(1),
        minutes: 0,
        from_day: 0,
        to_day: 0,
        spans: String::new(),
        skills: stored(&input.skills)?,
        location_id: input.location_id,
        time_zone: checked_zone(&input.time_zone)?,
        // Somebody may ask for people who are needed since yesterday.
        expires_day: expires.map_or(Ok(from.max(now).min(to - 1)), |day| day_of("expires", day))?,
        note: input.note.trim().to_owned(),
        state: if input.draft { "draft" } else { "open" }.into(),
        reason: String::new(),
        asked_by: caller.user_id,
        asked_minutes: 0,
        filled_minutes: 0,
        opened_at: (!input.draft).then(|| writer.at()),
        filled_at: None,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    put_spans(&mut row, &booking)?;
    check(&writer, &mut row).await?;
    let verb = if input.draft { "staffing_request_drafted" } else { "staffing_request_opened" };
    writer.insert(&row, verb).await?;
    if !input.draft {
        tell_answering(&mut writer, &row, "staffing_asked", &row.note).await?;
    }
    writer.commit().await?;
    shown(&app.store.read(), caller, row.id).await
}

/// Removes a draft.
pub async fn delete_staffing_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (row, _) = asking(&writer, caller, id).await?;
    unchanged(row.version, version, async { shown(&writer, caller, id).await }).await?;
    if row.state != "draft" {
        let text =
            "Others have seen this request, so it stays with its history. Withdraw it instead.";
        return Err(Failure::refused("staffing.not_a_draft", text));
    }
    writer.delete(&row, "staffing_request_deleted").await?;
    writer.commit().await?;
    Ok(())
}

/// Sends a draft to those who answer.
pub async fn open_staffing_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<StaffingRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, project) = asking(&writer, caller, id).await?;
    open(&project)?;
    if before.state != "draft" {
        return Err(Failure::refused("staffing.sent_already", "This request was sent already."));
    }
    let at = Some(writer.at());
    let mut after = row::StaffingRequest { state: "open".into(), opened_at: at, ..before.clone() };
    check(&writer, &mut after).await?;
    let after = writer.update(&before, after, "staffing_request_opened").await?;
    tell_answering(&mut writer, &after, "staffing_asked", &after.note).await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, id).await
}

/// The side that asks does not need (the rest of) it any more.
pub async fn withdraw_staffing_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &StaffingReason,
) -> Outcome<StaffingRequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, _) = asking(&writer, caller, id).await?;
    require_live(&before)?;
    let reason = input.reason.trim().to_owned();
    let row = end(&mut writer, &before, "withdrawn", reason, "staffing_request_withdrawn").await?;
    tell_answering(&mut writer, &row, "staffing_withdrawn", &row.reason).await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, id).await
}

/// The side that answers has nobody for (the rest of) it.
pub async fn reject_staffing_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &StaffingReason,
) -> Outcome<StaffingRequestView> {
    caller.require("staffing.answer", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, _) = seen(&writer, caller, id).await?;
    require_live(&before)?;
    let reason = input.given()?;
    let row = end(&mut writer, &before, "rejected", reason, "staffing_request_rejected").await?;
    tell_asking(&mut writer, &row, "staffing_rejected", &row.reason).await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, id).await
}

/// Ends a request; what waits for an answer lapses, what was accepted stays.
pub(super) async fn end(
    writer: &mut Writer<'_>,
    before: &row::StaffingRequest,
    state: &str,
    reason: String,
    verb: &'static str,
) -> Outcome<row::StaffingRequest> {
    debug_assert!(OVER.contains(&state));
    writer.because(Some(reason.clone()).filter(|text| !text.is_empty()));
    lapse(writer, before.id, false).await?;
    let after = row::StaffingRequest { state: state.into(), reason, ..before.clone() };
    Ok(writer.update(before, after, verb).await?)
}
