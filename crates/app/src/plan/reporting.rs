//! Who may report progress on which tasks: with `progress.edit` on every task of a plan, with
//! `progress.report_own` on those one is assigned to, through a resource that is linked to one's
//! user.

use std::collections::HashSet;

use steerco_store::{Reader, row};
use uuid::Uuid;

use super::closed::is_closed;
use crate::{
    Failure, Outcome,
    access::{Caller, Place},
};

/// What a change of a plan takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Takes {
    /// A permission, whatever the task.
    Permission(&'static str),
    /// To report on these tasks.
    Report(Vec<Uuid>),
}

impl Takes {
    /// Refuses who may not.
    pub(super) async fn check(
        &self,
        reader: &Reader,
        caller: &Caller,
        project: &row::Project,
    ) -> Outcome<()> {
        let place = Place::project(project);
        match self {
            Self::Permission(permission) => caller.require(permission, place),
            Self::Report(_) if caller.may("progress.edit", place) => Ok(()),
            Self::Report(tasks) => {
                caller.require("progress.report_own", place)?;
                let own = reader.assignments_of_user(caller.user_id, tasks).await?;
                let own: HashSet<Uuid> = own.into_iter().map(|row| row.task_id).collect();
                match tasks.iter().find(|task| !own.contains(task)) {
                    None => Ok(()),
                    Some(task) => Err(not_yours(reader, *task).await?),
                }
            }
        }
    }
}

async fn not_yours(reader: &Reader, task: Uuid) -> Outcome<Failure> {
    let name = match reader.find::<row::Task>(task).await? {
        Some(row) => format!("“{}”", row.name),
        None => "This task".into(),
    };
    Ok(Failure::refused(
        "plan.not_your_task",
        format!(
            "{name} is not yours to report on: you may report progress on tasks you are assigned \
             to. Ask who plans this project to assign you, or to report it."
        ),
    ))
}

/// Whether the caller may report on tasks of the project that are theirs.
pub(crate) fn may_report_own(caller: &Caller, project: &row::Project) -> bool {
    let place = Place::project(project);
    let may = caller.may("progress.edit", place) || caller.may("progress.report_own", place);
    may && !is_closed(&project.stage)
}
