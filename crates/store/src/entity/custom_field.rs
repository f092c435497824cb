//! Fields that an organisation defines.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "custom_field")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub noun: String,
    pub code: String,
    pub kind: String,
    pub name: String,
    #[serde(skip)]
    pub name_folded: String,
    pub help: String,
    pub unit: String,
    pub choices: String,
    pub position: i64,
    pub archived: bool,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
