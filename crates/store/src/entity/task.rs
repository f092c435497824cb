//! Lines of plans: what people said, and the dates as last computed.

use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "task")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[serde(skip)]
    pub version: i64,
    pub project_id: Uuid,
    pub parent_id: Option<Uuid>,
    #[serde(skip)]
    pub position: i64,
    #[serde(skip)]
    pub level: i64,
    #[serde(skip)]
    pub uid: i64,
    pub name: String,
    #[serde(skip)]
    pub name_folded: String,
    pub wbs: String,
    #[serde(skip)]
    pub wbs_shown: String,
    pub notes: String,
    pub duration: i64,
    pub elapsed: bool,
    pub estimated: bool,
    pub duration_format: i64,
    pub milestone: bool,
    #[serde(skip)]
    pub summary: bool,
    pub calendar_id: Option<Uuid>,
    pub ignore_resource_calendars: bool,
    pub constraint_kind: String,
    pub constraint_date: Option<i64>,
    pub activity: String,
    pub second_constraint_kind: String,
    pub second_constraint_date: Option<i64>,
    pub deadline: Option<i64>,
    pub manual: bool,
    pub manual_start: Option<i64>,
    pub manual_finish: Option<i64>,
    pub active: bool,
    pub external_start: Option<i64>,
    pub external_finish: Option<i64>,
    pub recurring: bool,
    pub task_type: String,
    pub effort_driven: bool,
    pub priority: i64,
    pub work: i64,
    pub percent_complete: i64,
    pub physical_percent_complete: i64,
    pub actual_start: Option<i64>,
    pub actual_finish: Option<i64>,
    pub actual_duration: i64,
    pub stop: Option<i64>,
    pub resume: Option<i64>,
    pub splits: String,
    pub leveling_delay: i64,
    pub fixed_cost_minor: i64,
    #[serde(skip)]
    pub kept: String,
    pub external_key: Option<String>,
    #[serde(skip)]
    pub start: i64,
    #[serde(skip)]
    pub finish: i64,
    #[serde(skip)]
    pub early_start: i64,
    #[serde(skip)]
    pub early_finish: i64,
    #[serde(skip)]
    pub late_start: i64,
    #[serde(skip)]
    pub late_finish: i64,
    #[serde(skip)]
    pub computed_duration: i64,
    #[serde(skip)]
    pub total_float: i64,
    #[serde(skip)]
    pub free_float: i64,
    #[serde(skip)]
    pub flags: i64,
    #[serde(skip)]
    pub late: bool,
    #[serde(skip)]
    pub critical: bool,
    #[serde(skip)]
    pub driver: String,
    #[serde(skip)]
    pub driver_id: Option<Uuid>,
    #[serde(skip)]
    pub pushed_by: String,
    #[serde(skip)]
    pub pushed_id: Option<Uuid>,
    #[serde(skip)]
    pub baseline_start: Option<i64>,
    #[serde(skip)]
    pub baseline_finish: Option<i64>,
    pub recurrence: String,
    #[serde(skip)]
    pub template_task_id: Option<Uuid>,
    pub planning_package: bool,
    pub sub_project_id: Option<Uuid>,
    pub custom: String,
    #[serde(skip)]
    pub sub_start: Option<i64>,
    #[serde(skip)]
    pub sub_finish: Option<i64>,
    #[serde(skip)]
    pub created_at: i64,
    #[serde(skip)]
    pub updated_at: i64,
}

plain_entity!();
