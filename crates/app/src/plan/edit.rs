//! The one way to change a plan: load, change the rows, compute, write what changed, and keep what
//! it takes to take it back.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use serde::Serialize;
use serde_json::json;
use steerco_store::{
    Entry, Row, StoreError, Writer, now_micros,
    plan::{PlanRows, ProjectFigures},
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    beside::{Beside, gone},
    book::{load, write_json},
    circle, closed,
    diagnostics::DiagnosticView,
    draft::{Draft, Kind},
    edit_title::title,
    follow::follow,
    images::Images,
    moved_rows::moved_rows,
    outline,
    recompute::{changed_dates, recompute},
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    context::retrying,
    delivery::assigned,
    governance::{keep_gates_strict, keep_locked_fields},
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
    let title = how
        .reverts
        .as_ref()
        .map_or_else(|| title(&images, &before, &draft.rows), |reverts| reverts.title.clone());
    let others = others(&before, &draft);
    let work = Work {
        before: &before,
        images: &images,
        tasks: &images.task_ids(&before, &draft.rows),
        figures: &figures,
        title: &title,
        others: if how.follows.is_some() { &[] } else { &others },
        held: &held,
    };
    let made = !how.preview && !draft.held_back;
    let edit_id = if made {
        record(app, caller, how, &work, effect.moved_tasks, &mut draft).await?
    } else {
        None
    };
    let touched = draft.touched.iter().map(|touch| touch.id).collect();
    let after = Arc::new(draft.rows);
    if made {
        app.plans.put(after.clone());
    }
    Ok(Edited { answer, effect, made, edit_id, title, touched, others, before, after })
}

/// A change that is ready to be written.
struct Work<'work> {
    before: &'work PlanRows,
    images: &'work Images,
    /// Tasks that it touches.
    tasks: &'work [Uuid],
    figures: &'work ProjectFigures,
    title: &'work str,
    /// Projects whose rows this changes too.
    others: &'work [Uuid],
    /// Plans that must be as they were looked at.
    held: &'work [(Uuid, i64)],
}

/// Writes what changed in one transaction; answers the edit under which it can be taken back.
async fn record(
    app: &App,
    caller: &Caller,
    how: &How,
    work: &Work<'_>,
    moved_tasks: u64,
    draft: &mut Draft,
) -> Outcome<Option<Uuid>> {
    let Work { before, images, figures, .. } = *work;
    let project_id = before.project.id;
    let written: HashSet<Uuid> = draft.touched.iter().map(|touch| touch.id).collect();
    let (moved_rows, moved_ids) = moved_rows(before, &draft.rows, &written);
    let (tasks, assignments) =
        changed_dates(before, &draft.rows, |id| written.contains(&id) || moved_ids.contains(&id));
    let same_findings = draft.rows.diagnostics == before.diagnostics;
    let same_figures = figures_of(&before.project) == *figures;
    let asked = changed_asked(before, &draft.rows, &written);
    let same_dates =
        tasks.is_empty() && moved_rows.is_empty() && assignments.is_empty() && asked.is_empty();
    let moved = !(same_dates && same_findings && same_figures);
    if draft.touched.is_empty() && !moved {
        return Ok(None);
    }
    let actor = Some(caller.user_id).filter(|_| how.follows.is_none());
    let mut writer = app.store.write(actor).await?;
    let advanced = writer.advance_plan(project_id, before.project.plan_version, figures).await;
    for step in [advanced, writer.hold_plans(work.held).await] {
        match step {
            // Someone else changed the plan since it was loaded: again, with their change.
            Err(StoreError::StaleVersion) => return Err(Failure::Busy),
            other => other?,
        }
    }
    writer.touch_plans(work.others).await?;
    let follows = how.follows.as_ref().map(|name| format!("Follows project “{name}”"));
    writer.because(follows.or_else(|| how.reason.clone()));
    let edit_id = (!images.is_empty()).then(Uuid::now_v7);
    if let Some(id) = edit_id {
        writer.within_edit(id);
        keep(&mut writer, how, id, work).await?;
    }
    keep_locked_fields(&mut writer, caller, &before.project, &draft.rows.project).await?;
    let to = draft.rows.project.portfolio_id;
    keep_gates_strict(&mut writer, caller, &before.project, to).await?;
    let rows = &mut draft.rows;
    rows.project.plan_version = before.project.plan_version + 1;
    rows.project.updated_at = writer.at();
    writer.defer_foreign_keys().await?;
    writer.move_rows(project_id, &moved_rows).await?;
    let verbs = Verbs::of(draft);
    write_rows(&mut writer, before, &mut draft.rows, &verbs).await?;
    if how.reverts.is_none() && how.follows.is_none() {
        assigned(&mut writer, before, &draft.rows).await?;
    }
    writer.put_task_dates(&tasks).await?;
    writer.put_assignment_dates(&assignments).await?;
    writer.put_asked(&asked).await?;
    if !same_findings {
        writer.replace_plan_diagnostics(project_id, draft.rows.diagnostics.clone()).await?;
    }
    if moved {
        writer.record(recomputed(before, &draft.rows, moved_tasks));
    }
    writer.commit().await?;
    Ok(edit_id)
}

/// Keeps what it takes to take the edit back.
async fn keep(writer: &mut Writer<'_>, how: &How, id: Uuid, work: &Work<'_>) -> Outcome<()> {
    let Work { images, title, .. } = *work;
    let project_id = work.before.project.id;
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
                title: title.into(),
                reason: how.reason.clone(),
                task_count: i64::try_from(images.tasks.len()).unwrap_or(i64::MAX),
                reverts_id: how.reverts.as_ref().map(|reverts| reverts.edit_id),
                reverted_by: None,
                images: write_json(images)?,
            },
            work.tasks,
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
        label: title.into(),
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

fn recomputed(before: &PlanRows, after: &PlanRows, moved: u64) -> Entry {
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

/// The word for each touched row in the change log: how it came, or what happened to it last.
struct Verbs {
    first: HashMap<Uuid, &'static str>,
    last: HashMap<Uuid, &'static str>,
    kinds: HashMap<Kind, Vec<Uuid>>,
}

impl Verbs {
    fn of(draft: &Draft) -> Self {
        let mut verbs = Self { first: HashMap::new(), last: HashMap::new(), kinds: HashMap::new() };
        for touch in &draft.touched {
            if verbs.last.insert(touch.id, touch.verb).is_none() {
                verbs.kinds.entry(touch.kind).or_default().push(touch.id);
            }
            verbs.first.entry(touch.id).or_insert(touch.verb);
        }
        verbs
    }

    fn touched(&self, kind: Kind) -> &[Uuid] {
        self.kinds.get(&kind).map_or(&[], Vec::as_slice)
    }
}

/// Writes the rows that were touched: first what goes, then what comes and changes, tasks before
/// what hangs on them.
async fn write_rows(
    writer: &mut Writer<'_>,
    before: &PlanRows,
    after: &mut PlanRows,
    verbs: &Verbs,
) -> Outcome<()> {
    delete_gone(writer, verbs, Kind::Dependency, &before.dependencies, &after.dependencies).await?;
    delete_gone(
        writer,
        verbs,
        Kind::CrossDependency,
        &before.cross_dependencies,
        &after.cross_dependencies,
    )
    .await?;
    delete_gone(writer, verbs, Kind::Assignment, &before.assignments, &after.assignments).await?;
    for id in verbs.touched(Kind::Baseline) {
        if let Some(old) = before.baselines.iter().find(|row| row.id == *id) {
            writer.delete_task_baselines(old.project_id, old.slot).await?;
        }
    }
    delete_gone(writer, verbs, Kind::Baseline, &before.baselines, &after.baselines).await?;
    delete_gone(writer, verbs, Kind::Task, &before.tasks, &after.tasks).await?;
    if !verbs.touched(Kind::Project).is_empty() {
        let (row, id) = (after.project.clone(), after.project.id);
        let verb = verbs.last.get(&id).copied().unwrap_or("project_updated");
        after.project = writer.update(&before.project, row, verb).await?;
    }
    let new: Vec<_> = after
        .project_resources
        .iter()
        .filter(|row| verbs.touched(Kind::ProjectResource).contains(&row.id))
        .cloned()
        .collect();
    writer.insert_project_resources(new).await?;
    put_touched(writer, verbs, Kind::Task, &before.tasks, &mut after.tasks).await?;
    put_touched(writer, verbs, Kind::Dependency, &before.dependencies, &mut after.dependencies)
        .await?;
    put_touched(
        writer,
        verbs,
        Kind::CrossDependency,
        &before.cross_dependencies,
        &mut after.cross_dependencies,
    )
    .await?;
    put_touched(writer, verbs, Kind::Assignment, &before.assignments, &mut after.assignments)
        .await?;
    put_touched(writer, verbs, Kind::Baseline, &before.baselines, &mut after.baselines).await?;
    write_baseline_lines(writer, before, after, verbs).await
}

/// Lines of baselines that were set or changed, and of tasks that came back with theirs.
async fn write_baseline_lines(
    writer: &Writer<'_>,
    before: &PlanRows,
    after: &PlanRows,
    verbs: &Verbs,
) -> Outcome<()> {
    let baselines = verbs.touched(Kind::Baseline);
    let slots: Vec<i64> = after
        .baselines
        .iter()
        .filter(|row| baselines.contains(&row.id))
        .map(|row| row.slot)
        .collect();
    let tasks = verbs.touched(Kind::Task);
    if slots.is_empty() && tasks.is_empty() {
        return Ok(());
    }
    let old: HashSet<Uuid> = before.tasks.iter().map(|row| row.id).collect();
    let back: HashSet<Uuid> = tasks.iter().filter(|id| !old.contains(id)).copied().collect();
    let lines = after.task_baselines.iter();
    let lines = lines.filter(|line| slots.contains(&line.slot) || back.contains(&line.task_id));
    Ok(writer.insert_task_baselines(lines.cloned().collect()).await?)
}

async fn delete_gone<R: Row>(
    writer: &mut Writer<'_>,
    verbs: &Verbs,
    kind: Kind,
    before: &[R],
    after: &[R],
) -> Outcome<()> {
    if verbs.touched(kind).is_empty() {
        return Ok(());
    }
    let touched: HashSet<&Uuid> = verbs.touched(kind).iter().collect();
    // From the leaves up.
    for row in gone(before, after).into_iter().rev().filter(|row| touched.contains(&row.id())) {
        let verb = verbs.last.get(&row.id()).copied().unwrap_or_default();
        writer.delete(row, verb).await?;
    }
    Ok(())
}

async fn put_touched<R: Row>(
    writer: &mut Writer<'_>,
    verbs: &Verbs,
    kind: Kind,
    before: &[R],
    after: &mut [R],
) -> Outcome<()> {
    if verbs.touched(kind).is_empty() {
        return Ok(());
    }
    let touched: HashSet<&Uuid> = verbs.touched(kind).iter().collect();
    let old = Beside::of(before);
    for (place, row) in after.iter_mut().enumerate() {
        if !touched.contains(&row.id()) {
            continue;
        }
        match old.row(place, row.id()) {
            None => {
                let verb = verbs.first.get(&row.id()).copied().unwrap_or_default();
                writer.insert(row, verb).await?;
            }
            Some(old) => {
                let verb = verbs.last.get(&row.id()).copied().unwrap_or_default();
                *row = writer.update(old, row.clone(), verb).await?;
            }
        }
    }
    Ok(())
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
    let broken = new().filter(|row| BROKEN.contains(&row.code.as_str())).count();
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
