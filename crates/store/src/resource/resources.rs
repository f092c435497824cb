//! Queries for resources.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{
        assignment, leave, project_resource,
        resource::{Column, Entity},
        resource_role, resource_skill,
    },
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    row::{Leave, Resource},
};

/// Which resources.
#[derive(Debug, Clone, Default)]
pub struct ResourceFilter {
    /// Part of the name or mail address.
    pub q: Option<String>,
    /// Of this team.
    pub team_id: Option<Uuid>,
    /// Of this kind.
    pub kind: Option<String>,
    /// Of this user.
    pub user_id: Option<Uuid>,
    /// With this skill at this level or above, not expired on this day.
    pub skilled: Option<(Uuid, i64, String)>,
    /// In this role on this day, or standing for it.
    pub in_role: Option<(Uuid, String)>,
}

impl Reader {
    /// Resources by name.
    pub async fn resources(
        &self,
        filter: &ResourceFilter,
        ask: &Ask,
    ) -> Result<Page<Resource>, StoreError> {
        let mut select = Entity::find();
        if let Some(q) = &filter.q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(
                Condition::any()
                    .add(Expr::col((Entity, Column::NameFolded)).like(like.clone()))
                    .add(Expr::col((Entity, Column::EmailFolded)).like(like)),
            );
        }
        if let Some(id) = filter.team_id {
            select = select.filter(Column::TeamId.eq(id));
        }
        if let Some(kind) = &filter.kind {
            select = select.filter(Column::Kind.eq(kind.clone()));
        }
        if let Some(id) = filter.user_id {
            select = select.filter(Column::UserId.eq(id));
        }
        if let Some((role, day)) = &filter.in_role {
            let held = resource_role::Entity::find()
                .select_only()
                .column(resource_role::Column::ResourceId)
                .filter(resource_role::Column::JobRoleId.eq(*role))
                .filter(resource_role::Column::FromDate.lte(day))
                .filter(
                    Condition::any()
                        .add(resource_role::Column::ToDate.is_null())
                        .add(resource_role::Column::ToDate.gte(day)),
                )
                .into_query();
            select = select.filter(
                Condition::any().add(Column::JobRoleId.eq(*role)).add(Column::Id.in_subquery(held)),
            );
        }
        if let Some((skill, level, day)) = &filter.skilled {
            let able = resource_skill::Entity::find()
                .select_only()
                .column(resource_skill::Column::ResourceId)
                .filter(resource_skill::Column::SkillId.eq(*skill))
                .filter(resource_skill::Column::Level.gte(*level))
                .filter(
                    Condition::any()
                        .add(resource_skill::Column::Expires.is_null())
                        .add(resource_skill::Column::Expires.gte(day)),
                )
                .into_query();
            select = select.filter(Column::Id.in_subquery(able));
        }
        let column = Expr::col((Entity, Column::NameFolded));
        let id = Expr::col((Entity, Column::Id));
        page(&self.db(), select, column, id, ask, |row: &Resource| {
            (Key::Text(row.name_folded.clone()), row.id)
        })
        .await
    }

    /// Resources with these folded mail addresses or names, to match what a file names.
    pub async fn resources_like(
        &self,
        emails: &[String],
        names: &[String],
    ) -> Result<Vec<Resource>, StoreError> {
        let mut found = vec![];
        for (column, list) in [(Column::EmailFolded, emails), (Column::NameFolded, names)] {
            for chunk in list.chunks(crate::MAX_IN) {
                let rows = Entity::find()
                    .filter(column.is_in(chunk.iter().cloned()))
                    .order_by_asc(Column::CreatedAt)
                    .order_by_asc(Column::Id)
                    .all(&self.db())
                    .await?;
                found.extend(rows);
            }
        }
        Ok(found)
    }

    /// How many assignments and plans name a resource.
    pub async fn resource_uses(&self, id: Uuid) -> Result<u64, StoreError> {
        let db = &self.db();
        Ok(assignment::Entity::find()
            .filter(assignment::Column::ResourceId.eq(id))
            .count(db)
            .await?
            + project_resource::Entity::find()
                .filter(project_resource::Column::ResourceId.eq(id))
                .count(db)
                .await?)
    }

    /// Leave of a resource in any state, oldest first.
    pub async fn leave_of_resource(&self, id: Uuid) -> Result<Vec<Leave>, StoreError> {
        Ok(leave::Entity::find()
            .filter(leave::Column::ResourceId.eq(id))
            .order_by_asc(leave::Column::FromDate)
            .order_by_asc(leave::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// Leave of a person that came back with a question, longest first.
    pub async fn leave_returned_to(&self, user: Uuid, most: u64) -> Result<Vec<Leave>, StoreError> {
        Ok(leave::Entity::find()
            .filter(leave::Column::AskedBy.eq(user))
            .filter(leave::Column::State.eq("returned"))
            .order_by_asc(leave::Column::UpdatedAt)
            .order_by_asc(leave::Column::Id)
            .limit(most)
            .all(&self.db())
            .await?)
    }

    /// How much leave came back to a person with a question.
    pub async fn count_leave_returned_to(&self, user: Uuid) -> Result<u64, StoreError> {
        Ok(leave::Entity::find()
            .filter(leave::Column::AskedBy.eq(user))
            .filter(leave::Column::State.eq("returned"))
            .count(&self.db())
            .await?)
    }

    /// Total effort assigned to a resource in tenths of a minute, over all plans.
    pub async fn assigned_work(&self, resource_id: Uuid) -> Result<i64, StoreError> {
        let sum: Option<Option<i64>> = assignment::Entity::find()
            .select_only()
            // A sum of BIGINT is NUMERIC on PostgreSQL.
            .column_as(assignment::Column::ComputedWork.sum().cast_as("bigint"), "work")
            .filter(assignment::Column::ResourceId.eq(resource_id))
            .into_tuple()
            .one(&self.db())
            .await?;
        Ok(sum.flatten().unwrap_or(0))
    }
}
