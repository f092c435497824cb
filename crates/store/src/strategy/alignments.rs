//! Queries for what requests, projects and programs add to objectives and drivers, and for the money
//! that is behind them.

use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{alignment, project, request},
    page::{Ask, Key, Page, page},
    portfolio::Visible,
    row::Alignment,
};

/// A project or request, with the money it asks for.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct FundedSubject {
    /// Which one.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// The program it belongs to.
    pub program_id: Option<Uuid>,
    /// The project that a request became.
    pub project_id: Option<Uuid>,
    /// In minor units of the currency; projects have none of their own.
    pub amount: Option<i64>,
    /// Currency of the amount.
    pub currency: String,
}

impl Reader {
    /// What a subject adds to what.
    pub async fn alignments_of(&self, kind: &str, id: Uuid) -> Result<Vec<Alignment>, StoreError> {
        Ok(alignment::Entity::find()
            .filter(alignment::Column::SubjectKind.eq(kind))
            .filter(alignment::Column::SubjectId.eq(id))
            .order_by_desc(alignment::Column::Contribution)
            .order_by_asc(alignment::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// Everything that is linked to targets of a kind.
    pub async fn alignments_to(&self, target_kind: &str) -> Result<Vec<Alignment>, StoreError> {
        Ok(alignment::Entity::find()
            .filter(alignment::Column::TargetKind.eq(target_kind))
            .order_by_asc(alignment::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// What adds to one objective or driver, most first.
    pub async fn aligned(
        &self,
        target_kind: &str,
        target: Uuid,
        ask: &Ask,
    ) -> Result<Page<Alignment>, StoreError> {
        let select = alignment::Entity::find()
            .filter(alignment::Column::TargetKind.eq(target_kind))
            .filter(alignment::Column::TargetId.eq(target));
        let column = Expr::col((alignment::Entity, alignment::Column::Contribution));
        let id = Expr::col((alignment::Entity, alignment::Column::Id));
        let key = |row: &Alignment| (Key::Number(row.contribution), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }

    /// How many links lead to an objective or driver.
    pub async fn aligned_count(&self, target_kind: &str, target: Uuid) -> Result<u64, StoreError> {
        Ok(alignment::Entity::find()
            .filter(alignment::Column::TargetKind.eq(target_kind))
            .filter(alignment::Column::TargetId.eq(target))
            .count(&self.db())
            .await?)
    }

    /// Projects that the person may see, but for templates and cancelled ones, by name; the amount is what
    /// their plans cost, where the person may see that.
    pub async fn funded_projects(
        &self,
        visible: &Visible,
        costs: &Visible,
    ) -> Result<Vec<FundedSubject>, StoreError> {
        let plan_cost = Expr::case(costs.on_project(), Expr::cust("NULLIF(project.plan_cost, 0)"))
            .finally(Expr::cust("CAST(NULL AS bigint)"));
        Ok(project::Entity::find()
            .select_only()
            .columns([project::Column::Id, project::Column::Name])
            .columns([project::Column::ProgramId, project::Column::Currency])
            .expr_as(Expr::value(None::<Uuid>), "project_id")
            .expr_as(plan_cost, "amount")
            .filter(visible.on_project())
            .filter(project::Column::Template.eq(false))
            .filter(project::Column::Stage.ne("cancelled"))
            .order_by_asc(project::Column::NameFolded)
            .order_by_asc(project::Column::Id)
            .into_model()
            .all(&self.db())
            .await?)
    }

    /// Submitted requests that are neither rejected nor merged, by title.
    pub async fn funded_requests(&self) -> Result<Vec<FundedSubject>, StoreError> {
        Ok(request::Entity::find()
            .select_only()
            .column(request::Column::Id)
            .column_as(request::Column::Title, "name")
            .columns([request::Column::ProgramId, request::Column::ProjectId])
            .columns([request::Column::Amount, request::Column::Currency])
            .filter(request::Column::State.is_not_in(["draft", "rejected", "merged"]))
            .order_by_asc(request::Column::TitleFolded)
            .order_by_asc(request::Column::Id)
            .into_model()
            .all(&self.db())
            .await?)
    }
}
