//! Change requests of projects: lists, numbers, what waits for whom, and the baselines that came of them.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{
        change_request::{Column, Entity},
        project,
    },
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    row,
};

/// Which change requests of a project.
#[derive(Debug, Clone, Default)]
pub struct ChangeRequestFilter {
    /// Of this project.
    pub project_id: Uuid,
    /// In one of these states; all when empty.
    pub states: Vec<&'static str>,
    /// Part of the title, or the number.
    pub q: Option<String>,
}

/// What the list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the columns'")]
pub enum ChangeRequestSort {
    Number,
    Title,
    StateSince,
}

fn chosen(filter: &ChangeRequestFilter) -> Select<Entity> {
    let mut select = Entity::find().filter(Column::ProjectId.eq(filter.project_id));
    if !filter.states.is_empty() {
        select = select.filter(Column::State.is_in(filter.states.iter().copied()));
    }
    if let Some(q) = filter.q.as_deref().filter(|q| !q.is_empty()) {
        let like = LikeExpr::new(contains_pattern(q)).escape('!');
        let mut any = Condition::any().add(Expr::col((Entity, Column::TitleFolded)).like(like));
        let number = q.trim().to_lowercase();
        if let Ok(number) = number.trim_start_matches("cr-").parse::<i64>() {
            any = any.add(Column::Number.eq(number));
        }
        select = select.filter(any);
    }
    select
}

/// Who raised it, or else owns it, and is asked a question about it.
fn returned_to(user: Uuid) -> Condition {
    Condition::all()
        .add(Column::State.is_in(["draft", "deciding"]))
        .add(Column::Question.ne(""))
        .add(Column::RaisedBy.eq(user))
}

/// What is assessed in projects that this person owns.
fn to_assess(user: Uuid) -> Condition {
    let owned = project::Entity::find()
        .select_only()
        .column(project::Column::Id)
        .filter(project::Column::OwnerId.eq(user))
        .into_query();
    Condition::all().add(Column::State.eq("assessing")).add(Column::ProjectId.in_subquery(owned))
}

impl Reader {
    /// One page of the change requests of a project.
    pub async fn change_requests(
        &self,
        filter: &ChangeRequestFilter,
        sort: ChangeRequestSort,
        ask: &Ask,
    ) -> Result<Page<row::ChangeRequest>, StoreError> {
        let column = |column| Expr::col((Entity, column));
        let (by, key): (Expr, fn(&row::ChangeRequest) -> Key) = match sort {
            ChangeRequestSort::Number => (column(Column::Number), |row| Key::Number(row.number)),
            ChangeRequestSort::Title => {
                (column(Column::TitleFolded), |row| Key::Text(row.title_folded.clone()))
            }
            ChangeRequestSort::StateSince => {
                (column(Column::StateSince), |row| Key::Number(row.state_since))
            }
        };
        let keyed = |row: &row::ChangeRequest| (key(row), row.id);
        page(&self.db(), chosen(filter), by, column(Column::Id), ask, keyed).await
    }

    /// The number of the next change request of a project.
    pub async fn next_change_request_number(&self, project: Uuid) -> Result<i64, StoreError> {
        let last: Option<Option<i64>> = Entity::find()
            .filter(Column::ProjectId.eq(project))
            .select_only()
            .column_as(Column::Number.max(), "number")
            .into_tuple()
            .one(&self.db())
            .await?;
        Ok(last.flatten().unwrap_or(0) + 1)
    }

    /// Those that these baselines came from.
    pub async fn change_requests_of_baselines(
        &self,
        baselines: &[Uuid],
    ) -> Result<Vec<row::ChangeRequest>, StoreError> {
        let mut found = vec![];
        for chunk in baselines.chunks(crate::MAX_IN) {
            let of = Column::BaselineId.is_in(chunk.iter().copied());
            let select = Entity::find().filter(of).order_by_asc(Column::Id);
            found.extend(select.all(&self.db()).await?);
        }
        Ok(found)
    }

    /// Those that came back to a person with a question, longest first.
    pub async fn change_requests_returned_to(
        &self,
        user: Uuid,
        limit: u64,
    ) -> Result<Vec<row::ChangeRequest>, StoreError> {
        Ok(Entity::find()
            .filter(returned_to(user))
            .order_by_asc(Column::StateSince)
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// How many those are.
    pub async fn count_change_requests_returned_to(&self, user: Uuid) -> Result<u64, StoreError> {
        Ok(Entity::find().filter(returned_to(user)).count(&self.db()).await?)
    }

    /// Those that wait for a person to assess them, longest first.
    pub async fn change_requests_to_assess(
        &self,
        user: Uuid,
        limit: u64,
    ) -> Result<Vec<row::ChangeRequest>, StoreError> {
        Ok(Entity::find()
            .filter(to_assess(user))
            .order_by_asc(Column::StateSince)
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// How many those are.
    pub async fn count_change_requests_to_assess(&self, user: Uuid) -> Result<u64, StoreError> {
        Ok(Entity::find().filter(to_assess(user)).count(&self.db()).await?)
    }
}
