//! A plan being changed: its rows as they become, and which of them someone touched.

use steerco_store::{plan::PlanRows, row};
use uuid::Uuid;

use super::outline::{Spot, place_branch};
use crate::{Failure, Outcome};

/// Kinds of rows that a plan is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Project,
    Task,
    Dependency,
    CrossDependency,
    Assignment,
    Baseline,
    ProjectResource,
}

/// A row that someone touched, and the word for it in the change log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Touch {
    pub(crate) kind: Kind,
    pub(crate) id: Uuid,
    pub(crate) verb: &'static str,
}

/// A plan being changed. What is written follows from comparing the touched rows with those before,
/// so a row may be touched any number of times.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) rows: PlanRows,
    /// When the change happens.
    pub(crate) at: i64,
    pub(crate) touched: Vec<Touch>,
    /// Tasks that were given another place in the outline.
    pub(crate) placed: Vec<Uuid>,
    /// Only to be looked at: whoever asked decides first.
    pub(crate) held_back: bool,
}

macro_rules! draft_writes {
    ($table:ident, $model:ty, $kind:expr, $find:ident, $change:ident, $delete:ident) => {
        /// The row with this id.
        pub(crate) fn $find(&self, id: Uuid) -> Option<&$model> {
            self.rows.$table.iter().find(|row| row.id == id)
        }
        /// The row with this id, to be changed.
        pub(crate) fn $change(&mut self, id: Uuid, verb: &'static str) -> Option<&mut $model> {
            self.touch($kind, id, verb);
            self.rows.$table.iter_mut().find(|row| row.id == id)
        }
        /// Removes the row with this id.
        pub(crate) fn $delete(&mut self, id: Uuid, verb: &'static str) {
            self.touch($kind, id, verb);
            self.rows.$table.retain(|row| row.id != id);
        }
    };
}

impl Draft {
    /// Of a plan as it is.
    pub(crate) fn new(rows: PlanRows, at: i64) -> Self {
        Self { rows, at, touched: vec![], placed: vec![], held_back: false }
    }

    draft_writes!(tasks, row::Task, Kind::Task, task, change_task, delete_task);
    draft_writes!(
        dependencies,
        row::Dependency,
        Kind::Dependency,
        dependency,
        change_dependency,
        delete_dependency
    );
    draft_writes!(
        cross_dependencies,
        row::CrossDependency,
        Kind::CrossDependency,
        cross_dependency,
        change_cross_dependency,
        delete_cross_dependency
    );
    draft_writes!(
        assignments,
        row::Assignment,
        Kind::Assignment,
        assignment,
        change_assignment,
        delete_assignment
    );

    fn touch(&mut self, kind: Kind, id: Uuid, verb: &'static str) {
        self.touched.push(Touch { kind, id, verb });
    }

    /// Where a task stands in outline order.
    pub(crate) fn index_of(&self, task: Uuid) -> Option<usize> {
        self.rows.tasks.iter().position(|row| row.id == task)
    }

    /// Adds a dependency.
    pub(crate) fn insert_dependency(&mut self, row: row::Dependency, verb: &'static str) {
        self.touch(Kind::Dependency, row.id, verb);
        self.rows.dependencies.push(row);
    }

    /// Adds a link from or to another project.
    pub(crate) fn insert_cross_dependency(
        &mut self,
        row: row::CrossDependency,
        verb: &'static str,
    ) {
        self.touch(Kind::CrossDependency, row.id, verb);
        self.rows.cross_dependencies.push(row);
    }

    /// Adds an assignment.
    pub(crate) fn insert_assignment(&mut self, row: row::Assignment, verb: &'static str) {
        self.touch(Kind::Assignment, row.id, verb);
        self.rows.assignments.push(row);
    }

    /// Adds a task at this index of the outline, under the summary its row names.
    pub(crate) fn insert_task(&mut self, index: usize, row: row::Task, verb: &'static str) {
        self.touch(Kind::Task, row.id, verb);
        self.placed.push(row.id);
        let index = Ord::min(index, self.rows.tasks.len());
        self.rows.tasks.insert(index, row);
    }

    /// Moves a task with all below it to another place of the outline.
    pub(crate) fn place_task(&mut self, id: Uuid, spot: Spot, verb: &'static str) -> Outcome<()> {
        place_branch(&mut self.rows.tasks, id, spot)?;
        self.touch(Kind::Task, id, verb);
        self.placed.push(id);
        Ok(())
    }

    /// The project's own row, to be changed.
    pub(crate) fn change_project(&mut self, verb: &'static str) -> &mut row::Project {
        let id = self.rows.project.id;
        self.touch(Kind::Project, id, verb);
        &mut self.rows.project
    }

    /// Adds a baseline with its tasks, or replaces it.
    pub(crate) fn put_baseline(&mut self, baseline: row::Baseline, tasks: Vec<row::TaskBaseline>) {
        self.touch(Kind::Baseline, baseline.id, "baseline_set");
        self.rows.task_baselines.retain(|line| line.slot != baseline.slot);
        self.rows.task_baselines.extend(tasks);
        match self.rows.baselines.iter_mut().find(|row| row.id == baseline.id) {
            Some(row) => *row = baseline,
            None => self.rows.baselines.push(baseline),
        }
    }

    /// Gives a baseline another slot, which must be free, with all its tasks.
    pub(crate) fn move_baseline(&mut self, id: Uuid, slot: i64) {
        let Some(row) = self.change_baseline(id) else { return };
        let from = std::mem::replace(&mut row.slot, slot);
        for line in self.rows.task_baselines.iter_mut().filter(|line| line.slot == from) {
            line.slot = slot;
        }
    }

    /// The baseline with this id, to be changed together with its tasks.
    pub(crate) fn change_baseline(&mut self, id: Uuid) -> Option<&mut row::Baseline> {
        self.touch(Kind::Baseline, id, "baseline_updated");
        self.rows.baselines.iter_mut().find(|row| row.id == id)
    }

    /// Removes a baseline with its tasks.
    pub(crate) fn delete_baseline(&mut self, id: Uuid) {
        if let Some(index) = self.rows.baselines.iter().position(|row| row.id == id) {
            let row = self.rows.baselines.remove(index);
            self.rows.task_baselines.retain(|task| task.slot != row.slot);
            self.touch(Kind::Baseline, id, "baseline_deleted");
        }
    }

    /// Removes a task with all below it, their dependencies (those with other projects too) and
    /// assignments.
    pub(crate) fn delete_branch(&mut self, id: Uuid) -> Outcome<()> {
        let first = self.index_of(id).ok_or(Failure::NotFound("task"))?;
        let end = super::outline::end_of_branch(&self.rows.tasks, first);
        let branch = self.rows.tasks.get(first..end).unwrap_or_default();
        let gone: std::collections::HashSet<Uuid> = branch.iter().map(|row| row.id).collect();
        let rows = &self.rows;
        let links: Vec<Uuid> = rows
            .dependencies
            .iter()
            .filter(|row| gone.contains(&row.predecessor_id) || gone.contains(&row.successor_id))
            .map(|row| row.id)
            .collect();
        let cross: Vec<Uuid> = rows
            .cross_dependencies
            .iter()
            .filter(|row| gone.contains(&row.predecessor_id) || gone.contains(&row.successor_id))
            .map(|row| row.id)
            .collect();
        let people: Vec<Uuid> = rows
            .assignments
            .iter()
            .filter(|row| gone.contains(&row.task_id))
            .map(|row| row.id)
            .collect();
        for link in links {
            self.delete_dependency(link, "dependency_deleted");
        }
        for link in cross {
            self.delete_cross_dependency(link, "cross_dependency_deleted");
        }
        for assignment in people {
            self.delete_assignment(assignment, "assignment_deleted");
        }
        self.rows.task_baselines.retain(|row| !gone.contains(&row.task_id));
        for task in &gone {
            self.touch(Kind::Task, *task, "task_deleted");
            self.placed.push(*task);
        }
        self.rows.tasks.retain(|row| !gone.contains(&row.id));
        Ok(())
    }

    /// Makes the plan know a resource.
    pub(crate) fn know_resource(&mut self, resource: &row::Resource) {
        if self.rows.project_resources.iter().any(|link| link.resource_id == resource.id) {
            return;
        }
        let last = self.rows.project_resources.iter().map(|link| link.position).max();
        let uid = self.rows.project_resources.iter().map(|link| link.uid).max();
        let link = row::ProjectResource {
            id: Uuid::now_v7(),
            project_id: self.rows.project.id,
            resource_id: resource.id,
            position: last.unwrap_or(0) + 1,
            uid: uid.unwrap_or(0) + 1,
            calendar_id: None,
            max_units: None,
            group_name: String::new(),
            kept: String::new(),
        };
        self.touch(Kind::ProjectResource, link.id, "");
        self.rows.project_resources.push(link);
        self.rows.resources.push(resource.clone());
    }
}
