//! Levelling projects that share people, as one: who waits for whom across them. What is taken of the
//! preview becomes one edit per project, all of them or none, and is taken back the same way.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, portfolio::LiveFilter, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    book::load,
    closed::is_closed,
    edit::{Edited, How},
    edit_together::{PlanChange, change_plans},
    levelling::LevelPlan,
    levelling_delays::{TaskDelay, delay},
    levelling_elsewhere::Elsewhere,
    levelling_search::{Part, Searched, pool_of, search},
    levelling_view::{LevelledPerson, LevelledTask, NotLevelled},
    projects::visible_project,
    revert,
    undo::{Reverting, reverting},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Reference, civil},
};

/// Most projects levelled together.
const MOST_PROJECTS: usize = 500;
/// Most tasks of them.
const MOST_TASKS: i64 = 50_000;

/// Which projects are to be levelled together, and how.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct LevelProjects {
    /// These projects.
    #[serde(default)]
    pub project_ids: Vec<Uuid>,
    /// The projects of this program.
    pub program_id: Option<Uuid>,
    /// The projects of this portfolio.
    pub portfolio_id: Option<Uuid>,
    /// What levelling may do, and how long it may search.
    #[serde(flatten)]
    pub how: LevelPlan,
}

/// Projects in which nobody is asked for more than they have, as far as that is possible.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LevellingOfProjects {
    /// The projects, those with the highest priority first.
    pub projects: Vec<LevelledProject>,
    /// Projects that stay as they are; what they ask of people counts as taken.
    pub left_alone: Vec<LeftAlone>,
    /// People who are asked for too much by the plans as they would be without any levelling.
    pub people: Vec<LevelledPerson>,
    /// What cannot be solved; the rest is levelled all the same.
    pub unsolved: Vec<NotLevelled>,
    /// No plan is better by the goal asked for.
    pub proved: bool,
    /// How many schedules were compared.
    pub schedules: u64,
}

/// One of the projects that are levelled together.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LevelledProject {
    /// Which one.
    pub project: Reference,
    /// Its key.
    pub key: String,
    /// 0 to 1000; higher goes first, 1000 is never moved.
    pub priority: i64,
    /// Its plan as the preview has seen it.
    pub plan_version: i64,
    /// Its finish now.
    pub finish_before: String,
    /// Its finish when levelled.
    pub finish_after: String,
    /// Its finish if nobody had to wait.
    pub finish_unlevelled: String,
    /// Tasks whose dates, delays or pauses change, in order of their new start.
    pub moved: Vec<LevelledTask>,
}

/// A project that levelling leaves as it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LeftAlone {
    /// Which one.
    pub project: Reference,
    /// `level.not_yours`: its plan is edited by others; `level.closed`: it is done, cancelled or on hold;
    /// `level.from_finish`: it is scheduled from its finish; `level.template`: it is no project.
    pub code: String,
}

/// What is taken of a levelling.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct AcceptLevelling {
    /// The projects, with what is taken of each.
    pub projects: Vec<AcceptedPlan>,
    /// Why, for the history.
    pub reason: Option<String>,
}

/// What is taken of the levelling of a project.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct AcceptedPlan {
    /// The project.
    pub project_id: Uuid,
    /// `plan_version` of the preview; refused when the plan has changed since.
    pub plan_version: i64,
    /// Delays and pauses of its tasks.
    pub delays: Vec<TaskDelay>,
}

/// Projects that were levelled, or were taken back.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LevellingAccepted {
    /// One edit per project that changed, in the order asked.
    pub edits: Vec<LevellingEdit>,
}

/// What accepting or taking back did to a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LevellingEdit {
    /// Which project.
    pub project: Reference,
    /// The edit under which it can be taken back.
    pub edit_id: Uuid,
    /// What was done, in words.
    pub title: String,
    /// How many tasks start or finish at another time now.
    pub moved_tasks: u64,
    /// Its finish before.
    pub finish_before: String,
    /// Its finish now.
    pub finish_after: String,
}

/// Edits to take back together.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct UndoLevelling {
    /// The edits that accepting answered.
    pub edit_ids: Vec<Uuid>,
}

/// What levelling would do to projects that share people; nothing is changed.
pub async fn level_projects(
    app: &App,
    caller: &Caller,
    asked: &LevelProjects,
) -> Outcome<LevellingOfProjects> {
    caller.require_somewhere("task.edit")?;
    let reader = app.store.read();
    let chosen = chosen(&reader, caller, asked).await?;
    let (mut taken, mut left_alone) = (vec![], vec![]);
    for row in chosen {
        match stays(caller, &row) {
            Some(code) => left_alone.push(LeftAlone {
                project: Reference { id: row.id, name: row.name },
                code: code.into(),
            }),
            None => taken.push(row),
        }
    }
    let tasks: i64 = taken.iter().map(|row| row.task_count).sum();
    if taken.len() > MOST_PROJECTS || tasks > MOST_TASKS {
        let text = "Level at most 500 projects with 50,000 tasks at once: choose a program, or those \
                    that share the people who are short.";
        return Err(Failure::refused("level.too_many", text));
    }
    // Highest priority first, then in the order of their keys.
    taken.sort_by(|one, other| {
        let key = |row: &row::Project| (-row.priority, row.key_folded.clone());
        key(one).cmp(&key(other))
    });
    let mut parts = vec![];
    for row in &taken {
        parts.push(Part::of(load(app, row.id).await?)?);
    }
    let pool = pool_of(&parts);
    let elsewhere = Elsewhere::load(&reader, caller, &asked.how, &parts, &pool).await?;
    let found = search(parts, pool, &asked.how, elsewhere).await?;
    let mut projects = vec![];
    for at in 0..found.parts.len() {
        projects.extend(project(&found, at)?);
    }
    Ok(LevellingOfProjects {
        projects,
        left_alone,
        people: found.people(),
        unsolved: found.unsolved(),
        proved: found.found.proved,
        schedules: found.found.schedules,
    })
}

/// The projects that are named, of those that the caller may see.
async fn chosen(
    reader: &Reader,
    caller: &Caller,
    asked: &LevelProjects,
) -> Outcome<Vec<row::Project>> {
    let mut chosen = vec![];
    if let Some(id) = asked.portfolio_id {
        let visible = caller.visible("project.view");
        let filter = LiveFilter { visible, portfolio: Some(id) };
        chosen.extend(reader.live_projects(&filter).await?);
    }
    if let Some(id) = asked.program_id {
        let all = reader.projects_of_program(id, &caller.visible("project.view")).await?;
        chosen.extend(all.into_iter().filter(|row| !is_closed(&row.stage)));
    }
    let named: BTreeSet<Uuid> = asked.project_ids.iter().copied().collect();
    let named: Vec<Uuid> = named.into_iter().collect();
    for row in reader.get_many::<row::Project>(&named).await? {
        caller.require("project.view", Place::project(&row))?;
        chosen.push(row);
    }
    let mut known = BTreeSet::new();
    chosen.retain(|row| known.insert(row.id));
    if chosen.is_empty() {
        let text = "There is no project to level here: choose projects, or a program or portfolio that \
                    has some which are not closed.";
        return Err(Failure::field("level.no_projects", "project_ids", text));
    }
    Ok(chosen)
}

/// Why a project is left alone.
fn stays(caller: &Caller, row: &row::Project) -> Option<&'static str> {
    if row.template {
        Some("level.template")
    } else if is_closed(&row.stage) || row.stage == "on_hold" {
        Some("level.closed")
    } else if !caller.may("task.edit", Place::project(row)) {
        Some("level.not_yours")
    } else if row.from_finish {
        Some("level.from_finish")
    } else {
        None
    }
}

fn project(found: &Searched, at: usize) -> Outcome<Option<LevelledProject>> {
    let (Some(part), Some(plan)) = (found.parts.get(at), found.found.plans.get(at)) else {
        return Ok(None);
    };
    let row = &part.rows.project;
    Ok(Some(LevelledProject {
        project: part.reference(),
        key: row.key.clone(),
        priority: row.priority,
        plan_version: row.plan_version,
        finish_before: civil(row.computed_finish),
        finish_after: civil(plan.schedule.finish.tenths()),
        finish_unlevelled: civil(plan.unlevelled.finish.tenths()),
        moved: found.moved(at)?,
    }))
}

/// Makes what is taken of a levelling real: one edit per project, all of them or none.
pub async fn accept_levelling(
    app: &App,
    caller: &Caller,
    accepted: &AcceptLevelling,
) -> Outcome<LevellingAccepted> {
    caller.require_somewhere("task.edit")?;
    let mut named = BTreeSet::new();
    for one in &accepted.projects {
        visible_project(&app.store.read(), caller, one.project_id, "task.edit").await?;
        if !named.insert(one.project_id) {
            let text = "Name each project once, with all of its delays.";
            return Err(Failure::field("level.named_twice", "projects", text));
        }
    }
    if !accepted.projects.iter().any(|one| !one.delays.is_empty()) {
        let text = "Take at least one delay.";
        return Err(Failure::field("level.nothing_taken", "projects", text));
    }
    let how = How { reason: accepted.reason.clone(), ..How::default() };
    let changes: Vec<PlanChange<'_>> = accepted
        .projects
        .iter()
        .filter(|one| !one.delays.is_empty())
        .map(|one| PlanChange {
            project_id: one.project_id,
            how: how.clone(),
            change: Box::new(move |draft| {
                let project = &draft.rows.project;
                if project.plan_version != one.plan_version {
                    let text = format!(
                        "The plan of “{}” has changed since the preview. Preview the levelling again.",
                        project.name
                    );
                    return Err(Failure::refused("level.plan_moved", text));
                }
                delay(draft, &one.delays)
            }),
        })
        .collect();
    let done = change_plans(app, caller, &changes).await?;
    Ok(LevellingAccepted { edits: done.iter().filter_map(edit).collect() })
}

/// Takes an accepted levelling back in all of its projects, or in none.
pub async fn undo_levelling(
    app: &App,
    caller: &Caller,
    input: &UndoLevelling,
) -> Outcome<LevellingAccepted> {
    caller.require_somewhere("task.edit")?;
    let mut edits = vec![];
    let mut plans = BTreeSet::new();
    for id in &input.edit_ids {
        let edit = reverting(app, caller, *id).await?;
        visible_project(&app.store.read(), caller, edit.project_id, "task.edit").await?;
        if !plans.insert(edit.project_id) {
            let text = "Name one edit per project: those that accepting the levelling answered.";
            return Err(Failure::field("level.named_twice", "edit_ids", text));
        }
        edits.push(edit);
    }
    if edits.is_empty() {
        let text = "Name the edits that accepting the levelling answered.";
        return Err(Failure::field("level.nothing_taken", "edit_ids", text));
    }
    let changes: Vec<PlanChange<'_>> = edits
        .iter()
        .map(|Reverting { project_id, how, images }| PlanChange {
            project_id: *project_id,
            how: how.clone(),
            change: Box::new(move |draft| revert::apply(images, draft)),
        })
        .collect();
    let done = change_plans(app, caller, &changes).await?;
    Ok(LevellingAccepted { edits: done.iter().filter_map(edit).collect() })
}

fn edit(done: &Edited<()>) -> Option<LevellingEdit> {
    let project = &done.after.project;
    Some(LevellingEdit {
        project: Reference { id: project.id, name: project.name.clone() },
        edit_id: done.edit_id?,
        title: done.title.clone(),
        moved_tasks: done.effect.moved_tasks,
        finish_before: done.effect.project_finish_before.clone(),
        finish_after: done.effect.project_finish_after.clone(),
    })
}
