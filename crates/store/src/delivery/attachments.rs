//! Queries for attachments, and the list of stored bytes that are to go.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError, Writer,
    entity::{
        attachment::{Column, Entity},
        blob_removal, charter, comment, gate_review, notification,
    },
    page::{Ask, Key, Page, page},
    row::Attachment,
};

impl Reader {
    /// Files of something.
    pub async fn attachments(
        &self,
        subject_id: Uuid,
        ask: &Ask,
    ) -> Result<Page<Attachment>, StoreError> {
        let select = Entity::find().filter(Column::SubjectId.eq(subject_id));
        let column = Expr::col((Entity, Column::CreatedAt));
        let id = Expr::col((Entity, Column::Id));
        page(&self.db(), select, column, id, ask, |row: &Attachment| {
            (Key::Number(row.created_at), row.id)
        })
        .await
    }

    /// Files of any of these, in the order they came.
    pub async fn attachments_of(&self, subjects: &[Uuid]) -> Result<Vec<Attachment>, StoreError> {
        let mut rows = vec![];
        for chunk in subjects.chunks(MAX_IN) {
            let select = Entity::find()
                .filter(Column::SubjectId.is_in(chunk.iter().copied()))
                .order_by_asc(Column::CreatedAt)
                .order_by_asc(Column::Id);
            rows.extend(select.all(&self.db()).await?);
        }
        Ok(rows)
    }

    /// Files that came with these comments, in the order they came.
    pub async fn comment_files(&self, comments: &[Uuid]) -> Result<Vec<Attachment>, StoreError> {
        let mut found = vec![];
        for chunk in comments.chunks(MAX_IN) {
            let rows = Entity::find()
                .filter(Column::CommentId.is_in(chunk.iter().copied()))
                .order_by_asc(Column::CreatedAt)
                .order_by_asc(Column::Id)
                .all(&self.db())
                .await?;
            found.extend(rows);
        }
        Ok(found)
    }

    /// All files there are, by id behind `after`.
    pub async fn attachments_after(
        &self,
        after: Uuid,
        limit: u64,
    ) -> Result<Vec<Attachment>, StoreError> {
        Ok(Entity::find()
            .filter(Column::Id.gt(after))
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// Stored bytes whose time to go has come.
    pub async fn due_blobs(&self, now: i64, limit: u64) -> Result<Vec<Uuid>, StoreError> {
        Ok(blob_removal::Entity::find()
            .select_only()
            .column(blob_removal::Column::Id)
            .filter(blob_removal::Column::DueAt.lte(now))
            .order_by_asc(blob_removal::Column::DueAt)
            .limit(limit)
            .into_tuple()
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Puts stored bytes on the list of what is to go at that time (microseconds since 1970 UTC).
    pub async fn remove_blobs_at(&self, ids: &[Uuid], due_at: i64) -> Result<(), StoreError> {
        for chunk in ids.chunks(MAX_IN) {
            let rows = chunk.iter().map(|id| blob_removal::ActiveModel {
                id: sea_orm::Set(*id),
                due_at: sea_orm::Set(due_at),
            });
            let sooner = OnConflict::column(blob_removal::Column::Id)
                .update_column(blob_removal::Column::DueAt)
                .to_owned();
            blob_removal::Entity::insert_many(rows)
                .on_conflict(sooner)
                .exec_without_returning(&self.db())
                .await?;
        }
        Ok(())
    }

    /// Takes stored bytes off the list: they belong to something now, or are gone. Answers how many
    /// were on it.
    pub async fn strike_blobs(&self, ids: &[Uuid]) -> Result<u64, StoreError> {
        let mut struck = 0;
        for chunk in ids.chunks(MAX_IN) {
            let done = blob_removal::Entity::delete_many()
                .filter(blob_removal::Column::Id.is_in(chunk.iter().copied()))
                .exec(&self.db())
                .await?;
            struck += done.rows_affected;
        }
        Ok(struck)
    }

    /// Removes what was said about a project, its tasks, gates and charter, its files and who was told
    /// of them, before the project goes.
    pub async fn clear_delivery(&self, project_id: Uuid) -> Result<(), StoreError> {
        let gates = gate_review::Entity::find()
            .select_only()
            .column(gate_review::Column::Id)
            .filter(gate_review::Column::SubjectId.eq(project_id))
            .into_query();
        let charters = charter::Entity::find()
            .select_only()
            .column(charter::Column::Id)
            .filter(charter::Column::ProjectId.eq(project_id))
            .into_query();
        let files = Condition::any()
            .add(Column::ProjectId.eq(project_id))
            .add(Column::SubjectId.in_subquery(gates.clone()))
            .add(Column::SubjectId.in_subquery(charters.clone()));
        let said = Condition::any()
            .add(comment::Column::ProjectId.eq(project_id))
            .add(comment::Column::SubjectId.in_subquery(gates.clone()))
            .add(comment::Column::SubjectId.in_subquery(charters.clone()));
        let told = Condition::any()
            .add(notification::Column::ProjectId.eq(project_id))
            .add(notification::Column::SubjectId.in_subquery(gates))
            .add(notification::Column::SubjectId.in_subquery(charters));
        self.clear_where(files, said, told).await
    }

    /// Removes what was said about a subject, its files and who was told of it, before it goes.
    pub async fn clear_subject(&self, id: Uuid) -> Result<(), StoreError> {
        let files = Condition::all().add(Column::SubjectId.eq(id));
        let said = Condition::all().add(comment::Column::SubjectId.eq(id));
        let told = Condition::all().add(notification::Column::SubjectId.eq(id));
        self.clear_where(files, said, told).await
    }

    async fn clear_where(
        &self,
        files: Condition,
        said: Condition,
        told: Condition,
    ) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(files.clone())
            .into_tuple()
            .all(&self.db())
            .await?;
        self.remove_blobs_at(&ids, self.at()).await?;
        Entity::delete_many().filter(files).exec(&self.db()).await?;
        comment::Entity::delete_many().filter(said).exec(&self.db()).await?;
        notification::Entity::delete_many().filter(told).exec(&self.db()).await?;
        Ok(())
    }
}
