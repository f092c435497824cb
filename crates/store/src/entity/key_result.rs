//! How one sees that an objective is reached.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "key_result")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub objective_id: Uuid,
    pub position: i64,
    pub name: String,
    pub unit: String,
    pub start_value: i64,
    pub target_value: i64,
    pub current_value: i64,
    pub increases: bool,
    pub weight: i64,
    pub owner_id: Option<Uuid>,
    pub due: Option<String>,
    #[serde(skip)]
    pub checked_at: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
