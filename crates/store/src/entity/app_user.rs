//! People who can sign in.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "app_user")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub name: String,
    #[serde(skip)]
    pub name_folded: String,
    pub email: String,
    #[serde(skip)]
    pub email_folded: String,
    #[serde(skip)]
    pub password_hash: Option<String>,
    pub locale: String,
    pub theme: String,
    pub active: bool,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
