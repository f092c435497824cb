//! What an edit answers: what it did in words and figures, and every row that looks different now.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use steerco_store::{
    plan::{EditLine, PlanRows},
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Effect,
    beside::{Beside, gone},
    edit::Edited,
    edits::{Skipped, same_calendars},
    gantt::{
        GanttDependencies, GanttTasks, dependency_columns, gantt_links, gantt_task, gantt_tasks,
        more_columns, people_texts, task_columns, task_people, used_calendars,
    },
    gantt_pieces::{GanttPieces, split_pieces},
};
use crate::{
    App, Outcome,
    access::Caller,
    shape::{civil, minutes},
};

/// What an edit did.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EditAnswer {
    /// Under which it can be taken back; null for a preview, or when nothing changed.
    pub edit_id: Option<Uuid>,
    /// What was done, in words.
    pub title: String,
    /// What it did to the dates.
    pub effect: Effect,
    /// What could not be done.
    pub skipped: Vec<Skipped>,
    /// Version of the plan that the rows below are of.
    pub plan_version: i64,
    /// Every row that differs from before, in outline order, with all columns.
    pub tasks: GanttTasks,
    /// Every other row with more or less room around it than before: a plan that finishes later
    /// gives room to all of its tasks, and to send them whole would be to send the plan anew.
    pub room: GanttRoom,
    /// Version of each of the rows of `tasks` before this edit; 0 for one that came with it. It tells an
    /// author whose next edit already waits which versions only their own edits have overtaken,
    /// whatever of the plan has reached their screen meanwhile.
    pub version_before: Vec<i64>,
    /// Summary of each of the rows of `tasks`.
    pub parent_id: Vec<Option<Uuid>>,
    /// The link that drives each of these rows, if one does; others into it do not.
    pub driven_by: Vec<Option<Uuid>>,
    /// Rows that are gone.
    pub removed: Vec<Uuid>,
    /// All rows in outline order, when rows came, went or moved.
    pub order: Option<Vec<Uuid>>,
    /// All links, when one came, went or changed.
    pub dependencies: Option<GanttDependencies>,
    /// Split tasks among the rows above, and those on which somebody pauses.
    pub pieces: Vec<GanttPieces>,
    /// The calendars behind the rows are others than before: load the chart anew.
    pub calendars_changed: bool,
    /// Status date of the project.
    pub status_date: Option<String>,
    /// What a step back would take back now.
    pub undo: Option<Step>,
    /// What a step forward would bring again now.
    pub redo: Option<Step>,
}

/// Columns of rows that stayed where they are, while the room around them changed. Moments are whole
/// minutes since 1970, floats are minutes.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct GanttRoom {
    /// Row index in the plan as it is after the edit.
    pub row: Vec<i64>,
    /// Latest start that keeps the project's finish.
    pub late_start: Vec<i64>,
    /// Latest finish that keeps it.
    pub late_finish: Vec<i64>,
    /// How far the row may slip before the project's finish does.
    pub total_float: Vec<f64>,
    /// How far it may slip before another task does.
    pub free_float: Vec<f64>,
    /// As in the columns of tasks.
    pub flags: Vec<i64>,
}

/// An edit that can be taken back or brought again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Step {
    /// The edit.
    pub edit_id: Uuid,
    /// What it did, in words.
    pub title: String,
}

impl Step {
    pub(super) fn of(line: EditLine) -> Self {
        Self { edit_id: line.id, title: line.title }
    }
}

/// Puts together what an edit answers.
pub(super) async fn answer(
    app: &App,
    caller: &Caller,
    done: Edited<Vec<Skipped>>,
    brief: bool,
) -> Outcome<EditAnswer> {
    let Edited { answer: skipped, effect, edit_id, title, touched, before, after, .. } = done;
    let reader = app.store.read();
    let project_id = after.project.id;
    let undo = reader.next_undo(project_id, caller.user_id).await?;
    let redo = reader.next_redo(project_id, caller.user_id).await?;

    let Changed { whole: changed, room } =
        if brief { redrawn(&before, &after, &touched) } else { changed(&before, &after, &touched) };
    let tasks: Vec<&row::Task> =
        after.tasks.iter().filter(|row| changed.contains(&row.id)).collect();
    let removed = gone(&before.tasks, &after.tasks).into_iter().map(|row| row.id).collect();
    let ids = |rows: &PlanRows| rows.tasks.iter().map(|row| row.id).collect::<Vec<Uuid>>();
    let same_order = before.tasks.len() == after.tasks.len()
        && before.tasks.iter().zip(&after.tasks).all(|(old, new)| old.id == new.id);
    let order = (!same_order).then(|| ids(&after));

    let old: HashMap<Uuid, i64> = before.tasks.iter().map(|row| (row.id, row.version)).collect();
    let at: HashMap<Uuid, i64> = after.tasks.iter().map(|row| row.id).zip(0..).collect();
    let relinked = !brief && before.dependencies != after.dependencies;
    let dependencies = relinked.then(|| {
        dependency_columns(&after.project, &gantt_tasks(&after), gantt_links(&after), &at)
    });
    let used = used_calendars(&after.project, after.tasks.iter().map(|row| row.calendar_id));
    let names = people_texts(task_people(&after, |task| changed.contains(&task)));
    let shown = tasks.iter().map(|row| gantt_task(row)).collect();
    let mut columns = task_columns(shown, &at, &used, &names);
    columns.more = (!brief).then(|| more_columns(tasks.iter().copied(), &after));
    let answer = EditAnswer {
        edit_id,
        title,
        effect,
        skipped,
        plan_version: after.project.plan_version,
        status_date: after.project.status_date.map(civil),
        version_before: tasks.iter().map(|row| old.get(&row.id).copied().unwrap_or(0)).collect(),
        parent_id: tasks.iter().map(|row| row.parent_id).collect(),
        driven_by: tasks.iter().map(|row| row.driver_id).collect(),
        pieces: split_pieces(tasks.iter().copied(), &after)?,
        tasks: columns,
        room: room_columns(&after, &room),
        removed,
        order,
        dependencies,
        calendars_changed: !same_calendars(&before, &after),
        undo: undo.map(Step::of),
        redo: redo.map(Step::of),
    };
    if edit_id.is_some() && !brief {
        app.recent_edits.keep(project_id, before.project.plan_version, &answer);
    }
    Ok(answer)
}

/// Rows that differ between two states of a plan.
struct Changed {
    /// By more than the room around them.
    whole: HashSet<Uuid>,
    /// By nothing else: their places in the state after.
    room: Vec<usize>,
}

/// Rows that look different: those touched, their dates, or the people on them.
fn changed(before: &PlanRows, after: &PlanRows, touched: &HashSet<Uuid>) -> Changed {
    let mut whole = differing(before, after, touched, looks_different);
    let old = Beside::of(&before.assignments);
    let rows = after.assignments.iter().enumerate();
    let other = rows.filter(|(place, row)| old.row(*place, row.id) != Some(row));
    whole.extend(other.map(|(_, row)| row.task_id));
    whole.extend(gone(&before.assignments, &after.assignments).iter().map(|row| row.task_id));
    let old = Beside::of(&before.tasks);
    let rows = after.tasks.iter().enumerate();
    let room = rows.filter(|(place, row)| {
        !whole.contains(&row.id)
            && old.row(*place, row.id).is_some_and(|old| has_other_room(old, row))
    });
    let room = room.map(|(place, _)| place).collect();
    Changed { whole, room }
}

/// Rows that a chart draws otherwise and those touched; float alone moves no bar.
fn redrawn(before: &PlanRows, after: &PlanRows, touched: &HashSet<Uuid>) -> Changed {
    let whole = differing(before, after, touched, |old, row| {
        (old.start, old.finish, old.flags) != (row.start, row.finish, row.flags)
    });
    Changed { whole, room: vec![] }
}

/// Tasks that are new, touched, or other than before.
fn differing(
    before: &PlanRows,
    after: &PlanRows,
    touched: &HashSet<Uuid>,
    other: impl Fn(&row::Task, &row::Task) -> bool,
) -> HashSet<Uuid> {
    let old = Beside::of(&before.tasks);
    let rows = after.tasks.iter().enumerate().filter(|(place, row)| {
        old.row(*place, row.id).is_none_or(|old| other(old, row)) || touched.contains(&row.id)
    });
    rows.map(|(_, row)| row.id).collect()
}

/// Whether what the engine computed and people see differs by more than room, but for the row number.
fn looks_different(old: &row::Task, new: &row::Task) -> bool {
    (old.start, old.finish, old.computed_duration, old.percent_complete)
        != (new.start, new.finish, new.computed_duration, new.percent_complete)
        || (old.baseline_start, old.baseline_finish, old.version, old.parent_id)
            != (new.baseline_start, new.baseline_finish, new.version, new.parent_id)
        || old.driver_id != new.driver_id
        || old.wbs_shown != new.wbs_shown
}

/// Whether a row may move by more or less than before; its flags say whether it is critical.
fn has_other_room(old: &row::Task, new: &row::Task) -> bool {
    (old.late_start, old.late_finish, old.total_float, old.free_float, old.flags)
        != (new.late_start, new.late_finish, new.total_float, new.free_float, new.flags)
}

/// The room around the rows at these places.
fn room_columns(rows: &PlanRows, places: &[usize]) -> GanttRoom {
    let mut room = GanttRoom::default();
    for (&place, row) in places.iter().filter_map(|place| Some((place, rows.tasks.get(*place)?))) {
        room.row.push(i64::try_from(place).unwrap_or(i64::MAX));
        room.late_start.push(row.late_start.div_euclid(10));
        room.late_finish.push(row.late_finish.div_euclid(10));
        room.total_float.push(minutes(row.total_float));
        room.free_float.push(minutes(row.free_float));
        room.flags.push(row.flags);
    }
    room
}
