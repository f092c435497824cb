//! Points that somebody who decides gave to the criteria of a gate.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "gate_score")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub review_id: Uuid,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub person_id: Uuid,
    pub points: String,
    pub note: String,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
