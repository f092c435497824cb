//! Reading the change log.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::change::{Column, Entity},
    portfolio::Visible,
    row::Change,
};

/// Which entries.
#[derive(Debug, Clone, Default)]
pub struct ChangeFilter {
    /// Of this kind of noun.
    pub noun: Option<String>,
    /// Of this noun.
    pub noun_id: Option<Uuid>,
    /// Of this project.
    pub project_id: Option<Uuid>,
    /// By this person.
    pub actor_id: Option<Uuid>,
    /// Older than this entry.
    pub before_seq: Option<i64>,
    /// Only these projects, and entries of no project only when all are visible.
    pub visible: Visible,
}

impl Reader {
    /// Entries, newest first.
    pub async fn changes(
        &self,
        filter: &ChangeFilter,
        limit: u64,
    ) -> Result<Vec<Change>, StoreError> {
        let mut select = Entity::find().order_by_desc(Column::Seq).limit(limit);
        // Inboxes are people's own.
        select = select.filter(Column::Noun.is_not_in(["notification", "inbox"]));
        // What is said about a request or a scenario is for those who may see that.
        let said = Condition::any()
            .add(Column::ProjectId.is_not_null())
            .add(Column::Noun.is_not_in(["comment", "attachment"]));
        select = select.filter(said);
        if let Some(noun) = &filter.noun {
            select = select.filter(Column::Noun.eq(noun.clone()));
        }
        if let Some(id) = filter.noun_id {
            select = select.filter(Column::NounId.eq(id));
        }
        if let Some(id) = filter.project_id {
            select = select.filter(Column::ProjectId.eq(id));
        }
        if let Some(id) = filter.actor_id {
            select = select.filter(Column::ActorId.eq(id));
        }
        if let Some(seq) = filter.before_seq {
            select = select.filter(Column::Seq.lt(seq));
        }
        if let Some(projects) = filter.visible.project_ids() {
            select = select.filter(Column::ProjectId.in_subquery(projects));
        }
        Ok(select.all(&self.db()).await?)
    }

    /// Entries after `seq`, oldest first.
    pub async fn changes_after(&self, seq: i64, limit: u64) -> Result<Vec<Change>, StoreError> {
        Ok(Entity::find()
            .filter(Column::Seq.gt(seq))
            .order_by_asc(Column::Seq)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// Number of the newest entry.
    pub async fn last_change(&self) -> Result<i64, StoreError> {
        let last: Option<Option<i64>> = Entity::find()
            .select_only()
            .column_as(Column::Seq.max(), "seq")
            .into_tuple()
            .one(&self.db())
            .await?;
        Ok(last.flatten().unwrap_or(0))
    }
}
