//! What an hour of a resource costs, and what it is billed at.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "resource_rate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub resource_id: Uuid,
    pub kind: String,
    pub from_date: String,
    pub to_date: Option<String>,
    pub hourly_rate: i64,
    pub currency: String,
    #[serde(skip)]
    pub pending: bool,
    pub author_id: Uuid,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
