//! Mail on its way out.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub user_id: Option<Uuid>,
    pub request_id: Option<Uuid>,
    pub to_name: String,
    pub to_address: String,
    pub kind: String,
    pub says: String,
    pub title: String,
    pub said: String,
    pub href: String,
    pub state: String,
    pub attempts: i64,
    pub due_at: i64,
    pub error: String,
    pub sent_at: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
