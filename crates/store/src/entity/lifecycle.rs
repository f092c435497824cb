//! Lifecycles: stages and gates that things of a kind go through, written down by the PMO.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "lifecycle")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub key: Option<String>,
    pub name: String,
    #[serde(skip)]
    pub name_folded: String,
    pub subject_kind: String,
    pub description: String,
    pub applies_when: String,
    pub definition: String,
    pub revision: i64,
    pub position: i64,
    pub archived: bool,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
