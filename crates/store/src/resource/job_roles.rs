//! Queries for roles that people work in.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, LikeExpr},
};

use crate::{
    Reader, StoreError,
    entity::job_role::{Column, Entity},
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    row::JobRole,
};

impl Reader {
    /// Roles by name; archived ones only when asked for.
    pub async fn job_roles(
        &self,
        q: Option<&str>,
        archived: bool,
        ask: &Ask,
    ) -> Result<Page<JobRole>, StoreError> {
        let mut select = Entity::find();
        if !archived {
            select = select.filter(Column::Archived.eq(false));
        }
        let column = Expr::col((Entity, Column::NameFolded));
        if let Some(q) = q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(column.clone().like(like));
        }
        let id = Expr::col((Entity, Column::Id));
        let key = |row: &JobRole| (Key::Text(row.name_folded.clone()), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }
}
