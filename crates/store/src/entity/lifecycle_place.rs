//! Where a thing stands in its lifecycle.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "lifecycle_place")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub lifecycle_id: Uuid,
    pub revision: i64,
    pub stage: String,
    pub entry: i64,
    pub state: String,
    pub since: i64,
    pub open_review_id: Option<Uuid>,
    #[serde(skip)]
    pub checked: i64,
    #[serde(skip)]
    pub met: i64,
    #[serde(skip)]
    pub compliance: i64,
    #[serde(skip)]
    pub deviations: i64,
    pub assigned_rule: Option<String>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
