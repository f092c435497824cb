//! Plans that share what was changed (a calendar, leave, a resource) are computed anew: a few small
//! ones while the person waits, more of them as a job.

use steerco_store::{Writer, row};
use uuid::Uuid;

use super::edit::{How, change_plan};
use crate::{
    App, Outcome,
    access::Caller,
    integration::{Requested, request_job},
};

/// Most plans that a person waits for.
const AT_ONCE_PLANS: usize = 3;
/// Most tasks of all those plans together.
const AT_ONCE_TASKS: i64 = 2_000;

/// Adds to the write that changes what they share that these plans are computed anew. Whoever edits
/// one of them at the same moment does so again, with what is changed here.
pub(crate) async fn request_recompute(
    writer: &mut Writer<'_>,
    caller: &Caller,
    title: String,
    projects: &[Uuid],
) -> Outcome<Option<Requested>> {
    if projects.is_empty() {
        return Ok(None);
    }
    writer.touch_plans(projects).await?;
    let few = projects.len() <= AT_ONCE_PLANS && {
        let rows = writer.get_many::<row::Project>(projects).await?;
        rows.iter().map(|row| row.task_count).sum::<i64>() <= AT_ONCE_TASKS
    };
    request_job(writer, caller, "recompute_plan", title, projects, few).await.map(Some)
}

/// The same as a job, for writes that nobody waits for.
pub(crate) async fn request_recompute_later(
    writer: &mut Writer<'_>,
    caller: &Caller,
    title: String,
    projects: &[Uuid],
) -> Outcome<()> {
    if !projects.is_empty() {
        writer.touch_plans(projects).await?;
        request_job(writer, caller, "recompute_plan", title, projects, false).await?;
    }
    Ok(())
}

/// Computes one plan anew, and those that wait for it.
pub(crate) async fn recompute_plan(app: &App, job: &row::Job, project: Uuid) -> Outcome<()> {
    let caller = Caller::system(job.requested_by, "");
    let how = How { reason: Some(job.title.clone()), ..How::default() };
    change_plan(app, &caller, project, &how, |_| Ok(())).await?;
    Ok(())
}
