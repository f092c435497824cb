//! What all assessments of a subject come to; follows them.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "subject_score")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub model_id: Uuid,
    pub number: i64,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub score: i64,
    pub spread: i64,
    pub assessors: i64,
    pub outliers: i64,
    pub knocked_out: bool,
    pub detail: String,
}

plain_entity!();
