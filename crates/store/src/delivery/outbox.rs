//! The queue of mail, and who does not want which.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError, Writer,
    entity::{
        mail_opt_out,
        outbox::{Column, Entity},
    },
    page::{Ask, Key, Page, page},
    row::{MailOptOut, Outbox},
};

impl Reader {
    /// Mail by the moment it was written, of one state when given.
    pub async fn outbox(&self, state: Option<&str>, ask: &Ask) -> Result<Page<Outbox>, StoreError> {
        let mut select = Entity::find();
        if let Some(state) = state {
            select = select.filter(Column::State.eq(state));
        }
        let column = Expr::col((Entity, Column::CreatedAt));
        let id = Expr::col((Entity, Column::Id));
        let key = |row: &Outbox| (Key::Number(row.created_at), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }

    /// Mail that is to be tried now, longest due first.
    pub async fn due_mail(&self, now: i64, limit: u64) -> Result<Vec<Outbox>, StoreError> {
        Ok(Entity::find()
            .filter(Column::State.eq("waiting"))
            .filter(Column::DueAt.lte(now))
            .order_by_asc(Column::DueAt)
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// What these people do not want to be mailed.
    pub async fn mail_opt_outs(&self, users: &[Uuid]) -> Result<Vec<MailOptOut>, StoreError> {
        let mut found = vec![];
        for chunk in users.chunks(MAX_IN) {
            let of = mail_opt_out::Column::UserId.is_in(chunk.iter().copied());
            found.extend(mail_opt_out::Entity::find().filter(of).all(&self.db()).await?);
        }
        Ok(found)
    }
}

impl Writer<'_> {
    /// Puts mail into the queue.
    pub async fn post(&self, rows: Vec<Outbox>) -> Result<(), StoreError> {
        self.insert_rows::<Entity>(rows).await
    }

    /// Takes mail to try it: nobody else takes it before `until` (microseconds since 1970 UTC). False
    /// when somebody else was first.
    pub async fn claim_mail(&self, row: &Outbox, until: i64) -> Result<bool, StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::DueAt, Expr::val(until))
            .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
            .filter(Column::Id.eq(row.id))
            .filter(Column::State.eq("waiting"))
            .filter(Column::DueAt.eq(row.due_at))
            .exec(&self.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Writes down what became of mail that was taken.
    pub async fn settle_mail(
        &self,
        id: Uuid,
        state: &str,
        due_at: i64,
        error: &str,
        sent_at: Option<i64>,
    ) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::State, Expr::val(state))
            .col_expr(Column::DueAt, Expr::val(due_at))
            .col_expr(Column::Error, Expr::val(error))
            .col_expr(Column::SentAt, Expr::val(sent_at))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .col_expr(Column::UpdatedAt, Expr::val(self.at()))
            .filter(Column::Id.eq(id))
            .exec(&self.db())
            .await?;
        Ok(())
    }

    /// Removes mail that was settled before this moment; answers how much.
    pub async fn forget_mail(&self, before: i64) -> Result<u64, StoreError> {
        let done = Entity::delete_many()
            .filter(Column::CreatedAt.lt(before))
            .filter(Column::State.ne("waiting"))
            .exec(&self.db())
            .await?;
        Ok(done.rows_affected)
    }

    /// Says anew which kinds of mail a person does not want.
    pub async fn set_mail_opt_outs(&self, user_id: Uuid, kinds: &[&str]) -> Result<(), StoreError> {
        mail_opt_out::Entity::delete_many()
            .filter(mail_opt_out::Column::UserId.eq(user_id))
            .exec(&self.db())
            .await?;
        let rows = kinds.iter().map(|kind| MailOptOut { user_id, kind: (*kind).to_owned() });
        self.insert_rows::<mail_opt_out::Entity>(rows.collect()).await
    }
}
