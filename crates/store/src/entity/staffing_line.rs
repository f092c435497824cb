//! An allocation as it stood in snapshots that follow one another.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "staffing_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub allocation_id: Uuid,
    /// Number of the first snapshot in which it stood so.
    #[sea_orm(primary_key, auto_increment = false)]
    pub first_number: i64,
    /// Number of the last one; [`OPEN`] as long as it has not been seen otherwise.
    pub last_number: i64,
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

/// The last number of a line that stood so in the newest snapshot.
pub const OPEN: i64 = i64::MAX;

plain_entity!();
