//! Days on which a resource does not work.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "leave")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub resource_id: Uuid,
    pub from_date: String,
    pub to_date: String,
    pub starts_midday: bool,
    pub ends_midday: bool,
    pub minutes: Option<i64>,
    pub kind: String,
    pub note: String,
    pub state: String,
    pub asked_by: Option<Uuid>,
    pub reason: String,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
