//! Queries for portfolios.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{
        portfolio::{Column, Entity},
        program, project,
    },
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    portfolio::Visible,
    row::Portfolio,
};

/// Which portfolios.
#[derive(Debug, Clone, Default)]
pub struct PortfolioFilter {
    /// Part of the name.
    pub q: Option<String>,
    /// What the person may see.
    pub visible: Visible,
}

/// How much is in a portfolio or program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PortfolioCounts {
    /// Programs.
    pub programs: i64,
    /// Projects.
    pub projects: i64,
    /// Projects whose finish is behind their baseline.
    pub late: i64,
}

#[derive(FromQueryResult)]
struct Count {
    id: Option<Uuid>,
    n: i64,
}

impl Reader {
    /// Every portfolio's id and name, by name.
    pub async fn portfolio_names(&self) -> Result<Vec<(Uuid, String)>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .columns([Column::Id, Column::Name])
            .order_by_asc(Column::NameFolded)
            .into_tuple()
            .all(&self.db())
            .await?)
    }

    /// Portfolios by name.
    pub async fn portfolios(
        &self,
        filter: &PortfolioFilter,
        ask: &Ask,
    ) -> Result<Page<Portfolio>, StoreError> {
        let id = Expr::col((Entity, Column::Id));
        let mut select = Entity::find().filter(filter.visible.on_portfolio(id.clone()));
        if let Some(q) = &filter.q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(Expr::col((Entity, Column::NameFolded)).like(like));
        }
        let column = Expr::col((Entity, Column::NameFolded));
        page(&self.db(), select, column, id, ask, |row: &Portfolio| {
            (Key::Text(row.name_folded.clone()), row.id)
        })
        .await
    }

    /// What portfolios contain, of what the person may see.
    pub async fn portfolio_counts(
        &self,
        ids: &[Uuid],
        visible: &Visible,
    ) -> Result<BTreeMap<Uuid, PortfolioCounts>, StoreError> {
        let mut counts: BTreeMap<Uuid, PortfolioCounts> = BTreeMap::new();
        let programs = program::Entity::find()
            .select_only()
            .column_as(program::Column::PortfolioId, "id")
            .column_as(program::Column::Id.count(), "n")
            .filter(program::Column::PortfolioId.is_in(ids.iter().copied()))
            .filter(visible.on_program())
            .group_by(program::Column::PortfolioId);
        for row in programs.into_model::<Count>().all(&self.db()).await? {
            counts.entry(row.id.unwrap_or_default()).or_default().programs = row.n;
        }
        let parent = project::Column::PortfolioId;
        for (id, late, n) in self.project_counts(parent, ids, visible).await? {
            let count = counts.entry(id).or_default();
            count.projects += n;
            count.late += if late { n } else { 0 };
        }
        Ok(counts)
    }

    /// What programs contain, of what the person may see.
    pub async fn program_counts(
        &self,
        ids: &[Uuid],
        visible: &Visible,
    ) -> Result<BTreeMap<Uuid, PortfolioCounts>, StoreError> {
        let mut counts: BTreeMap<Uuid, PortfolioCounts> = BTreeMap::new();
        let parent = project::Column::ProgramId;
        for (id, late, n) in self.project_counts(parent, ids, visible).await? {
            let count = counts.entry(id).or_default();
            count.projects += n;
            count.late += if late { n } else { 0 };
        }
        Ok(counts)
    }

    async fn project_counts(
        &self,
        parent: project::Column,
        ids: &[Uuid],
        visible: &Visible,
    ) -> Result<Vec<(Uuid, bool, i64)>, StoreError> {
        Ok(project::Entity::find()
            .select_only()
            .column(parent)
            .column(project::Column::Late)
            .column_as(project::Column::Id.count(), "n")
            .filter(parent.is_in(ids.iter().copied()))
            .filter(visible.on_project())
            .filter(project::Column::Template.eq(false))
            .group_by(parent)
            .group_by(project::Column::Late)
            .order_by_asc(parent)
            .into_tuple()
            .all(&self.db())
            .await?)
    }
}
