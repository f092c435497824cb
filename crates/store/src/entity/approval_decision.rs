//! What was decided in an approval, and by whom.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "approval_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub approval_id: Uuid,
    pub step: i64,
    pub kind: String,
    pub seat_id: Option<Uuid>,
    pub instead_of_id: Option<Uuid>,
    pub actor_id: Option<Uuid>,
    pub reason: String,
    pub at: i64,
}

plain_entity!();
