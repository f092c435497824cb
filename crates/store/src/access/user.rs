//! Queries for people who can sign in.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LikeExpr},
};

use crate::{
    Reader, StoreError,
    entity::app_user::{Column, Entity},
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    row::User,
};

/// Which users.
#[derive(Debug, Clone, Default)]
pub struct UserFilter {
    /// Part of the name or mail address.
    pub q: Option<String>,
    /// Only those who may, or may not, sign in.
    pub active: Option<bool>,
}

impl Reader {
    /// The user with this mail address, in any spelling.
    pub async fn user_by_email(&self, email: &str) -> Result<Option<User>, StoreError> {
        let folded = crate::fold(email.trim());
        Ok(Entity::find().filter(Column::EmailFolded.eq(folded)).one(&self.db()).await?)
    }

    /// Whether anybody can sign in yet.
    pub async fn user_count(&self) -> Result<u64, StoreError> {
        Ok(Entity::find().count(&self.db()).await?)
    }

    /// Users who can sign in, by part of their name.
    pub async fn users_named(&self, q: &str, limit: u64) -> Result<Vec<User>, StoreError> {
        let like = LikeExpr::new(contains_pattern(q)).escape('!');
        Ok(Entity::find()
            .filter(Column::Active.eq(true))
            .filter(Expr::col((Entity, Column::NameFolded)).like(like))
            .order_by_asc(Column::NameFolded)
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// Users by name.
    pub async fn users(&self, filter: &UserFilter, ask: &Ask) -> Result<Page<User>, StoreError> {
        let mut select = Entity::find();
        if let Some(q) = &filter.q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(
                Condition::any()
                    .add(Expr::col((Entity, Column::NameFolded)).like(like.clone()))
                    .add(Expr::col((Entity, Column::EmailFolded)).like(like)),
            );
        }
        if let Some(active) = filter.active {
            select = select.filter(Column::Active.eq(active));
        }
        let column = Expr::col((Entity, Column::NameFolded));
        let id = Expr::col((Entity, Column::Id));
        page(&self.db(), select, column, id, ask, |user: &User| {
            (Key::Text(user.name_folded.clone()), user.id)
        })
        .await
    }
}
