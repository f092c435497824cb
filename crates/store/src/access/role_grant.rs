//! Queries for who has which role where.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::role_grant::{Column, Entity},
    row::RoleGrant,
};

impl Reader {
    /// Grants, of one user when given, oldest first.
    pub async fn role_grants(&self, user_id: Option<Uuid>) -> Result<Vec<RoleGrant>, StoreError> {
        let mut select = Entity::find().order_by_asc(Column::CreatedAt).order_by_asc(Column::Id);
        if let Some(user_id) = user_id {
            select = select.filter(Column::UserId.eq(user_id));
        }
        Ok(select.all(&self.db()).await?)
    }

    /// Grants of a role.
    pub async fn grants_of_role(&self, role_id: Uuid) -> Result<Vec<RoleGrant>, StoreError> {
        Ok(Entity::find().filter(Column::RoleId.eq(role_id)).all(&self.db()).await?)
    }

    /// Grants at a place.
    pub async fn grants_at(&self, scope_id: Uuid) -> Result<Vec<RoleGrant>, StoreError> {
        Ok(Entity::find().filter(Column::ScopeId.eq(scope_id)).all(&self.db()).await?)
    }
}
