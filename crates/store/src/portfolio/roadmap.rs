//! What a roadmap draws beside the bars: milestones, and where projects were to lie in their baselines.

use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{project, task, task_baseline},
    portfolio::{Visible, in_portfolio},
};

/// Most milestones of a chart.
const MOST_MILESTONES: u64 = 10_000;

/// Which running projects.
#[derive(Debug, Clone, Default)]
pub struct RunningFilter {
    /// In this portfolio.
    pub portfolio_id: Option<Uuid>,
    /// Also what is listed there and at home elsewhere; sums leave it out.
    pub listed: bool,
    /// In this program.
    pub program_id: Option<Uuid>,
    /// Projects the person may see.
    pub visible: Visible,
}

/// A milestone of a project.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct MilestoneLine {
    /// The task.
    pub id: Uuid,
    /// Its project.
    pub project_id: Uuid,
    /// What it is called.
    pub name: String,
    /// When, tenths of a minute since 1970.
    pub finish: i64,
    /// When in baseline 0.
    pub baseline_finish: Option<i64>,
    /// Behind its baseline.
    pub late: bool,
    /// A delay of it delays the project.
    pub critical: bool,
    /// When it was reached.
    pub actual_finish: Option<i64>,
}

/// Where a project was to lie.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct BaselineSpan {
    /// The project.
    pub project_id: Uuid,
    /// First start of its tasks in baseline 0.
    pub start: Option<i64>,
    /// Last finish.
    pub finish: Option<i64>,
}

impl RunningFilter {
    fn on<E: EntityTrait>(&self, select: Select<E>) -> Select<E> {
        let mut select = select
            .filter(self.visible.on_project())
            .filter(project::Column::Template.eq(false))
            .filter(project::Column::Stage.is_not_in(["done", "cancelled"]));
        if let Some(portfolio) = self.portfolio_id {
            let column = |column| Expr::col((project::Entity, column));
            let (home, id) = (column(project::Column::PortfolioId), column(project::Column::Id));
            select = select.filter(in_portfolio(home, id, portfolio, self.listed));
        }
        if let Some(id) = self.program_id {
            select = select.filter(project::Column::ProgramId.eq(id));
        }
        select
    }

    pub(super) fn ids(&self) -> SelectStatement {
        self.on(project::Entity::find()).select_only().column(project::Column::Id).into_query()
    }
}

impl Reader {
    /// Milestones of running projects as they follow in time, the first ten thousand.
    pub async fn milestones(
        &self,
        filter: &RunningFilter,
    ) -> Result<Vec<MilestoneLine>, StoreError> {
        use task::Column;
        let of_task = task::Entity::belongs_to(project::Entity)
            .from(Column::ProjectId)
            .to(project::Column::Id);
        let select = task::Entity::find()
            .select_only()
            .columns([Column::Id, Column::ProjectId, Column::Name, Column::Finish])
            .columns([Column::BaselineFinish, Column::Late, Column::Critical, Column::ActualFinish])
            .join(JoinType::InnerJoin, of_task.into())
            .filter(Column::Milestone.eq(true))
            .filter(Column::Active.eq(true))
            .filter(Column::Summary.eq(false));
        Ok(filter
            .on(select)
            .order_by_asc(Column::Finish)
            .order_by_asc(Column::Id)
            .limit(MOST_MILESTONES)
            .into_model::<MilestoneLine>()
            .all(&self.db())
            .await?)
    }

    /// Where running projects were to lie in baseline 0; those without one are left out.
    pub async fn baseline_spans(
        &self,
        filter: &RunningFilter,
    ) -> Result<Vec<BaselineSpan>, StoreError> {
        use task_baseline::Column;
        let of = |column: Column| Expr::col((task_baseline::Entity, column));
        Ok(task_baseline::Entity::find()
            .select_only()
            .column(Column::ProjectId)
            .expr_as(of(Column::Start).min(), "start")
            .expr_as(of(Column::Finish).max(), "finish")
            .filter(Column::Slot.eq(0))
            .filter(Column::ProjectId.in_subquery(filter.ids()))
            .group_by(Column::ProjectId)
            .into_model::<BaselineSpan>()
            .all(&self.db())
            .await?)
    }
}
