//! Who decides, and how they voted.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "decision_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub decision_id: Uuid,
    pub project_id: Option<Uuid>,
    pub user_id: Uuid,
    pub vote: Option<String>,
    pub words: String,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
