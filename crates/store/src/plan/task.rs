//! Queries for tasks.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QueryResult, QuerySelect, QueryTrait, Select,
    sea_query::{Alias, Expr, ExprTrait, Func, LikeExpr, Query},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{
        assignment, project, resource,
        task::{Column, Entity},
    },
    fold::contains_pattern,
    organisation::{CustomFilter, custom_totals, tasks_with},
    page::{Ask, Key, Page, page},
    portfolio::Visible,
    row::CustomOf,
};

/// Which tasks.
#[derive(Debug, Clone, Default)]
pub struct TaskFilter {
    /// Part of the name.
    pub q: Option<String>,
    /// Of this project.
    pub project_id: Option<Uuid>,
    /// Assigned to this resource.
    pub resource_id: Option<Uuid>,
    /// Assigned to people who sign in as this user.
    pub user_id: Option<Uuid>,
    /// Finishing at or after this moment.
    pub finish_from: Option<i64>,
    /// Finishing before this moment.
    pub finish_before: Option<i64>,
    /// Only those behind their baseline, or only the others.
    pub late: Option<bool>,
    /// Only critical ones, or only the others.
    pub critical: Option<bool>,
    /// Only those with work left, or only the finished.
    pub unfinished: Option<bool>,
    /// With these custom fields.
    pub custom: Vec<CustomFilter>,
    /// What the person may see.
    pub visible: Visible,
}

/// What a list of tasks can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the columns'")]
pub enum TaskSort {
    Position,
    Name,
    Start,
    Finish,
    TotalFloat,
    PercentComplete,
}

/// A task in a list.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct TaskLine {
    pub id: Uuid,
    pub version: i64,
    pub project_id: Uuid,
    pub parent_id: Option<Uuid>,
    pub position: i64,
    pub level: i64,
    pub name: String,
    pub name_folded: String,
    pub wbs_shown: String,
    pub start: i64,
    pub finish: i64,
    pub computed_duration: i64,
    pub total_float: i64,
    pub percent_complete: i64,
    pub flags: i64,
    pub late: bool,
    pub critical: bool,
    pub baseline_finish: Option<i64>,
    pub deadline: Option<i64>,
    pub custom: String,
}

const LINE: [Column; 20] = [
    Column::Id,
    Column::Version,
    Column::ProjectId,
    Column::ParentId,
    Column::Position,
    Column::Level,
    Column::Name,
    Column::NameFolded,
    Column::WbsShown,
    Column::Start,
    Column::Finish,
    Column::ComputedDuration,
    Column::TotalFloat,
    Column::PercentComplete,
    Column::Flags,
    Column::Late,
    Column::Critical,
    Column::BaselineFinish,
    Column::Deadline,
    Column::Custom,
];

/// What the Gantt chart shows of a task.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct GanttTask {
    pub id: Uuid,
    pub version: i64,
    pub parent_id: Option<Uuid>,
    pub name: String,
    pub wbs_shown: String,
    pub start: i64,
    pub finish: i64,
    pub late_start: i64,
    pub late_finish: i64,
    pub total_float: i64,
    pub free_float: i64,
    pub computed_duration: i64,
    pub percent_complete: i64,
    pub baseline_start: Option<i64>,
    pub baseline_finish: Option<i64>,
    pub deadline: Option<i64>,
    pub calendar_id: Option<Uuid>,
    pub flags: i64,
    pub driver_id: Option<Uuid>,
    pub splits: String,
}

const GANTT: [Column; 20] = [
    Column::Id,
    Column::Version,
    Column::ParentId,
    Column::Name,
    Column::WbsShown,
    Column::Start,
    Column::Finish,
    Column::LateStart,
    Column::LateFinish,
    Column::TotalFloat,
    Column::FreeFloat,
    Column::ComputedDuration,
    Column::PercentComplete,
    Column::BaselineStart,
    Column::BaselineFinish,
    Column::Deadline,
    Column::CalendarId,
    Column::Flags,
    Column::DriverId,
    Column::Splits,
];

by_position!(TaskLine {
    id,
    version,
    project_id,
    parent_id,
    position,
    level,
    name,
    name_folded,
    wbs_shown,
    start,
    finish,
    computed_duration,
    total_float,
    percent_complete,
    flags,
    late,
    critical,
    baseline_finish,
    deadline,
    custom,
});
by_position!(GanttTask {
    id,
    version,
    parent_id,
    name,
    wbs_shown,
    start,
    finish,
    late_start,
    late_finish,
    total_float,
    free_float,
    computed_duration,
    percent_complete,
    baseline_start,
    baseline_finish,
    deadline,
    calendar_id,
    flags,
    driver_id,
    splits,
});

impl TaskSort {
    fn column(self) -> Column {
        match self {
            Self::Position => Column::Position,
            Self::Name => Column::NameFolded,
            Self::Start => Column::Start,
            Self::Finish => Column::Finish,
            Self::TotalFloat => Column::TotalFloat,
            Self::PercentComplete => Column::PercentComplete,
        }
    }

    fn key(self, line: &TaskLine) -> Key {
        match self {
            Self::Position => Key::Number(line.position),
            Self::Name => Key::Text(line.name_folded.clone()),
            Self::Start => Key::Number(line.start),
            Self::Finish => Key::Number(line.finish),
            Self::TotalFloat => Key::Number(line.total_float),
            Self::PercentComplete => Key::Number(line.percent_complete),
        }
    }
}

/// With one of these flags.
fn marked(flags: i64) -> Expr {
    Expr::col((Entity, Column::Flags)).bit_and(flags).ne(0)
}

impl Reader {
    /// The projects that are templates; spelled as in their index, like what is unfinished below.
    async fn template_ids(&self) -> Result<Vec<Uuid>, StoreError> {
        let templates = project::Entity::find()
            .select_only()
            .column(project::Column::Id)
            .filter(Expr::cust("\"project\".\"template\""));
        Ok(templates.into_tuple().all(&self.db()).await?)
    }

    /// How many tasks of these projects have one of these flags.
    pub async fn marked_task_count(
        &self,
        projects: &[Uuid],
        flags: i64,
    ) -> Result<i64, StoreError> {
        let mut all = 0;
        for chunk in projects.chunks(MAX_IN) {
            let of_these = Column::ProjectId.is_in(chunk.iter().copied());
            let found = Entity::find().filter(of_these).filter(marked(flags));
            all += i64::try_from(found.count(&self.db()).await?).unwrap_or(i64::MAX);
        }
        Ok(all)
    }

    /// Tasks, of one project or of all visible ones.
    pub async fn tasks(
        &self,
        filter: &TaskFilter,
        sort: TaskSort,
        ask: &Ask,
    ) -> Result<Page<TaskLine>, StoreError> {
        let select = self.passing(filter).await?.select_only().columns(LINE);
        let column = Expr::col((Entity, sort.column()));
        let id = Expr::col((Entity, Column::Id));
        page(&self.db(), select, column, id, ask, |line: &TaskLine| (sort.key(line), line.id)).await
    }

    /// Sums of numbers in custom fields over all tasks that pass, in ten-thousandths by code.
    pub async fn task_custom_totals(
        &self,
        filter: &TaskFilter,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let ids = self.passing(filter).await?.select_only().column(Column::Id).into_query();
        custom_totals(&self.db(), CustomOf::Task, ids).await
    }

    async fn passing(&self, filter: &TaskFilter) -> Result<Select<Entity>, StoreError> {
        let mut select = Entity::find();
        match filter.project_id {
            Some(id) => select = select.filter(Column::ProjectId.eq(id)),
            None => {
                // Tasks of templates are nobody's work. There are few templates: naming them costs less
                // than asking about the project of each task that is counted.
                let templates = self.template_ids().await?;
                if !templates.is_empty() {
                    select = select.filter(Column::ProjectId.is_not_in(templates));
                }
            }
        }
        if let Some(projects) = filter.visible.project_ids() {
            select = select.filter(Column::ProjectId.in_subquery(projects));
        }
        if let Some(q) = &filter.q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(Expr::col((Entity, Column::NameFolded)).like(like));
        }
        if let Some(late) = filter.late {
            select = select.filter(Column::Late.eq(late));
        }
        if let Some(critical) = filter.critical {
            select = select.filter(Column::Critical.eq(critical));
        }
        if let Some(unfinished) = filter.unfinished {
            // Spelled as in `ix_task_unfinished`: an index of some rows only serves a query that says
            // the same without placeholders.
            let left = Expr::cust("\"task\".\"percent_complete\" < 10000");
            select = select.filter(if unfinished { left } else { left.not() });
        }
        if let Some(id) = filter.resource_id {
            let assigned = assignment::Entity::find()
                .select_only()
                .column(assignment::Column::TaskId)
                .filter(assignment::Column::ResourceId.eq(id))
                .into_query();
            select = select.filter(Column::Id.in_subquery(assigned));
        }
        if let Some(id) = filter.user_id {
            let own = resource::Entity::find()
                .select_only()
                .column(resource::Column::Id)
                .filter(resource::Column::UserId.eq(id))
                .into_query();
            let assigned = assignment::Entity::find()
                .select_only()
                .column(assignment::Column::TaskId)
                .filter(assignment::Column::ResourceId.in_subquery(own))
                .into_query();
            select = select.filter(Column::Id.in_subquery(assigned));
        }
        if let Some(from) = filter.finish_from {
            select = select.filter(Column::Finish.gte(from));
        }
        if let Some(before) = filter.finish_before {
            select = select.filter(Column::Finish.lt(before));
        }
        Ok(tasks_with(select, &filter.custom))
    }

    /// The numbers that these tasks' rows have in their plans, from 1: how many stand above, and itself.
    pub async fn row_numbers(&self, tasks: &[Uuid]) -> Result<HashMap<Uuid, i64>, StoreError> {
        let above = Alias::new("above");
        let number = Query::select()
            .expr(Func::count(Expr::col((above.clone(), Column::Id))))
            .from_as(Entity, above.clone())
            .and_where(
                Expr::col((above.clone(), Column::ProjectId)).equals((Entity, Column::ProjectId)),
            )
            .and_where(
                Expr::col((above, Column::Position)).lte(Expr::col((Entity, Column::Position))),
            )
            .to_owned();
        let mut numbers = HashMap::with_capacity(tasks.len());
        for some in tasks.chunks(MAX_IN) {
            let rows: Vec<(Uuid, i64)> = Entity::find()
                .select_only()
                .column(Column::Id)
                .expr_as(Expr::SubQuery(None, Box::new(number.clone().into())), "number")
                .filter(Column::Id.is_in(some.iter().copied()))
                .into_tuple()
                .all(&self.db())
                .await?;
            numbers.extend(rows);
        }
        Ok(numbers)
    }

    /// What the Gantt chart shows, in outline order.
    pub async fn gantt_tasks(&self, project_id: Uuid) -> Result<Vec<GanttTask>, StoreError> {
        self.gantt_tasks_with(project_id, None).await
    }

    /// The same of tasks that have one of these flags.
    pub async fn gantt_tasks_with(
        &self,
        project_id: Uuid,
        flags: Option<i64>,
    ) -> Result<Vec<GanttTask>, StoreError> {
        let mut select = Entity::find();
        if let Some(flags) = flags {
            select = select.filter(marked(flags));
        }
        Ok(select
            .select_only()
            .columns(GANTT)
            .filter(Column::ProjectId.eq(project_id))
            .order_by_asc(Column::Position)
            .into_model::<GanttTask>()
            .all(&self.db())
            .await?)
    }
}
