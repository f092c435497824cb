//! Allocations: time of a person, or of a role or team whose people are named later, for a project.

use serde::{Deserialize, Serialize};
use steerco_calendar::Moment;
use steerco_capacity::{Booking, DayShare};
use steerco_store::{Reader, resource::DayRange, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    demand::{Owner, booking_of, put_booking},
    staffing_edits::{hours, keep_step, whose},
    supply::{Supply, date_of, day_of},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    plan::is_closed,
    shape::{Listed, Reference, basis_points, instant, nullable, percent},
};

/// Minutes of a day: nobody is allocated for more.
const DAY: i64 = 24 * 60;
/// A role or team may be asked for this many people at once.
const MOST_OF_A_ROLE: i64 = 1_000;
/// Days before and after today that an allocation may lie in.
const FARTHEST: i64 = 20 * 366;

/// Whether time is promised, or a project would like to have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AllocationState {
    /// Would like to have it; kept apart in every sum.
    #[default]
    Proposed,
    /// Promised.
    Committed,
}

impl AllocationState {
    fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Committed => "committed",
        }
    }

    pub(super) fn of(word: &str) -> Self {
        if word == "committed" { Self::Committed } else { Self::Proposed }
    }
}

/// Minutes for a stretch of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AllocationSpan {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Minutes for all of it; on working days evenly, unless parted.
    pub minutes: i64,
}

/// Time of a person, a team or a role for a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AllocationView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// For which project.
    pub project: Reference,
    /// Who; null while only the role or team is known.
    pub resource: Option<Reference>,
    /// Of which team, while nobody of it is named; null for a person, and for a role of any team.
    pub team: Option<Reference>,
    /// In which role; null when none was said.
    pub job_role: Option<Reference>,
    /// Promised or wished for.
    pub state: AllocationState,
    /// How likely it is that a proposed one comes true, percent; 100 of a committed one.
    pub probability_percent: f64,
    /// Free text.
    pub note: String,
    /// When how much, in order; no two share a day.
    pub spans: Vec<AllocationSpan>,
    /// All of it.
    pub minutes: i64,
    /// Last change (UTC).
    pub updated_at: String,
}

/// An allocation to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewAllocation {
    /// Who; left out when only the role or team is known.
    pub resource_id: Option<Uuid>,
    /// Of which team, when nobody of it is named.
    pub team_id: Option<Uuid>,
    /// In which role.
    pub job_role_id: Option<Uuid>,
    /// Proposed unless told.
    #[serde(default)]
    pub state: AllocationState,
    /// How likely it is, percent; 100 unless told.
    pub probability_percent: Option<f64>,
    /// Free text.
    #[serde(default)]
    pub note: String,
    /// When how much.
    #[serde(default)]
    pub spans: Vec<AllocationSpan>,
}

/// Changes to an allocation.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchAllocation {
    /// Who; null for nobody yet. Whoever is named takes the place of the team.
    #[serde(default, deserialize_with = "nullable")]
    pub resource_id: Option<Option<Uuid>>,
    /// Of which team, while nobody of it is named; null for none.
    #[serde(default, deserialize_with = "nullable")]
    pub team_id: Option<Option<Uuid>>,
    /// In which role; null for none.
    #[serde(default, deserialize_with = "nullable")]
    pub job_role_id: Option<Option<Uuid>>,
    /// Promised or wished for.
    pub state: Option<AllocationState>,
    /// How likely it is, percent.
    pub probability_percent: Option<f64>,
    /// Free text.
    pub note: Option<String>,
    /// When how much, instead of what was there.
    pub spans: Option<Vec<AllocationSpan>>,
}

/// Names of what allocations refer to.
pub(super) async fn views(
    reader: &Reader,
    rows: &[row::Allocation],
) -> Outcome<Vec<AllocationView>> {
    let ids = |which: fn(&row::Allocation) -> Option<Uuid>| {
        let mut ids: Vec<Uuid> = rows.iter().filter_map(which).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let projects = reader.get_many::<row::Project>(&ids(|row| Some(row.project_id))).await?;
    let people = reader.get_many::<row::Resource>(&ids(|row| row.resource_id)).await?;
    let roles = reader.get_many::<row::JobRole>(&ids(|row| row.job_role_id)).await?;
    let teams = reader.get_many::<row::Team>(&ids(|row| row.team_id)).await?;
    let named = |found: Option<&String>, id: Uuid| Reference {
        id,
        name: found.cloned().unwrap_or_default(),
    };
    let mut views = vec![];
    for row in rows {
        let project = projects.iter().find(|one| one.id == row.project_id);
        let person = |id: Uuid| people.iter().find(|one| one.id == id).map(|one| &one.name);
        let team = |id: Uuid| teams.iter().find(|one| one.id == id).map(|one| &one.name);
        let role = |id: Uuid| roles.iter().find(|one| one.id == id).map(|one| &one.name);
        views.push(AllocationView {
            id: row.id,
            version: row.version,
            project: named(project.map(|one| &one.name), row.project_id),
            resource: row.resource_id.map(|id| named(person(id), id)),
            team: row.team_id.map(|id| named(team(id), id)),
            job_role: row.job_role_id.map(|id| named(role(id), id)),
            state: AllocationState::of(&row.state),
            probability_percent: percent(row.probability),
            note: row.note.clone(),
            spans: booking_of(row)?.shares().iter().map(span).collect(),
            minutes: row.minutes,
            updated_at: instant(row.updated_at),
        });
    }
    Ok(views)
}

fn span(share: &DayShare) -> AllocationSpan {
    AllocationSpan { from: date_of(share.from), to: date_of(share.to - 1), minutes: share.minutes }
}

pub(super) async fn shown(reader: &Reader, row: &row::Allocation) -> Outcome<AllocationView> {
    let view = views(reader, std::slice::from_ref(row)).await?.pop();
    view.ok_or(Failure::NotFound("allocation"))
}

pub(super) async fn find(reader: &Reader, id: Uuid) -> Outcome<row::Allocation> {
    reader.find(id).await?.ok_or(Failure::NotFound("allocation"))
}

/// The project of an allocation, where the caller needs this permission.
pub(super) async fn project_of(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
    permission: &'static str,
) -> Outcome<row::Project> {
    let row = reader.find::<row::Project>(id).await?.ok_or(Failure::NotFound("project"))?;
    caller.require(permission, Place::project(&row))?;
    Ok(row)
}

/// Refuses to change what a closed project was promised.
pub(super) fn open(project: &row::Project) -> Outcome<()> {
    if !is_closed(&project.stage) {
        return Ok(());
    }
    let text = format!(
        "{} is {}, so nobody works for it any more. Whoever manages it can set another stage; then try \
         again.",
        project.name, project.stage
    );
    Err(Failure::refused("allocation.project_closed", text))
}

/// Refuses who cannot be allocated, and more than anybody can do.
pub(super) async fn check(
    reader: &Reader,
    row: &row::Allocation,
    booking: &Booking,
) -> Outcome<()> {
    if row.resource_id.is_some() && row.team_id.is_some() {
        let text = "It is of a person or of a team. Leave one of them out.";
        return Err(Failure::field("allocation.person_and_team", "team_id", text));
    }
    let owner = Owner::of(row);
    if let (Some(id), true) = (row.job_role_id, owner.is_some_and(Owner::unnamed))
        && reader.find::<row::JobRole>(id).await?.is_none()
    {
        let text = "There is no such role.";
        return Err(Failure::field("allocation.unknown_role", "job_role_id", text));
    }
    let most = match owner {
        None => {
            let text =
                "Say who it is for: a person, or a role or team while the person is not known.";
            return Err(Failure::field("allocation.nobody", "resource_id", text));
        }
        Some(Owner::Role(_)) => DAY * MOST_OF_A_ROLE,
        Some(Owner::Team(id, _)) => {
            if reader.find::<row::Team>(id).await?.is_none() {
                let text = "There is no such team.";
                return Err(Failure::field("allocation.unknown_team", "team_id", text));
            }
            DAY * MOST_OF_A_ROLE
        }
        Some(Owner::Person(id)) => {
            let person = reader.find::<row::Resource>(id).await?.ok_or_else(|| {
                let text = "There is no such person.";
                Failure::field("allocation.unknown_person", "resource_id", text)
            })?;
            check_person(reader, person, booking).await?;
            DAY
        }
    };
    let today = Moment::from_date(jiff::Zoned::now().date()).day();
    for one in booking.shares() {
        if one.minutes > most.saturating_mul(one.to - one.from) {
            let text = format!(
                "{} hours from {} to {} are more than its days have. Give less, or more days.",
                one.minutes / 60,
                date_of(one.from),
                date_of(one.to - 1)
            );
            return Err(Failure::field("allocation.absurd", "amount", text));
        }
        if (one.from - today).abs() > FARTHEST || (one.to - today).abs() > FARTHEST {
            let text = "Give dates within twenty years from today.";
            return Err(Failure::field("allocation.too_far", "from", text));
        }
    }
    Ok(())
}

async fn check_person(reader: &Reader, person: row::Resource, booking: &Booking) -> Outcome<()> {
    if person.kind != "work" {
        let text =
            format!("{} is no person but {}; only people have time.", person.name, person.kind);
        return Err(Failure::field("allocation.not_a_person", "resource_id", text));
    }
    if !person.active {
        let text = format!("{} is not active any more. Choose somebody else.", person.name);
        return Err(Failure::field("allocation.person_inactive", "resource_id", text));
    }
    let Some((from, to)) = booking.days() else { return Ok(()) };
    let name = person.name.clone();
    let supply = Supply::of(reader, vec![person], DayRange { from, to }).await?;
    let Some(supplied) = supply.people.first() else { return Ok(()) };
    let outside = booking
        .shares()
        .iter()
        .find(|one| !supplied.employed(DayRange { from: one.from, to: one.to }));
    let Some(one) = outside else { return Ok(()) };
    let text = format!(
        "{name} is not employed on all days from {} to {}. Choose days between joining and leaving.",
        date_of(one.from),
        date_of(one.to - 1)
    );
    Err(Failure::field("allocation.not_employed", "from", text))
}

fn booking_from(spans: &[AllocationSpan]) -> Outcome<Booking> {
    let mut shares = vec![];
    for one in spans {
        let (from, to) = (day_of("from", &one.from)?, day_of("to", &one.to)? + 1);
        if to <= from {
            let text = format!("{} is before {}.", one.to, one.from);
            return Err(Failure::field("allocation.backwards", "to", text));
        }
        if one.minutes < 0 {
            let text = "Give no time below nothing.";
            return Err(Failure::field("allocation.negative", "minutes", text));
        }
        shares.push(DayShare { from, to, minutes: one.minutes });
    }
    Ok(Booking::new(shares, |_| 1))
}

fn probability(state: AllocationState, given: Option<f64>, kept: i64) -> Outcome<i64> {
    match (state, given) {
        (AllocationState::Committed, _) => Ok(10_000),
        (AllocationState::Proposed, None) => Ok(kept),
        (AllocationState::Proposed, Some(given)) => {
            basis_points("probability_percent", given, 100.0)
        }
    }
}

/// Allocations of a project, in the order in which they were made.
pub async fn allocations(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
) -> Outcome<Listed<AllocationView>> {
    let reader = app.store.read();
    project_of(&reader, caller, project_id, "allocation.view").await?;
    let rows = reader.allocations_of_project(project_id).await?;
    Ok(Listed::whole(views(&reader, &rows).await?))
}

/// Adds an allocation to a project.
pub async fn create_allocation(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &NewAllocation,
) -> Outcome<AllocationView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let project = project_of(&writer, caller, project_id, "allocation.edit").await?;
    open(&project)?;
    let booking = booking_from(&input.spans)?;
    let mut row = row::Allocation {
        id: Uuid::now_v7(),
        version: 1,
        project_id,
        resource_id: input.resource_id,
        job_role_id: input.job_role_id,
        team_id: input.team_id,
        state: input.state.word().into(),
        probability: probability(input.state, input.probability_percent, 10_000)?,
        note: input.note.trim().to_owned(),
        booking: String::new(),
        from_day: 0,
        to_day: 0,
        minutes: 0,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    put_booking(&mut row, &booking)?;
    check(&writer, &row, &booking).await?;
    writer.keep_images();
    writer.insert(&row, "allocation_created").await?;
    let done = if row.state == "committed" { "Promised" } else { "Proposed" };
    let (amount, who) = (hours(row.minutes), whose(&writer, &row).await?);
    let title = format!("{done} {amount} of {who} to {}", project.name);
    keep_step(&mut writer, project_id, title).await?;
    writer.commit().await?;
    shown(&app.store.read(), &row).await
}

/// Changes an allocation: names somebody, commits, or puts other days.
pub async fn update_allocation(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchAllocation,
) -> Outcome<AllocationView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    let project = project_of(&writer, caller, before.project_id, "allocation.edit").await?;
    open(&project)?;
    unchanged(before.version, version, async { shown(&writer, &before).await }).await?;
    let mut after = before.clone();
    after.resource_id = patch.resource_id.unwrap_or(after.resource_id);
    after.job_role_id = patch.job_role_id.unwrap_or(after.job_role_id);
    let named = matches!(patch.resource_id, Some(Some(_)));
    after.team_id = patch.team_id.unwrap_or(if named { None } else { after.team_id });
    let state = patch.state.unwrap_or(AllocationState::of(&after.state));
    after.state = state.word().into();
    after.probability = probability(state, patch.probability_percent, after.probability)?;
    if let Some(note) = &patch.note {
        after.note = note.trim().to_owned();
    }
    let booking = match &patch.spans {
        Some(spans) => booking_from(spans)?,
        None => booking_of(&before)?,
    };
    put_booking(&mut after, &booking)?;
    check(&writer, &after, &booking).await?;
    writer.keep_images();
    let after = writer.update(&before, after, "allocation_updated").await?;
    let who = whose(&writer, &before).await?;
    let title = match (before.state.as_str(), after.state.as_str()) {
        ("proposed", "committed") => {
            format!("Committed {} of {who} to {}", hours(after.minutes), project.name)
        }
        _ => format!("Changed the time of {who} for {}", project.name),
    };
    keep_step(&mut writer, project.id, title).await?;
    writer.commit().await?;
    shown(&app.store.read(), &after).await
}

/// Removes an allocation.
pub async fn delete_allocation(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    let project = project_of(&writer, caller, row.project_id, "allocation.edit").await?;
    open(&project)?;
    unchanged(row.version, version, async { shown(&writer, &row).await }).await?;
    writer.keep_images();
    writer.delete(&row, "allocation_deleted").await?;
    let (amount, who) = (hours(row.minutes), whose(&writer, &row).await?);
    let title = format!("Removed {amount} of {who} from {}", project.name);
    keep_step(&mut writer, project.id, title).await?;
    writer.commit().await?;
    Ok(())
}
