//! Dependencies between tasks of different projects.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "cross_dependency")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub predecessor_project_id: Uuid,
    pub predecessor_id: Uuid,
    pub successor_project_id: Uuid,
    pub successor_id: Uuid,
    pub kind: String,
    pub lag_kind: String,
    pub lag: i64,
    pub lag_format: i64,
    /// `propagate` or `warn`.
    pub policy: String,
    pub agreed_date: Option<i64>,
    pub agreed_at: Option<i64>,
    pub agreed_by: Option<Uuid>,
    pub predecessor_owner_id: Option<Uuid>,
    pub successor_owner_id: Option<Uuid>,
    pub note: String,
    #[serde(skip)]
    pub seen_name: String,
    #[serde(skip)]
    pub seen_project: String,
    #[serde(skip)]
    pub seen_start: i64,
    #[serde(skip)]
    pub seen_finish: i64,
    #[serde(skip)]
    pub seen_duration: i64,
    #[serde(skip)]
    pub seen_active: bool,
    #[serde(skip)]
    pub asked: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
