//! Decisions that people write down.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub number: i64,
    pub title: String,
    #[serde(skip)]
    pub title_folded: String,
    pub question: String,
    pub options: String,
    pub chosen: Option<i64>,
    pub outcome: String,
    pub rationale: String,
    pub state: String,
    pub subject_kind: String,
    pub subject_id: Uuid,
    #[serde(skip)]
    pub subject_name: String,
    pub project_id: Option<Uuid>,
    pub decided_on: Option<String>,
    #[serde(skip)]
    pub listed_at: i64,
    pub review_on: Option<String>,
    #[serde(skip)]
    pub review_told_at: Option<i64>,
    pub review_note: String,
    pub supersedes_id: Option<Uuid>,
    pub superseded_by_id: Option<Uuid>,
    pub author_id: Uuid,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
