//! Requests for projects.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    #[serde(skip)]
    pub number: i64,
    pub type_id: Uuid,
    pub title: String,
    #[serde(skip)]
    pub title_folded: String,
    pub state: String,
    #[serde(skip)]
    pub state_since: i64,
    #[serde(skip)]
    pub submitted_at: Option<i64>,
    pub requester_id: Option<Uuid>,
    pub guest_name: Option<String>,
    pub guest_email: Option<String>,
    pub link_id: Option<Uuid>,
    pub assessor_id: Option<Uuid>,
    pub program_id: Option<Uuid>,
    #[serde(skip)]
    pub form: String,
    pub answers: String,
    pub amount: Option<i64>,
    pub currency: String,
    pub assessment: String,
    pub question: String,
    #[serde(skip)]
    pub returned_from: Option<String>,
    pub merged_into_id: Option<Uuid>,
    pub project_id: Option<Uuid>,
    #[serde(skip)]
    pub reminded_at: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
