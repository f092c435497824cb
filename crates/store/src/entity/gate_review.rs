//! Gates that were asked for, and what was decided.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "gate_review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub place_id: Uuid,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub lifecycle_id: Uuid,
    pub revision: i64,
    pub entry: i64,
    pub stage: String,
    pub stage_name: String,
    pub gate: String,
    pub gate_key: String,
    pub proposed: String,
    pub note: String,
    pub state: String,
    pub outcome: Option<String>,
    pub reason: String,
    #[serde(skip)]
    pub findings: String,
    pub asked_by: Uuid,
    pub decided_at: Option<i64>,
    /// Hundredths of a point.
    pub points: Option<i64>,
    #[serde(skip)]
    pub points_most: Option<i64>,
    #[serde(skip)]
    pub points_least: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
