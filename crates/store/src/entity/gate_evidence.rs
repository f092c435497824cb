//! What was shown for items of the checklist of a gate.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "gate_evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub place_id: Uuid,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub entry: i64,
    pub stage: String,
    pub item: String,
    pub done: bool,
    pub note: String,
    pub link: String,
    pub actor_id: Option<Uuid>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
