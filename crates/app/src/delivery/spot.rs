//! What comments and files belong to: a task or a project.

use steerco_store::{Reader, row};
use uuid::Uuid;

use crate::{Failure, Outcome, access::Caller, plan::visible_project};

/// What comments and files belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A project as a whole.
    Project(Uuid),
    /// A task.
    Task(Uuid),
}

impl Spot {
    /// The kind of noun as stored.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Project(_) => "project",
            Self::Task(_) => "task",
        }
    }

    /// Which one.
    pub(super) fn id(self) -> Uuid {
        match self {
            Self::Project(id) | Self::Task(id) => id,
        }
    }

    /// As it is stored with a comment or a file.
    pub(super) fn stored(noun: &str, id: Uuid) -> Self {
        if noun == "task" { Self::Task(id) } else { Self::Project(id) }
    }

    /// The project it is in, if the caller holds the permission there. What was said about a task
    /// that is deleted cannot be reached until the task is back.
    pub(super) async fn project(
        self,
        reader: &Reader,
        caller: &Caller,
        permission: &'static str,
    ) -> Outcome<row::Project> {
        let project = match self {
            Self::Project(id) => id,
            Self::Task(id) => {
                let task = reader.find::<row::Task>(id).await?;
                task.ok_or(Failure::NotFound("task"))?.project_id
            }
        };
        visible_project(reader, caller, project, permission).await
    }
}
