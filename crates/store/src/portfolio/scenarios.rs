//! Queries for scenarios and their answers.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{scenario, scenario_answer, scenario_member},
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    portfolio::Visible,
    row::{Scenario, ScenarioAnswer},
};

impl Reader {
    /// Scenarios by name: those that are not kept among their members, and those that
    /// `reader` works on.
    pub async fn scenarios(
        &self,
        q: Option<&str>,
        visible: &Visible,
        reader: Uuid,
        ask: &Ask,
    ) -> Result<Page<Scenario>, StoreError> {
        let own = scenario_member::Entity::find()
            .select_only()
            .column(scenario_member::Column::ScenarioId)
            .filter(scenario_member::Column::UserId.eq(reader))
            .into_query();
        let mut select = scenario::Entity::find().filter(
            Condition::any()
                .add(scenario::Column::Sharing.ne("members"))
                .add(scenario::Column::AuthorId.eq(reader))
                .add(scenario::Column::Id.in_subquery(own)),
        );
        if !visible.all {
            select = select
                .filter(scenario::Column::PortfolioId.is_in(visible.portfolios.iter().copied()));
        }
        let column = Expr::col((scenario::Entity, scenario::Column::NameFolded));
        if let Some(q) = q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(column.clone().like(like));
        }
        let id = Expr::col((scenario::Entity, scenario::Column::Id));
        let key = |row: &Scenario| (Key::Text(row.name_folded.clone()), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }

    /// The newest answer of a scenario.
    pub async fn last_answer(&self, scenario: Uuid) -> Result<Option<ScenarioAnswer>, StoreError> {
        Ok(scenario_answer::Entity::find()
            .filter(scenario_answer::Column::ScenarioId.eq(scenario))
            .order_by_desc(scenario_answer::Column::CreatedAt)
            .order_by_desc(scenario_answer::Column::Id)
            .one(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Notes how far a search is; answers whether it is to go on.
    pub async fn note_search(
        &self,
        answer: Uuid,
        progress: &str,
        at: i64,
    ) -> Result<bool, StoreError> {
        scenario_answer::Entity::update_many()
            .col_expr(scenario_answer::Column::Progress, Expr::value(progress))
            .col_expr(scenario_answer::Column::SeenAt, Expr::value(at))
            .filter(scenario_answer::Column::Id.eq(answer))
            .exec(&self.db())
            .await?;
        let row = scenario_answer::Entity::find_by_id(answer).one(&self.db()).await?;
        Ok(row.is_some_and(|row| row.state == "running" && !row.cancel))
    }

    /// Forgets older answers of a scenario.
    pub async fn forget_answers(&self, scenario: Uuid, but: Uuid) -> Result<(), StoreError> {
        scenario_answer::Entity::delete_many()
            .filter(scenario_answer::Column::ScenarioId.eq(scenario))
            .filter(scenario_answer::Column::Id.ne(but))
            .filter(scenario_answer::Column::State.ne("running"))
            .exec(&self.db())
            .await?;
        Ok(())
    }
}
