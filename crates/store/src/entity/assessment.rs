//! What one person says about a subject under one version of a scoring model.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub model_id: Uuid,
    pub number: i64,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub assessor_id: Uuid,
    pub measures: String,
    pub score: i64,
    pub knocked_out: bool,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
