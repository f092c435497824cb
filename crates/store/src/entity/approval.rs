//! Walks along a route of approval, each for one subject.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "approval")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub subject_kind: String,
    pub subject_id: Uuid,
    #[serde(skip)]
    pub title: String,
    pub route_id: Uuid,
    pub route_name: String,
    #[serde(skip)]
    pub route_version: i64,
    #[serde(skip)]
    pub steps: String,
    pub asked_by: Uuid,
    pub note: String,
    pub state: String,
    pub step: i64,
    #[serde(skip)]
    pub step_since: i64,
    #[serde(skip)]
    pub due_at: Option<i64>,
    #[serde(skip)]
    pub ended_at: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
