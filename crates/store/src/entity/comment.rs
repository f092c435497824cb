//! What people say about tasks, projects, requests and other subjects.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    #[serde(skip)]
    pub project_id: Option<Uuid>,
    pub subject_kind: String,
    pub subject_id: Uuid,
    #[serde(skip)]
    pub thread_id: Uuid,
    pub reply_to_id: Option<Uuid>,
    pub author_id: Uuid,
    pub text: String,
    #[serde(skip)]
    pub edited_at: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
