//! What an edit did, row by row, and the way back: rows as they were before and after it.
//!
//! A changed row keeps only the fields that changed, so that taking an edit back leaves alone what
//! others have changed in the same row since. A field that someone changed again since is a
//! conflict: nothing is taken back, and the answer says which task it is.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use steerco_store::{Row, plan::PlanRows, row};
use uuid::Uuid;

use super::{
    draft::{Draft, Kind},
    outline::{Spot, spot_of},
    reporting::Takes,
};

pub(super) type Fields = Map<String, Value>;

/// Columns of tasks that are computed, or bookkeeping: never taken back.
pub(super) const TASK_COMPUTED: &[&str] = &[
    "version",
    "position",
    "level",
    "wbs_shown",
    "summary",
    "start",
    "finish",
    "early_start",
    "early_finish",
    "late_start",
    "late_finish",
    "computed_duration",
    "total_float",
    "free_float",
    "flags",
    "late",
    "critical",
    "driver",
    "driver_id",
    "pushed_by",
    "pushed_id",
    "baseline_start",
    "baseline_finish",
    "sub_start",
    "sub_finish",
    "updated_at",
];
/// The same of assignments.
pub(super) const ASSIGNMENT_COMPUTED: &[&str] =
    &["version", "start", "finish", "computed_work", "computed_units", "pieces", "updated_at"];
/// The same of links with other projects.
pub(super) const CROSS_COMPUTED: &[&str] = &[
    "version",
    "updated_at",
    "seen_name",
    "seen_project",
    "seen_start",
    "seen_finish",
    "seen_duration",
    "seen_active",
    "asked",
];
/// The same of the project, and what it is and where it belongs: these have rules of their own.
pub(super) const PROJECT_COMPUTED: &[&str] = &[
    "version",
    "plan_version",
    "computed_start",
    "computed_finish",
    "baseline_finish",
    "percent_complete",
    "task_count",
    "late_task_count",
    "critical_task_count",
    "diagnostics_count",
    "late",
    "plan_cost",
    "plan_cost_partial",
    "updated_at",
    "program_id",
    "portfolio_id",
    "plan_type_id",
    "number",
];
/// The same of everything else.
pub(super) const BOOKKEEPING: &[&str] = &["version", "updated_at"];

/// Fields that report progress; who may only report may take only reports back.
const PROGRESS: &[&str] = &[
    "percent_complete",
    "physical_percent_complete",
    "actual_start",
    "actual_finish",
    "actual_duration",
    "duration",
    "stop",
    "resume",
    "notes",
];

/// What an edit did.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Images {
    pub(crate) tasks: Vec<TaskImage>,
    pub(crate) dependencies: Vec<RowImage>,
    pub(crate) cross_dependencies: Vec<RowImage>,
    pub(crate) assignments: Vec<RowImage>,
    pub(crate) baselines: Vec<BaselineImage>,
    pub(crate) project: Option<RowImage>,
}

/// A row before and after: all of it when it was added or removed, else the fields that changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RowImage {
    pub(crate) id: Uuid,
    pub(crate) before: Option<Fields>,
    pub(crate) after: Option<Fields>,
}

/// A task, with its places in the outline when it was given another one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct TaskImage {
    pub(crate) row: RowImage,
    pub(crate) from: Option<Place>,
    pub(crate) to: Option<Place>,
    /// Its lines in baselines, which go and come with it.
    pub(crate) baselines: Vec<row::TaskBaseline>,
}

/// A spot in the outline, and how far down it was: rows are brought back from the top down, so
/// that each finds the row it stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) index: usize,
    pub(crate) spot: Spot,
}

/// A baseline with its lines, before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct BaselineImage {
    pub(crate) row: RowImage,
    pub(crate) lines_before: Vec<row::TaskBaseline>,
    pub(crate) lines_after: Vec<row::TaskBaseline>,
}

impl Images {
    /// What a draft did to the plan it started from.
    pub(crate) fn of(before: &PlanRows, draft: &Draft) -> Self {
        let after = &draft.rows;
        let touched = |kind: Kind| -> Vec<Uuid> {
            let mut seen = HashSet::new();
            let touches = draft.touched.iter().filter(|touch| touch.kind == kind);
            touches.map(|touch| touch.id).filter(|id| seen.insert(*id)).collect()
        };
        let project = touched(Kind::Project);
        let old_project = std::slice::from_ref(&before.project);
        let new_project = std::slice::from_ref(&after.project);
        Self {
            tasks: task_images(&touched(Kind::Task), before, draft),
            dependencies: row_images(
                &touched(Kind::Dependency),
                &before.dependencies,
                &after.dependencies,
                BOOKKEEPING,
            ),
            cross_dependencies: cross_images(&touched(Kind::CrossDependency), before, after),
            assignments: row_images(
                &touched(Kind::Assignment),
                &before.assignments,
                &after.assignments,
                ASSIGNMENT_COMPUTED,
            ),
            baselines: baseline_images(&touched(Kind::Baseline), before, after),
            project: row_images(&project, old_project, new_project, PROJECT_COMPUTED).pop(),
        }
    }

    /// The tasks that were touched: themselves, their links or their people.
    pub(crate) fn task_ids(&self, before: &PlanRows, after: &PlanRows) -> Vec<Uuid> {
        let ids = |images: &[RowImage]| -> HashSet<Uuid> {
            images.iter().map(|image| image.id).collect()
        };
        let mut tasks: HashSet<Uuid> = self.tasks.iter().map(|image| image.row.id).collect();
        let links = ids(&self.dependencies);
        let people = ids(&self.assignments);
        for rows in [before, after] {
            let ends = rows.dependencies.iter().filter(|row| links.contains(&row.id));
            tasks.extend(ends.flat_map(|row| [row.predecessor_id, row.successor_id]));
            let theirs = rows.assignments.iter().filter(|row| people.contains(&row.id));
            tasks.extend(theirs.map(|row| row.task_id));
        }
        let mut tasks: Vec<Uuid> = tasks.into_iter().collect();
        tasks.sort_unstable();
        tasks
    }

    /// Whether anything would come of taking it back.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The way back.
    pub(crate) fn reversed(mut self) -> Self {
        for task in &mut self.tasks {
            task.row.reverse();
            std::mem::swap(&mut task.from, &mut task.to);
        }
        self.dependencies.iter_mut().for_each(RowImage::reverse);
        self.cross_dependencies.iter_mut().for_each(RowImage::reverse);
        self.assignments.iter_mut().for_each(RowImage::reverse);
        for baseline in &mut self.baselines {
            baseline.row.reverse();
            std::mem::swap(&mut baseline.lines_before, &mut baseline.lines_after);
        }
        if let Some(project) = &mut self.project {
            project.reverse();
        }
        self
    }

    /// What it takes to make such a change.
    pub(super) fn takes(&self) -> Vec<Takes> {
        let mut needed = vec![];
        let linked = !self.dependencies.is_empty()
            || !self.cross_dependencies.is_empty()
            || !self.assignments.is_empty();
        if linked || !self.tasks.iter().all(TaskImage::only_progress) {
            needed.push(Takes::Permission("task.edit"));
        } else if !self.tasks.is_empty() {
            needed.push(Takes::Report(self.tasks.iter().map(|task| task.row.id).collect()));
        }
        if !self.baselines.is_empty() {
            needed.push(Takes::Permission("baseline.manage"));
        }
        if self.project.is_some() {
            needed.push(Takes::Permission("project.manage"));
        }
        needed
    }
}

impl RowImage {
    fn reverse(&mut self) {
        std::mem::swap(&mut self.before, &mut self.after);
    }
}

impl TaskImage {
    fn only_progress(&self) -> bool {
        let (Some(before), Some(after)) = (&self.row.before, &self.row.after) else { return false };
        let mut fields = before.keys().chain(after.keys());
        self.to.is_none() && fields.all(|field| PROGRESS.contains(&field.as_str()))
    }
}

fn task_images(ids: &[Uuid], before: &PlanRows, draft: &Draft) -> Vec<TaskImage> {
    let wanted: HashSet<Uuid> = ids.iter().copied().collect();
    let places = |rows: &[row::Task]| -> HashMap<Uuid, usize> {
        let rows = rows.iter().enumerate().map(|(index, row)| (row.id, index));
        rows.filter(|(id, _)| wanted.contains(id)).collect()
    };
    let (old, new) = (places(&before.tasks), places(&draft.rows.tasks));
    let placed: HashSet<Uuid> = draft.placed.iter().copied().collect();
    let mut images = vec![];
    for id in ids {
        let (was, is) = (old.get(id).copied(), new.get(id).copied());
        let old_row = was.and_then(|index| before.tasks.get(index));
        let new_row = is.and_then(|index| draft.rows.tasks.get(index));
        let place = |rows: &[row::Task], index: Option<usize>| {
            let index = index.filter(|_| placed.contains(id))?;
            Some(Place { index, spot: spot_of(rows, index)? })
        };
        let (from, to) = (place(&before.tasks, was), place(&draft.rows.tasks, is));
        // A summary's progress is rolled up.
        let summary =
            old_row.is_some_and(|row| row.summary) || new_row.is_some_and(|row| row.summary);
        let without = if summary && old_row.is_some() && new_row.is_some() {
            [TASK_COMPUTED, &["percent_complete"]].concat()
        } else {
            TASK_COMPUTED.to_vec()
        };
        let row = match difference(*id, old_row, new_row, &without) {
            Some(row) => row,
            // It may have changed nothing but its place.
            None if from != to => {
                RowImage { id: *id, before: Some(Map::new()), after: Some(Map::new()) }
            }
            None => continue,
        };
        let gone = is.is_none();
        let lines = before.task_baselines.iter().filter(|line| gone && line.task_id == *id);
        images.push(TaskImage { row, from, to, baselines: lines.cloned().collect() });
    }
    images
}

fn row_images<R: Row>(ids: &[Uuid], before: &[R], after: &[R], without: &[&str]) -> Vec<RowImage> {
    fn by_id<'rows, R: Row>(rows: &'rows [R], ids: &HashSet<Uuid>) -> HashMap<Uuid, &'rows R> {
        rows.iter().map(|row| (row.id(), row)).filter(|(id, _)| ids.contains(id)).collect()
    }
    if ids.is_empty() {
        return vec![];
    }
    let wanted: HashSet<Uuid> = ids.iter().copied().collect();
    let (old, new) = (by_id(before, &wanted), by_id(after, &wanted));
    let image = |id: &Uuid| difference(*id, old.get(id).copied(), new.get(id).copied(), without);
    ids.iter().filter_map(image).collect()
}

/// A link that came or went keeps what was seen of the driving task; in one that changed, only what
/// people set is theirs to take back.
fn cross_images(ids: &[Uuid], before: &PlanRows, after: &PlanRows) -> Vec<RowImage> {
    let here = |rows: &PlanRows, id: &Uuid| rows.cross_dependencies.iter().any(|row| row.id == *id);
    let image = |id: &Uuid| {
        let stayed = here(before, id) && here(after, id);
        let without = if stayed { CROSS_COMPUTED } else { BOOKKEEPING };
        row_images(&[*id], &before.cross_dependencies, &after.cross_dependencies, without).pop()
    };
    ids.iter().filter_map(image).collect()
}

fn baseline_images(ids: &[Uuid], before: &PlanRows, after: &PlanRows) -> Vec<BaselineImage> {
    let lines = |rows: &PlanRows, id: Uuid| -> Vec<row::TaskBaseline> {
        let slot = rows.baselines.iter().find(|row| row.id == id).map(|row| row.slot);
        rows.task_baselines.iter().filter(|line| Some(line.slot) == slot).cloned().collect()
    };
    let mut images = vec![];
    for id in ids {
        let (mut old, mut new) = (lines(before, *id), lines(after, *id));
        let row = row_images(&[*id], &before.baselines, &after.baselines, BOOKKEEPING).pop();
        if old == new {
            (old, new) = (vec![], vec![]);
        }
        let unchanged = || RowImage { id: *id, before: Some(Map::new()), after: Some(Map::new()) };
        if row.is_some() || !old.is_empty() || !new.is_empty() {
            let row = row.unwrap_or_else(unchanged);
            images.push(BaselineImage { row, lines_before: old, lines_after: new });
        }
    }
    images
}

/// The row before and after, without what is the same in both.
fn difference<R: Row>(
    id: Uuid,
    before: Option<&R>,
    after: Option<&R>,
    without: &[&str],
) -> Option<RowImage> {
    let image = |row: Option<&R>| row.map(|row| row.image(without));
    match (image(before), image(after)) {
        (None, None) => None,
        (Some(mut before), Some(mut after)) => {
            before.retain(|field, value| after.get(field) != Some(value));
            after.retain(|field, _| before.contains_key(field));
            let changed = !before.is_empty();
            changed.then_some(RowImage { id, before: Some(before), after: Some(after) })
        }
        (before, after) => Some(RowImage { id, before, after }),
    }
}
