//! Strategic baselines of a portfolio: scenarios that were decided.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "scenario_commit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub portfolio_id: Option<Uuid>,
    pub number: i64,
    pub scenario_id: Uuid,
    pub scenario_name: String,
    pub author_id: Uuid,
    pub reason: String,
    #[serde(skip)]
    pub content: String,
    #[serde(skip)]
    pub diff: String,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
