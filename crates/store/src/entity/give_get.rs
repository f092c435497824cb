//! What one project gives another, by when, and how far the two sides have agreed.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "give_get")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub giver_project_id: Uuid,
    pub giver_task_id: Option<Uuid>,
    pub receiver_project_id: Uuid,
    pub receiver_task_id: Option<Uuid>,
    pub cross_dependency_id: Option<Uuid>,
    pub given: String,
    pub note: String,
    pub giver_owner_id: Option<Uuid>,
    pub receiver_owner_id: Option<Uuid>,
    pub needed_date: i64,
    pub agreed_date: i64,
    /// `alert` or `carry`.
    pub policy: String,
    /// `proposed`, `agreed`, `delivered` or `withdrawn`.
    pub state: String,
    /// `giver` or `receiver`.
    pub proposed_side: String,
    pub proposed_by: Uuid,
    #[serde(skip)]
    pub proposed_at: i64,
    pub agreed_by: Option<Uuid>,
    #[serde(skip)]
    pub agreed_at: Option<i64>,
    pub closed_by: Option<Uuid>,
    #[serde(skip)]
    pub closed_at: Option<i64>,
    pub delivered_date: Option<i64>,
    pub reason: String,
    #[serde(skip)]
    pub told_at: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
