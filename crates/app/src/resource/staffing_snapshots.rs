//! Staffing as it stood at a moment: taken by hand before something changes, and once a week by itself.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_store::{Reader, StoreError, Writer, constraint, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::days::today;
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, PageQuery, Reference, checked_name, instant},
};

/// How many snapshots that were taken by themselves are kept: half a year.
const KEPT_WEEKS: u64 = 26;

/// Which page of the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StaffingSnapshotQuery {
    /// Most entries, 1 to 200; 50 unless told.
    pub limit: Option<u64>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// A snapshot to take.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewStaffingSnapshot {
    /// What it is called, such as what happens next.
    pub name: String,
}

/// Staffing as it stood at a moment.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StaffingSnapshotView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name; of one that was taken by itself its ISO week, such as `2026-W49`.
    pub name: String,
    /// When (UTC).
    pub taken_at: String,
    /// Who took it; null when it was taken by itself.
    pub taken_by: Option<Reference>,
    /// Whether it was taken by itself. The last 26 of these are kept.
    pub automatic: bool,
    /// How many lines of staffing it has.
    pub lines: i64,
}

/// Snapshots as a reader sees them.
pub(super) async fn snapshot_views(
    reader: &Reader,
    rows: &[row::StaffingSnapshot],
) -> Outcome<Vec<StaffingSnapshotView>> {
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.taken_by).collect();
    let users = reader.get_many::<row::User>(&ids).await?;
    let user = |id: Uuid| Reference {
        id,
        name: users
            .iter()
            .find(|row| row.id == id)
            .map_or_else(String::new, |row| row.name.clone()),
    };
    let view = |row: &row::StaffingSnapshot| StaffingSnapshotView {
        id: row.id,
        version: row.version,
        name: row.name.clone(),
        taken_at: instant(row.taken_at),
        taken_by: row.taken_by.map(user),
        automatic: row.week.is_some(),
        lines: row.lines,
    };
    Ok(rows.iter().map(view).collect())
}

async fn shown(reader: &Reader, row: row::StaffingSnapshot) -> Outcome<StaffingSnapshotView> {
    let view = snapshot_views(reader, &[row]).await?.pop();
    view.ok_or(Failure::NotFound("staffing_snapshot"))
}

/// One snapshot.
pub(super) async fn find(reader: &Reader, id: Uuid) -> Outcome<row::StaffingSnapshot> {
    reader.find(id).await?.ok_or(Failure::NotFound("staffing_snapshot"))
}

/// Snapshots of staffing, newest first.
pub async fn staffing_snapshots(
    app: &App,
    caller: &Caller,
    query: &StaffingSnapshotQuery,
) -> Outcome<Listed<StaffingSnapshotView>> {
    caller.require("allocation.view", Place::ORGANISATION)?;
    let page = PageQuery { limit: query.limit, after: query.after.clone(), ..PageQuery::default() };
    let (ask, _) = page.ask("-taken_at")?;
    let reader = app.store.read();
    let found = reader.staffing_snapshots(&ask).await?;
    let mut views = snapshot_views(&reader, &found.items).await?.into_iter();
    Ok(Listed::of(found, |_| views.next()).present())
}

/// Takes a snapshot of staffing as it stands.
pub async fn take_staffing_snapshot(
    app: &App,
    caller: &Caller,
    input: &NewStaffingSnapshot,
) -> Outcome<StaffingSnapshotView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let name = checked_name("name", &input.name)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = take(&mut writer, name, None).await?;
    writer.commit().await?;
    shown(&app.store.read(), row).await
}

async fn take(
    writer: &mut Writer<'_>,
    name: String,
    week: Option<String>,
) -> Result<row::StaffingSnapshot, StoreError> {
    let row = row::StaffingSnapshot {
        id: Uuid::now_v7(),
        version: 1,
        name,
        taken_at: writer.at(),
        taken_by: writer.actor(),
        week,
        lines: 0,
        number: 0,
        updated_at: writer.at(),
    };
    writer.take_staffing_snapshot(row).await
}

/// Removes a snapshot; what is promised stays as it is.
pub async fn delete_staffing_snapshot(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<()> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    unchanged(row.version, version, async { shown(&writer, row.clone()).await }).await?;
    writer.delete_staffing_snapshot(&row).await?;
    writer.commit().await?;
    Ok(())
}

/// Takes the snapshot of this week unless there is one. Every node tries now and then; one of them does.
pub async fn take_weekly_snapshot(app: &App) -> Outcome<()> {
    take_weekly_snapshot_on(app, today()).await
}

/// The same, as of a day.
pub async fn take_weekly_snapshot_on(app: &App, today: Date) -> Outcome<()> {
    let iso = today.iso_week_date();
    let week = format!("{:04}-W{:02}", iso.year(), iso.week());
    let reader = app.store.read();
    // Where nothing is promised there is nothing to look back at.
    if reader.staffing_snapshot_of_week(&week).await?.is_some()
        || !reader.anything_allocated().await?
    {
        return Ok(());
    }
    let mut writer = app.store.write(None).await?;
    match take(&mut writer, week.clone(), Some(week)).await {
        Ok(_) => {}
        // Another node was quicker.
        Err(StoreError::Duplicate { constraint: constraint::STAFFING_SNAPSHOT_WEEK }) => {
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    }
    for old in writer.old_staffing_snapshots(KEPT_WEEKS).await? {
        writer.delete_staffing_snapshot(&old).await?;
    }
    Ok(writer.commit().await?)
}
