//! Which resources a plan knows, and how its file named them.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "project_resource")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub project_id: Uuid,
    pub resource_id: Uuid,
    pub position: i64,
    pub uid: i64,
    pub calendar_id: Option<Uuid>,
    pub max_units: Option<i64>,
    pub group_name: String,
    pub kept: String,
}

plain_entity!();
