//! What holds of a resource from a day on.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "resource_term")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub resource_id: Uuid,
    pub from_date: String,
    pub employed: bool,
    pub team_id: Option<Uuid>,
    pub manager_id: Option<Uuid>,
    pub location_id: Option<Uuid>,
    pub time_zone: String,
    pub fte: i64,
    pub calendar_id: Option<Uuid>,
    pub note: String,
    #[serde(skip)]
    pub pending: bool,
    pub author_id: Uuid,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
