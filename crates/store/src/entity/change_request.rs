//! A change of a project that somebody asks for, with what it does to the plan and how it was decided.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "change_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub project_id: Uuid,
    pub number: i64,
    pub title: String,
    #[serde(skip)]
    pub title_folded: String,
    pub description: String,
    /// `scope`, `schedule`, `cost`, `quality`, `regulation` or `other`.
    pub category: String,
    pub raised_by: Uuid,
    pub owner_id: Option<Uuid>,
    /// A day such as `2026-03-31`.
    pub wanted_by: Option<String>,
    pub scope: String,
    pub risk: String,
    /// `lower`, `same` or `higher`.
    pub risk_level: String,
    pub cost_delta: Option<i64>,
    pub benefit_delta: Option<i64>,
    pub currency: String,
    /// `draft`, `assessing`, `deciding`, `approved`, `rejected`, `deferred`, `implemented` or `withdrawn`.
    pub state: String,
    #[serde(skip)]
    pub state_since: i64,
    pub question: String,
    pub reason: String,
    pub edits: String,
    #[serde(skip)]
    pub impact: String,
    pub impact_version: Option<i64>,
    pub finish_shift: Option<i64>,
    pub work_delta: Option<i64>,
    pub plan_cost_delta: Option<i64>,
    pub asked_by: Option<Uuid>,
    pub decided_by: Option<Uuid>,
    #[serde(skip)]
    pub decided_at: Option<i64>,
    pub implemented_by: Option<Uuid>,
    #[serde(skip)]
    pub implemented_at: Option<i64>,
    pub edit_id: Option<Uuid>,
    pub baseline_id: Option<Uuid>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
