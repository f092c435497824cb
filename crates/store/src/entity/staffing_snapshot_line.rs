//! An allocation as it stood when a snapshot was taken.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "staffing_snapshot_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub snapshot_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub allocation_id: Uuid,
    pub project_id: Uuid,
    pub resource_id: Option<Uuid>,
    pub job_role_id: Option<Uuid>,
    pub team_id: Option<Uuid>,
    pub state: String,
    pub probability: i64,
    pub booking: String,
    pub from_day: i64,
    pub to_day: i64,
    pub minutes: i64,
}

plain_entity!();
