//! The one way to change a plan: load, change the rows, compute, write what changed, and keep what
//! it takes to take it back.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use serde::Serialize;
use serde_json::json;
use steerco_store::{
    Entry, StoreError, Writer, now_micros,
    plan::{AssignmentDates, PlanRows, ProjectFigures, TaskDates},
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    beside::Beside,
    book::{load, write_json},
    circle, closed,
    diagnostics::DiagnosticView,
    draft::{Draft, Kind},
    edit_title::title,
    follow::follow,
    images::Images,
    outline,
    recompute::{changed_dates, recompute},
    touched_rows::{Verbs, write_rows},
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    context::retrying,
    delivery::assigned,
    governance::{keep_gates_strict, keep_locked_fields},
    organisation::keep_project_type,
    shape::{civil, minutes},
};

/// What a change did to the dates.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Effect {
    /// How many tasks start or finish at another time now; summaries do not count.
    pub moved_tasks: u64,
    /// Finish of the project before.
    pub project_finish_before: String,
    /// Finish of the project now.
    pub project_finish_after: String,
    /// By how much the finish moved, clock time; negative is earlier.
    pub finish_change_minutes: f64,
    /// How many constraints, deadlines and manual dates do not hold any more that held before.
    pub broken_constraints: u64,
    /// What the engine found remarkable that it did not find before; at most 50.
    pub new_diagnostics: Vec<DiagnosticView>,
}

/// A change that leaves nothing to show but its effect.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EffectOnly {
    /// What the change did to the dates.
    pub effect: Effect,
}

/// How a change is made.
#[derive(Debug, Clone, Default)]
pub(crate) struct How {
    /// Compute and answer, but write nothing.
    pub(crate) preview: bool,
    /// Why, for the change log.
    pub(crate) reason: Option<String>,
    /// The edit that this one takes back or brings again.
    pub(crate) reverts: Option<Reverts>,
    /// The project whose new dates this plan follows: nobody's edit, and not to be taken back.
    pub(crate) follows: Option<String>,
    /// What it is called in the history of edits; found from what changed when absent.
    pub(crate) title: Option<String>,
}

/// The edit that is taken back or brought again.
#[derive(Debug, Clone)]
pub(crate) struct Reverts {
    pub(crate) edit_id: Uuid,
    /// `undone` or `redone`.
    pub(crate) verb: &'static str,
    pub(crate) title: String,
}

/// A change that was made, or looked at.
#[derive(Debug)]
pub(crate) struct Edited<T> {
    pub(crate) answer: T,
    pub(crate) effect: Effect,
    /// Whether it was made, not just looked at.
    pub(crate) made: bool,
    /// Under which it can be taken back; `None` when nothing was written.
    pub(crate) edit_id: Option<Uuid>,
    /// What was done, in words.
    pub(crate) title: String,
    /// Rows that were touched.
    pub(crate) touched: HashSet<Uuid>,
    /// Other projects at the far ends of links that were touched.
    pub(crate) others: Vec<Uuid>,
    pub(crate) before: Arc<PlanRows>,
    pub(crate) after: Arc<PlanRows>,
}

/// Changes a plan. `change` may run more than once, on fresher rows each time.
pub(crate) async fn edit_plan<T>(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    change: impl Fn(&mut Draft) -> Outcome<T>,
) -> Outcome<(T, Effect)> {
    let done = change_plan(app, caller, project_id, &How::default(), change).await?;
    Ok((done.answer, done.effect))
}

/// Changes a plan, or looks at what a change would do.
pub(crate) async fn change_plan<T>(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    how: &How,
    change: impl Fn(&mut Draft) -> Outcome<T>,
) -> Outcome<Edited<T>> {
    let done = change_alone(app, caller, project_id, how, change).await?;
    if done.made {
        follow(app, caller, &done.before, &done.after, &done.others).await;
    }
    Ok(done)
}

/// Changes one plan, whatever waits for it in other projects.
pub(super) async fn change_alone<T>(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    how: &How,
    change: impl Fn(&mut Draft) -> Outcome<T>,
) -> Outcome<Edited<T>> {
    if how.preview {
        return change_once(app, caller, project_id, how, &change).await;
    }
    let turn = app.plans.turn(project_id);
    let _mine = turn.lock().await;
    retrying(|| change_once(app, caller, project_id, how, &change)).await
}

async fn change_once<T>(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    how: &How,
    change: &impl Fn(&mut Draft) -> Outcome<T>,
) -> Outcome<Edited<T>> {
    let mut prepared = prepare(app, project_id, how, change).await?;
    let made = !how.preview && !prepared.draft.held_back;
    let mut edit_id = None;
    if made && let Some(moves) = prepared.moves() {
        let mut writer = app.store.write(prepared.actor(caller, how)).await?;
        edit_id = record(&mut writer, caller, how, &mut prepared, moves).await?;
        writer.commit().await?;
    }
    Ok(prepared.done(app, made, edit_id))
}

/// A change of a plan that is computed and can be written.
pub(super) struct Prepared<T> {
    answer: T,
    effect: Effect,
    before: Arc<PlanRows>,
    draft: Draft,
    images: Images,
    /// Tasks that it touches.
    tasks: Vec<Uuid>,
    figures: ProjectFigures,
    title: String,
    /// Projects whose rows this changes too.
    others: Vec<Uuid>,
    /// Plans that must be as they were looked at.
    held: Vec<(Uuid, i64)>,
}

/// Rows that a change moves without touching them.
pub(super) struct Moves {
    tasks: Vec<TaskDates>,
    assignments: Vec<AssignmentDates>,
    asked: Vec<(Uuid, Option<i64>)>,
    same_findings: bool,
    /// Something is at another date, or was found, or counts otherwise than before.
    any: bool,
}

/// Makes a change on the rows of a plan as they are now, and computes what comes of it.
pub(super) async fn prepare<T>(
    app: &App,
    project_id: Uuid,
    how: &How,
    change: &impl Fn(&mut Draft) -> Outcome<T>,
) -> Outcome<Prepared<T>> {
    let before = load(app, project_id).await?;
    let mut draft = Draft::new((*before).clone(), now_micros());
    let answer = change(&mut draft)?;
    closed::refuse(&before, &draft, how)?;
    if !draft.placed.is_empty() && !outline::holds(&draft.rows.tasks) {
        return Err(Failure::Fault("the change would break the outline of the plan".into()));
    }
    // As they come from the database, so that equal plans have equal drivers.
    draft.rows.dependencies.sort_by_key(|row| row.id);
    draft.rows.assignments.sort_by_key(|row| row.id);
    draft.rows.cross_dependencies.sort_by_key(|row| row.id);
    let held = circle::refuse(app, &before, &draft).await?;
    let figures = recompute(&mut draft.rows)?;
    let effect = effect(&before, &draft.rows, &figures);
    set_figures(&mut draft.rows.project, &figures);
    let images = Images::of(&before, &draft);
    let given = how.reverts.as_ref().map(|reverts| &reverts.title).or(how.title.as_ref());
    let title = given.cloned().unwrap_or_else(|| title(&images, &before, &draft.rows));
    let others = others(&before, &draft);
    let tasks = images.task_ids(&before, &draft.rows);
    Ok(Prepared { answer, effect, before, draft, images, tasks, figures, title, others, held })
}

impl<T> Prepared<T> {
    /// Who it is written for: nobody, when a plan follows another.
    pub(super) fn actor(&self, caller: &Caller, how: &How) -> Option<Uuid> {
        Some(caller.user_id).filter(|_| how.follows.is_none())
    }

    /// What moves; `None` when there is nothing to write.
    pub(super) fn moves(&self) -> Option<Moves> {
        let (before, draft) = (&self.before, &self.draft);
        let written: HashSet<Uuid> = draft.touched.iter().map(|touch| touch.id).collect();
        let (tasks, assignments) = changed_dates(before, &draft.rows, |id| written.contains(&id));
        let same_findings = draft.rows.diagnostics == before.diagnostics;
        let same_figures = figures_of(&before.project) == self.figures;
        let asked = changed_asked(before, &draft.rows, &written);
        let same_dates = tasks.is_empty() && assignments.is_empty() && asked.is_empty();
        let any = !(same_dates && same_findings && same_figures);
        let moves = Moves { tasks, assignments, asked, same_findings, any };
        (!draft.touched.is_empty() || any).then_some(moves)
    }

    /// The change as it was made, or looked at.
    pub(super) fn done(self, app: &App, made: bool, edit_id: Option<Uuid>) -> Edited<T> {
        let Self { answer, effect, before, title, others, draft, .. } = self;
        let touched = draft.touched.iter().map(|touch| touch.id).collect();
        let after = Arc::new(draft.rows);
        if made {
            app.plans.put(after.clone());
        }
        Edited { answer, effect, made, edit_id, title, touched, others, before, after }
    }
}

/// Writes what changed; answers the edit under which it can be taken back. The caller commits.
pub(super) async fn record<T>(
    writer: &mut Writer<'_>,
    caller: &Caller,
    how: &How,
    prepared: &mut Prepared<T>,
    moves: Moves,
) -> Outcome<Option<Uuid>> {
    let before = prepared.before.clone();
    let project_id = before.project.id;
    let version = before.project.plan_version;
    let advanced = writer.advance_plan(project_id, version, &prepared.figures).await;
    for step in [advanced, writer.hold_plans(&prepared.held).await] {
        match step {
            // Someone else changed the plan since it was loaded: again, with their change.
            Err(StoreError::StaleVersion) => return Err(Failure::Busy),
            other => other?,
        }
    }
    let others = if how.follows.is_some() { &[] } else { prepared.others.as_slice() };
    writer.touch_plans(others).await?;
    let follows = how.follows.as_ref().map(|name| format!("Follows project “{name}”"));
    writer.because(follows.or_else(|| how.reason.clone()));
    let edit_id = (!prepared.images.is_empty()).then(Uuid::now_v7);
    writer.within_edit(edit_id);
    if let Some(id) = edit_id {
        keep(writer, how, id, prepared).await?;
    }
    let draft = &mut prepared.draft;
    keep_locked_fields(writer, caller, &before.project, &draft.rows.project).await?;
    let to = draft.rows.project.portfolio_id;
    keep_gates_strict(writer, caller, &before.project, to).await?;
    keep_project_type(writer, &before.project, &mut draft.rows.project).await?;
    let rows = &mut draft.rows;
    rows.project.plan_version = version + 1;
    rows.project.updated_at = writer.at();
    writer.defer_foreign_keys().await?;
    let verbs = Verbs::of(draft);
    write_rows(writer, &before, &mut draft.rows, &verbs).await?;
    if how.reverts.is_none() && how.follows.is_none() {
        assigned(writer, &before, &draft.rows).await?;
    }
    writer.put_task_dates(&moves.tasks).await?;
    writer.put_assignment_dates(&moves.assignments).await?;
    writer.put_asked(&moves.asked).await?;
    if !moves.same_findings {
        writer.replace_plan_diagnostics(project_id, draft.rows.diagnostics.clone()).await?;
    }
    if moves.any {
        writer.record(recomputed(&before, &draft.rows, prepared.effect.moved_tasks));
    }
    Ok(edit_id)
}

/// Keeps what it takes to take the edit back.
async fn keep<T>(
    writer: &mut Writer<'_>,
    how: &How,
    id: Uuid,
    prepared: &Prepared<T>,
) -> Outcome<()> {
    let Prepared { images, title, before, .. } = prepared;
    let project_id = before.project.id;
    if let Some(reverts) = &how.reverts {
        match writer.mark_reverted(reverts.edit_id, id).await {
            Err(StoreError::StaleVersion) => {
                return Err(Failure::refused(
                    "plan.already_undone",
                    "This was taken back already. Reload the history to see what stands now.",
                ));
            }
            other => other?,
        }
    }
    let verb = how.reverts.as_ref().map_or("edited", |reverts| reverts.verb);
    writer
        .insert_plan_edit(
            row::PlanEdit {
                id,
                project_id,
                at: writer.at(),
                actor_id: writer.actor(),
                verb: verb.into(),
                title: title.clone(),
                reason: how.reason.clone(),
                task_count: i64::try_from(images.tasks.len()).unwrap_or(i64::MAX),
                reverts_id: how.reverts.as_ref().map(|reverts| reverts.edit_id),
                reverted_by: None,
                images: write_json(images)?,
            },
            &prepared.tasks,
        )
        .await?;
    writer.record(Entry {
        noun: "plan_edit",
        noun_id: id,
        project: Some(project_id),
        verb: match verb {
            "undone" => "plan_edit_undone",
            "redone" => "plan_edit_redone",
            _ => "plan_edited",
        },
        label: title.clone(),
        before: None,
        after: None,
    });
    Ok(())
}

/// The projects at the far ends of links that were touched.
fn others(before: &PlanRows, draft: &Draft) -> Vec<Uuid> {
    let touched = draft.touched.iter().filter(|touch| touch.kind == Kind::CrossDependency);
    let touched: HashSet<Uuid> = touched.map(|touch| touch.id).collect();
    if touched.is_empty() {
        return vec![];
    }
    let rows = before.cross_dependencies.iter().chain(&draft.rows.cross_dependencies);
    let ends = rows
        .filter(|row| touched.contains(&row.id))
        .flat_map(|row| [row.predecessor_project_id, row.successor_project_id]);
    let mut ids: Vec<Uuid> = ends.filter(|id| *id != before.project.id).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Links that lead elsewhere than before, but of rows in `written`.
fn changed_asked(
    before: &PlanRows,
    after: &PlanRows,
    written: &HashSet<Uuid>,
) -> Vec<(Uuid, Option<i64>)> {
    let old: HashMap<Uuid, Option<i64>> =
        before.cross_dependencies.iter().map(|row| (row.id, row.asked)).collect();
    let rows = after.cross_dependencies.iter().filter(|row| !written.contains(&row.id));
    let changed = rows.filter(|row| old.get(&row.id) != Some(&row.asked));
    changed.map(|row| (row.id, row.asked)).collect()
}

/// The entry of a plan that was computed anew.
pub(super) fn recomputed(before: &PlanRows, after: &PlanRows, moved: u64) -> Entry {
    Entry {
        noun: "project",
        noun_id: after.project.id,
        project: Some(after.project.id),
        verb: "plan_recomputed",
        label: after.project.name.clone(),
        before: Some(json!({
            "start": before.project.computed_start, "finish": before.project.computed_finish,
        })),
        after: Some(json!({
            "start": after.project.computed_start, "finish": after.project.computed_finish,
            "moved_tasks": moved,
        })),
    }
}

/// What was computed, out of the project's row.
fn figures_of(project: &row::Project) -> ProjectFigures {
    ProjectFigures {
        computed_start: project.computed_start,
        computed_finish: project.computed_finish,
        baseline_finish: project.baseline_finish,
        percent_complete: project.percent_complete,
        task_count: project.task_count,
        late_task_count: project.late_task_count,
        critical_task_count: project.critical_task_count,
        diagnostics_count: project.diagnostics_count,
        late: project.late,
        plan_cost: project.plan_cost,
        plan_cost_partial: project.plan_cost_partial,
    }
}

/// Puts what was computed into the project's row.
pub(super) fn set_figures(project: &mut row::Project, figures: &ProjectFigures) {
    project.computed_start = figures.computed_start;
    project.computed_finish = figures.computed_finish;
    project.baseline_finish = figures.baseline_finish;
    project.percent_complete = figures.percent_complete;
    project.task_count = figures.task_count;
    project.late_task_count = figures.late_task_count;
    project.critical_task_count = figures.critical_task_count;
    project.diagnostics_count = figures.diagnostics_count;
    project.late = figures.late;
    project.plan_cost = figures.plan_cost;
    project.plan_cost_partial = figures.plan_cost_partial;
}

/// Findings that say a rule people set does not hold.
const BROKEN: [&str; 6] = [
    "plan.other_project_missed",
    "plan.agreed_date_missed",
    "schedule.constraint_missed",
    "schedule.constraint_beats_link",
    "schedule.deadline_missed",
    "schedule.manual_before_predecessor",
];

/// Whether a finding says that a rule people set does not hold.
pub(super) fn broken(code: &str) -> bool {
    BROKEN.contains(&code)
}

fn effect(before: &PlanRows, after: &PlanRows, figures: &ProjectFigures) -> Effect {
    let old = Beside::of(&before.tasks);
    let moved = after.tasks.iter().enumerate().filter(|(place, row)| {
        let moved = |old: &row::Task| (old.start, old.finish) != (row.start, row.finish);
        !row.summary && old.row(*place, row.id).is_some_and(moved)
    });
    let known: HashSet<(&str, Option<Uuid>)> =
        before.diagnostics.iter().map(|row| (row.code.as_str(), row.task_id)).collect();
    let new = || {
        let found = after.diagnostics.iter();
        found.filter(|row| !known.contains(&(row.code.as_str(), row.task_id)))
    };
    let broken = new().filter(|row| broken(&row.code)).count();
    let name = |id: Uuid| after.tasks.iter().find(|row| row.id == id).map(|row| row.name.clone());
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    Effect {
        moved_tasks: count(moved.count()),
        project_finish_before: civil(before.project.computed_finish),
        project_finish_after: civil(figures.computed_finish),
        finish_change_minutes: minutes(figures.computed_finish - before.project.computed_finish),
        broken_constraints: count(broken),
        new_diagnostics: new()
            .take(50)
            .map(|row| DiagnosticView::of(row.clone(), row.task_id.and_then(name)))
            .collect(),
    }
}
