//! Requests for people that nobody filled in time.

use jiff::civil::Date;
use steerco_calendar::Moment;
use steerco_store::row;
use uuid::Uuid;

use super::{
    days::today,
    staffing_notices::{tell_answering, tell_asking},
    staffing_requests::end,
    staffing_states::live,
};
use crate::{App, Failure, Outcome};

/// Most requests ended at a time.
const BATCH: u64 = 100;

/// Ends requests whose last day is over. Every node does so now and then; what another node took first is
/// left alone.
pub async fn expire_staffing_requests(app: &App) -> Outcome<()> {
    expire_staffing_requests_on(app, today()).await
}

/// The same, as of a day.
pub async fn expire_staffing_requests_on(app: &App, today: Date) -> Outcome<()> {
    let now = Moment::from_date(today).day();
    for id in app.store.read().staffing_due(now, BATCH).await? {
        match expire(app, id, now).await {
            Ok(()) | Err(Failure::Stale { .. } | Failure::Busy | Failure::NotFound(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(())
}

/// Ends a request as if its last day were over: for the demo, which cannot wait.
pub(crate) async fn expire_request_now(app: &App, id: Uuid) -> Outcome<()> {
    expire(app, id, i64::MAX).await
}

/// Ends a request that still waits on this day.
async fn expire(app: &App, id: Uuid, now: i64) -> Outcome<()> {
    let mut writer = app.store.write(None).await?;
    let row = writer.get::<row::StaffingRequest>(id).await?;
    if !live(&row.state) || row.expires_day >= now {
        return Ok(());
    }
    let verb = "staffing_request_expired";
    let row = end(&mut writer, &row, "expired", String::new(), verb).await?;
    tell_answering(&mut writer, &row, "staffing_expired", "").await?;
    tell_asking(&mut writer, &row, "staffing_expired", "").await?;
    Ok(writer.commit().await?)
}
