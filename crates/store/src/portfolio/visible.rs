//! Which part of the organisation a person may see, as conditions.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use uuid::Uuid;

use crate::entity::{program, project};

/// The places where a person holds a permission. Longer lists than a few hundred places are
/// unusual: grants are made to people one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visible {
    /// In the whole organisation.
    pub all: bool,
    /// In these portfolios.
    pub portfolios: Vec<Uuid>,
    /// In these programs.
    pub programs: Vec<Uuid>,
    /// In these projects.
    pub projects: Vec<Uuid>,
}

impl Visible {
    /// Everything.
    pub fn everything() -> Self {
        Self { all: true, ..Self::default() }
    }

    /// Whether a project with these places is included.
    pub fn includes(&self, project: Uuid, program: Option<Uuid>, portfolio: Option<Uuid>) -> bool {
        self.all
            || self.projects.contains(&project)
            || program.is_some_and(|id| self.programs.contains(&id))
            || portfolio.is_some_and(|id| self.portfolios.contains(&id))
    }

    /// Condition on the project table.
    pub(crate) fn on_project(&self) -> Condition {
        if self.all {
            return Condition::all();
        }
        let column = |column| Expr::col((project::Entity, column));
        Condition::any()
            .add(column(project::Column::Id).is_in(self.projects.clone()))
            .add(column(project::Column::ProgramId).is_in(self.programs.clone()))
            .add(column(project::Column::PortfolioId).is_in(self.portfolios.clone()))
    }

    /// The ids of the projects, or `None` for all.
    pub(crate) fn project_ids(&self) -> Option<SelectStatement> {
        if self.all {
            return None;
        }
        Some(
            project::Entity::find()
                .select_only()
                .column(project::Column::Id)
                .filter(self.on_project())
                .into_query(),
        )
    }

    /// Condition on the program table: granted there or above, or leading to something granted.
    pub(crate) fn on_program(&self) -> Condition {
        if self.all {
            return Condition::all();
        }
        let leading = project::Entity::find()
            .select_only()
            .column(project::Column::ProgramId)
            .filter(project::Column::Id.is_in(self.projects.clone()))
            .filter(project::Column::ProgramId.is_not_null())
            .into_query();
        Condition::any()
            .add(program::Column::Id.is_in(self.programs.clone()))
            .add(program::Column::PortfolioId.is_in(self.portfolios.clone()))
            .add(program::Column::Id.in_subquery(leading))
    }

    /// The ids of portfolios granted, or leading to something granted; `None` for all.
    pub(crate) fn on_portfolio(&self, id: Expr) -> Condition {
        if self.all {
            return Condition::all();
        }
        let by_program = program::Entity::find()
            .select_only()
            .column(program::Column::PortfolioId)
            .filter(program::Column::Id.is_in(self.programs.clone()))
            .filter(program::Column::PortfolioId.is_not_null())
            .into_query();
        let by_project = project::Entity::find()
            .select_only()
            .column(project::Column::PortfolioId)
            .filter(project::Column::Id.is_in(self.projects.clone()))
            .filter(project::Column::PortfolioId.is_not_null())
            .into_query();
        Condition::any()
            .add(id.clone().is_in(self.portfolios.clone()))
            .add(id.clone().in_subquery(by_program))
            .add(id.in_subquery(by_project))
    }
}
