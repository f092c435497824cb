//! Work that is done after the request that asked for it.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    /// What is done to each subject: `recompute_plan`.
    pub kind: String,
    pub title: String,
    pub requested_by: Uuid,
    /// Steps in all.
    pub total: i64,
    #[serde(skip)]
    pub done: i64,
    #[serde(skip)]
    pub failed: i64,
    #[serde(skip)]
    pub finished_at: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
