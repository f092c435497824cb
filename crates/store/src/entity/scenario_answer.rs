//! What the search found for a scenario.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "scenario_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub scenario_id: Uuid,
    pub asked_version: i64,
    pub state: String,
    #[serde(skip)]
    pub cancel: bool,
    #[serde(skip)]
    pub progress: String,
    #[serde(skip)]
    pub answer: String,
    pub requested_by: Uuid,
    #[serde(skip)]
    pub seen_at: i64,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
