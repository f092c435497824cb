//! What is left to do of a job, one row per subject.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "job_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub job_id: Uuid,
    /// A project, for `recompute_plan`.
    pub subject_id: Uuid,
    /// Nobody takes it before; whoever takes it moves it on.
    pub due_at: i64,
    pub attempts: i64,
    /// For good: it is not tried again.
    pub failed: bool,
    pub failure: Option<String>,
}

plain_entity!();
