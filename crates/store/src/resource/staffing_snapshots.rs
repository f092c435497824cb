//! Staffing as it stood at a moment, kept inside the database: a line of it is there once for all snapshots that
//! follow one another and in which it stood the same.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use super::allocations::{DayRange, asked_for};
use crate::{
    Reader, StoreError, Writer, dialect,
    entity::{
        allocation,
        staffing_line::{self as line, OPEN},
        staffing_snapshot::{Column, Entity},
    },
    page::{Ask, Key, Page, page},
    row::{StaffingLine, StaffingSnapshot},
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
        snapshot: &StaffingSnapshot,
        days: DayRange,
    ) -> Result<Vec<StaffingLine>, StoreError> {
        Ok(line::Entity::find()
            .filter(line::Column::FirstNumber.lte(snapshot.number))
            .filter(line::Column::LastNumber.gte(snapshot.number))
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

/// What a line and an allocation have in common, besides which allocation it is.
const COPIED: [(allocation::Column, line::Column); 10] = [
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

/// The line of this allocation that the snapshot before has.
fn open_line_of_it() -> Condition {
    let it = Expr::col((line::Entity, line::Column::AllocationId))
        .equals((allocation::Entity, allocation::Column::Id));
    Condition::all().add(it).add(line::Column::LastNumber.eq(OPEN))
}

/// The allocation stands as the line says.
fn stands_so() -> Condition {
    COPIED.iter().fold(open_line_of_it(), |same, (now, then)| {
        let (now, then) = ((allocation::Entity, *now), (line::Entity, *then));
        let neither = Expr::col(now).is_null().and(Expr::col(then).is_null());
        same.add(Expr::col(now).equals(then).or(neither))
    })
}

impl Writer<'_> {
    /// Keeps every allocation of projects that ask for time as it stands; projects that are closed, on hold or
    /// templates do not, as in a heatmap. Only what stood otherwise in the snapshot before takes room. Answers the
    /// snapshot with its number and how many lines it has.
    pub async fn take_staffing_snapshot(
        &mut self,
        row: StaffingSnapshot,
    ) -> Result<StaffingSnapshot, StoreError> {
        dialect::lock_staffing_snapshots(self.transaction()?).await?;
        let newest = Entity::find().select_only().column_as(Column::Number.max(), "number");
        let newest: Option<Option<i64>> = newest.into_tuple().one(&self.db()).await?;
        let number = newest.flatten().unwrap_or(0) + 1;
        let lines = asked_for().count(&self.db()).await?;
        let row =
            StaffingSnapshot { number, lines: i64::try_from(lines).unwrap_or(i64::MAX), ..row };
        self.insert(&row, "staffing_snapshot_taken").await?;
        // What stands otherwise now, or not at all, stood so up to the snapshot before.
        let same = asked_for().select_only().column(allocation::Column::Id).filter(stands_so());
        line::Entity::update_many()
            .col_expr(line::Column::LastNumber, Expr::value(number - 1))
            .filter(line::Column::LastNumber.eq(OPEN))
            .filter(Expr::exists(same.into_query()).not())
            .exec(&self.db())
            .await?;
        let known = line::Entity::find().select_only().column(line::Column::AllocationId);
        let known = known.filter(open_line_of_it()).into_query();
        let mut rows = asked_for()
            .select_only()
            .column(allocation::Column::Id)
            .expr(Expr::val(number))
            .expr(Expr::val(OPEN))
            .filter(Expr::exists(known).not());
        for (now, _) in COPIED {
            rows = rows.column(now);
        }
        let first =
            [line::Column::AllocationId, line::Column::FirstNumber, line::Column::LastNumber];
        let mut copy = Query::insert();
        copy.into_table(line::Entity)
            .columns(first.into_iter().chain(COPIED.map(|(_, then)| then)))
            .select_from(rows.into_query())
            .map_err(|error| StoreError::fault(error.to_string()))?;
        self.db().execute(&copy).await?;
        Ok(row)
    }

    /// Removes a snapshot, and the lines that no other one has.
    pub async fn delete_staffing_snapshot(
        &mut self,
        row: &StaffingSnapshot,
    ) -> Result<(), StoreError> {
        dialect::lock_staffing_snapshots(self.transaction()?).await?;
        self.delete(row, "staffing_snapshot_deleted").await?;
        let number = || Expr::col((Entity, Column::Number));
        let having = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(number().gte(Expr::col((line::Entity, line::Column::FirstNumber))))
            .filter(number().lte(Expr::col((line::Entity, line::Column::LastNumber))));
        line::Entity::delete_many()
            .filter(Expr::exists(having.into_query()).not())
            .exec(&self.db())
            .await?;
        Ok(())
    }
}
