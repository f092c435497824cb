//! A person who is proposed for a request.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "staffing_proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub request_id: Uuid,
    #[serde(skip)]
    pub project_id: Uuid,
    pub resource_id: Uuid,
    pub from_day: i64,
    pub to_day: i64,
    pub minutes: i64,
    pub side: String,
    pub state: String,
    pub note: String,
    pub reason: String,
    pub proposed_by: Uuid,
    pub answered_by: Option<Uuid>,
    pub accepted_minutes: i64,
    pub allocation_id: Option<Uuid>,
    pub counters_id: Option<Uuid>,
    pub changes_id: Option<Uuid>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
