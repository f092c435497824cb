//! Files on their way into a plan.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub user_id: Uuid,
    pub file_name: String,
    pub format: String,
    pub state: String,
    #[serde(skip)]
    pub done: i64,
    #[serde(skip)]
    pub total: i64,
    #[serde(skip)]
    pub step: String,
    pub target: String,
    pub mapping: Option<String>,
    #[serde(skip)]
    pub columns: Option<String>,
    #[serde(skip)]
    pub report: Option<String>,
    pub project_id: Option<Uuid>,
    #[serde(skip)]
    pub bytes: Vec<u8>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
