//! Edits of plans: the history, and what comes next when someone takes a step back or forward.

use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{
        plan_edit::{Column, Entity},
        plan_edit_task,
    },
    row::{PlanEdit, PlanEditTask},
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

/// Ids of edits whose touched tasks meet a condition.
fn edits_where(condition: Expr) -> SelectStatement {
    Query::select()
        .column(plan_edit_task::Column::EditId)
        .from(plan_edit_task::Entity)
        .and_where(condition)
        .to_owned()
}

impl Reader {
    /// One edit with the rows it changed.
    pub async fn plan_edit(&self, id: Uuid) -> Result<Option<PlanEdit>, StoreError> {
        Ok(Entity::find_by_id(id).one(&self.db()).await?)
    }

    /// Edits of a plan, or those that touched one of its tasks, newest first, older than `before`.
    pub async fn plan_edits(
        &self,
        project_id: Uuid,
        task_id: Option<Uuid>,
        before: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<EditLine>, StoreError> {
        let mut select = lines().filter(Column::ProjectId.eq(project_id));
        if let Some(task) = task_id {
            let one = plan_edit_task::Column::TaskId.eq(task);
            select = select.filter(Column::Id.in_subquery(edits_where(one)));
        }
        if let Some(before) = before {
            select = select.filter(Column::Id.lt(before));
        }
        let select = select.order_by_desc(Column::Id).limit(limit);
        Ok(select.into_model::<EditLine>().all(&self.db()).await?)
    }

    /// Edits that stand and were made after this one to tasks that it touched, newest first.
    pub async fn edits_since(
        &self,
        edit_id: Uuid,
        limit: u64,
    ) -> Result<Vec<EditLine>, StoreError> {
        let touched = Query::select()
            .column(plan_edit_task::Column::TaskId)
            .from(plan_edit_task::Entity)
            .and_where(plan_edit_task::Column::EditId.eq(edit_id))
            .to_owned();
        let same = plan_edit_task::Column::TaskId.in_subquery(touched);
        let select = lines()
            .filter(Column::Id.in_subquery(edits_where(same)))
            .filter(Column::Id.gt(edit_id))
            .filter(Column::RevertedBy.is_null())
            .order_by_desc(Column::Id)
            .limit(limit);
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
    /// Keeps an edit, so that it can be taken back, and which tasks it touched. The caller logs it.
    pub async fn insert_plan_edit(&self, edit: PlanEdit, tasks: &[Uuid]) -> Result<(), StoreError> {
        let edit_id = edit.id;
        self.insert_rows::<Entity>(vec![edit]).await?;
        let lines = tasks.iter().map(|task_id| PlanEditTask { task_id: *task_id, edit_id });
        self.insert_rows::<plan_edit_task::Entity>(lines.collect()).await
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
