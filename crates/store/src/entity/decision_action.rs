//! What somebody has to do after a decision.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "decision_action")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub decision_id: Uuid,
    pub project_id: Option<Uuid>,
    pub text: String,
    pub owner_id: Uuid,
    pub due: Option<String>,
    pub done_at: Option<i64>,
    pub done_by: Option<Uuid>,
    pub note: String,
    #[serde(skip)]
    pub told_at: Option<i64>,
    pub author_id: Uuid,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
