//! Queries for teams.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{
        resource, resource_term,
        team::{Column, Entity},
    },
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    row::{Resource, Team},
};

impl Reader {
    /// Teams by name.
    pub async fn teams(&self, q: Option<&str>, ask: &Ask) -> Result<Page<Team>, StoreError> {
        let mut select = Entity::find();
        if let Some(q) = q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(Expr::col((Entity, Column::NameFolded)).like(like));
        }
        let column = Expr::col((Entity, Column::NameFolded));
        let id = Expr::col((Entity, Column::Id));
        page(&self.db(), select, column, id, ask, |row: &Team| {
            (Key::Text(row.name_folded.clone()), row.id)
        })
        .await
    }

    /// How many resources teams have.
    pub async fn team_sizes(&self, ids: &[Uuid]) -> Result<BTreeMap<Uuid, i64>, StoreError> {
        let rows: Vec<(Uuid, i64)> = resource::Entity::find()
            .select_only()
            .column(resource::Column::TeamId)
            .column_as(resource::Column::Id.count(), "n")
            .filter(resource::Column::TeamId.is_in(ids.iter().copied()))
            .group_by(resource::Column::TeamId)
            .into_tuple()
            .all(&self.db())
            .await?;
        Ok(rows.into_iter().collect())
    }

    /// People who are, were or will be in one of these teams: of the kind `work`, by id.
    pub async fn people_of_teams(&self, teams: &[Uuid]) -> Result<Vec<Resource>, StoreError> {
        let dated = resource_term::Entity::find()
            .select_only()
            .column(resource_term::Column::ResourceId)
            .filter(resource_term::Column::TeamId.is_in(teams.iter().copied()))
            .into_query();
        let ever = Condition::any()
            .add(resource::Column::TeamId.is_in(teams.iter().copied()))
            .add(resource::Column::Id.in_subquery(dated));
        Ok(resource::Entity::find()
            .filter(ever)
            .filter(resource::Column::Kind.eq("work"))
            .filter(resource::Column::Generic.eq(false))
            .order_by_asc(resource::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// How many resources a team has.
    pub async fn team_size(&self, id: Uuid) -> Result<u64, StoreError> {
        Ok(resource::Entity::find()
            .filter(resource::Column::TeamId.eq(id))
            .count(&self.db())
            .await?)
    }
}
