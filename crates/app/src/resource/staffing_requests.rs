//! People that projects ask for: a role, skills, time over days, and until when an answer is needed.

use serde::{Deserialize, Serialize};
use steerco_capacity::Measure;
use steerco_store::{
    Reader, Writer, now_micros, resource::DayRange, resource::StaffingFilter, row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    allocations::{open, project_of},
    capacity_policy::policy,
    days::today,
    locations::checked_zone,
    periods::{TimeUnit, minutes_of},
    skills::MOST_LEVEL,
    staffing_proposals::{StaffingProposalView, lapse, proposal_views},
    staffing_states::{OVER, live},
    supply::{Supply, date_of, day_of},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    delivery::{News, Spot, announce},
    failure::unchanged,
    shape::{Listed, PageQuery, Reference, instant, nullable},
};

/// Most people of one request.
const MOST_PEOPLE: i64 = 100;
/// Most skills of one request.
const MOST_SKILLS: usize = 20;
/// Most days of one request.
const MOST_DAYS: i64 = 3 * 366;

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

/// A skill that is asked for, with its name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WantedSkillView {
    /// Which skill.
    pub skill: Reference,
    /// Level at least, 1 to 5.
    pub level: i64,
    /// Whether it has to be there.
    pub required: bool,
}

/// A request for people.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StaffingRequestView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// For which project.
    pub project: Reference,
    /// In which role.
    pub job_role: Reference,
    /// How many people.
    pub people: i64,
    /// Minutes of each of them.
    pub minutes: i64,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Skills they need, or better had.
    pub skills: Vec<WantedSkillView>,
    /// Where they had best be.
    pub location: Option<Reference>,
    /// In which time zone they had best be; empty for any.
    pub time_zone: String,
    /// Last day on which an answer is of use.
    pub expires: String,
    /// Free text.
    pub note: String,
    /// `draft`, `open`, `proposed`, `countered`, `partly_filled`, `filled`, `rejected`, `expired` or
    /// `withdrawn`.
    pub state: String,
    /// Why it was rejected or withdrawn.
    pub reason: String,
    /// Who asks.
    pub asked_by: Reference,
    /// Minutes of all people.
    pub asked_minutes: i64,
    /// Minutes of that which are filled.
    pub filled_minutes: i64,
    /// Since when it is open (UTC).
    pub opened_at: Option<String>,
    /// When it was filled (UTC).
    pub filled_at: Option<String>,
    /// Last change (UTC).
    pub updated_at: String,
    /// Whether the reader may change it, withdraw it and answer proposals.
    pub may_ask: bool,
    /// Whether the reader may propose people and reject it.
    pub may_answer: bool,
    /// Who was proposed, oldest first.
    pub proposals: Vec<StaffingProposalView>,
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
    pub amount: String,
    /// What an amount without a unit is; hours unless told.
    #[serde(default)]
    pub unit: TimeUnit,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
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

/// Changes to a request that nobody was proposed for yet.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchStaffingRequest {
    /// In which role.
    pub job_role_id: Option<Uuid>,
    /// How many people.
    pub people: Option<i64>,
    /// Time of each, with its unit, or in hours.
    pub amount: Option<String>,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
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
        state => format!("This request is {state}. Ask anew for what is still needed."),
    };
    Err(Failure::refused("staffing.not_open", text))
}

/// Names of rows by id.
macro_rules! names {
    ($reader:expr, $rows:expr, $row:ty, $id:expr) => {{
        let mut ids: Vec<Uuid> = $rows.iter().flat_map($id).collect();
        ids.sort_unstable();
        ids.dedup();
        let found = $reader.get_many::<$row>(&ids).await?;
        move |id: Uuid| Reference {
            id,
            name: found
                .iter()
                .find(|one| one.id == id)
                .map(|one| one.name.clone())
                .unwrap_or_default(),
        }
    }};
}
pub(super) use names;

pub(super) async fn views(
    reader: &Reader,
    caller: &Caller,
    rows: Vec<row::StaffingRequest>,
) -> Outcome<Vec<StaffingRequestView>> {
    let projects: Vec<Uuid> = rows.iter().map(|row| row.project_id).collect();
    let projects = reader.get_many::<row::Project>(&projects).await?;
    let role = names!(reader, rows, row::JobRole, |row| [row.job_role_id]);
    let place = names!(reader, rows, row::Location, |row| row.location_id);
    let user = names!(reader, rows, row::User, |row| [row.asked_by]);
    let mut skills = vec![];
    for row in &rows {
        skills.extend(wanted(row)?);
    }
    let skill = names!(reader, skills, row::Skill, |one| [one.skill_id]);
    let mut proposals = proposal_views(reader, &rows).await?;
    let mut found = vec![];
    for row in rows {
        let Some(project) = projects.iter().find(|one| one.id == row.project_id) else { continue };
        let skills = wanted(&row)?.into_iter().map(|one| WantedSkillView {
            skill: skill(one.skill_id),
            level: one.level,
            required: one.required,
        });
        found.push(StaffingRequestView {
            id: row.id,
            version: row.version,
            project: Reference { id: project.id, name: project.name.clone() },
            job_role: role(row.job_role_id),
            people: row.people,
            minutes: row.minutes,
            from: date_of(row.from_day),
            to: date_of(row.to_day - 1),
            skills: skills.collect(),
            location: row.location_id.map(&place),
            expires: date_of(row.expires_day),
            asked_by: user(row.asked_by),
            asked_minutes: row.asked_minutes,
            filled_minutes: row.filled_minutes,
            opened_at: row.opened_at.map(instant),
            filled_at: row.filled_at.map(instant),
            updated_at: instant(row.updated_at),
            may_ask: caller.may("allocation.edit", Place::project(project)),
            may_answer: answers(caller),
            proposals: proposals.remove(&row.id).unwrap_or_default(),
            time_zone: row.time_zone,
            note: row.note,
            state: row.state,
            reason: row.reason,
        });
    }
    Ok(found)
}

pub(super) async fn shown(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<StaffingRequestView> {
    let row = reader.get::<row::StaffingRequest>(id).await?;
    let view = views(reader, caller, vec![row]).await?.pop();
    view.ok_or(Failure::NotFound("staffing request"))
}

impl StaffingRequestQuery {
    pub(super) fn filter(&self, caller: &Caller) -> StaffingFilter {
        let states = self.state.as_deref().filter(|text| !text.is_empty()).map(|text| {
            let live = ["open", "proposed", "countered", "partly_filled"];
            let each = text.split(',').flat_map(|one| match one.trim() {
                "live" => live.to_vec(),
                state => vec![state],
            });
            each.map(str::to_owned).collect()
        });
        let everything = steerco_store::portfolio::Visible::everything();
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

/// Time of one full-time person, as it was typed.
async fn amount(
    reader: &Reader,
    text: &str,
    unit: TimeUnit,
    (from, to): (i64, i64),
) -> Outcome<i64> {
    let supply = Supply::of(reader, vec![], DayRange { from, to }).await?;
    let full_time = supply.full_time.minutes(from, to);
    let day = policy(reader).await?.day_minutes;
    let minutes = minutes_of(text, unit, &Measure { capacity: full_time, full_time, day })?;
    if minutes == 0 || minutes > (to - from) * 24 * 60 {
        let text =
            "Say how much time of each person, at most what the days have: 80, 50 % or 10 d.";
        return Err(Failure::field("staffing.bad_amount", "amount", text));
    }
    Ok(minutes)
}

/// Refuses a request that makes no sense, and works out what follows from its fields.
async fn check(reader: &Reader, row: &mut row::StaffingRequest) -> Outcome<()> {
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
    let now = steerco_calendar::Moment::from_date(today()).day();
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

fn span(from: &str, to: &str) -> Outcome<(i64, i64)> {
    let (from, to) = (day_of("from", from)?, day_of("to", to)? + 1);
    if to <= from || to - from > MOST_DAYS {
        let text = "Give a last day that is not before the first, within three years.";
        return Err(Failure::field("staffing.bad_days", "to", text));
    }
    Ok((from, to))
}

fn stored(skills: &[WantedSkill]) -> Outcome<String> {
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
    let (from, to) = span(&input.from, &input.to)?;
    let expires = input.expires.as_deref().filter(|text| !text.trim().is_empty());
    let now = steerco_calendar::Moment::from_date(today()).day();
    let mut row = row::StaffingRequest {
        id: Uuid::now_v7(),
        version: 1,
        project_id,
        job_role_id: input.job_role_id,
        people: input.people.unwrap_or(1),
        minutes: amount(&writer, &input.amount, input.unit, (from, to)).await?,
        from_day: from,
        to_day: to,
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
    check(&writer, &mut row).await?;
    let verb = if input.draft { "staffing_request_drafted" } else { "staffing_request_opened" };
    writer.insert(&row, verb).await?;
    if !input.draft {
        tell_answering(&mut writer, &row, "staffing_asked", &row.note).await?;
    }
    writer.commit().await?;
    shown(&app.store.read(), caller, row.id).await
}

/// Changes a request that nobody was proposed for yet.
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
    if !matches!(before.state.as_str(), "draft" | "open") {
        let text = "People were proposed for what it asks. Counter a proposal, or withdraw the request and ask anew.";
        return Err(Failure::refused("staffing.under_way", text));
    }
    let mut after = before.clone();
    after.job_role_id = patch.job_role_id.unwrap_or(after.job_role_id);
    after.people = patch.people.unwrap_or(after.people);
    let from = patch.from.clone().unwrap_or_else(|| date_of(before.from_day));
    let to = patch.to.clone().unwrap_or_else(|| date_of(before.to_day - 1));
    (after.from_day, after.to_day) = span(&from, &to)?;
    if let Some(text) = &patch.amount {
        let days = (after.from_day, after.to_day);
        after.minutes = amount(&writer, text, TimeUnit::Hours, days).await?;
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
    writer.update(&before, after, "staffing_request_changed").await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, id).await
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
    lapse(writer, before.id).await?;
    let after = row::StaffingRequest { state: state.into(), reason, ..before.clone() };
    Ok(writer.update(before, after, verb).await?)
}

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

/// Ends requests whose last day is over. Every node does so now and then; what another node took first is
/// left alone.
pub async fn expire_staffing_requests(app: &App) -> Outcome<()> {
    let now = steerco_calendar::Moment::from_date(today()).day();
    for id in app.store.read().staffing_due(now, 100).await? {
        let mut writer = app.store.write(None).await?;
        let Some(row) = writer.find::<row::StaffingRequest>(id).await? else { continue };
        if !live(&row.state) || row.expires_day >= now {
            continue;
        }
        let done = async {
            let verb = "staffing_request_expired";
            let row = end(&mut writer, &row, "expired", String::new(), verb).await?;
            tell_answering(&mut writer, &row, "staffing_expired", "").await?;
            tell_asking(&mut writer, &row, "staffing_expired", "").await?;
            Ok(writer.commit().await?)
        };
        match done.await {
            Ok(()) | Err(Failure::Stale { .. } | Failure::Busy | Failure::NotFound(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(())
}

/// Whole days since it was opened.
pub(super) fn waits_since(row: &row::StaffingRequest) -> i64 {
    row.opened_at.unwrap_or_else(now_micros)
}
