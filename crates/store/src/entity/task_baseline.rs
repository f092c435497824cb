//! Tasks as they were when a baseline was set.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "task_baseline")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub task_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub slot: i64,
    pub project_id: Uuid,
    pub start: Option<i64>,
    pub finish: Option<i64>,
    pub duration: i64,
    pub work: i64,
    pub cost_minor: i64,
    pub kept: String,
}

plain_entity!();
