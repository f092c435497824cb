//! What was done otherwise than a lifecycle says.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "lifecycle_deviation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub place_id: Uuid,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub stage: String,
    pub kind: String,
    pub what: String,
    pub reason: String,
    pub actor_id: Option<Uuid>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
