//! The change log.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "change")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub seq: i64,
    pub at: i64,
    pub actor_id: Option<Uuid>,
    pub noun: String,
    pub noun_id: Uuid,
    pub project_id: Option<Uuid>,
    pub verb: String,
    pub label: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub reason: Option<String>,
    /// The edit of a plan it is part of.
    pub edit_id: Option<Uuid>,
}

plain_entity!();
