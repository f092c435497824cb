//! Queries for who has which role where.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Query};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{
        role_grant::{Column, Entity},
        role_permission,
    },
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

    /// Those who hold one of these permissions for the organisation as a whole, each once.
    pub async fn holders(&self, permissions: &[&str]) -> Result<Vec<Uuid>, StoreError> {
        let mut roles = Query::select();
        roles
            .column(role_permission::Column::RoleId)
            .from(role_permission::Entity)
            .and_where(role_permission::Column::Permission.is_in(permissions.iter().copied()));
        Ok(Entity::find()
            .select_only()
            .column(Column::UserId)
            .distinct()
            .filter(Column::ScopeKind.eq("organisation"))
            .filter(Column::RoleId.in_subquery(roles))
            .order_by_asc(Column::UserId)
            .into_tuple()
            .all(&self.db())
            .await?)
    }
}
