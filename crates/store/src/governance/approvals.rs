//! Queries for approvals and their routes.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Entry, MAX_IN, Reader, StoreError, Writer,
    entity::{approval, approval_decision, approval_route, approval_waiting},
    page::{Ask, Key, Page, page},
    row::{Approval, ApprovalDecision, ApprovalRoute, ApprovalWaiting},
};

/// Most approvals of one subject that anybody is shown.
const MOST_OF_SUBJECT: u64 = 50;

impl Reader {
    /// Routes, of one kind of subject when given, in the order in which they are tried.
    pub async fn approval_routes(
        &self,
        subject_kind: Option<&str>,
    ) -> Result<Vec<ApprovalRoute>, StoreError> {
        let mut select = approval_route::Entity::find()
            .order_by_asc(approval_route::Column::SubjectKind)
            .order_by_asc(approval_route::Column::Position)
            .order_by_asc(approval_route::Column::Id);
        if let Some(kind) = subject_kind {
            select = select.filter(approval_route::Column::SubjectKind.eq(kind));
        }
        Ok(select.all(&self.db()).await?)
    }

    /// Approvals of a subject, newest first, the last fifty.
    pub async fn approvals_of(
        &self,
        subject_kind: &str,
        subject_id: Uuid,
    ) -> Result<Vec<Approval>, StoreError> {
        Ok(approval::Entity::find()
            .filter(approval::Column::SubjectId.eq(subject_id))
            .filter(approval::Column::SubjectKind.eq(subject_kind))
            .order_by_desc(approval::Column::CreatedAt)
            .order_by_desc(approval::Column::Id)
            .limit(MOST_OF_SUBJECT)
            .all(&self.db())
            .await?)
    }

    /// What was decided in these approvals, oldest first.
    pub async fn approval_decisions(
        &self,
        approvals: &[Uuid],
    ) -> Result<Vec<ApprovalDecision>, StoreError> {
        let mut rows = vec![];
        for chunk in approvals.chunks(MAX_IN) {
            rows.extend(
                approval_decision::Entity::find()
                    .filter(approval_decision::Column::ApprovalId.is_in(chunk.iter().copied()))
                    .order_by_asc(approval_decision::Column::At)
                    .order_by_asc(approval_decision::Column::Id)
                    .all(&self.db())
                    .await?,
            );
        }
        Ok(rows)
    }

    /// Approvals that wait for one of these people, longest first.
    pub async fn approvals_waiting_for(
        &self,
        people: &[Uuid],
        ask: &Ask,
    ) -> Result<Page<ApprovalWaiting>, StoreError> {
        let select = approval_waiting::Entity::find()
            .filter(approval_waiting::Column::UserId.is_in(people.iter().copied().take(MAX_IN)));
        let column = Expr::col((approval_waiting::Entity, approval_waiting::Column::Since));
        let id = Expr::col((approval_waiting::Entity, approval_waiting::Column::Id));
        page(&self.db(), select, column, id, ask, |row: &ApprovalWaiting| {
            (Key::Number(row.since), row.id)
        })
        .await
    }

    /// How many that are, up to `most`.
    pub async fn count_approvals_waiting_for(
        &self,
        people: &[Uuid],
        most: u64,
    ) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = approval_waiting::Entity::find()
            .select_only()
            .column(approval_waiting::Column::Id)
            .filter(approval_waiting::Column::UserId.is_in(people.iter().copied().take(MAX_IN)))
            .limit(most)
            .into_tuple()
            .all(&self.db())
            .await?;
        Ok(u64::try_from(ids.len()).unwrap_or(most))
    }

    /// For whom approvals of a subject wait now.
    pub async fn waited_for(&self, kind: &str, subject: Uuid) -> Result<Vec<Uuid>, StoreError> {
        let approvals = approval::Entity::find()
            .select_only()
            .column(approval::Column::Id)
            .filter(approval::Column::SubjectKind.eq(kind))
            .filter(approval::Column::SubjectId.eq(subject))
            .into_query();
        Ok(approval_waiting::Entity::find()
            .select_only()
            .column(approval_waiting::Column::UserId)
            .filter(approval_waiting::Column::ApprovalId.in_subquery(approvals))
            .into_tuple()
            .all(&self.db())
            .await?)
    }

    /// Open approvals whose step should have been decided by `now`, longest due first.
    pub async fn approvals_due(&self, now: i64, limit: u64) -> Result<Vec<Approval>, StoreError> {
        Ok(approval::Entity::find()
            .filter(approval::Column::DueAt.lte(now))
            .order_by_asc(approval::Column::DueAt)
            .order_by_asc(approval::Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Writes down what was decided.
    pub async fn insert_approval_decisions(
        &self,
        rows: Vec<ApprovalDecision>,
    ) -> Result<(), StoreError> {
        self.insert_rows::<approval_decision::Entity>(rows).await
    }

    /// Says anew for whom an approval waits, and tells the pages of those it waits for, now or
    /// before. Who waited already keeps the moment since when. Answers those it waits for only now.
    pub async fn set_approval_waiting(
        &mut self,
        approval_id: Uuid,
        people: &[Uuid],
    ) -> Result<Vec<Uuid>, StoreError> {
        let before: Vec<ApprovalWaiting> = approval_waiting::Entity::find()
            .filter(approval_waiting::Column::ApprovalId.eq(approval_id))
            .all(&self.db())
            .await?;
        let gone: Vec<Uuid> =
            before.iter().filter(|row| !people.contains(&row.user_id)).map(|row| row.id).collect();
        for chunk in gone.chunks(MAX_IN) {
            approval_waiting::Entity::delete_many()
                .filter(approval_waiting::Column::Id.is_in(chunk.iter().copied()))
                .exec(&self.db())
                .await?;
        }
        let since = self.at();
        let new = people.iter().filter(|id| !before.iter().any(|row| row.user_id == **id));
        let new: Vec<ApprovalWaiting> = new
            .map(|user_id| ApprovalWaiting {
                id: Uuid::now_v7(),
                approval_id,
                user_id: *user_id,
                since,
            })
            .collect();
        let mut told: Vec<Uuid> =
            before.iter().map(|row| row.user_id).chain(people.iter().copied()).collect();
        told.sort();
        told.dedup();
        let newly = new.iter().map(|row| row.user_id).collect();
        self.insert_rows::<approval_waiting::Entity>(new).await?;
        for user in told {
            self.inbox_changed(user);
        }
        Ok(newly)
    }

    /// Tells the pages of a person that what waits for them is something else now.
    pub fn inbox_changed(&mut self, user_id: Uuid) {
        self.record(Entry {
            noun: "inbox",
            noun_id: user_id,
            project: None,
            verb: "inbox_changed",
            label: String::new(),
            before: None,
            after: None,
        });
    }
}
