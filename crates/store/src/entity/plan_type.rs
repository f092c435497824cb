//! Types of plans: what projects and programs are, and where they may be.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "plan_type")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub noun: String,
    pub name: String,
    #[serde(skip)]
    pub name_folded: String,
    pub plural: String,
    pub description: String,
    pub color: String,
    pub icon: String,
    pub parent_types: String,
    pub in_portfolio: bool,
    pub alone: bool,
    pub number_prefix: Option<String>,
    pub number_width: i64,
    pub number_start: i64,
    pub lifecycle_id: Option<Uuid>,
    pub standard: bool,
    pub archived: bool,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
