//! Who stands in for whom, and when.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "approval_delegate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub user_id: Uuid,
    pub delegate_id: Uuid,
    pub from_date: String,
    pub to_date: String,
    pub note: String,
    /// They were told of what waits already.
    #[serde(skip)]
    pub told: bool,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
