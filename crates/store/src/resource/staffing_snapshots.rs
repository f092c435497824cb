//! Staffing as it stood at a moment, copied inside the database.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use super::allocations::{DayRange, asked_for};
use crate::{
    Reader, StoreError, Writer,
    entity::{
        allocation,
        staffing_snapshot::{Column, Entity},
        staffing_snapshot_line as line,
    },
    page::{Ask, Key, Page, page},
    row::{StaffingSnapshot, StaffingSnapshotLine},
};

impl Reader {
    /// Snapshots by when they were taken.
    pub async fn staffing_snapshots(
        &self,
        ask: &Ask,
    ) -> Result<Page<StaffingSnapshot>, StoreError> {
        let column = Expr::col((Entity, Column::TakenAt));
        let id = Expr::col((Entity, Column::Id));
        let key = |row: &StaffingSnapshot| (Key::Number(row.taken_at), row.id);
        page(&self.db(), Entity::find(), column, id, ask, key).await
    }

    /// The snapshot that was taken by itself in a week such as `2026-W49`.
    pub async fn staffing_snapshot_of_week(
        &self,
        week: &str,
    ) -> Result<Option<StaffingSnapshot>, StoreError> {
        Ok(Entity::find().filter(Column::Week.eq(week)).one(&self.db()).await?)
    }

    /// Snapshots that were taken by themselves, but for the newest `kept`.
    pub async fn old_staffing_snapshots(
        &self,
        kept: u64,
    ) -> Result<Vec<StaffingSnapshot>, StoreError> {
        let weekly = Entity::find().filter(Column::Week.is_not_null());
        let newest = weekly.order_by_desc(Column::TakenAt).order_by_desc(Column::Id);
        // Only the first round after the number was lowered finds more than one.
        Ok(newest.offset(kept).limit(100).all(&self.db()).await?)
    }

    /// Allocations of a snapshot that touched these days.
    pub async fn staffing_snapshot_lines(
        &self,
        snapshot_id: Uuid,
        days: DayRange,
    ) -> Result<Vec<StaffingSnapshotLine>, StoreError> {
        Ok(line::Entity::find()
            .filter(line::Column::SnapshotId.eq(snapshot_id))
            .filter(line::Column::ToDay.gt(days.from))
            .filter(line::Column::FromDay.lt(days.to))
            .order_by_asc(line::Column::AllocationId)
            .all(&self.db())
            .await?)
    }

    /// Whether anything is promised or proposed to a project that asks for time.
    pub async fn anything_allocated(&self) -> Result<bool, StoreError> {
        let ids = asked_for().select_only().column(allocation::Column::Id).limit(1);
        Ok(ids.into_tuple::<Uuid>().one(&self.db()).await?.is_some())
    }
}

impl Writer<'_> {
    /// Copies every allocation of projects that ask for time; projects that are closed, on hold or templates do not,
    /// as in a heatmap. Answers the snapshot with how many lines it has.
    pub async fn take_staffing_snapshot(
        &mut self,
        row: StaffingSnapshot,
    ) -> Result<StaffingSnapshot, StoreError> {
        self.insert(&row, "staffing_snapshot_taken").await?;
        let mut rows = asked_for().select_only().expr(Expr::val(row.id));
        let columns = [
            (allocation::Column::Id, line::Column::AllocationId),
            (allocation::Column::ProjectId, line::Column::ProjectId),
            (allocation::Column::ResourceId, line::Column::ResourceId),
            (allocation::Column::JobRoleId, line::Column::JobRoleId),
            (allocation::Column::TeamId, line::Column::TeamId),
            (allocation::Column::State, line::Column::State),
            (allocation::Column::Probability, line::Column::Probability),
            (allocation::Column::Booking, line::Column::Booking),
            (allocation::Column::FromDay, line::Column::FromDay),
            (allocation::Column::ToDay, line::Column::ToDay),
            (allocation::Column::Minutes, line::Column::Minutes),
        ];
        for (from, _) in columns {
            rows = rows.column(from);
        }
        let mut copy = Query::insert();
        copy.into_table(line::Entity)
            .columns([line::Column::SnapshotId].into_iter().chain(columns.map(|(_, to)| to)))
            .select_from(rows.into_query())
            .map_err(|error| StoreError::fault(error.to_string()))?;
        let copied = self.db().execute(&copy).await?.rows_affected();
        let lines = i64::try_from(copied).unwrap_or(i64::MAX);
        Entity::update_many()
            .col_expr(Column::Lines, Expr::value(lines))
            .filter(Column::Id.eq(row.id))
            .exec(&self.db())
            .await?;
        Ok(StaffingSnapshot { lines, ..row })
    }
}
