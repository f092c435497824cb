//! Writing what was computed: many rows at once, by joining a list of values.

use std::fmt::Write as _;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Value, sea_query::Expr};
use uuid::Uuid;

use crate::{
    StoreError, Writer, dialect,
    entity::{project, project_resource},
    row,
};

/// The computed columns of an assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct AssignmentDates {
    pub id: Uuid,
    pub start: i64,
    pub finish: i64,
    pub computed_work: i64,
    pub computed_units: i64,
    pub pieces: Option<String>,
}

/// The computed columns of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct ProjectFigures {
    pub computed_start: i64,
    pub computed_finish: i64,
    pub baseline_finish: Option<i64>,
    pub percent_complete: i64,
    pub task_count: i64,
    pub late_task_count: i64,
    pub critical_task_count: i64,
    pub diagnostics_count: i64,
    pub late: bool,
    pub plan_cost: i64,
    pub plan_cost_partial: bool,
}

/// Names of columns, and how to take their values from a row.
type Columns<T> = (&'static [&'static str], fn(&T) -> Vec<Value>);

macro_rules! columns {
    ($row:ident, $($field:ident),+) => {
        (
            &["id", $(stringify!($field)),+],
            |$row| vec![$row.id.into(), $($row.$field.clone().into()),+],
        )
    };
}

/// What is computed of a task, listed once: a column that is here is compared, taken and written.
macro_rules! task_dates {
    ($($field:ident: $type:ty),+ $(,)?) => {
        /// The computed columns of a task.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[expect(missing_docs, reason = "columns are described in the migrations")]
        pub struct TaskDates {
            pub id: Uuid,
            $(pub $field: $type),+
        }

        impl TaskDates {
            /// Whether two rows have equal computed columns.
            pub fn same(one: &row::Task, other: &row::Task) -> bool {
                $(one.$field == other.$field)&&+
            }

            /// The computed columns of a row.
            pub fn of(row: &row::Task) -> Self {
                Self { id: row.id, $($field: row.$field.clone()),+ }
            }

            fn columns() -> Columns<Self> {
                columns!(row, $($field),+)
            }
        }
    };
}

task_dates! {
    position: i64,
    level: i64,
    wbs_shown: String,
    summary: bool,
    percent_complete: i64,
    start: i64,
    finish: i64,
    early_start: i64,
    early_finish: i64,
    late_start: i64,
    late_finish: i64,
    computed_duration: i64,
    total_float: i64,
    free_float: i64,
    flags: i64,
    late: bool,
    critical: bool,
    driver: String,
    driver_id: Option<Uuid>,
    pushed_by: String,
    pushed_id: Option<Uuid>,
    baseline_start: Option<i64>,
    baseline_finish: Option<i64>,
}

impl Writer<'_> {
    /// Counts the plan's version up and writes its figures; fails as stale when the plan was
    /// recomputed by someone else since `plan_version`.
    pub async fn advance_plan(
        &self,
        project_id: Uuid,
        plan_version: i64,
        figures: &ProjectFigures,
    ) -> Result<(), StoreError> {
        use project::Column;
        let done = project::Entity::update_many()
            .col_expr(Column::PlanVersion, Expr::value(plan_version + 1))
            .col_expr(Column::ComputedStart, Expr::value(figures.computed_start))
            .col_expr(Column::ComputedFinish, Expr::value(figures.computed_finish))
            .col_expr(Column::BaselineFinish, Expr::value(figures.baseline_finish))
            .col_expr(Column::PercentComplete, Expr::value(figures.percent_complete))
            .col_expr(Column::TaskCount, Expr::value(figures.task_count))
            .col_expr(Column::LateTaskCount, Expr::value(figures.late_task_count))
            .col_expr(Column::CriticalTaskCount, Expr::value(figures.critical_task_count))
            .col_expr(Column::DiagnosticsCount, Expr::value(figures.diagnostics_count))
            .col_expr(Column::Late, Expr::value(figures.late))
            .col_expr(Column::PlanCost, Expr::value(figures.plan_cost))
            .col_expr(Column::PlanCostPartial, Expr::value(figures.plan_cost_partial))
            .col_expr(Column::UpdatedAt, Expr::value(self.at()))
            .filter(Column::Id.eq(project_id))
            .filter(Column::PlanVersion.eq(plan_version))
            .exec(&self.db())
            .await?;
        if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::StaleVersion) }
    }

    /// Writes computed columns of tasks.
    pub async fn put_task_dates(&self, rows: &[TaskDates]) -> Result<(), StoreError> {
        let (columns, values) = TaskDates::columns();
        self.update_from_values("task", columns, rows, values).await
    }

    /// Writes computed columns of assignments.
    pub async fn put_assignment_dates(&self, rows: &[AssignmentDates]) -> Result<(), StoreError> {
        let (columns, values): Columns<AssignmentDates> =
            columns!(row, start, finish, computed_work, computed_units, pieces);
        self.update_from_values("assignment", columns, rows, values).await
    }

    /// `UPDATE … FROM (VALUES …)`, which both engines understand alike; the first column is the
    /// key.
    async fn update_from_values<T>(
        &self,
        table: &str,
        columns: &[&str],
        rows: &[T],
        values: fn(&T) -> Vec<Value>,
    ) -> Result<(), StoreError> {
        let mut sets = String::new();
        for (number, column) in columns.iter().enumerate().skip(1) {
            let comma = if number > 1 { ", " } else { "" };
            let _ = write!(sets, "{comma}{column} = v.column{}", number + 1);
        }
        for chunk in rows.chunks(500) {
            let mut list = String::new();
            let mut binds: Vec<Value> = Vec::with_capacity(chunk.len() * columns.len());
            for row in chunk {
                list.push_str(if list.is_empty() { "(" } else { ", (" });
                for (number, value) in values(row).into_iter().enumerate() {
                    binds.push(value);
                    let comma = if number > 0 { ", " } else { "" };
                    let _ = write!(list, "{comma}{}", dialect::parameter(&self.db(), binds.len()));
                }
                list.push(')');
            }
            let sql = format!(
                "UPDATE {table} SET {sets} FROM (VALUES {list}) AS v WHERE {table}.id = v.column1"
            );
            self.db().execute_raw(dialect::statement(&self.db(), &sql, binds)).await?;
        }
        Ok(())
    }

    /// Adds resources to the plan's list.
    pub async fn insert_project_resources(
        &self,
        rows: Vec<row::ProjectResource>,
    ) -> Result<(), StoreError> {
        self.insert_rows::<project_resource::Entity>(rows).await
    }
}
