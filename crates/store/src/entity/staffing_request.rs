//! People that a project asks for.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "staffing_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub project_id: Uuid,
    pub job_role_id: Uuid,
    pub people: i64,
    pub minutes: i64,
    pub from_day: i64,
    pub to_day: i64,
    pub spans: String,
    pub skills: String,
    pub location_id: Option<Uuid>,
    pub time_zone: String,
    pub expires_day: i64,
    pub note: String,
    pub state: String,
    pub reason: String,
    pub asked_by: Uuid,
    pub asked_minutes: i64,
    pub filled_minutes: i64,
    #[serde(skip)]
    pub opened_at: Option<i64>,
    #[serde(skip)]
    pub filled_at: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
