//! Queries for objectives, key results, check-ins and drivers.

use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{check_in, driver, key_result, objective},
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    row::{CheckIn, Driver, KeyResult, Objective},
};

impl Reader {
    /// All objectives, siblings in their order.
    pub async fn objectives(&self) -> Result<Vec<Objective>, StoreError> {
        Ok(objective::Entity::find()
            .order_by_asc(objective::Column::Position)
            .order_by_asc(objective::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// All key results, those of an objective in their order.
    pub async fn key_results(&self) -> Result<Vec<KeyResult>, StoreError> {
        Ok(key_result::Entity::find()
            .order_by_asc(key_result::Column::Position)
            .order_by_asc(key_result::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// How many objectives there are.
    pub async fn objective_count(&self) -> Result<u64, StoreError> {
        Ok(objective::Entity::find().count(&self.db()).await?)
    }

    /// What a key result was at.
    pub async fn check_ins(
        &self,
        key_result: Uuid,
        ask: &Ask,
    ) -> Result<Page<CheckIn>, StoreError> {
        let select = check_in::Entity::find().filter(check_in::Column::KeyResultId.eq(key_result));
        let column = Expr::col((check_in::Entity, check_in::Column::CreatedAt));
        let id = Expr::col((check_in::Entity, check_in::Column::Id));
        let key = |row: &CheckIn| (Key::Number(row.created_at), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }

    /// Drivers by name; archived ones only when asked for.
    pub async fn drivers(
        &self,
        q: Option<&str>,
        archived: bool,
        ask: &Ask,
    ) -> Result<Page<Driver>, StoreError> {
        let mut select = driver::Entity::find();
        if !archived {
            select = select.filter(driver::Column::Archived.eq(false));
        }
        let column = Expr::col((driver::Entity, driver::Column::NameFolded));
        if let Some(q) = q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(column.clone().like(like));
        }
        let id = Expr::col((driver::Entity, driver::Column::Id));
        let key = |row: &Driver| (Key::Text(row.name_folded.clone()), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }
}
