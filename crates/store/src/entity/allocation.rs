//! Time of a person, a team or a role for a project.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "allocation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub project_id: Uuid,
    pub resource_id: Option<Uuid>,
    pub job_role_id: Option<Uuid>,
    pub team_id: Option<Uuid>,
    pub state: String,
    pub probability: i64,
    pub note: String,
    pub booking: String,
    #[serde(skip)]
    pub from_day: i64,
    #[serde(skip)]
    pub to_day: i64,
    pub minutes: i64,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
