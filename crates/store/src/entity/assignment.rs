//! Who works how much on a task.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "assignment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub project_id: Uuid,
    pub task_id: Uuid,
    pub resource_id: Option<Uuid>,
    #[serde(skip)]
    pub uid: i64,
    pub units: i64,
    pub work: i64,
    pub actual_work: i64,
    pub contour: String,
    pub delay: i64,
    pub leveling_delay: i64,
    pub splits: String,
    #[serde(skip)]
    pub baselines: String,
    #[serde(skip)]
    pub kept: String,
    #[serde(skip)]
    pub start: i64,
    #[serde(skip)]
    pub finish: i64,
    #[serde(skip)]
    pub computed_work: i64,
    #[serde(skip)]
    pub computed_units: i64,
    #[serde(skip)]
    pub pieces: Option<String>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
