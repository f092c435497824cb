//! Changes of who is promised to whom, with what it takes to take them back.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "staffing_edit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub project_id: Uuid,
    pub at: i64,
    pub actor_id: Option<Uuid>,
    /// `edited`, `undone` or `redone`.
    pub verb: String,
    pub title: String,
    /// The step this one takes back.
    pub reverts_id: Option<Uuid>,
    /// The step that took this one back.
    pub reverted_by: Option<Uuid>,
    /// How rows were before and after, as JSON.
    pub images: String,
}

plain_entity!();
