//! Applying the images of an edit: forward to do it again, reversed to take it back.

use serde_json::{Map, Value};
use steerco_store::{Row, row};
use uuid::Uuid;

use super::{
    blank::{
        blank_assignment, blank_baseline, blank_cross_dependency, blank_dependency, blank_task,
    },
    draft::Draft,
    images::{
        ASSIGNMENT_COMPUTED, BOOKKEEPING, BaselineImage, CROSS_COMPUTED, Images, PROJECT_COMPUTED,
        RowImage, TASK_COMPUTED, TaskImage,
    },
    outline::index_at,
};
use crate::{Failure, Outcome};

/// Makes the changes that the images show. A field that is not as it was before them, or a row that
/// is gone, is a conflict.
pub(crate) fn apply(images: &Images, draft: &mut Draft) -> Outcome<()> {
    for image in images.dependencies.iter().filter(|image| image.after.is_none()) {
        draft.delete_dependency(image.id, "dependency_deleted");
    }
    for image in images.cross_dependencies.iter().filter(|image| image.after.is_none()) {
        draft.delete_cross_dependency(image.id, "cross_dependency_deleted");
    }
    for image in images.assignments.iter().filter(|image| image.after.is_none()) {
        draft.delete_assignment(image.id, "assignment_deleted");
    }
    // From the top down, so that each finds the row it stands behind.
    let mut tasks: Vec<&TaskImage> =
        images.tasks.iter().filter(|image| image.row.after.is_some()).collect();
    tasks.sort_by_key(|image| image.to.map(|place| place.index));
    for image in tasks {
        put_task(draft, image)?;
    }
    // After those that leave their summary have left it.
    for image in images.tasks.iter().filter(|image| image.row.after.is_none()) {
        remove_task(draft, image, images)?;
    }
    for image in &images.dependencies {
        put_dependency(draft, image)?;
    }
    for image in &images.cross_dependencies {
        put_cross_dependency(draft, image)?;
    }
    for image in &images.assignments {
        put_assignment(draft, image)?;
    }
    // Those that go make room for those that move to their places, and these for those that come.
    for image in images.baselines.iter().filter(|image| image.row.after.is_none()) {
        draft.delete_baseline(image.row.id);
    }
    let (moved, come): (Vec<_>, Vec<_>) =
        images.baselines.iter().partition(|image| image.row.before.is_some());
    for image in moved.into_iter().chain(come) {
        put_baseline(draft, image)?;
    }
    if let Some(image) = &images.project {
        let row = draft.change_project("project_updated");
        put(row, image, PROJECT_COMPUTED)?;
    }
    Ok(())
}

fn conflict(what: &str) -> Failure {
    Failure::refused(
        "plan.undo_conflict",
        format!(
            "{what} was changed again since. Nothing was taken back; look at the history \
             of the project, and change it by hand."
        ),
    )
}

/// Removes a task that the edit had added, with nothing below it that others have added since.
fn remove_task(draft: &mut Draft, image: &TaskImage, images: &Images) -> Outcome<()> {
    let Some(row) = draft.task(image.row.id) else { return Ok(()) };
    let name = format!("“{}”", row.name);
    let goes =
        |id: Uuid| images.tasks.iter().any(|image| image.row.id == id && image.row.after.is_none());
    let mut below = draft.rows.tasks.iter().filter(|row| row.parent_id == Some(image.row.id));
    let kept = below.any(|row| !goes(row.id))
        || draft.rows.dependencies.iter().any(|link| {
            let ends = [link.predecessor_id, link.successor_id];
            ends.contains(&image.row.id) && !ends.iter().all(|id| goes(*id))
        })
        || draft
            .rows
            .cross_dependencies
            .iter()
            .any(|link| [link.predecessor_id, link.successor_id].contains(&image.row.id))
        || draft.rows.assignments.iter().any(|row| row.task_id == image.row.id);
    if kept {
        return Err(conflict(&name));
    }
    draft.delete_task(image.row.id, "task_deleted");
    draft.placed.push(image.row.id);
    draft.rows.task_baselines.retain(|line| line.task_id != image.row.id);
    Ok(())
}

fn put_task(draft: &mut Draft, image: &TaskImage) -> Outcome<()> {
    let id = image.row.id;
    let Some(after) = &image.row.after else { return Ok(()) };
    if image.row.before.is_none() {
        if draft.task(id).is_some() {
            return Err(conflict(&named(after)));
        }
        let mut row = blank_task(id, draft.rows.project.id, 0, draft.at);
        row.put_image(after)?;
        let Some(place) = image.to else {
            return Err(Failure::Fault("an added task without a place".into()));
        };
        row.parent_id = place.spot.under;
        let index = index_at(&draft.rows.tasks, place.spot)?;
        draft.insert_task(index, row, "task_restored");
        draft.rows.task_baselines.extend(image.baselines.iter().cloned());
        return Ok(());
    }
    if let Some(row) = draft.change_task(id, "task_updated") {
        // The place is set below; the summary is part of it.
        let mut fields = image.row.clone();
        for side in [&mut fields.before, &mut fields.after].into_iter().flatten() {
            side.remove("parent_id");
        }
        put(row, &fields, TASK_COMPUTED)?;
    } else {
        return Err(conflict("A task that this changed"));
    }
    match image.to {
        Some(place) => draft.place_task(id, place.spot, "task_updated"),
        None => Ok(()),
    }
}

fn put_dependency(draft: &mut Draft, image: &RowImage) -> Outcome<()> {
    let Some(after) = &image.after else { return Ok(()) };
    if image.before.is_some() {
        let row = draft.change_dependency(image.id, "dependency_updated");
        return put(row.ok_or_else(|| conflict("A dependency"))?, image, BOOKKEEPING);
    }
    let mut row = blank_dependency(image.id, draft.rows.project.id, draft.at);
    row.put_image(after)?;
    let twin = draft.rows.dependencies.iter().any(|other| {
        (other.predecessor_id, other.successor_id, &other.kind)
            == (row.predecessor_id, row.successor_id, &row.kind)
    });
    let ends = [row.predecessor_id, row.successor_id];
    if twin || ends.iter().any(|id| draft.task(*id).is_none()) {
        return Err(conflict("A dependency"));
    }
    draft.insert_dependency(row, "dependency_restored");
    Ok(())
}

fn put_cross_dependency(draft: &mut Draft, image: &RowImage) -> Outcome<()> {
    let Some(after) = &image.after else { return Ok(()) };
    if image.before.is_some() {
        let row = draft.change_cross_dependency(image.id, "cross_dependency_updated");
        let row = row.ok_or_else(|| conflict("A dependency between projects"))?;
        return put(row, image, CROSS_COMPUTED);
    }
    let mut row = blank_cross_dependency(image.id, draft.at);
    row.put_image(after)?;
    let here =
        [row.predecessor_id, row.successor_id].into_iter().any(|id| draft.task(id).is_some());
    if !here || draft.cross_dependency(image.id).is_some() {
        return Err(conflict("A dependency between projects"));
    }
    draft.insert_cross_dependency(row, "cross_dependency_restored");
    Ok(())
}

fn put_assignment(draft: &mut Draft, image: &RowImage) -> Outcome<()> {
    let Some(after) = &image.after else { return Ok(()) };
    if image.before.is_some() {
        let row = draft.change_assignment(image.id, "assignment_updated");
        return put(row.ok_or_else(|| conflict("An assignment"))?, image, ASSIGNMENT_COMPUTED);
    }
    let mut row = blank_assignment(image.id, draft.rows.project.id, draft.at);
    row.put_image(after)?;
    if draft.task(row.task_id).is_none() {
        return Err(conflict("An assignment"));
    }
    draft.insert_assignment(row, "assignment_restored");
    Ok(())
}

fn put_baseline(draft: &mut Draft, image: &BaselineImage) -> Outcome<()> {
    let id = image.row.id;
    let Some(after) = &image.row.after else { return Ok(()) };
    let here = |line: &&row::TaskBaseline| draft.task(line.task_id).is_some();
    let lines: Vec<row::TaskBaseline> = image.lines_after.iter().filter(here).cloned().collect();
    if image.row.before.is_some() {
        let row = draft.change_baseline(id).ok_or_else(|| conflict("A baseline"))?;
        let was = row.slot;
        put(row, &image.row, BOOKKEEPING)?;
        let slot = row.slot;
        if slot != was {
            draft.rows.task_baselines.retain(|line| line.slot != was);
        }
        if draft.rows.baselines.iter().any(|other| other.id != id && other.slot == slot) {
            return Err(conflict("A baseline"));
        }
        if !(image.lines_before.is_empty() && image.lines_after.is_empty()) {
            draft.rows.task_baselines.retain(|line| line.slot != slot);
            draft.rows.task_baselines.extend(lines);
        }
        return Ok(());
    }
    let mut row = blank_baseline(id, draft.rows.project.id, draft.at);
    row.put_image(after)?;
    if draft.rows.baselines.iter().any(|other| other.slot == row.slot) {
        return Err(conflict("A baseline"));
    }
    draft.put_baseline(row, lines);
    Ok(())
}

/// Sets the fields that changed, unless one of them was changed again.
fn put<R: Row>(row: &mut R, image: &RowImage, without: &[&str]) -> Outcome<()> {
    let (Some(before), Some(after)) = (&image.before, &image.after) else { return Ok(()) };
    let now = row.image(without);
    let again = before.iter().find(|(field, value)| now.get(*field) != Some(*value));
    if let Some((field, _)) = again {
        let field = field.replace('_', " ");
        return Err(conflict(&format!("“{}” ({field})", row.label())));
    }
    row.put_image(after)?;
    Ok(())
}

fn named(fields: &Map<String, Value>) -> String {
    format!("“{}”", fields.get("name").and_then(Value::as_str).unwrap_or_default())
}
