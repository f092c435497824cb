//! Steps of staffing and the way back: what was done on pages of capacity, on a project's grid or by accepting a
//! proposal is taken back from images of the rows, as edits of plans are. A row that somebody changed again since
//! is not overwritten: nothing is taken back then, and the answer says who it was.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use steerco_store::{
    ChangeFilter, Reader, Row, Writer, WrittenRow, now_micros, portfolio::Visible,
    resource::StaffingEditFilter, row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    allocations::{check, open, project_of},
    demand::booking_of,
    staffing_notices::{tell_answering, tell_asking},
    staffing_requests::answers,
    staffing_states::Side,
    staffing_views::names,
    status_lock::check_step,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::{read_json, write_json},
    shape::{Listed, Reference, instant},
};

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;
/// How long a step can be taken back.
const TAKEN_BACK_FOR: i64 = 7 * DAY;
/// How long it is kept to be read.
const KEPT_FOR: i64 = 30 * DAY;
/// Nouns of which a step consists.
const NOUNS: [&str; 3] = ["allocation", "staffing_proposal", "staffing_request"];

/// Which steps.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StaffingEditQuery {
    /// Only the caller's own.
    pub mine: Option<bool>,
    /// Only of this project.
    pub project_id: Option<Uuid>,
    /// Most steps, 1 to 100; 20 unless told.
    pub limit: Option<u64>,
}

/// A step of staffing.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StaffingEditView {
    /// Which one.
    pub id: Uuid,
    /// When (UTC).
    pub at: String,
    /// Who; null when they are gone.
    pub actor: Option<Reference>,
    /// For which project.
    pub project: Reference,
    /// What was done, in words.
    pub title: String,
    /// `edited`, `undone` for one that takes another back, or `redone` for one that brings it again.
    pub verb: String,
    /// It was taken back.
    pub reverted: bool,
    /// Whether the reader can take it back now.
    pub may_undo: bool,
}

/// Keeps what was written as a step of a project; nothing when no time was touched.
pub(super) async fn keep_step(
    writer: &mut Writer<'_>,
    project_id: Uuid,
    title: String,
) -> Outcome<()> {
    keep(writer, project_id, title, None).await?;
    Ok(())
}

async fn keep(
    writer: &mut Writer<'_>,
    project_id: Uuid,
    title: String,
    reverts: Option<&row::StaffingEdit>,
) -> Outcome<Option<row::StaffingEdit>> {
    let mut rows = writer.written_rows();
    rows.retain(|row| NOUNS.contains(&row.noun.as_str()));
    if rows.is_empty() {
        return Ok(None);
    }
    check_step(writer, project_id, blank(Uuid::nil(), project_id, writer.at())).await?;
    let edit = row::StaffingEdit {
        id: Uuid::now_v7(),
        project_id,
        at: writer.at(),
        actor_id: writer.actor(),
        verb: match reverts {
            None => "edited",
            Some(edit) if edit.verb == "undone" => "redone",
            Some(_) => "undone",
        }
        .into(),
        title,
        reverts_id: reverts.map(|edit| edit.id),
        reverted_by: None,
        images: write_json(&rows)?,
    };
    writer.insert_staffing_edit(edit.clone(), writer.at() - KEPT_FOR).await?;
    Ok(Some(edit))
}

/// Whose time an allocation is, in words.
pub(super) async fn whose(reader: &Reader, row: &row::Allocation) -> Outcome<String> {
    if let Some(id) = row.resource_id {
        return Ok(reader.get::<row::Resource>(id).await?.name);
    }
    if let Some(id) = row.team_id {
        return Ok(reader.get::<row::Team>(id).await?.name);
    }
    match row.job_role_id {
        Some(id) => Ok(reader.get::<row::JobRole>(id).await?.name),
        None => Ok("nobody".into()),
    }
}

/// Minutes in words: `7.5 h`.
pub(super) fn hours(minutes: i64) -> String {
    let text = format!("{}.{:02}", minutes / 60, minutes % 60 * 100 / 60);
    format!("{} h", text.trim_end_matches('0').trim_end_matches('.'))
}

/// Steps that the caller may see, newest first.
pub async fn staffing_edits(
    app: &App,
    caller: &Caller,
    query: &StaffingEditQuery,
) -> Outcome<Listed<StaffingEditView>> {
    if !caller.may_somewhere("allocation.view") {
        return Err(Failure::Forbidden { permission: "allocation.view" });
    }
    let reader = app.store.read();
    let filter = StaffingEditFilter {
        visible: caller.visible("allocation.view"),
        actor_id: query.mine.unwrap_or(false).then_some(caller.user_id),
        project_id: query.project_id,
        since: Some(now_micros() - KEPT_FOR),
    };
    let rows = reader.staffing_edits(&filter, query.limit.unwrap_or(20).clamp(1, 100)).await?;
    Ok(Listed::whole(views(&reader, caller, rows).await?))
}

async fn views(
    reader: &Reader,
    caller: &Caller,
    rows: Vec<row::StaffingEdit>,
) -> Outcome<Vec<StaffingEditView>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.project_id).collect();
    let projects = reader.get_many::<row::Project>(&ids).await?;
    let user = names!(reader, rows, row::User, |row| row.actor_id);
    let view = |row: row::StaffingEdit| {
        let project = projects.iter().find(|one| one.id == row.project_id)?;
        let fresh = row.at >= now_micros() - TAKEN_BACK_FOR;
        Some(StaffingEditView {
            id: row.id,
            at: instant(row.at),
            actor: row.actor_id.map(&user),
            project: Reference { id: project.id, name: project.name.clone() },
            may_undo: row.reverted_by.is_none() && fresh && may_undo(caller, &row, project),
            reverted: row.reverted_by.is_some(),
            title: row.title,
            verb: row.verb,
        })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

/// Whoever edits allocations of the project, and whoever answers requests their own steps.
fn may_undo(caller: &Caller, edit: &row::StaffingEdit, project: &row::Project) -> bool {
    let own = edit.actor_id == Some(caller.user_id) && answers(caller);
    own || caller.may("allocation.edit", Place::project(project))
}

/// Takes a step back, or brings back what a step took back. All of it or nothing.
pub async fn undo_staffing_edit(app: &App, caller: &Caller, id: Uuid) -> Outcome<StaffingEditView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let edit = writer.staffing_edit(id).await?.ok_or(Failure::NotFound("step"))?;
    let project = project_of(&writer, caller, edit.project_id, "allocation.view").await?;
    if !may_undo(caller, &edit, &project) {
        return Err(Failure::Forbidden { permission: "allocation.edit" });
    }
    open(&project)?;
    if edit.reverted_by.is_some() {
        let text = "This was taken back already. Reload the page to see what stands now.";
        return Err(Failure::refused("staffing.already_undone", text));
    }
    if edit.at < writer.at() - TAKEN_BACK_FOR {
        let text = "This is more than a week ago. Change by hand what should be otherwise now.";
        return Err(Failure::refused("staffing.undo_too_late", text));
    }
    let rows: Vec<WrittenRow> = read_json(&edit.images)?;
    writer.keep_images();
    // Requests and proposals point to allocations, so these come back first.
    let of = |noun: &'static str| rows.iter().filter(move |row| row.noun == noun);
    for image in of("allocation") {
        if let Some(row) =
            back(&mut writer, image, Some(blank(image.id, edit.project_id, edit.at))).await?
        {
            let booking = booking_of(&row)?;
            check(&writer, &row, &booking).await?;
        }
    }
    for image in of("staffing_proposal") {
        back::<row::StaffingProposal>(&mut writer, image, None).await?;
    }
    let mut requests = vec![];
    for image in of("staffing_request") {
        requests.extend(back::<row::StaffingRequest>(&mut writer, image, None).await?);
    }
    let again = edit.verb == "undone";
    let plain = edit.title.trim_start_matches("Took back: ").trim_start_matches("Again: ");
    let title = format!("{}: {plain}", if again { "Again" } else { "Took back" });
    let step = keep(&mut writer, edit.project_id, title, Some(&edit)).await?;
    let step = step.ok_or_else(|| {
        Failure::refused("staffing.nothing_to_undo", "There is nothing left of this to take back.")
    })?;
    writer.mark_staffing_reverted(edit.id, step.id).await?;
    for request in &requests {
        tell(&mut writer, caller, request).await?;
    }
    writer.commit().await?;
    let view = views(&app.store.read(), caller, vec![step]).await?.pop();
    view.ok_or(Failure::NotFound("step"))
}

/// Tells the other side than the one that took something of a request back.
async fn tell(
    writer: &mut Writer<'_>,
    caller: &Caller,
    request: &row::StaffingRequest,
) -> Outcome<()> {
    let by = if answers(caller) { Side::Answer } else { Side::Ask };
    match by {
        Side::Answer => tell_asking(writer, request, "staffing_withdrawn", "").await,
        Side::Ask => tell_answering(writer, request, "staffing_withdrawn", "").await,
    }
}

/// What a removed allocation is made from.
fn blank(id: Uuid, project_id: Uuid, at: i64) -> row::Allocation {
    row::Allocation {
        id,
        version: 1,
        project_id,
        resource_id: None,
        job_role_id: None,
        team_id: None,
        state: String::new(),
        probability: 0,
        note: String::new(),
        booking: "[]".into(),
        from_day: 0,
        to_day: 0,
        minutes: 0,
        created_at: at,
        updated_at: at,
    }
}

/// Puts a row back to how it was before; the row as it is then, none when it is gone. `blank` is what a removed
/// row is made from.
async fn back<R: Row>(
    writer: &mut Writer<'_>,
    image: &WrittenRow,
    blank: Option<R>,
) -> Outcome<Option<R>> {
    let verb = match R::NOUN {
        "staffing_request" => "staffing_request_moved",
        "staffing_proposal" => "staffing_person_reopened",
        _ => "allocation_taken_back",
    };
    let now = writer.find::<R>(image.id).await?;
    match (&image.before, &image.after, now) {
        (Some(before), None, None) => {
            let Some(mut row) = blank else { return Err(conflict(writer, image).await?) };
            row.put_image(before)?;
            writer.insert(&row, verb).await?;
            Ok(Some(row))
        }
        (None, Some(after), Some(row)) if stands(&row, after) => {
            writer.delete(&row, verb).await?;
            Ok(None)
        }
        (Some(before), Some(after), Some(row)) if stands(&row, after) => {
            let mut put = row.clone();
            put.put_image(before)?;
            Ok(Some(writer.update(&row, put, verb).await?))
        }
        _ => Err(conflict(writer, image).await?),
    }
}

/// Whether a row is still as a step left it, in the columns that the step set.
fn stands<R: Row>(row: &R, after: &Map<String, Value>) -> bool {
    let now = row.image(&[]);
    after.iter().all(|(column, value)| now.get(column) == Some(value))
}

/// Says that somebody changed a row again, and who.
async fn conflict(reader: &Reader, image: &WrittenRow) -> Outcome<Failure> {
    let filter = ChangeFilter {
        noun: Some(image.noun.clone()),
        noun_id: Some(image.id),
        visible: Visible::everything(),
        ..ChangeFilter::default()
    };
    let last = reader.changes(&filter, 1).await?.pop();
    let by = match last.as_ref().and_then(|change| change.actor_id) {
        Some(id) => reader.find::<row::User>(id).await?.map(|user| format!(" by {}", user.name)),
        None => None,
    };
    let at = last.map(|change| format!(" at {} UTC", instant(change.at).get(..16).unwrap_or("")));
    Ok(Failure::refused(
        "staffing.undo_conflict",
        format!(
            "This was changed again since{}{}. Nothing was taken back: look at what stands now, and \
             change it by hand.",
            by.unwrap_or_default(),
            at.unwrap_or_default().replace('T', " ")
        ),
    ))
}
