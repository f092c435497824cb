//! Queries for what holds of resources when: terms, roles, rates; and where they work.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{location, resource, resource_rate, resource_role, resource_term},
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    row::{Location, ResourceRate, ResourceRole, ResourceTerm},
};

impl Reader {
    /// Places where people work, by name.
    pub async fn locations(
        &self,
        q: Option<&str>,
        ask: &Ask,
    ) -> Result<Page<Location>, StoreError> {
        let mut select = location::Entity::find();
        let column = Expr::col((location::Entity, location::Column::NameFolded));
        if let Some(q) = q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(column.clone().like(like));
        }
        let id = Expr::col((location::Entity, location::Column::Id));
        let key = |row: &Location| (Key::Text(row.name_folded.clone()), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }

    /// Terms of resources, oldest first.
    pub async fn terms_of(&self, resources: &[Uuid]) -> Result<Vec<ResourceTerm>, StoreError> {
        use resource_term::Column;
        let mut rows = vec![];
        for chunk in resources.chunks(MAX_IN) {
            let select = resource_term::Entity::find()
                .filter(Column::ResourceId.is_in(chunk.iter().copied()))
                .order_by_asc(Column::FromDate);
            rows.extend(select.all(&self.db()).await?);
        }
        Ok(rows)
    }

    /// Roles of resources that may hold between two days, oldest first.
    pub async fn roles_of(
        &self,
        resources: &[Uuid],
        from: &str,
        to: &str,
    ) -> Result<Vec<ResourceRole>, StoreError> {
        use resource_role::Column;
        let mut rows = vec![];
        for chunk in resources.chunks(MAX_IN) {
            let select = resource_role::Entity::find()
                .filter(Column::ResourceId.is_in(chunk.iter().copied()))
                .filter(Column::FromDate.lte(to))
                .filter(
                    Condition::any().add(Column::ToDate.is_null()).add(Column::ToDate.gte(from)),
                )
                .order_by_asc(Column::FromDate)
                .order_by_asc(Column::Id);
            rows.extend(select.all(&self.db()).await?);
        }
        Ok(rows)
    }

    /// Rates of a resource, oldest first.
    pub async fn rates_of(&self, resource: Uuid) -> Result<Vec<ResourceRate>, StoreError> {
        use resource_rate::Column;
        Ok(resource_rate::Entity::find()
            .filter(Column::ResourceId.eq(resource))
            .order_by_asc(Column::Kind)
            .order_by_asc(Column::FromDate)
            .all(&self.db())
            .await?)
    }

    /// Whom a resource leads according to terms that hold or will hold.
    pub async fn reports_of(&self, manager: Uuid) -> Result<Vec<Uuid>, StoreError> {
        let ids: Vec<Uuid> = resource_term::Entity::find()
            .select_only()
            .column(resource_term::Column::ResourceId)
            .filter(resource_term::Column::ManagerId.eq(manager))
            .distinct()
            .into_tuple()
            .all(&self.db())
            .await?;
        Ok(ids)
    }

    /// Who works at a location, or did, or will.
    pub async fn resources_at(&self, location: Uuid) -> Result<Vec<Uuid>, StoreError> {
        let ids: Vec<Uuid> = resource_term::Entity::find()
            .select_only()
            .column(resource_term::Column::ResourceId)
            .filter(resource_term::Column::LocationId.eq(location))
            .distinct()
            .into_tuple()
            .all(&self.db())
            .await?;
        Ok(ids)
    }

    /// How many people and generic resources a role has ever had.
    pub async fn job_role_uses(&self, role: Uuid) -> Result<u64, StoreError> {
        let db = &self.db();
        let people = resource_role::Entity::find()
            .filter(resource_role::Column::JobRoleId.eq(role))
            .count(db)
            .await?;
        let generic =
            resource::Entity::find().filter(resource::Column::JobRoleId.eq(role)).count(db).await?;
        Ok(people + generic)
    }

    /// Resources of which something begins on or before a day that their own columns do not tell
    /// yet, with who entered it.
    pub async fn resources_due(&self, day: &str) -> Result<BTreeMap<Uuid, Uuid>, StoreError> {
        let terms: Vec<(Uuid, Uuid)> = resource_term::Entity::find()
            .select_only()
            .column(resource_term::Column::ResourceId)
            .column(resource_term::Column::AuthorId)
            .filter(resource_term::Column::Pending.eq(true))
            .filter(resource_term::Column::FromDate.lte(day))
            .into_tuple()
            .all(&self.db())
            .await?;
        let rates: Vec<(Uuid, Uuid)> = resource_rate::Entity::find()
            .select_only()
            .column(resource_rate::Column::ResourceId)
            .column(resource_rate::Column::AuthorId)
            .filter(resource_rate::Column::Pending.eq(true))
            .filter(resource_rate::Column::FromDate.lte(day))
            .into_tuple()
            .all(&self.db())
            .await?;
        Ok(terms.into_iter().chain(rates).collect())
    }
}
