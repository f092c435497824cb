//! Queries for lifecycles: definitions, their revisions, and where things stand in them.

use sea_orm::{
    ColumnTrait, Condition, DatabaseExecutor, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{
        lifecycle, lifecycle_deviation, lifecycle_place, lifecycle_revision, pmo_type, project,
    },
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    portfolio::Visible,
    row::{Lifecycle, LifecycleDeviation, LifecyclePlace, LifecycleRevision, PmoType},
};

/// Most deviations of one thing that anybody is shown.
const MOST_DEVIATIONS: u64 = 200;

/// Which places of projects.
#[derive(Debug, Clone, Default)]
pub struct PlaceFilter {
    /// Part of the project's name.
    pub q: Option<String>,
    /// In this lifecycle.
    pub lifecycle: Option<Uuid>,
    /// Going by this revision of it.
    pub revision: Option<i64>,
    /// `active`, `on_hold` or `ended`.
    pub state: Option<String>,
    /// Projects that the person may see.
    pub visible: Visible,
}

/// What places are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceSort {
    /// Share of what was checked that was met.
    Compliance,
    /// How much was done otherwise.
    Deviations,
    /// Since when it is in its stage.
    Since,
}

/// Figures of the things that go by one revision of a lifecycle.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct RevisionFigures {
    /// Which revision.
    pub revision: i64,
    /// Things that have not ended.
    pub under_way: i64,
    /// Things that have ended.
    pub ended: i64,
    /// What their decided gates looked at.
    pub checked: i64,
    /// How much of that was met.
    pub met: i64,
    /// What was done otherwise.
    pub deviations: i64,
}

impl PlaceFilter {
    pub(super) fn condition(&self) -> Condition {
        use lifecycle_place::Column;
        let mut all = Condition::all().add(Column::SubjectKind.eq("project"));
        if let Some(id) = self.lifecycle {
            all = all.add(Column::LifecycleId.eq(id));
        }
        if let Some(revision) = self.revision {
            all = all.add(Column::Revision.eq(revision));
        }
        if let Some(state) = &self.state {
            all = all.add(Column::State.eq(state.as_str()));
        }
        let visible = self.visible.project_ids();
        if self.q.is_none() && visible.is_none() {
            return all;
        }
        let mut with = project::Entity::find()
            .select_only()
            .column(project::Column::Id)
            .filter(self.visible.on_project());
        if let Some(q) = &self.q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            let name = Expr::col((project::Entity, project::Column::NameFolded));
            with = with.filter(name.like(like));
        }
        all.add(Column::SubjectId.in_subquery(sea_orm::QueryTrait::into_query(with)))
    }
}

async fn figures_of(
    db: &DatabaseExecutor<'_>,
    lifecycle: Uuid,
) -> Result<Vec<RevisionFigures>, StoreError> {
    use lifecycle_place::Column;
    let ended = || Expr::col(Column::State).eq("ended");
    let count = |what: sea_orm::sea_query::SimpleExpr| {
        Expr::expr(Expr::case(what, 1).finally(0)).sum().cast_as("bigint")
    };
    let total = |column: Column| Expr::col(column).sum().cast_as("bigint");
    Ok(lifecycle_place::Entity::find()
        .select_only()
        .column(Column::Revision)
        .expr_as(count(ended().not()), "under_way")
        .expr_as(count(ended()), "ended")
        .expr_as(total(Column::Checked), "checked")
        .expr_as(total(Column::Met), "met")
        .expr_as(total(Column::Deviations), "deviations")
        .filter(Column::LifecycleId.eq(lifecycle))
        .group_by(Column::Revision)
        .into_model::<RevisionFigures>()
        .all(db)
        .await?)
}

impl Reader {
    /// Lifecycles, of one kind of subject when given, in the order in which they are tried.
    pub async fn lifecycles(&self, kind: Option<&str>) -> Result<Vec<Lifecycle>, StoreError> {
        let mut select = lifecycle::Entity::find()
            .order_by_asc(lifecycle::Column::SubjectKind)
            .order_by_asc(lifecycle::Column::Position)
            .order_by_asc(lifecycle::Column::Id);
        if let Some(kind) = kind {
            select = select.filter(lifecycle::Column::SubjectKind.eq(kind));
        }
        Ok(select.all(&self.db()).await?)
    }

    /// Revisions of a lifecycle, newest first.
    pub async fn lifecycle_revisions(
        &self,
        lifecycle: Uuid,
    ) -> Result<Vec<LifecycleRevision>, StoreError> {
        Ok(lifecycle_revision::Entity::find()
            .filter(lifecycle_revision::Column::LifecycleId.eq(lifecycle))
            .order_by_desc(lifecycle_revision::Column::Revision)
            .all(&self.db())
            .await?)
    }

    /// One revision of a lifecycle.
    pub async fn lifecycle_revision(
        &self,
        lifecycle: Uuid,
        revision: i64,
    ) -> Result<Option<LifecycleRevision>, StoreError> {
        Ok(lifecycle_revision::Entity::find()
            .filter(lifecycle_revision::Column::LifecycleId.eq(lifecycle))
            .filter(lifecycle_revision::Column::Revision.eq(revision))
            .one(&self.db())
            .await?)
    }

    /// These revisions, each a lifecycle with its number.
    pub async fn lifecycle_revisions_of(
        &self,
        wanted: &[(Uuid, i64)],
    ) -> Result<Vec<LifecycleRevision>, StoreError> {
        if wanted.is_empty() {
            return Ok(vec![]);
        }
        let mut any = Condition::any();
        for (lifecycle, revision) in wanted {
            any = any.add(
                Condition::all()
                    .add(lifecycle_revision::Column::LifecycleId.eq(*lifecycle))
                    .add(lifecycle_revision::Column::Revision.eq(*revision)),
            );
        }
        Ok(lifecycle_revision::Entity::find().filter(any).all(&self.db()).await?)
    }

    /// What the things come to that go by each revision of a lifecycle.
    pub async fn lifecycle_figures(
        &self,
        lifecycle: Uuid,
    ) -> Result<Vec<RevisionFigures>, StoreError> {
        figures_of(&self.db(), lifecycle).await
    }

    /// Where a thing stands.
    pub async fn lifecycle_place(
        &self,
        kind: &str,
        subject: Uuid,
    ) -> Result<Option<LifecyclePlace>, StoreError> {
        Ok(lifecycle_place::Entity::find()
            .filter(lifecycle_place::Column::SubjectKind.eq(kind))
            .filter(lifecycle_place::Column::SubjectId.eq(subject))
            .one(&self.db())
            .await?)
    }

    /// Where projects stand.
    pub async fn lifecycle_places(
        &self,
        filter: &PlaceFilter,
        sort: PlaceSort,
        ask: &Ask,
    ) -> Result<Page<LifecyclePlace>, StoreError> {
        use lifecycle_place::Column;
        let select = lifecycle_place::Entity::find().filter(filter.condition());
        let column = match sort {
            PlaceSort::Compliance => Column::Compliance,
            PlaceSort::Deviations => Column::Deviations,
            PlaceSort::Since => Column::Since,
        };
        let by = Expr::col((lifecycle_place::Entity, column));
        let id = Expr::col((lifecycle_place::Entity, Column::Id));
        page(&self.db(), select, by, id, ask, move |row: &LifecyclePlace| {
            let key = match sort {
                PlaceSort::Compliance => row.compliance,
                PlaceSort::Deviations => row.deviations,
                PlaceSort::Since => row.since,
            };
            (Key::Number(key), row.id)
        })
        .await
    }

    /// What was done otherwise with a thing, newest first, the last two hundred.
    pub async fn lifecycle_deviations(
        &self,
        place: Uuid,
    ) -> Result<Vec<LifecycleDeviation>, StoreError> {
        Ok(lifecycle_deviation::Entity::find()
            .filter(lifecycle_deviation::Column::PlaceId.eq(place))
            .order_by_desc(lifecycle_deviation::Column::CreatedAt)
            .order_by_desc(lifecycle_deviation::Column::Id)
            .limit(MOST_DEVIATIONS)
            .all(&self.db())
            .await?)
    }

    /// How strictly gates are kept in these places, where they say so themselves.
    pub async fn pmo_types(&self, scopes: &[Uuid]) -> Result<Vec<PmoType>, StoreError> {
        Ok(pmo_type::Entity::find()
            .filter(pmo_type::Column::ScopeId.is_in(scopes.iter().copied()))
            .all(&self.db())
            .await?)
    }

    /// The same for every place that says so.
    pub async fn all_pmo_types(&self) -> Result<Vec<PmoType>, StoreError> {
        Ok(pmo_type::Entity::find().order_by_asc(pmo_type::Column::Id).all(&self.db()).await?)
    }
}

impl Writer<'_> {
    /// Forgets where a thing stands that is deleted, with its gates.
    pub async fn forget_lifecycle(&self, kind: &str, subject: Uuid) -> Result<(), StoreError> {
        lifecycle_place::Entity::delete_many()
            .filter(lifecycle_place::Column::SubjectKind.eq(kind))
            .filter(lifecycle_place::Column::SubjectId.eq(subject))
            .exec(&self.db())
            .await?;
        Ok(())
    }
}
