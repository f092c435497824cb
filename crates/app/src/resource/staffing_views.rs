//! Requests for people as they are shown.

use serde::Serialize;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    allocations::AllocationSpan,
    staffing_proposals::{StaffingProposalView, proposal_views},
    staffing_requests::{answers, wanted},
    staffing_spans::shown_spans,
    supply::date_of,
};
use crate::{
    Failure, Outcome,
    access::{Caller, Place},
    shape::{Reference, instant},
};

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
    /// When one of them is needed for how long, in order.
    pub spans: Vec<AllocationSpan>,
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
    /// Whether the reader may change it while it is not filled, withdraw it and answer proposals.
    pub may_ask: bool,
    /// Whether the reader may propose people and reject it.
    pub may_answer: bool,
    /// Who was proposed, oldest first.
    pub proposals: Vec<StaffingProposalView>,
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
            spans: shown_spans(&row)?,
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
