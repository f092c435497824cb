//! Kinds of project requests, each with its form.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "request_type")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub name: String,
    #[serde(skip)]
    pub name_folded: String,
    pub description: String,
    pub currency: String,
    pub form: String,
    pub archived: bool,
    pub scoring_model_id: Option<Uuid>,
    pub agreed_days: String,
    pub plan_type_id: Option<Uuid>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
