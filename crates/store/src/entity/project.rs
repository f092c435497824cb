//! Projects: the settings of a plan, and its figures as last computed.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "project")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub key: String,
    #[serde(skip)]
    pub key_folded: String,
    pub name: String,
    #[serde(skip)]
    pub name_folded: String,
    pub description: String,
    pub stage: String,
    pub portfolio_id: Option<Uuid>,
    pub program_id: Option<Uuid>,
    pub owner_id: Option<Uuid>,
    pub external_key: Option<String>,
    pub calendar_id: Uuid,
    pub start: i64,
    pub finish: Option<i64>,
    pub from_finish: bool,
    pub status_date: Option<i64>,
    pub day: i64,
    pub week: i64,
    pub days_per_month: i64,
    pub default_start: i64,
    pub default_finish: i64,
    pub honor_constraints: bool,
    pub critical_limit: i64,
    pub multiple_critical_paths: bool,
    pub dialect: String,
    pub lag_calendar: String,
    pub total_float: String,
    pub critical_by: String,
    pub must_finish_by: Option<i64>,
    pub progress_policy: String,
    pub reschedule_uncompleted: bool,
    pub effort_driven: bool,
    pub currency: String,
    #[serde(skip)]
    pub kept: String,
    #[serde(skip)]
    pub summary_task: String,
    #[serde(skip)]
    pub plan_version: i64,
    #[serde(skip)]
    pub computed_start: i64,
    #[serde(skip)]
    pub computed_finish: i64,
    #[serde(skip)]
    pub baseline_finish: Option<i64>,
    #[serde(skip)]
    pub percent_complete: i64,
    #[serde(skip)]
    pub task_count: i64,
    #[serde(skip)]
    pub late_task_count: i64,
    #[serde(skip)]
    pub critical_task_count: i64,
    #[serde(skip)]
    pub diagnostics_count: i64,
    #[serde(skip)]
    pub late: bool,
    /// Minor units of `currency`.
    #[serde(skip)]
    pub plan_cost: i64,
    #[serde(skip)]
    pub plan_cost_partial: bool,
    /// Minor units of `currency`; none until somebody says.
    pub funding: Option<i64>,
    pub template: bool,
    pub template_id: Option<Uuid>,
    pub detail_weeks: Option<i64>,
    pub priority: i64,
    pub plan_type_id: Option<Uuid>,
    pub number: Option<String>,
    pub custom: String,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
