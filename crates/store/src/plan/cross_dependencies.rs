//! Dependencies between projects: lists, what a driven plan has yet to hear, and plans that change
//! together.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError, Writer,
    entity::{
        cross_dependency::{Column, Entity},
        project, task,
    },
    portfolio::Visible,
    row,
};

/// Which dependencies between projects: those with an end in what is named.
#[derive(Debug, Clone, Default)]
pub struct CrossFilter {
    /// With an end in this project.
    pub project_id: Option<Uuid>,
    /// With an end in a project of this program.
    pub program_id: Option<Uuid>,
    /// With an end in a project of this portfolio.
    pub portfolio_id: Option<Uuid>,
    /// Driven by a task of one of these projects.
    pub drivers: Option<Vec<Uuid>>,
    /// With this task at an end.
    pub task_id: Option<Uuid>,
    /// Only those that are not kept, not agreed, or whose agreed date is missed.
    pub in_conflict: bool,
    /// With an end in what the person may see.
    pub visible: Visible,
}

/// A task at one end of a dependency between projects.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct CrossEnd {
    pub id: Uuid,
    pub project_id: Uuid,
    pub name: String,
    pub wbs_shown: String,
    pub start: i64,
    pub finish: i64,
    pub computed_duration: i64,
    pub active: bool,
    pub driver_id: Option<Uuid>,
    pub actual_finish: Option<i64>,
}

/// A dependency between projects with both its ends.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CrossLine {
    pub row: row::CrossDependency,
    pub predecessor: CrossEnd,
    pub successor: CrossEnd,
    pub predecessor_project: row::Project,
    pub successor_project: row::Project,
}

/// A driving task as the driven plan sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct Seen {
    pub name: String,
    pub project: String,
    pub start: i64,
    pub finish: i64,
    pub duration: i64,
    pub active: bool,
}

impl CrossLine {
    /// The driving task as it is now.
    pub fn now(&self) -> Seen {
        Seen {
            name: self.predecessor.name.clone(),
            project: self.predecessor_project.name.clone(),
            start: self.predecessor.start,
            finish: self.predecessor.finish,
            duration: self.predecessor.computed_duration,
            active: self.predecessor.active,
        }
    }
}

impl Seen {
    /// The driving task as the driven plan last saw it.
    pub fn of(row: &row::CrossDependency) -> Self {
        Self {
            name: row.seen_name.clone(),
            project: row.seen_project.clone(),
            start: row.seen_start,
            finish: row.seen_finish,
            duration: row.seen_duration,
            active: row.seen_active,
        }
    }

    /// Notes it down in the dependency.
    pub fn put(self, row: &mut row::CrossDependency) {
        row.seen_name = self.name;
        row.seen_project = self.project;
        row.seen_start = self.start;
        row.seen_finish = self.finish;
        row.seen_duration = self.duration;
        row.seen_active = self.active;
    }
}

/// With an end in this project.
pub(crate) fn touching(project_id: Uuid) -> Condition {
    Condition::any()
        .add(Column::PredecessorProjectId.eq(project_id))
        .add(Column::SuccessorProjectId.eq(project_id))
}

/// With an end in one of these projects.
fn touching_any(ids: SelectStatement) -> Condition {
    Condition::any()
        .add(Column::PredecessorProjectId.in_subquery(ids.clone()))
        .add(Column::SuccessorProjectId.in_subquery(ids))
}

/// Not kept, waiting for an answer, or with a driving task behind the agreed date.
fn in_conflict() -> Condition {
    let agreed = || Expr::col(Column::AgreedDate);
    let late = |end: Column, kinds: [&str; 2]| {
        Condition::all().add(Column::Kind.is_in(kinds)).add(Expr::col(end).gt(agreed()))
    };
    Condition::any()
        .add(Column::Asked.is_not_null())
        .add(Condition::all().add(agreed().is_not_null()).add(Column::AgreedAt.is_null()))
        .add(late(Column::SeenFinish, ["FS", "FF"]))
        .add(late(Column::SeenStart, ["SS", "SF"]))
}

/// Those the filter names.
pub(super) fn chosen(filter: &CrossFilter) -> Select<Entity> {
    let mut select = Entity::find();
    if let Some(id) = filter.project_id {
        select = select.filter(touching(id));
    }
    if let Some(ids) = &filter.drivers {
        select = select.filter(Column::PredecessorProjectId.is_in(ids.iter().copied()));
    }
    if let Some(id) = filter.task_id {
        let ends = Condition::any();
        let ends = ends.add(Column::PredecessorId.eq(id)).add(Column::SuccessorId.eq(id));
        select = select.filter(ends);
    }
    for (column, id) in [
        (project::Column::ProgramId, filter.program_id),
        (project::Column::PortfolioId, filter.portfolio_id),
    ] {
        let Some(id) = id else { continue };
        let ids = project::Entity::find().select_only().column(project::Column::Id);
        select = select.filter(touching_any(ids.filter(column.eq(id)).into_query()));
    }
    if let Some(ids) = filter.visible.project_ids() {
        select = select.filter(touching_any(ids));
    }
    if filter.in_conflict {
        select = select.filter(in_conflict());
    }
    select
}

impl Reader {
    /// Dependencies between projects, oldest first, after the one with this id.
    pub async fn cross_dependencies(
        &self,
        filter: &CrossFilter,
        after: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<CrossLine>, StoreError> {
        let mut select = chosen(filter).order_by_asc(Column::Id).limit(limit);
        if let Some(after) = after {
            select = select.filter(Column::Id.gt(after));
        }
        let rows = select.all(&self.db()).await?;
        self.cross_lines(rows).await
    }

    /// How many dependencies between projects there are.
    pub async fn cross_dependency_count(&self, filter: &CrossFilter) -> Result<u64, StoreError> {
        Ok(chosen(filter).count(&self.db()).await?)
    }

    /// Dependencies out of a project whose driven plan has not heard yet how the driving task is.
    pub async fn unheard_cross_dependencies(
        &self,
        project_id: Uuid,
    ) -> Result<Vec<CrossLine>, StoreError> {
        let rows = Entity::find()
            .filter(Column::PredecessorProjectId.eq(project_id))
            .order_by_asc(Column::Id)
            .all(&self.db())
            .await?;
        let mut lines = self.cross_lines(rows).await?;
        lines.retain(|line| line.now() != Seen::of(&line.row));
        Ok(lines)
    }

    /// These dependencies with their ends; those whose tasks are gone are left out.
    pub async fn cross_lines(
        &self,
        rows: Vec<row::CrossDependency>,
    ) -> Result<Vec<CrossLine>, StoreError> {
        let tasks = rows.iter().flat_map(|row| [row.predecessor_id, row.successor_id]).collect();
        let ends = self.cross_ends(tasks).await?;
        let of_projects =
            |row: &row::CrossDependency| [row.predecessor_project_id, row.successor_project_id];
        let mut projects: Vec<Uuid> = rows.iter().flat_map(of_projects).collect();
        projects.sort();
        projects.dedup();
        let projects = self.get_many::<row::Project>(&projects).await?;
        let projects: HashMap<Uuid, row::Project> =
            projects.into_iter().map(|row| (row.id, row)).collect();
        let line = |row: row::CrossDependency| {
            Some(CrossLine {
                predecessor: ends.get(&row.predecessor_id)?.clone(),
                successor: ends.get(&row.successor_id)?.clone(),
                predecessor_project: projects.get(&row.predecessor_project_id)?.clone(),
                successor_project: projects.get(&row.successor_project_id)?.clone(),
                row,
            })
        };
        Ok(rows.into_iter().filter_map(line).collect())
    }

    pub(super) async fn cross_ends(
        &self,
        mut tasks: Vec<Uuid>,
    ) -> Result<HashMap<Uuid, CrossEnd>, StoreError> {
        use task::Column;
        tasks.sort();
        tasks.dedup();
        let mut ends = HashMap::new();
        for chunk in tasks.chunks(MAX_IN) {
            let found = task::Entity::find()
                .select_only()
                .columns([
                    Column::Id,
                    Column::ProjectId,
                    Column::Name,
                    Column::WbsShown,
                    Column::Start,
                    Column::Finish,
                    Column::ComputedDuration,
                    Column::Active,
                    Column::DriverId,
                    Column::ActualFinish,
                ])
                .filter(Column::Id.is_in(chunk.iter().copied()))
                .into_model::<CrossEnd>()
                .all(&self.db())
                .await?;
            ends.extend(found.into_iter().map(|end| (end.id, end)));
        }
        Ok(ends)
    }

    /// Which projects wait for which: driving and driven project, once each.
    pub async fn linked_projects(&self) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .column(Column::PredecessorProjectId)
            .column(Column::SuccessorProjectId)
            .distinct()
            .into_tuple()
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Counts the versions of plans up whose rows this write changes from another plan, so that
    /// nobody goes on with what they remember of them.
    pub async fn touch_plans(&self, ids: &[Uuid]) -> Result<(), StoreError> {
        use project::Column;
        let mut ids = ids.to_vec();
        ids.sort();
        ids.dedup();
        for chunk in ids.chunks(MAX_IN) {
            project::Entity::update_many()
                .col_expr(Column::PlanVersion, Expr::col(Column::PlanVersion).add(1))
                .filter(Column::Id.is_in(chunk.iter().copied()))
                .exec(&self.db())
                .await?;
        }
        Ok(())
    }

    /// Holds plans at the versions they were looked at until this write ends; stale when one has
    /// changed since.
    pub async fn hold_plans(&self, plans: &[(Uuid, i64)]) -> Result<(), StoreError> {
        use project::Column;
        for (id, plan_version) in plans {
            let done = project::Entity::update_many()
                .col_expr(Column::PlanVersion, Expr::value(*plan_version))
                .filter(Column::Id.eq(*id))
                .filter(Column::PlanVersion.eq(*plan_version))
                .exec(&self.db())
                .await?;
            if done.rows_affected != 1 {
                return Err(StoreError::StaleVersion);
            }
        }
        Ok(())
    }

    /// Writes where links lead to that the plan does not keep; nobody logs what is computed.
    pub async fn put_asked(&self, rows: &[(Uuid, Option<i64>)]) -> Result<(), StoreError> {
        for (id, asked) in rows {
            Entity::update_many()
                .col_expr(Column::Asked, Expr::value(*asked))
                .filter(Column::Id.eq(*id))
                .exec(&self.db())
                .await?;
        }
        Ok(())
    }

    /// Brings dependencies between projects back after the plan of one of them was replaced.
    pub async fn insert_cross_dependencies(
        &self,
        rows: Vec<row::CrossDependency>,
    ) -> Result<(), StoreError> {
        self.insert_rows::<Entity>(rows).await
    }
}
