//! Queries for roles and what they allow.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{role, role_permission},
    row::{Role, RolePermission},
};

impl Reader {
    /// All roles by name.
    pub async fn roles(&self) -> Result<Vec<Role>, StoreError> {
        Ok(role::Entity::find()
            .order_by_asc(role::Column::Name)
            .order_by_asc(role::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// What every role allows.
    pub async fn role_permissions(&self) -> Result<BTreeMap<Uuid, Vec<String>>, StoreError> {
        let mut all: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
        let rows = role_permission::Entity::find()
            .order_by_asc(role_permission::Column::Permission)
            .all(&self.db())
            .await?;
        for row in rows {
            all.entry(row.role_id).or_default().push(row.permission);
        }
        Ok(all)
    }
}

impl Writer<'_> {
    /// Says anew what a role allows; the caller logs it with the role.
    pub async fn set_role_permissions(
        &self,
        role_id: Uuid,
        permissions: &[String],
    ) -> Result<(), StoreError> {
        role_permission::Entity::delete_many()
            .filter(role_permission::Column::RoleId.eq(role_id))
            .exec(&self.db())
            .await?;
        let rows = permissions
            .iter()
            .map(|permission| RolePermission { role_id, permission: permission.clone() })
            .collect();
        self.insert_rows::<role_permission::Entity>(rows).await
    }
}
