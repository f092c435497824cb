//! What has to be done after a gate that was passed with conditions.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "gate_condition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub review_id: Uuid,
    pub place_id: Uuid,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub text: String,
    pub due: Option<String>,
    pub owner_id: Option<Uuid>,
    pub author_id: Uuid,
    pub closed_at: Option<i64>,
    pub closed_by: Option<Uuid>,
    pub note: String,
    #[serde(skip)]
    pub reminded_at: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
