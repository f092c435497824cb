//! What counts as too little and too much to do, and what people are to reach.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "capacity_policy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub idle_below: i64,
    pub free_below: i64,
    pub full_to: i64,
    pub over_to: i64,
    pub severe_from: i64,
    pub day_minutes: i64,
    pub target: i64,
    pub role_targets: String,
    pub status_lock: bool,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
