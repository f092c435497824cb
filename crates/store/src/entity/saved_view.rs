//! Saved views of lists and charts.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "saved_view")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub list: String,
    pub project_id: Option<Uuid>,
    pub owner_id: Uuid,
    pub shared: bool,
    pub name: String,
    #[serde(skip)]
    pub name_folded: String,
    pub settings: String,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
