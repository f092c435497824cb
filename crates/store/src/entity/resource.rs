//! People, machines, materials and cost items.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "resource")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub name: String,
    #[serde(skip)]
    pub name_folded: String,
    pub initials: String,
    pub kind: String,
    pub email: String,
    #[serde(skip)]
    pub email_folded: String,
    pub team_id: Option<Uuid>,
    pub calendar_id: Option<Uuid>,
    pub max_units: i64,
    pub standard_rate: i64,
    pub overtime_rate: i64,
    pub cost_per_use_minor: i64,
    pub currency: String,
    pub user_id: Option<Uuid>,
    pub active: bool,
    pub generic: bool,
    pub equipment: bool,
    pub job_role_id: Option<Uuid>,
    pub external_key: Option<String>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
