//! Programs: projects with shared benefits.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "program")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub portfolio_id: Option<Uuid>,
    pub name: String,
    #[serde(skip)]
    pub name_folded: String,
    pub description: String,
    pub owner_id: Option<Uuid>,
    pub external_key: Option<String>,
    pub plan_type_id: Option<Uuid>,
    pub number: Option<String>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
