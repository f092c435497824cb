//! What the engine found remarkable in a plan.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "plan_diagnostic")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    pub severity: String,
    pub code: String,
    pub task_id: Option<Uuid>,
    pub message: String,
}

plain_entity!();
