//! Queries for skills, and for who has them.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{resource_skill, skill},
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    row::{ResourceSkill, Skill},
};

impl Reader {
    /// Skills by name; archived ones only when asked for.
    pub async fn skills(
        &self,
        q: Option<&str>,
        category: Option<&str>,
        archived: bool,
        ask: &Ask,
    ) -> Result<Page<Skill>, StoreError> {
        let mut select = skill::Entity::find();
        if !archived {
            select = select.filter(skill::Column::Archived.eq(false));
        }
        if let Some(category) = category {
            select = select.filter(skill::Column::Category.eq(category));
        }
        let column = Expr::col((skill::Entity, skill::Column::NameFolded));
        if let Some(q) = q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(column.clone().like(like));
        }
        let id = Expr::col((skill::Entity, skill::Column::Id));
        let key = |row: &Skill| (Key::Text(row.name_folded.clone()), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }

    /// What people are able to do.
    pub async fn skills_of(&self, resources: &[Uuid]) -> Result<Vec<ResourceSkill>, StoreError> {
        let mut rows = vec![];
        for chunk in resources.chunks(MAX_IN) {
            let select = resource_skill::Entity::find()
                .filter(resource_skill::Column::ResourceId.is_in(chunk.iter().copied()))
                .order_by_desc(resource_skill::Column::Level)
                .order_by_asc(resource_skill::Column::Id);
            rows.extend(select.all(&self.db()).await?);
        }
        Ok(rows)
    }

    /// How many people have a skill.
    pub async fn skill_uses(&self, skill: Uuid) -> Result<u64, StoreError> {
        Ok(resource_skill::Entity::find()
            .filter(resource_skill::Column::SkillId.eq(skill))
            .count(&self.db())
            .await?)
    }

    /// Skills of people that expire on or before a day, first those that expire first.
    pub async fn skills_expiring(
        &self,
        until: &str,
        ask: &Ask,
    ) -> Result<Page<ResourceSkill>, StoreError> {
        use resource_skill::{Column, Entity};
        let select = Entity::find().filter(
            Condition::all().add(Column::Expires.is_not_null()).add(Column::Expires.lte(until)),
        );
        let column = Expr::col((Entity, Column::Expires));
        let id = Expr::col((Entity, Column::Id));
        let key =
            |row: &ResourceSkill| (Key::Text(row.expires.clone().unwrap_or_default()), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }
}
