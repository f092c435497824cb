//! Edits of plans: the history, and what comes next when someone takes a step back or forward.

use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::plan_edit::{Column, Entity},
    row::PlanEdit,
};

/// An edit without the rows it changed.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct EditLine {
    pub id: Uuid,
    pub project_id: Uuid,
    pub at: i64,
    pub actor_id: Option<Uuid>,
    pub verb: String,
    pub title: String,
    pub reason: Option<String>,
    pub task_count: i64,
    pub reverts_id: Option<Uuid>,
    pub reverted_by: Option<Uuid>,
}

fn lines() -> sea_orm::Select<Entity> {
    Entity::find().select_only().columns([
        Column::Id,
        Column::ProjectId,
        Column::At,
        Column::ActorId,
        Column::Verb,
        Column::Title,
        Column::Reason,
        Column::TaskCount,
        Column::RevertsId,
        Column::RevertedBy,
    ])
}

impl Reader {
    /// One edit with the rows it changed.
    pub async fn plan_edit(&self, id: Uuid) -> Result<Option<PlanEdit>, StoreError> {
        Ok(Entity::find_by_id(id).one(&self.db()).await?)
    }

    /// Edits of a plan, newest first, older than `before`.
    pub async fn plan_edits(
        &self,
        project_id: Uuid,
        before: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<EditLine>, StoreError> {
        let mut select = lines().filter(Column::ProjectId.eq(project_id));
        if let Some(before) = before {
            select = select.filter(Column::Id.lt(before));
        }
        let select = select.order_by_desc(Column::Id).limit(limit);
        Ok(select.into_model::<EditLine>().all(&self.db()).await?)
    }

    /// What one step back by this person would take back: their newest edit that stands.
    pub async fn next_undo(
        &self,
        project_id: Uuid,
        actor_id: Uuid,
    ) -> Result<Option<EditLine>, StoreError> {
        let select = lines()
            .filter(Column::ProjectId.eq(project_id))
            .filter(Column::ActorId.eq(actor_id))
            .filter(Column::Verb.ne("undone"))
            .filter(Column::RevertedBy.is_null())
            .order_by_desc(Column::Id);
        Ok(select.into_model::<EditLine>().one(&self.db()).await?)
    }

    /// What one step forward by this person would bring again: their newest step back that stands,
    /// unless they have edited the plan since.
    pub async fn next_redo(
        &self,
        project_id: Uuid,
        actor_id: Uuid,
    ) -> Result<Option<EditLine>, StoreError> {
        let mine = || {
            lines().filter(Column::ProjectId.eq(project_id)).filter(Column::ActorId.eq(actor_id))
        };
        let undone = mine()
            .filter(Column::Verb.eq("undone"))
            .filter(Column::RevertedBy.is_null())
            .order_by_desc(Column::Id)
            .into_model::<EditLine>()
            .one(&self.db())
            .await?;
        let Some(undone) = undone else { return Ok(None) };
        let since = mine()
            .filter(Column::Verb.eq("edited"))
            .filter(Column::Id.gt(undone.id))
            .into_model::<EditLine>()
            .one(&self.db())
            .await?;
        Ok(since.is_none().then_some(undone))
    }
}

impl Writer<'_> {
    /// Keeps an edit, so that it can be taken back. The caller logs it.
    pub async fn insert_plan_edit(&self, edit: PlanEdit) -> Result<(), StoreError> {
        self.insert_rows::<Entity>(vec![edit]).await
    }

    /// Notes that an edit was taken back; stale when someone else did so first.
    pub async fn mark_reverted(&self, edit_id: Uuid, by: Uuid) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::RevertedBy, Expr::value(by))
            .filter(Column::Id.eq(edit_id))
            .filter(Column::RevertedBy.is_null())
            .exec(&self.db())
            .await?;
        if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::StaleVersion) }
    }
}
