//! People's inboxes.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notification")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    pub at: i64,
    pub kind: String,
    pub project_id: Option<Uuid>,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub comment_id: Option<Uuid>,
    pub actor_id: Option<Uuid>,
    pub count: i64,
    pub text: String,
    pub read_at: Option<i64>,
}

plain_entity!();
