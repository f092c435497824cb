//! Queries for what scenarios want otherwise, who works on them, and what became of them.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{scenario_application, scenario_commit, scenario_item, scenario_member},
    page::{Ask, Key, Page, page},
    row::{ScenarioApplication, ScenarioCommit, ScenarioItem, ScenarioMember},
};

impl Reader {
    /// Projects and requests of a scenario, in the order they were taken.
    pub async fn items_of_scenario(&self, scenario: Uuid) -> Result<Vec<ScenarioItem>, StoreError> {
        Ok(scenario_item::Entity::find()
            .filter(scenario_item::Column::ScenarioId.eq(scenario))
            .order_by_asc(scenario_item::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// How many projects and requests each of these scenarios has; those with none are left out.
    pub async fn items_of_scenarios(
        &self,
        scenarios: &[Uuid],
    ) -> Result<Vec<(Uuid, i64)>, StoreError> {
        let mut found = vec![];
        for chunk in scenarios.chunks(MAX_IN) {
            let counted = scenario_item::Entity::find()
                .select_only()
                .column(scenario_item::Column::ScenarioId)
                .column_as(scenario_item::Column::Id.count(), "items")
                .filter(scenario_item::Column::ScenarioId.is_in(chunk.iter().copied()))
                .group_by(scenario_item::Column::ScenarioId);
            found.extend(counted.into_tuple::<(Uuid, i64)>().all(&self.db()).await?);
        }
        Ok(found)
    }

    /// Who works on a scenario besides its owner.
    pub async fn members_of_scenario(
        &self,
        scenario: Uuid,
    ) -> Result<Vec<ScenarioMember>, StoreError> {
        Ok(scenario_member::Entity::find()
            .filter(scenario_member::Column::ScenarioId.eq(scenario))
            .order_by_asc(scenario_member::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// The newest commit of a portfolio, or of the whole organisation.
    pub async fn last_commit(
        &self,
        portfolio: Option<Uuid>,
    ) -> Result<Option<ScenarioCommit>, StoreError> {
        Ok(scenario_commit::Entity::find()
            .filter(of_portfolio(portfolio))
            .order_by_desc(scenario_commit::Column::Number)
            .order_by_desc(scenario_commit::Column::Id)
            .one(&self.db())
            .await?)
    }

    /// Commits of a portfolio, or of the whole organisation, by number.
    pub async fn commits(
        &self,
        portfolio: Option<Uuid>,
        ask: &Ask,
    ) -> Result<Page<ScenarioCommit>, StoreError> {
        let select = scenario_commit::Entity::find().filter(of_portfolio(portfolio));
        let column = Expr::col((scenario_commit::Entity, scenario_commit::Column::Number));
        let id = Expr::col((scenario_commit::Entity, scenario_commit::Column::Id));
        let key = |row: &ScenarioCommit| (Key::Number(row.number), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }

    /// What of a scenario was carried into projects, newest first.
    pub async fn applications_of_scenario(
        &self,
        scenario: Uuid,
    ) -> Result<Vec<ScenarioApplication>, StoreError> {
        Ok(scenario_application::Entity::find()
            .filter(scenario_application::Column::ScenarioId.eq(scenario))
            .order_by_desc(scenario_application::Column::Id)
            .all(&self.db())
            .await?)
    }
}

fn of_portfolio(portfolio: Option<Uuid>) -> Expr {
    let column = Expr::col((scenario_commit::Entity, scenario_commit::Column::PortfolioId));
    match portfolio {
        Some(id) => column.eq(id),
        None => column.is_null(),
    }
}
