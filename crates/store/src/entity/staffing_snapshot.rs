//! Staffing as it stood at a moment.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "staffing_snapshot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub name: String,
    pub taken_at: i64,
    /// Null when it was taken by itself.
    pub taken_by: Option<Uuid>,
    /// The week that it was taken for by itself.
    pub week: Option<String>,
    #[serde(skip)]
    pub lines: i64,
    /// Counts snapshots in the order in which they were taken.
    #[serde(skip)]
    pub number: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
