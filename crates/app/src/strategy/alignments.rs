//! What a request, project or program adds to objectives and drivers, in percent of itself. What it
//! adds to objectives is at most all of it; the rest is aligned with none. Drivers are looked at one
//! by one, so that what adds to several counts for each.

use serde::{Deserialize, Serialize};
use steerco_store::{Ask, Page, Reader, Writer, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::subject::{Subject, require_view};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, PageQuery, Reference, basis_points, percent},
};

/// All of a subject, in basis points.
const WHOLE: i64 = 10_000;

/// A link.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AlignmentView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// `objective` or `driver`.
    pub target_kind: String,
    /// What it leads to.
    pub target: Reference,
    /// How much of the subject.
    pub contribution_percent: f64,
}

/// What a subject adds to what.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Alignments {
    /// Links of its own, largest first.
    pub items: Vec<AlignmentView>,
    /// How much of it serves objectives.
    pub aligned_percent: f64,
    /// The rest.
    pub unaligned_percent: f64,
    /// A project without links to objectives of its own counts as its program, which is this one.
    pub as_program: Option<Reference>,
    /// Whether the person may change them.
    pub may_edit: bool,
}

/// Whose links.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AlignmentQuery {
    /// `request`, `project` or `program`.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
}

/// A link to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewAlignment {
    /// `request`, `project` or `program`.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
    /// `objective` or `driver`.
    pub target_kind: String,
    /// Which one.
    pub target_id: Uuid,
    /// How much of the subject, more than 0 and at most 100.
    pub contribution_percent: f64,
}

/// Changes to a link.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct PatchAlignment {
    /// How much of the subject, more than 0 and at most 100.
    pub contribution_percent: f64,
}

/// What adds to an objective or driver.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AlignedSubject {
    /// Which link.
    pub id: Uuid,
    /// `request`, `project` or `program`.
    pub subject_kind: String,
    /// The subject; null when the person may not see it or it is gone.
    pub subject: Option<Reference>,
    /// How much of it.
    pub contribution_percent: f64,
}

fn may_edit(caller: &Caller, subject: &Subject) -> bool {
    caller.may("strategy.edit", Place::ORGANISATION) || subject.may_write(caller)
}

/// The name of what a link leads to.
async fn target(reader: &Reader, kind: &str, id: Uuid) -> Outcome<Option<Reference>> {
    Ok(match kind {
        "objective" => {
            let row = reader.find::<row::Objective>(id).await?;
            row.map(|row| Reference { id, name: row.name })
        }
        _ => {
            let row = reader.find::<row::Driver>(id).await?;
            row.map(|row| Reference { id, name: row.name })
        }
    })
}

async fn view(reader: &Reader, row: &row::Alignment) -> Outcome<Option<AlignmentView>> {
    let target = target(reader, &row.target_kind, row.target_id).await?;
    Ok(target.map(|target| AlignmentView {
        id: row.id,
        version: row.version,
        target_kind: row.target_kind.clone(),
        target,
        contribution_percent: percent(row.contribution),
    }))
}

/// What a subject adds to what. A request that became a project adds what its project does.
pub async fn alignments(app: &App, caller: &Caller, query: &AlignmentQuery) -> Outcome<Alignments> {
    require_view(caller)?;
    let reader = app.store.read();
    let subject = Subject::seen(&reader, caller, &query.subject_kind, query.subject_id).await?;
    let became = match &subject {
        Subject::Request(request) => request.project_id,
        _ => None,
    };
    let rows = match became {
        Some(project) => reader.alignments_of("project", project).await?,
        None => reader.alignments_of(subject.kind(), query.subject_id).await?,
    };
    let mut items = vec![];
    for row in &rows {
        items.extend(view(&reader, row).await?);
    }
    let mut aligned = served(&rows);
    let mut as_program = None;
    if let Subject::Project(project) = &subject
        && aligned == 0
        && let Some(program) = project.program_id
    {
        let above = served(&reader.alignments_of("program", program).await?);
        if above > 0 {
            aligned = above;
            let program = reader.find::<row::Program>(program).await?;
            as_program = program.map(|row| Reference { id: row.id, name: row.name });
        }
    }
    Ok(Alignments {
        items,
        aligned_percent: percent(aligned),
        unaligned_percent: percent(WHOLE - aligned),
        as_program,
        // What a project serves is said where the project is.
        may_edit: became.is_none() && may_edit(caller, &subject),
    })
}

/// Hands what a request adds to over to the project that is made of it.
pub(crate) async fn alignments_follow(
    writer: &mut Writer<'_>,
    request: Uuid,
    project: Uuid,
) -> Outcome<()> {
    for before in writer.alignments_of("request", request).await? {
        let after = row::Alignment {
            subject_kind: "project".into(),
            subject_id: project,
            ..before.clone()
        };
        writer.update(&before, after, "alignment_handed_over").await?;
    }
    Ok(())
}

/// How much of a subject serves objectives, in basis points.
fn served(rows: &[row::Alignment]) -> i64 {
    let to_objectives = rows.iter().filter(|row| row.target_kind == "objective");
    to_objectives.map(|row| row.contribution).sum()
}

/// Refuses a link with which a subject would serve objectives with more than all of itself.
fn checked_contribution(
    others: &[row::Alignment],
    target_kind: &str,
    percentage: f64,
) -> Outcome<i64> {
    let contribution = basis_points("contribution_percent", percentage, 100.0)?;
    if contribution == 0 {
        let text = "Give more than 0, or remove the link.";
        return Err(Failure::field("strategy.no_contribution", "contribution_percent", text));
    }
    let left = WHOLE - served(others);
    if target_kind == "objective" && contribution > left {
        let text = format!(
            "Contributions to objectives would come to {} %. At most {} % are left for this one.",
            percent(WHOLE - left + contribution),
            percent(left)
        );
        return Err(Failure::field("strategy.more_than_all", "contribution_percent", text));
    }
    Ok(contribution)
}

/// The subject of a link that the person may change.
async fn writable(reader: &Reader, caller: &Caller, kind: &str, id: Uuid) -> Outcome<Subject> {
    require_view(caller)?;
    let subject = Subject::seen(reader, caller, kind, id).await?;
    if may_edit(caller, &subject) {
        Ok(subject)
    } else {
        Err(Failure::Forbidden { permission: "strategy.edit" })
    }
}

/// Links a subject to an objective or driver.
pub async fn create_alignment(
    app: &App,
    caller: &Caller,
    input: &NewAlignment,
) -> Outcome<AlignmentView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let subject = writable(&writer, caller, &input.subject_kind, input.subject_id).await?;
    if !matches!(input.target_kind.as_str(), "objective" | "driver") {
        let text = "Choose one of objective, driver.";
        return Err(Failure::field("strategy.unknown_target", "target_kind", text));
    }
    if target(&writer, &input.target_kind, input.target_id).await?.is_none() {
        let text = format!("There is no such {}.", input.target_kind);
        return Err(Failure::field("strategy.unknown_target", "target_id", text));
    }
    if input.target_kind == "driver"
        && writer.find::<row::Driver>(input.target_id).await?.is_some_and(|row| row.archived)
    {
        let text = "This driver is archived. Choose another one.";
        return Err(Failure::field("strategy.driver_archived", "target_id", text));
    }
    let others = writer.alignments_of(subject.kind(), input.subject_id).await?;
    if others.iter().any(|row| row.target_id == input.target_id) {
        let text = "It is linked to this already. Change that link instead.";
        return Err(Failure::field("strategy.linked_already", "target_id", text));
    }
    let contribution =
        checked_contribution(&others, &input.target_kind, input.contribution_percent)?;
    let row = row::Alignment {
        id: Uuid::now_v7(),
        version: 1,
        subject_kind: subject.kind().into(),
        subject_id: input.subject_id,
        target_kind: input.target_kind.clone(),
        target_id: input.target_id,
        contribution,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "aligned").await?;
    writer.commit().await?;
    view(&app.store.read(), &row).await?.ok_or(Failure::NotFound("link"))
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::Alignment> {
    reader.find(id).await?.ok_or(Failure::NotFound("link"))
}

/// Changes how much a subject adds.
pub async fn update_alignment(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchAlignment,
) -> Outcome<AlignmentView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    writable(&writer, caller, &before.subject_kind, before.subject_id).await?;
    unchanged(before.version, version, async { view(&writer, &before).await }).await?;
    let mut others = writer.alignments_of(&before.subject_kind, before.subject_id).await?;
    others.retain(|row| row.id != id);
    let contribution =
        checked_contribution(&others, &before.target_kind, patch.contribution_percent)?;
    let after = row::Alignment { contribution, ..before.clone() };
    let after = writer.update(&before, after, "alignment_updated").await?;
    writer.commit().await?;
    view(&app.store.read(), &after).await?.ok_or(Failure::NotFound("link"))
}

/// Removes a link.
pub async fn delete_alignment(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    writable(&writer, caller, &row.subject_kind, row.subject_id).await?;
    unchanged(row.version, version, async { view(&writer, &row).await }).await?;
    writer.delete(&row, "unaligned").await?;
    writer.commit().await?;
    Ok(())
}

async fn aligned_views(
    reader: &Reader,
    caller: &Caller,
    found: Page<row::Alignment>,
) -> Outcome<Listed<AlignedSubject>> {
    let mut names = vec![];
    for row in &found.items {
        names.push(match Subject::seen(reader, caller, &row.subject_kind, row.subject_id).await {
            Ok(subject) => Some(subject.reference()),
            Err(Failure::NotFound(_) | Failure::Forbidden { .. }) => None,
            Err(failure) => return Err(failure),
        });
    }
    let mut names = names.into_iter();
    Ok(Listed::of(found, |row| AlignedSubject {
        id: row.id,
        subject_kind: row.subject_kind,
        subject: names.next().flatten(),
        contribution_percent: percent(row.contribution),
    }))
}

fn asked(page: &PageQuery) -> Outcome<Ask> {
    let (ask, sort) = page.ask("-contribution")?;
    if sort == "contribution" {
        return Ok(ask);
    }
    let text = "Links are sorted by contribution.";
    Err(Failure::field("list.unknown_sort", "sort", text))
}

/// What adds to an objective, largest share first.
pub async fn aligned_to_objective(
    app: &App,
    caller: &Caller,
    id: Uuid,
    page: &PageQuery,
) -> Outcome<Listed<AlignedSubject>> {
    require_view(caller)?;
    let reader = app.store.read();
    reader.find::<row::Objective>(id).await?.ok_or(Failure::NotFound("objective"))?;
    let found = reader.aligned("objective", id, &asked(page)?).await?;
    aligned_views(&reader, caller, found).await
}

/// What adds to a driver, largest share first.
pub async fn aligned_to_driver(
    app: &App,
    caller: &Caller,
    id: Uuid,
    page: &PageQuery,
) -> Outcome<Listed<AlignedSubject>> {
    require_view(caller)?;
    let reader = app.store.read();
    reader.find::<row::Driver>(id).await?.ok_or(Failure::NotFound("driver"))?;
    let found = reader.aligned("driver", id, &asked(page)?).await?;
    aligned_views(&reader, caller, found).await
}
