//! Queries for projects.

use sea_orm::Condition;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::project::{Column, Entity},
    fold::contains_pattern,
    organisation::{CustomFilter, custom_totals, projects_with},
    page::{Ask, Key, Page, page},
    portfolio::{Visible, in_portfolio},
    row::CustomOf,
};

/// Which projects.
#[derive(Debug, Clone, Default)]
pub struct ProjectFilter {
    /// Part of the name, key or number.
    pub q: Option<String>,
    /// In this portfolio.
    pub portfolio_id: Option<Uuid>,
    /// Also what is listed there and at home elsewhere; sums leave it out.
    pub listed: bool,
    /// In this program.
    pub program_id: Option<Uuid>,
    /// Of this person.
    pub owner_id: Option<Uuid>,
    /// Of this type.
    pub plan_type_id: Option<Uuid>,
    /// In this stage.
    pub stage: Option<String>,
    /// Only those behind their baseline, or only the others.
    pub late: Option<bool>,
    /// Templates instead of projects.
    pub templates: bool,
    /// With these custom fields.
    pub custom: Vec<CustomFilter>,
    /// What the person may see.
    pub visible: Visible,
}

/// What a list of projects can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the columns'")]
pub enum ProjectSort {
    Name,
    Key,
    Stage,
    Start,
    Finish,
    PercentComplete,
    TaskCount,
    LateTaskCount,
    UpdatedAt,
}

/// A project in a list.
#[derive(Debug, Clone, FromQueryResult)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct ProjectLine {
    pub id: Uuid,
    pub version: i64,
    pub key: String,
    pub key_folded: String,
    pub name: String,
    pub name_folded: String,
    pub stage: String,
    pub portfolio_id: Option<Uuid>,
    pub program_id: Option<Uuid>,
    pub owner_id: Option<Uuid>,
    pub plan_type_id: Option<Uuid>,
    pub number: Option<String>,
    pub computed_start: i64,
    pub computed_finish: i64,
    pub baseline_finish: Option<i64>,
    pub percent_complete: i64,
    pub task_count: i64,
    pub late_task_count: i64,
    pub critical_task_count: i64,
    pub status_date: Option<i64>,
    pub late: bool,
    pub updated_at: i64,
    pub custom: String,
}

/// What all projects of a list come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromQueryResult)]
#[expect(missing_docs, reason = "sums of the columns of these names")]
pub struct ProjectTotals {
    pub projects: i64,
    pub task_count: i64,
    pub late_task_count: i64,
    pub critical_task_count: i64,
}

const LINE: [Column; 23] = [
    Column::Id,
    Column::Version,
    Column::Key,
    Column::KeyFolded,
    Column::Name,
    Column::NameFolded,
    Column::Stage,
    Column::PortfolioId,
    Column::ProgramId,
    Column::OwnerId,
    Column::PlanTypeId,
    Column::Number,
    Column::ComputedStart,
    Column::ComputedFinish,
    Column::BaselineFinish,
    Column::PercentComplete,
    Column::TaskCount,
    Column::LateTaskCount,
    Column::CriticalTaskCount,
    Column::StatusDate,
    Column::Late,
    Column::UpdatedAt,
    Column::Custom,
];

impl ProjectSort {
    fn column(self) -> Column {
        match self {
            Self::Name => Column::NameFolded,
            Self::Key => Column::KeyFolded,
            Self::Stage => Column::Stage,
            Self::Start => Column::ComputedStart,
            Self::Finish => Column::ComputedFinish,
            Self::PercentComplete => Column::PercentComplete,
            Self::TaskCount => Column::TaskCount,
            Self::LateTaskCount => Column::LateTaskCount,
            Self::UpdatedAt => Column::UpdatedAt,
        }
    }

    fn key(self, line: &ProjectLine) -> Key {
        match self {
            Self::Name => Key::Text(line.name_folded.clone()),
            Self::Key => Key::Text(line.key_folded.clone()),
            Self::Stage => Key::Text(line.stage.clone()),
            Self::Start => Key::Number(line.computed_start),
            Self::Finish => Key::Number(line.computed_finish),
            Self::PercentComplete => Key::Number(line.percent_complete),
            Self::TaskCount => Key::Number(line.task_count),
            Self::LateTaskCount => Key::Number(line.late_task_count),
            Self::UpdatedAt => Key::Number(line.updated_at),
        }
    }
}

impl Reader {
    /// Projects.
    pub async fn projects(
        &self,
        filter: &ProjectFilter,
        sort: ProjectSort,
        ask: &Ask,
    ) -> Result<Page<ProjectLine>, StoreError> {
        let select = passing(filter).select_only().columns(LINE);
        let column = Expr::col((Entity, sort.column()));
        let id = Expr::col((Entity, Column::Id));
        page(&self.db(), select, column, id, ask, |line: &ProjectLine| (sort.key(line), line.id))
            .await
    }

    /// Sums over all projects that pass.
    pub async fn project_totals(
        &self,
        filter: &ProjectFilter,
    ) -> Result<ProjectTotals, StoreError> {
        let sum = |column: &str| {
            // Adding up bigints is numeric on PostgreSQL.
            Expr::cust(format!("CAST(COALESCE(SUM(\"project\".\"{column}\"), 0) AS bigint)"))
        };
        let totals = passing(filter)
            .select_only()
            .expr_as(Expr::cust("COUNT(*)"), "projects")
            .expr_as(sum("task_count"), "task_count")
            .expr_as(sum("late_task_count"), "late_task_count")
            .expr_as(sum("critical_task_count"), "critical_task_count")
            .into_model::<ProjectTotals>()
            .one(&self.db())
            .await?;
        Ok(totals.unwrap_or_default())
    }

    /// Sums of numbers in custom fields over all projects that pass, in ten-thousandths by code.
    pub async fn project_custom_totals(
        &self,
        filter: &ProjectFilter,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let ids = passing(filter).select_only().column(Column::Id).into_query();
        custom_totals(&self.db(), CustomOf::Project, ids).await
    }

    /// The row of a project with this key in another system.
    pub async fn project_by_external_key(
        &self,
        key: &str,
    ) -> Result<Option<crate::row::Project>, StoreError> {
        Ok(Entity::find().filter(Column::ExternalKey.eq(key)).one(&self.db()).await?)
    }

    /// Names of projects.
    pub async fn project_names(&self, ids: &[Uuid]) -> Result<Vec<(Uuid, String)>, StoreError> {
        let mut names = vec![];
        for chunk in ids.chunks(crate::MAX_IN) {
            let rows: Vec<(Uuid, String)> = Entity::find()
                .select_only()
                .column(Column::Id)
                .column(Column::Name)
                .filter(Column::Id.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(&self.db())
                .await?;
            names.extend(rows);
        }
        Ok(names)
    }

    /// Projects of a program as they follow in time, of what the person may see.
    pub async fn projects_of_program(
        &self,
        program_id: Uuid,
        visible: &Visible,
    ) -> Result<Vec<crate::row::Project>, StoreError> {
        Ok(Entity::find()
            .filter(visible.on_project())
            .filter(Column::ProgramId.eq(program_id))
            .filter(Column::Template.eq(false))
            .order_by_asc(Column::ComputedStart)
            .order_by_asc(Column::NameFolded)
            .order_by_asc(Column::Id)
            .all(&self.db())
            .await?)
    }

    /// How many projects there are.
    pub async fn project_count(&self) -> Result<u64, StoreError> {
        Ok(Entity::find().count(&self.db()).await?)
    }

    /// Keys that begin with `prefix`, for finding a free one.
    pub async fn project_keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .column(Column::KeyFolded)
            .filter(Column::KeyFolded.starts_with(crate::fold(prefix)))
            .into_tuple()
            .all(&self.db())
            .await?)
    }
}

/// The projects that pass a filter.
fn passing(filter: &ProjectFilter) -> Select<Entity> {
    let mut select = Entity::find()
        .filter(filter.visible.on_project())
        .filter(Column::Template.eq(filter.templates));
    if let Some(q) = &filter.q {
        let like = LikeExpr::new(contains_pattern(q)).escape('!');
        select = select.filter(
            Condition::any()
                .add(Expr::col((Entity, Column::NameFolded)).like(like.clone()))
                .add(Expr::col((Entity, Column::KeyFolded)).like(like.clone()))
                .add(Expr::cust("LOWER(project.number)").like(like)),
        );
    }
    for (column, id) in [
        (Column::ProgramId, filter.program_id),
        (Column::OwnerId, filter.owner_id),
        (Column::PlanTypeId, filter.plan_type_id),
    ] {
        if let Some(id) = id {
            select = select.filter(column.eq(id));
        }
    }
    if let Some(portfolio) = filter.portfolio_id {
        let column = |column| Expr::col((Entity, column));
        let (home, id) = (column(Column::PortfolioId), column(Column::Id));
        select = select.filter(in_portfolio(home, id, portfolio, filter.listed));
    }
    if let Some(stage) = &filter.stage {
        select = select.filter(Column::Stage.eq(stage.clone()));
    }
    if let Some(late) = filter.late {
        select = select.filter(Column::Late.eq(late));
    }
    projects_with(select, &filter.custom)
}
