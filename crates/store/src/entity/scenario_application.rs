//! Scenarios carried into projects, with what it takes to take that back.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "scenario_application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub scenario_id: Uuid,
    pub author_id: Uuid,
    pub reason: String,
    #[serde(skip)]
    pub steps: String,
    pub state: String,
    pub undone_by: Option<Uuid>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
