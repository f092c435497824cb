//! What is linked to objectives, or has a business case: a request, a project, a program. Each kind
//! says who may see it and who writes about it.

use steerco_store::{Reader, row};
use uuid::Uuid;

use crate::{
    Failure, Outcome,
    access::{Caller, Place},
    governance, intake,
    plan::visible_project,
    shape::Reference,
};

/// A thing that work is done on, or asked for.
#[derive(Debug, Clone)]
pub(crate) enum Subject {
    Request(Box<row::Request>),
    Project(Box<row::Project>),
    Program(Box<row::Program>),
}

/// Refuses who may see no strategy at all.
pub(super) fn require_view(caller: &Caller) -> Outcome<()> {
    if caller.may_somewhere("strategy.view") {
        Ok(())
    } else {
        Err(Failure::Forbidden { permission: "strategy.view" })
    }
}

impl Subject {
    /// The subject, if the person may see it.
    pub(crate) async fn seen(
        reader: &Reader,
        caller: &Caller,
        kind: &str,
        id: Uuid,
    ) -> Outcome<Self> {
        match kind {
            "request" => {
                let row =
                    reader.find::<row::Request>(id).await?.ok_or(Failure::NotFound("request"))?;
                let subject = governance::Subject::Request(id);
                let seen = intake::may_see_request(reader, caller, id).await?
                    || governance::takes_part(reader, caller, subject).await?;
                if seen {
                    Ok(Self::Request(Box::new(row)))
                } else {
                    Err(Failure::NotFound("request"))
                }
            }
            "project" => {
                let project = visible_project(reader, caller, id, "project.view").await?;
                Ok(Self::Project(Box::new(project)))
            }
            "program" => {
                let row =
                    reader.find::<row::Program>(id).await?.ok_or(Failure::NotFound("program"))?;
                caller.require("program.view", Place::program(&row))?;
                Ok(Self::Program(Box::new(row)))
            }
            _ => {
                let text = "Choose one of request, project, program.";
                Err(Failure::field("strategy.unknown_subject", "subject_kind", text))
            }
        }
    }

    /// The key of its kind.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Request(_) => "request",
            Self::Project(_) => "project",
            Self::Program(_) => "program",
        }
    }

    /// Its id and name.
    pub(crate) fn reference(&self) -> Reference {
        let (id, name) = match self {
            Self::Request(row) => (row.id, &row.title),
            Self::Project(row) => (row.id, &row.name),
            Self::Program(row) => (row.id, &row.name),
        };
        Reference { id, name: name.clone() }
    }

    /// Whether a person writes what it is for: whoever manages it, or a requester while the request
    /// is theirs to write. After a decision only the PMO changes what is said of a request.
    pub(crate) fn may_write(&self, caller: &Caller) -> bool {
        match self {
            Self::Request(row) => {
                let open = !matches!(row.state.as_str(), "rejected" | "merged" | "converted");
                let own = row.requester_id == Some(caller.user_id)
                    && matches!(row.state.as_str(), "draft" | "returned");
                let assesses = row.assessor_id == Some(caller.user_id);
                open && (own || assesses || caller.may("request.triage", Place::ORGANISATION))
            }
            Self::Project(row) => caller.may("project.manage", Place::project(row)),
            Self::Program(row) => caller.may("program.manage", Place::program(row)),
        }
    }
}
