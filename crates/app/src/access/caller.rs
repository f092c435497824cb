//! Who asks, and what they may do where.

use std::collections::BTreeSet;

use steerco_store::{portfolio::Visible, row};
use uuid::Uuid;

use crate::{Failure, Outcome};

/// The person (or program acting for one) behind a request.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Which user.
    pub user_id: Uuid,
    /// What they are called.
    pub name: String,
    /// The browser session, if it is one.
    pub session_id: Option<Uuid>,
    pub(crate) held: Vec<Held>,
}

/// What a person holds at one place.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    pub(crate) scope: Scope,
    pub(crate) permissions: BTreeSet<&'static str>,
}

/// Where a grant holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Organisation,
    Portfolio(Uuid),
    Program(Uuid),
    Project(Uuid),
}

/// Where something is, for asking whether a grant reaches it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// In this portfolio.
    pub portfolio: Option<Uuid>,
    /// In this program.
    pub program: Option<Uuid>,
    /// In this project.
    pub project: Option<Uuid>,
}

impl Place {
    /// The organisation as a whole.
    pub const ORGANISATION: Self = Self { portfolio: None, program: None, project: None };

    /// Where a portfolio is.
    pub fn portfolio(id: Uuid) -> Self {
        Self { portfolio: Some(id), ..Self::ORGANISATION }
    }

    /// Where a program is.
    pub fn program(row: &row::Program) -> Self {
        Self { portfolio: row.portfolio_id, program: Some(row.id), project: None }
    }

    /// Where a project is.
    pub fn project(row: &row::Project) -> Self {
        Self { portfolio: row.portfolio_id, program: row.program_id, project: Some(row.id) }
    }
}

impl Caller {
    /// The program itself, acting for a user with every permission: set-up, imports and the demo
    /// from the command line.
    pub fn system(user_id: Uuid, name: &str) -> Self {
        let permissions = super::PERMISSIONS.iter().map(|permission| permission.key).collect();
        Self {
            user_id,
            name: name.into(),
            session_id: None,
            held: vec![Held { scope: Scope::Organisation, permissions }],
        }
    }

    /// Whether the permission is held at this place or above it.
    pub fn may(&self, permission: &str, place: Place) -> bool {
        self.held.iter().any(|held| {
            let reaches = match held.scope {
                Scope::Organisation => true,
                Scope::Portfolio(id) => place.portfolio == Some(id),
                Scope::Program(id) => place.program == Some(id),
                Scope::Project(id) => place.project == Some(id),
            };
            reaches && held.permissions.contains(permission)
        })
    }

    /// Whether the permission is held anywhere.
    pub fn may_somewhere(&self, permission: &str) -> bool {
        self.held.iter().any(|held| held.permissions.contains(permission))
    }

    /// Refuses unless the permission is held at this place or above it.
    pub fn require(&self, permission: &'static str, place: Place) -> Outcome<()> {
        if self.may(permission, place) { Ok(()) } else { Err(Failure::Forbidden { permission }) }
    }

    /// Refuses unless the permission is held anywhere; what is answered then is for [`Self::visible`] to narrow.
    pub fn require_somewhere(&self, permission: &'static str) -> Outcome<()> {
        if self.may_somewhere(permission) { Ok(()) } else { Err(Failure::Forbidden { permission }) }
    }

    /// Where the permission is held.
    pub fn visible(&self, permission: &str) -> Visible {
        let mut visible = Visible::default();
        for held in self.held.iter().filter(|held| held.permissions.contains(permission)) {
            match held.scope {
                Scope::Organisation => visible.all = true,
                Scope::Portfolio(id) => visible.portfolios.push(id),
                Scope::Program(id) => visible.programs.push(id),
                Scope::Project(id) => visible.projects.push(id),
            }
        }
        visible
    }

    /// All permissions held anywhere.
    pub fn permissions(&self) -> BTreeSet<&'static str> {
        self.held.iter().flat_map(|held| held.permissions.iter().copied()).collect()
    }
}
