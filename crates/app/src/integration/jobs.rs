//! Jobs: work that goes on after the request that asked for it.
//!
//! A job is written in the transaction that makes it necessary, with one step for each subject, so
//! that nothing is forgotten when the node dies right after. Every node takes steps one after another.
//! A step that was taken and not ended in time is taken again, by any node: steps are done at least
//! once, and doing one twice changes nothing. A rule that says no ends a step at once, with the
//! reason; anything else is tried again, less and less often.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, now_micros, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::recompute_plan,
    shape::{Listed, PageQuery, Reference, instant},
};

/// Whoever took a step has this long; then it is taken again.
const LEASE: Duration = Duration::from_secs(60);
/// How long a node may be without news before it looks for itself.
const POLL: Duration = Duration::from_secs(2);
/// A step is given up when it failed this often.
const MOST_ATTEMPTS: i64 = 8;
/// A failed step waits this long, twice as long after each further failure.
const FIRST_WAIT: Duration = Duration::from_secs(2);

/// A subject that a job could not deal with.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JobFailure {
    /// The project, which is as it was before.
    pub project: Reference,
    /// Why, and what to do.
    pub text: String,
}

/// Work that goes on after the request that asked for it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JobView {
    /// Which one.
    pub id: Uuid,
    /// `recompute_plan`: plans are computed anew.
    pub kind: String,
    /// What made it necessary.
    pub title: String,
    /// Who asked for it.
    pub requested_by: Option<Reference>,
    /// When (UTC).
    pub requested_at: String,
    /// Steps in all.
    pub total: i64,
    /// Steps done.
    pub done: i64,
    /// Steps that failed for good.
    pub failed: i64,
    /// When the last step ended (UTC); null while steps are left.
    pub finished_at: Option<String>,
    /// What failed, as far as the reader may see the projects; at most 100.
    pub failures: Vec<JobFailure>,
}

/// Which jobs.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct JobQuery {
    /// Only those with steps left.
    pub unfinished: Option<bool>,
}

/// A job that has been written with its steps, some of which may be for the one who asked.
#[derive(Debug)]
pub(crate) struct Requested {
    job: row::Job,
    /// Taken by whoever asked.
    mine: Vec<row::JobStep>,
}

/// Adds a job to a write. `mine`: who asks does the steps after the commit, with [`finish_own`]; nobody
/// else takes them before that had its time.
pub(crate) async fn request(
    writer: &mut steerco_store::Writer<'_>,
    caller: &Caller,
    kind: &str,
    title: String,
    subjects: &[Uuid],
    mine: bool,
) -> Outcome<Requested> {
    let now = writer.at();
    let job = row::Job {
        id: Uuid::now_v7(),
        version: 1,
        kind: kind.into(),
        title,
        requested_by: caller.user_id,
        total: i64::try_from(subjects.len()).unwrap_or(i64::MAX),
        done: 0,
        failed: 0,
        finished_at: None,
        created_at: now,
        updated_at: now,
    };
    let due_at = if mine { now + micros(LEASE) } else { now };
    let steps = writer.insert_job(&job, subjects, due_at).await?;
    Ok(Requested { job, mine: if mine { steps } else { vec![] } })
}

/// Does the steps that were left to the one who asked, and tells how far the job is.
pub(crate) async fn finish_own(
    app: &App,
    caller: &Caller,
    requested: Requested,
) -> Outcome<JobView> {
    for step in requested.mine {
        do_steps(app, vec![step]).await?;
    }
    let reader = app.store.read();
    let row = reader.get::<row::Job>(requested.job.id).await?;
    view(&reader, caller, row).await
}

/// Works off jobs for ever; runs on every node.
pub async fn work_jobs(app: &App) {
    let mut wake = app.store.wake();
    loop {
        match next(app).await {
            Ok(true) => {}
            Ok(false) => wake.wait(POLL).await,
            Err(failure) => {
                tracing::warn!(%failure, "jobs cannot be worked off");
                tokio::time::sleep(POLL).await;
            }
        }
    }
}

/// Works off what is due now; for programs that end, and tests.
pub async fn work_off_jobs(app: &App) -> Outcome<()> {
    while next(app).await? {}
    Ok(())
}

/// Does the step that is due longest; false when none is.
async fn next(app: &App) -> Outcome<bool> {
    let writer = app.store.bookkeeping().await?;
    let steps = writer.take_steps(now_micros() + micros(LEASE)).await?;
    if steps.is_empty() {
        return Ok(false);
    }
    writer.commit().await?;
    do_steps(app, steps).await?;
    Ok(true)
}

/// Does steps about one subject, whichever jobs they are of: once is enough.
async fn do_steps(app: &App, steps: Vec<row::JobStep>) -> Outcome<()> {
    let Some(first) = steps.first() else { return Ok(()) };
    let job = app.store.read().get::<row::Job>(first.job_id).await?;
    let subject = first.subject_id;
    // Should it panic, the others go on.
    let doing = tokio::spawn({
        let app = app.clone();
        async move { one(&app, &job, subject).await }
    });
    let done = doing.await.unwrap_or_else(|error| Err(Failure::Fault(error.to_string())));
    let mut writer = app.store.bookkeeping().await?;
    for step in &steps {
        match &done {
            Ok(()) => {
                writer.end_step(step, None).await?;
            }
            Err(failure @ Failure::Refused(_)) => {
                writer.end_step(step, Some(&failure.to_string())).await?;
            }
            Err(failure) if step.attempts >= MOST_ATTEMPTS => {
                tracing::error!(%failure, %subject, "a step of a job is given up");
                writer.end_step(step, Some(GIVEN_UP)).await?;
            }
            Err(failure) => {
                tracing::warn!(%failure, %subject, "a step of a job is tried again");
                let wait = micros(FIRST_WAIT) << step.attempts.clamp(0, 16);
                writer.postpone_step(step, now_micros() + wait, &failure.to_string()).await?;
            }
        }
    }
    writer.commit().await?;
    Ok(())
}

const GIVEN_UP: &str = "Something went wrong on the server again and again; its log says what. Dates \
    are computed with the next change of the plan.";

async fn one(app: &App, job: &row::Job, subject: Uuid) -> Outcome<()> {
    let done = match job.kind.as_str() {
        "recompute_plan" => recompute_plan(app, job, subject).await,
        kind => Err(Failure::Fault(format!("there is no work of the kind {kind}"))),
    };
    match done {
        // It was deleted in the meantime.
        Err(Failure::NotFound(_)) => Ok(()),
        done => done,
    }
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}

async fn view(reader: &Reader, caller: &Caller, row: row::Job) -> Outcome<JobView> {
    let mut failures = vec![];
    if row.failed > 0 {
        let steps = reader.failed_steps(row.id).await?;
        let ids: Vec<Uuid> = steps.iter().map(|step| step.subject_id).collect();
        let projects = reader.get_many::<row::Project>(&ids).await?;
        for step in steps {
            let project = projects.iter().find(|project| project.id == step.subject_id);
            let seen = project.filter(|row| caller.may("project.view", Place::project(row)));
            if let Some(row) = seen {
                failures.push(JobFailure {
                    project: Reference { id: row.id, name: row.name.clone() },
                    text: step.failure.unwrap_or_default(),
                });
            }
        }
    }
    let person = reader.find::<row::User>(row.requested_by).await?;
    Ok(JobView {
        id: row.id,
        kind: row.kind,
        title: row.title,
        requested_by: person.map(|person| Reference { id: person.id, name: person.name }),
        requested_at: instant(row.created_at),
        total: row.total,
        done: row.done,
        failed: row.failed,
        finished_at: row.finished_at.map(instant),
        failures,
    })
}

fn require(caller: &Caller) -> Outcome<()> {
    // What a job is called says no more than the calendars that everyone with this may see.
    caller.require_somewhere("calendar.view")
}

/// Jobs, newest first.
pub async fn jobs(
    app: &App,
    caller: &Caller,
    query: &JobQuery,
    page: &PageQuery,
) -> Outcome<Listed<JobView>> {
    require(caller)?;
    let (ask, sort) = page.ask("-requested_at")?;
    if sort != "requested_at" {
        let text = "Jobs cannot be sorted by this.";
        return Err(Failure::field("list.unknown_sort", "sort", text));
    }
    let reader = app.store.read();
    let found = reader.jobs(query.unfinished.unwrap_or(false), &ask).await?;
    let mut views = Vec::with_capacity(found.items.len());
    for row in found.items.clone() {
        views.push(view(&reader, caller, row).await?);
    }
    let mut views = views.into_iter();
    let listed = Listed::of(found, |_| views.next());
    Ok(listed.present())
}

/// One job.
pub async fn job(app: &App, caller: &Caller, id: Uuid) -> Outcome<JobView> {
    require(caller)?;
    let reader = app.store.read();
    let row = reader.find::<row::Job>(id).await?.ok_or(Failure::NotFound("job"))?;
    view(&reader, caller, row).await
}
