//! Portfolios in which projects are listed beside the one where they are at home. Lists of a portfolio show
//! what is listed there; sums never do, so that all portfolios together come to the whole.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Condition, Expr, ExprTrait, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{
        project,
        project_listing::{Column, Entity, Model},
    },
};

/// The projects that are listed in a portfolio.
fn listed_in(portfolio: Uuid) -> SelectStatement {
    Entity::find()
        .select_only()
        .column(Column::ProjectId)
        .filter(Column::PortfolioId.eq(portfolio))
        .into_query()
}

/// At home in a portfolio, or listed there too where that is asked for.
pub(crate) fn in_portfolio(home: Expr, project: Expr, portfolio: Uuid, listed: bool) -> Condition {
    let mut any = Condition::any().add(home.eq(portfolio));
    if listed {
        any = any.add(project.in_subquery(listed_in(portfolio)));
    }
    any
}

impl Reader {
    /// The portfolios in which a project is listed.
    pub async fn listings_of(&self, project: Uuid) -> Result<Vec<Uuid>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .column(Column::PortfolioId)
            .filter(Column::ProjectId.eq(project))
            .into_tuple()
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// The portfolios in which a project is listed; nobody else lists it until this write ends.
    pub async fn hold_listings(&self, project_id: Uuid) -> Result<Vec<Uuid>, StoreError> {
        let found = project::Entity::find().filter(project::Column::Id.eq(project_id));
        found.lock_exclusive().one(&self.db()).await?;
        self.listings_of(project_id).await
    }

    /// Lists a project in these portfolios and no others. The caller records the change.
    pub async fn put_listings(
        &self,
        project_id: Uuid,
        portfolios: &[Uuid],
    ) -> Result<(), StoreError> {
        let of = Column::ProjectId.eq(project_id);
        Entity::delete_many().filter(of).exec(&self.db()).await?;
        let rows =
            portfolios.iter().map(|portfolio_id| Model { project_id, portfolio_id: *portfolio_id });
        self.insert_rows::<Entity>(rows.collect()).await
    }
}
