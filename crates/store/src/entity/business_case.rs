//! Why a request or project is worth its money, as it is being written.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "business_case")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub currency: String,
    pub number: i64,
    #[serde(skip)]
    pub body: String,
    pub cost: Option<i64>,
    pub decided_cost: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
