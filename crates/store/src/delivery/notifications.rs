//! The inboxes of people.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    Entry, MAX_IN, Reader, StoreError, Writer,
    entity::{
        notification::{Column, Entity},
        task,
    },
    page::{Ask, Key, Page, page},
    portfolio::Visible,
    row::Notification,
};

/// The inbox of a user, as far as they may see the projects and the tasks are still there. What is
/// in no project is theirs to see: whether it still is, the reader of the rows finds out.
fn inbox(user_id: Uuid, unread: bool, visible: &Visible) -> Select<Entity> {
    let there = task::Entity::find()
        .select_only()
        .column(task::Column::Id)
        .filter(
            Expr::col((task::Entity, task::Column::Id)).eq(Expr::col((Entity, Column::SubjectId))),
        )
        .into_query();
    let mut select = Entity::find()
        .filter(Column::UserId.eq(user_id))
        .filter(Condition::any().add(Column::SubjectKind.ne("task")).add(Expr::exists(there)));
    if unread {
        select = select.filter(Column::ReadAt.is_null());
    }
    if let Some(projects) = visible.project_ids() {
        let here = Condition::any()
            .add(Column::ProjectId.is_null())
            .add(Column::ProjectId.in_subquery(projects));
        select = select.filter(here);
    }
    select
}

impl Reader {
    /// The inbox of a user, as far as they may see what it speaks of.
    pub async fn notifications(
        &self,
        user_id: Uuid,
        unread: bool,
        visible: &Visible,
        ask: &Ask,
    ) -> Result<Page<Notification>, StoreError> {
        let column = Expr::col((Entity, Column::At));
        let id = Expr::col((Entity, Column::Id));
        let select = inbox(user_id, unread, visible);
        page(&self.db(), select, column, id, ask, |row: &Notification| {
            (Key::Number(row.at), row.id)
        })
        .await
    }

    /// How much of it is not read yet; nobody needs to know more exactly than `most`.
    pub async fn unread_notifications(
        &self,
        user_id: Uuid,
        visible: &Visible,
        most: u64,
    ) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = inbox(user_id, true, visible)
            .select_only()
            .column(Column::Id)
            .limit(most)
            .into_tuple()
            .all(&self.db())
            .await?;
        Ok(u64::try_from(ids.len()).unwrap_or(most))
    }
}

impl Reader {
    /// The last notice of this kind about a subject, to whomever.
    pub async fn last_notice(
        &self,
        subject_id: Uuid,
        kind: &str,
    ) -> Result<Option<Notification>, StoreError> {
        Ok(Entity::find()
            .filter(Column::SubjectId.eq(subject_id))
            .filter(Column::Kind.eq(kind))
            .order_by_desc(Column::At)
            .order_by_desc(Column::Id)
            .one(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Puts something into people's inboxes, and tells their pages.
    pub async fn notify(&mut self, rows: Vec<Notification>) -> Result<(), StoreError> {
        for row in &rows {
            self.record(inbox_changed(row.user_id, "notified"));
        }
        self.insert_rows::<Entity>(rows).await
    }

    /// Takes what was told of a comment back, when the comment goes.
    pub async fn forget_notifications(&mut self, comment_id: Uuid) -> Result<(), StoreError> {
        let mut users: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::UserId)
            .filter(Column::CommentId.eq(comment_id))
            .into_tuple()
            .all(&self.db())
            .await?;
        users.sort();
        users.dedup();
        Entity::delete_many().filter(Column::CommentId.eq(comment_id)).exec(&self.db()).await?;
        for user in users {
            self.record(inbox_changed(user, "notifications_forgotten"));
        }
        Ok(())
    }

    /// Marks these, or all, as read; answers how many were not read before.
    pub async fn read_notifications(
        &mut self,
        user_id: Uuid,
        ids: Option<&[Uuid]>,
    ) -> Result<u64, StoreError> {
        let mut update = Entity::update_many()
            .col_expr(Column::ReadAt, Expr::val(self.at()))
            .filter(Column::UserId.eq(user_id))
            .filter(Column::ReadAt.is_null());
        if let Some(ids) = ids {
            update = update.filter(Column::Id.is_in(ids.iter().copied().take(MAX_IN)));
        }
        let done = update.exec(&self.db()).await?;
        self.record(inbox_changed(user_id, "notifications_read"));
        Ok(done.rows_affected)
    }
}

fn inbox_changed(user_id: Uuid, verb: &'static str) -> Entry {
    Entry {
        noun: "notification",
        noun_id: user_id,
        project: None,
        verb,
        label: String::new(),
        before: None,
        after: None,
    }
}
