//! The queue of jobs. Several nodes work it off; each step is done at least once.

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{job, job_step},
    page::{Ask, Key, Page, page},
    row::{Job, JobStep},
    store::{Entry, MAX_IN},
};

/// How far a job is that a subject waits for.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct JobProgress {
    /// Steps done, those that failed among them.
    pub done: i64,
    /// Steps in all.
    pub total: i64,
}

impl Reader {
    /// Jobs by age; `unfinished`: only those with steps left to do.
    pub async fn jobs(&self, unfinished: bool, ask: &Ask) -> Result<Page<Job>, StoreError> {
        let mut select = job::Entity::find();
        if unfinished {
            select = select.filter(job::Column::FinishedAt.is_null());
        }
        let column = Expr::col((job::Entity, job::Column::CreatedAt));
        let id = Expr::col((job::Entity, job::Column::Id));
        let key = |row: &Job| (Key::Number(row.created_at), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }

    /// Steps of jobs that failed for good, at most 100 of each job.
    pub async fn failed_steps(&self, job: Uuid) -> Result<Vec<JobStep>, StoreError> {
        Ok(job_step::Entity::find()
            .filter(job_step::Column::JobId.eq(job))
            .filter(job_step::Column::Failed.eq(true))
            .order_by_asc(job_step::Column::Id)
            .limit(100)
            .all(&self.db())
            .await?)
    }

    /// The oldest job that has still to do something about a subject.
    pub async fn job_about(&self, subject: Uuid) -> Result<Option<JobProgress>, StoreError> {
        let done = Expr::col((job::Entity, job::Column::Done))
            .add(Expr::col((job::Entity, job::Column::Failed)));
        Ok(job_step::Entity::find()
            .select_only()
            .join(
                sea_orm::JoinType::InnerJoin,
                job_step::Entity::belongs_to(job::Entity)
                    .from(job_step::Column::JobId)
                    .to(job::Column::Id)
                    .into(),
            )
            .column_as(done, "done")
            .column_as(job::Column::Total, "total")
            .filter(job_step::Column::SubjectId.eq(subject))
            .filter(job_step::Column::Failed.eq(false))
            .order_by_asc(job_step::Column::Id)
            .into_model::<JobProgress>()
            .one(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Adds a job with a step for each subject, due at `due_at` (microseconds since 1970 UTC).
    pub async fn insert_job(
        &mut self,
        job: &Job,
        subjects: &[Uuid],
        due_at: i64,
    ) -> Result<Vec<JobStep>, StoreError> {
        self.insert(job, "job_requested").await?;
        let step = |subject_id: &Uuid| JobStep {
            id: Uuid::now_v7(),
            job_id: job.id,
            subject_id: *subject_id,
            due_at,
            attempts: 0,
            failed: false,
            failure: None,
        };
        let steps: Vec<JobStep> = subjects.iter().map(step).collect();
        self.insert_rows::<job_step::Entity>(steps.clone()).await?;
        Ok(steps)
    }

    /// Takes the step that is due longest, with all others about the same subject that are due;
    /// nobody else takes them before `until`. Empty when nothing is due.
    pub async fn take_steps(&self, until: i64) -> Result<Vec<JobStep>, StoreError> {
        let due = || {
            Condition::all()
                .add(job_step::Column::Failed.eq(false))
                .add(job_step::Column::DueAt.lte(self.at()))
        };
        // Rows that another node is taking right now are passed over (SQLite has one writer).
        let first = job_step::Entity::find()
            .filter(due())
            .order_by_asc(job_step::Column::DueAt)
            .order_by_asc(job_step::Column::Id)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .one(&self.db())
            .await?;
        let Some(first) = first else { return Ok(vec![]) };
        let mut steps = job_step::Entity::find()
            .filter(due())
            .filter(job_step::Column::SubjectId.eq(first.subject_id))
            .order_by_asc(job_step::Column::Id)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .all(&self.db())
            .await?;
        let ids: Vec<Uuid> = steps.iter().map(|step| step.id).collect();
        for chunk in ids.chunks(MAX_IN) {
            job_step::Entity::update_many()
                .col_expr(job_step::Column::DueAt, Expr::value(until))
                .col_expr(job_step::Column::Attempts, Expr::col(job_step::Column::Attempts).add(1))
                .filter(job_step::Column::Id.is_in(chunk.iter().copied()))
                .exec(&self.db())
                .await?;
        }
        for step in &mut steps {
            step.due_at = until;
            step.attempts += 1;
        }
        Ok(steps)
    }

    /// Tries a step again at `due_at`.
    pub async fn postpone_step(
        &self,
        step: &JobStep,
        due_at: i64,
        failure: &str,
    ) -> Result<(), StoreError> {
        job_step::Entity::update_many()
            .col_expr(job_step::Column::DueAt, Expr::value(due_at))
            .col_expr(job_step::Column::Failure, Expr::value(failure))
            .filter(job_step::Column::Id.eq(step.id))
            .exec(&self.db())
            .await?;
        Ok(())
    }

    /// Ends a step: it is removed, or kept with why it failed. True when its job is finished by
    /// that; a step that someone else ended before counts once.
    pub async fn end_step(
        &mut self,
        step: &JobStep,
        failure: Option<&str>,
    ) -> Result<bool, StoreError> {
        let ended = match failure {
            None => {
                let step = job_step::Entity::delete_many()
                    .filter(job_step::Column::Id.eq(step.id))
                    .filter(job_step::Column::Failed.eq(false));
                step.exec(&self.db()).await?.rows_affected
            }
            Some(failure) => {
                let step = job_step::Entity::update_many()
                    .col_expr(job_step::Column::Failed, Expr::value(true))
                    .col_expr(job_step::Column::Failure, Expr::value(failure))
                    .filter(job_step::Column::Id.eq(step.id))
                    .filter(job_step::Column::Failed.eq(false));
                step.exec(&self.db()).await?.rows_affected
            }
        };
        if ended == 0 {
            return Ok(false);
        }
        let count = if failure.is_some() { job::Column::Failed } else { job::Column::Done };
        // The update locks the job, so that of two last steps one sees the other.
        job::Entity::update_many()
            .col_expr(count, Expr::col(count).add(1))
            .col_expr(job::Column::UpdatedAt, Expr::value(self.at()))
            .filter(job::Column::Id.eq(step.job_id))
            .exec(&self.db())
            .await?;
        let job = job::Entity::find_by_id(step.job_id).one(&self.db()).await?;
        let job = job.ok_or_else(|| DbErr::RecordNotFound("job".into()))?;
        if job.done + job.failed < job.total {
            return Ok(false);
        }
        job::Entity::update_many()
            .col_expr(job::Column::FinishedAt, Expr::value(self.at()))
            .col_expr(job::Column::Version, Expr::col(job::Column::Version).add(1))
            .filter(job::Column::Id.eq(job.id))
            .exec(&self.db())
            .await?;
        self.record(Entry {
            noun: "job",
            noun_id: job.id,
            project: None,
            verb: "job_finished",
            label: job.title,
            before: None,
            after: None,
        });
        Ok(true)
    }
}
