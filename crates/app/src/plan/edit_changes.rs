//! The changes that an edit is made of, applied to a draft one by one.

use serde::Deserialize;
use serde_json::{Map, Value};
use steerco_plan::parse_duration;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    blank::blank_task,
    dependencies::check_ends,
    draft::Draft,
    edit_fields::{EditFields, Known, link, read_fields},
    levelling_delays::{self, TaskDelay},
    outline::{Spot, end_of_branch, sibling_above, spot_of},
    progress_update,
    recurring::{RecurringTask, recur},
    splits, task_values, words,
};
use crate::{Failure, Outcome, shape::parse_civil};

/// One change of a plan. Changes of an edit are made in order.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Change {
    /// Sets fields of a task.
    Set {
        /// The task.
        task: Uuid,
        /// Its version as it was seen; refused when it has another one by now.
        version: Option<i64>,
        /// What to set.
        #[schema(value_type = EditFields)]
        fields: Map<String, Value>,
    },
    /// Adds a task.
    Add {
        /// Its id, where the sender wants to choose it.
        task: Option<Uuid>,
        /// The summary it goes under, at the end.
        under: Option<Uuid>,
        /// The task it goes behind, with all below that, at its level.
        behind: Option<Uuid>,
        /// The task whose place it takes, at its level.
        before: Option<Uuid>,
        /// What to set.
        #[serde(default)]
        #[schema(value_type = EditFields)]
        fields: Map<String, Value>,
    },
    /// Removes tasks with all below them.
    Remove {
        /// The tasks.
        tasks: Vec<Uuid>,
    },
    /// Moves tasks one level down, under the task above them.
    Indent {
        /// The tasks.
        tasks: Vec<Uuid>,
    },
    /// Moves tasks one level up; what follows them in their summary comes under them.
    Outdent {
        /// The tasks.
        tasks: Vec<Uuid>,
    },
    /// Moves tasks with all below them to another place.
    Place {
        /// The tasks; they come to stand there in this order.
        tasks: Vec<Uuid>,
        /// The summary they go under, at the end.
        under: Option<Uuid>,
        /// The task they go behind, at its level.
        behind: Option<Uuid>,
        /// The task they go before, at its level.
        before: Option<Uuid>,
    },
    /// Links two tasks, or sets the lag of their link of this kind.
    Link {
        /// The driving task.
        predecessor: Uuid,
        /// The driven task.
        successor: Uuid,
        /// `FS` (default), `SS`, `FF` or `SF`.
        kind: Option<String>,
        /// As people write it: `2d`, `-1ed`, `50%`.
        lag: Option<String>,
    },
    /// Unlinks two tasks.
    Unlink {
        /// The link.
        dependency: Uuid,
    },
    /// Pauses the work of a task.
    Split {
        /// The task.
        task: Uuid,
        /// When the pause begins.
        at: String,
        /// When work goes on.
        resume: String,
    },
    /// Takes all pauses of a task away.
    Join {
        /// The task.
        task: Uuid,
    },
    /// Reports progress as planned up to a date.
    ReportAsPlanned {
        /// These tasks with all below them; all tasks when absent.
        tasks: Option<Vec<Uuid>>,
        /// Up to when.
        until: String,
    },
    /// Adds a recurring task, or changes when one occurs.
    Recur {
        /// What recurs, and when.
        #[serde(flatten)]
        recurring: RecurringTask,
        /// The summary a new one goes under, at the end.
        under: Option<Uuid>,
        /// The task it goes behind, at its level.
        behind: Option<Uuid>,
        /// The task whose place it takes, at its level.
        before: Option<Uuid>,
    },
    /// Sets the date up to which progress is known.
    SetStatusDate {
        /// The date; null for none.
        date: Option<String>,
    },
    /// Moves work that was not done up to a date behind it.
    Reschedule {
        /// These tasks with all below them; all tasks when absent.
        tasks: Option<Vec<Uuid>>,
        /// Not before this.
        after: String,
    },
    /// Gives tasks their levelling delays.
    Level {
        /// Whom, and how long.
        delays: Vec<TaskDelay>,
    },
    /// Takes all levelling delays of the plan away.
    ClearLevelling,
}

impl Change {
    /// The task it is mainly about, for messages.
    pub(crate) fn task(&self) -> Option<Uuid> {
        match self {
            Self::Set { task, .. } | Self::Split { task, .. } | Self::Join { task } => Some(*task),
            Self::Add { task, .. } => *task,
            Self::Remove { tasks }
            | Self::Indent { tasks }
            | Self::Outdent { tasks }
            | Self::Place { tasks, .. } => tasks.first().copied(),
            Self::Link { successor, .. } => Some(*successor),
            Self::Recur { recurring, .. } => recurring.task,
            Self::Level { delays } => delays.first().map(|one| one.task),
            Self::Unlink { .. } | Self::SetStatusDate { .. } | Self::ClearLevelling => None,
            Self::ReportAsPlanned { tasks, .. } | Self::Reschedule { tasks, .. } => {
                tasks.as_ref().and_then(|tasks| tasks.first()).copied()
            }
        }
    }

    /// The fields it sets.
    pub(crate) fn fields(&self) -> Option<&Map<String, Value>> {
        match self {
            Self::Set { fields, .. } | Self::Add { fields, .. } => Some(fields),
            _ => None,
        }
    }

    /// Makes the change; `new` is the id of a task it adds when it names none.
    pub(crate) fn apply(&self, draft: &mut Draft, new: Uuid, known: &Known) -> Outcome<()> {
        match self {
            Self::Set { task, version, fields } => {
                let row = draft.task(*task).ok_or_else(gone)?;
                if version.is_some_and(|version| version != row.version) {
                    return Err(Failure::Stale { current: None });
                }
                read_fields(fields)?.apply(draft, *task, known)
            }
            Self::Add { task, under, behind, before, fields } => {
                let id = task.unwrap_or(new);
                add(draft, id, Anchor { under: *under, behind: *behind, before: *before })?;
                read_fields(fields)?.apply(draft, id, known)
            }
            Self::Remove { tasks } => {
                for task in tasks {
                    // It may have gone with its summary.
                    if draft.task(*task).is_some() {
                        draft.delete_branch(*task)?;
                    }
                }
                Ok(())
            }
            Self::Indent { tasks } => indent(draft, tasks),
            Self::Outdent { tasks } => outdent(draft, tasks),
            Self::Place { tasks, under, behind, before } => {
                let anchor = Anchor { under: *under, behind: *behind, before: *before };
                place(draft, tasks, anchor)
            }
            Self::Link { predecessor, successor, kind, lag } => {
                make_link(draft, *predecessor, *successor, kind.as_deref(), lag.as_deref())
            }
            Self::Unlink { dependency } => {
                draft.dependency(*dependency).ok_or_else(|| {
                    Failure::refused("plan.unknown_dependency", "This link is gone already.")
                })?;
                draft.delete_dependency(*dependency, "dependency_deleted");
                Ok(())
            }
            Self::Split { task, at, resume } => {
                let at = parse_civil("at", at)?;
                splits::split(draft, *task, at, parse_civil("resume", resume)?)
            }
            Self::Join { task } => splits::join(draft, *task),
            Self::ReportAsPlanned { tasks, until } => {
                let until = parse_civil("until", until)?;
                progress_update::report_as_planned(draft, tasks.as_deref(), until)
            }
            Self::Recur { recurring, under, behind, before } => {
                let anchor = Anchor { under: *under, behind: *behind, before: *before };
                recur(draft, recurring, anchor, new, known)
            }
            Self::SetStatusDate { date } => {
                let date = date.as_deref().map(|date| parse_civil("date", date)).transpose()?;
                if draft.rows.project.status_date != date {
                    draft.change_project("project_updated").status_date = date;
                }
                Ok(())
            }
            Self::Reschedule { tasks, after } => {
                let after = parse_civil("after", after)?;
                progress_update::reschedule(draft, tasks.as_deref(), after)
            }
            Self::Level { delays } => levelling_delays::delay(draft, delays),
            Self::ClearLevelling => levelling_delays::clear(draft),
        }
    }
}

/// The task is not in the plan any more.
pub(crate) fn gone() -> Failure {
    Failure::refused(
        "plan.unknown_task",
        "This task is not in the plan any more; someone has deleted it. Undo that, or leave it out.",
    )
}

/// Where something goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    pub(super) under: Option<Uuid>,
    pub(super) behind: Option<Uuid>,
    pub(super) before: Option<Uuid>,
}

impl Anchor {
    pub(super) fn spot(self, draft: &Draft) -> Outcome<Spot> {
        let tasks = &draft.rows.tasks;
        let index = |id: Uuid| draft.index_of(id).ok_or_else(gone);
        if let Some(behind) = self.behind {
            let under = tasks.get(index(behind)?).and_then(|row| row.parent_id);
            return Ok(Spot { under, behind: Some(behind) });
        }
        if let Some(before) = self.before {
            return spot_of(tasks, index(before)?).ok_or_else(gone);
        }
        let end = match self.under {
            Some(under) => end_of_branch(tasks, index(under)?),
            None => tasks.len(),
        };
        let behind = end.checked_sub(1).and_then(|last| tasks.get(last)).map(|row| row.id);
        Ok(Spot { under: self.under, behind })
    }
}

fn add(draft: &mut Draft, id: Uuid, anchor: Anchor) -> Outcome<()> {
    if draft.task(id).is_some() {
        let text = "There is a task with this id already. Leave the id out, or make a new one.";
        return Err(Failure::field("plan.task_exists", "task", text));
    }
    let spot = anchor.spot(draft)?;
    let index = super::outline::index_at(&draft.rows.tasks, spot)?;
    let uid = draft.rows.tasks.iter().map(|row| row.uid).max().unwrap_or(0) + 1;
    let mut row = blank_task(id, draft.rows.project.id, uid, draft.at);
    task_values::rename(&mut row, "New task")?;
    row.parent_id = spot.under;
    row.effort_driven = draft.rows.project.effort_driven;
    row.start = draft.rows.project.computed_start;
    row.finish = row.start;
    draft.insert_task(index, row, "task_created");
    Ok(())
}

/// The tasks in outline order, without those that move along with another of them.
fn roots(draft: &Draft, tasks: &[Uuid]) -> Outcome<Vec<Uuid>> {
    let mut places = vec![];
    for task in tasks {
        places.push(draft.index_of(*task).ok_or_else(gone)?);
    }
    places.sort_unstable();
    places.dedup();
    let mut end = 0;
    let mut roots = vec![];
    for place in places {
        if place >= end {
            roots.extend(draft.rows.tasks.get(place).map(|row| row.id));
            end = end_of_branch(&draft.rows.tasks, place);
        }
    }
    Ok(roots)
}

fn indent(draft: &mut Draft, tasks: &[Uuid]) -> Outcome<()> {
    let roots = roots(draft, tasks)?;
    let first = roots.first().and_then(|id| draft.index_of(*id));
    if first.is_none_or(|index| sibling_above(&draft.rows.tasks, index).is_none()) {
        return Err(Failure::refused(
            "plan.cannot_indent",
            "There is no task above at the same level that it could come under.",
        ));
    }
    for id in roots {
        let Some(index) = draft.index_of(id) else { continue };
        let Some(above) = sibling_above(&draft.rows.tasks, index) else { continue };
        let Some(summary) = draft.rows.tasks.get(above).map(|row| row.id) else { continue };
        let behind = spot_of(&draft.rows.tasks, index).and_then(|spot| spot.behind);
        check_summary(draft, summary, id)?;
        draft.place_task(id, Spot { under: Some(summary), behind }, "task_updated")?;
    }
    Ok(())
}

/// A task that becomes a summary must not be linked with what comes under it.
fn check_summary(draft: &Draft, summary: Uuid, below: Uuid) -> Outcome<()> {
    let first = draft.index_of(below).ok_or_else(gone)?;
    let end = end_of_branch(&draft.rows.tasks, first);
    let branch: Vec<Uuid> =
        draft.rows.tasks.iter().take(end).skip(first).map(|row| row.id).collect();
    let mut above = vec![summary];
    while let Some(parent) =
        above.last().and_then(|id| draft.task(*id)).and_then(|row| row.parent_id)
    {
        above.push(parent);
    }
    let linked = draft.rows.dependencies.iter().find(|row| {
        (above.contains(&row.predecessor_id) && branch.contains(&row.successor_id))
            || (above.contains(&row.successor_id) && branch.contains(&row.predecessor_id))
    });
    match linked {
        None => Ok(()),
        Some(_) => Err(Failure::refused(
            "plan.dependency_on_summary",
            "A task cannot be linked with the summary it belongs to. Remove the link between them \
             first.",
        )),
    }
}

fn outdent(draft: &mut Draft, tasks: &[Uuid]) -> Outcome<()> {
    let roots = roots(draft, tasks)?;
    if roots.iter().all(|id| draft.task(*id).is_some_and(|row| row.parent_id.is_none())) {
        return Err(Failure::refused(
            "plan.cannot_outdent",
            "This is at the top level of the plan already.",
        ));
    }
    for id in roots {
        let Some(parent) = draft.task(id).and_then(|row| row.parent_id) else { continue };
        let Some(index) = draft.index_of(id) else { continue };
        let grand = draft.task(parent).and_then(|row| row.parent_id);
        // The order stays; who followed in the same summary follows below.
        let followers: Vec<Uuid> = draft
            .rows
            .tasks
            .iter()
            .skip(index + 1)
            .filter(|row| row.parent_id == Some(parent))
            .map(|row| row.id)
            .collect();
        for (task, under) in followers.into_iter().map(|task| (task, Some(id))).chain([(id, grand)])
        {
            if under == Some(id) {
                check_summary(draft, id, task)?;
            }
            if let Some(row) = draft.change_task(task, "task_updated") {
                row.parent_id = under;
            }
            draft.placed.push(task);
        }
    }
    Ok(())
}

fn place(draft: &mut Draft, tasks: &[Uuid], anchor: Anchor) -> Outcome<()> {
    let moved: Vec<Uuid> = {
        let roots = roots(draft, tasks)?;
        tasks.iter().copied().filter(|id| roots.contains(id)).collect()
    };
    let mut spot = anchor.spot(draft)?;
    for id in moved {
        if let Some(under) = spot.under {
            check_summary(draft, under, id)?;
        }
        draft.place_task(id, spot, "task_updated")?;
        spot.behind = Some(id);
    }
    Ok(())
}

fn make_link(
    draft: &mut Draft,
    predecessor: Uuid,
    successor: Uuid,
    kind: Option<&str>,
    lag: Option<&str>,
) -> Outcome<()> {
    check_ends(draft, predecessor, successor)?;
    let kind = kind.unwrap_or("FS");
    if words::kind_of(kind).is_none() {
        let text = "Choose FS, SS, FF or SF.";
        return Err(Failure::field("plan.unknown_dependency_kind", "kind", text));
    }
    let lag = read_lag(draft, lag)?;
    link(draft, predecessor, successor, kind, lag);
    Ok(())
}

/// Kind, amount and format of a lag as people write it.
pub(super) fn read_lag(draft: &Draft, lag: Option<&str>) -> Outcome<(&'static str, i64, i64)> {
    let project = words::plan_project(&draft.rows.project);
    let lag = lag.map(str::trim).filter(|lag| !lag.is_empty()).unwrap_or("0d");
    Ok(match (lag.strip_suffix('%'), parse_duration(lag, &project)) {
        (None, Some(read)) => {
            let word = if read.elapsed { "elapsed" } else { "working" };
            (word, read.span.tenths(), read.unit.format_code(read.elapsed, false))
        }
        (Some(_), _) => {
            let read = steerco_plan::parse_link(&format!("0+{lag}"), &project, |text| text == "0")
                .or_else(|_| {
                    steerco_plan::parse_link(&format!("0{lag}"), &project, |text| text == "0")
                });
            let read = read.map_err(|_| bad_lag())?;
            let (word, amount) = words::lag_words(read.lag);
            (word, amount, read.lag_format)
        }
        (None, None) => return Err(bad_lag()),
    })
}

fn bad_lag() -> Failure {
    Failure::field("plan.bad_lag", "lag", "Write a lag such as 2d, -1d, 3ed or 50%.")
}
