//! Queries for programs.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait, LikeExpr, Query},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{
        lifecycle_place,
        program::{Column, Entity},
        project,
    },
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    portfolio::Visible,
    row::{Program, Project},
};

/// Which programs.
#[derive(Debug, Clone, Default)]
pub struct ProgramFilter {
    /// Part of the name or number.
    pub q: Option<String>,
    /// Of this portfolio.
    pub portfolio_id: Option<Uuid>,
    /// Of this type.
    pub plan_type_id: Option<Uuid>,
    /// What the person may see.
    pub visible: Visible,
}

impl Reader {
    /// Programs by name.
    pub async fn programs(
        &self,
        filter: &ProgramFilter,
        ask: &Ask,
    ) -> Result<Page<Program>, StoreError> {
        let id = Expr::col((Entity, Column::Id));
        let mut select = Entity::find().filter(filter.visible.on_program());
        if let Some(q) = &filter.q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(
                Condition::any()
                    .add(Expr::col((Entity, Column::NameFolded)).like(like.clone()))
                    .add(Expr::cust("LOWER(program.number)").like(like)),
            );
        }
        if let Some(id) = filter.plan_type_id {
            select = select.filter(Column::PlanTypeId.eq(id));
        }
        if let Some(portfolio_id) = filter.portfolio_id {
            select = select.filter(Column::PortfolioId.eq(portfolio_id));
        }
        let column = Expr::col((Entity, Column::NameFolded));
        page(&self.db(), select, column, id, ask, |row: &Program| {
            (Key::Text(row.name_folded.clone()), row.id)
        })
        .await
    }
}

impl Reader {
    /// The projects of a program that go by a lifecycle which has not ended.
    pub async fn governed_projects_of_program(
        &self,
        program_id: Uuid,
    ) -> Result<Vec<Project>, StoreError> {
        let mut governed = Query::select();
        governed
            .column(lifecycle_place::Column::SubjectId)
            .from(lifecycle_place::Entity)
            .and_where(lifecycle_place::Column::SubjectKind.eq("project"))
            .and_where(lifecycle_place::Column::State.ne("ended"));
        Ok(project::Entity::find()
            .filter(project::Column::ProgramId.eq(program_id))
            .filter(project::Column::Id.in_subquery(governed))
            .order_by_asc(project::Column::Id)
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Projects belong to the portfolio of their program.
    pub async fn move_projects_of_program(
        &self,
        program_id: Uuid,
        portfolio_id: Option<Uuid>,
    ) -> Result<(), StoreError> {
        project::Entity::update_many()
            .col_expr(project::Column::PortfolioId, Expr::value(portfolio_id))
            .filter(project::Column::ProgramId.eq(program_id))
            .exec(&self.db())
            .await?;
        Ok(())
    }
}
