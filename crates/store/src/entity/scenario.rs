//! What-if questions about which projects to do.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "scenario")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub portfolio_id: Option<Uuid>,
    pub name: String,
    #[serde(skip)]
    pub name_folded: String,
    pub note: String,
    #[serde(skip)]
    pub question: String,
    pub author_id: Uuid,
    pub sharing: String,
    pub frozen: bool,
    pub overlay: String,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
