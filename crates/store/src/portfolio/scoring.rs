//! Queries for scoring: models, their versions, assessments, and what subjects score.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, ExprTrait, LikeExpr, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{
        assessment, pairwise_comparison, program, project, request, scoring_model, scoring_version,
        subject_score,
    },
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    portfolio::{SeenRequests, Visible, live::PENDING},
    row::{Assessment, PairwiseComparison, ScoringModel, ScoringVersion, SubjectScore},
};

/// Which subjects of a scoring model: projects, and requests that are pending.
#[derive(Debug, Clone)]
pub struct ScoreFilter {
    /// The model.
    pub model: Uuid,
    /// Version of the model.
    pub number: i64,
    /// Part of the name or key.
    pub q: Option<String>,
    /// `project` or `request` only.
    pub kind: Option<String>,
    /// In this portfolio; of requests those whose program is in it.
    pub portfolio: Option<Uuid>,
    /// Projects that the person may see.
    pub visible: Visible,
    /// Requests that they may see.
    pub requests: SeenRequests,
}

impl ScoreFilter {
    fn subjects(&self) -> Condition {
        let of = |kind: &str, ids: SelectStatement| {
            Condition::all()
                .add(subject_score::Column::SubjectKind.eq(kind))
                .add(subject_score::Column::SubjectId.in_subquery(ids))
        };
        let mut all = Condition::all()
            .add(subject_score::Column::ModelId.eq(self.model))
            .add(subject_score::Column::Number.eq(self.number))
            .add(
                Condition::any()
                    .add(of("project", self.projects()))
                    .add(of("request", self.pending_requests())),
            );
        if let Some(kind) = &self.kind {
            all = all.add(subject_score::Column::SubjectKind.eq(kind.as_str()));
        }
        all
    }

    fn projects(&self) -> SelectStatement {
        let mut select = project::Entity::find()
            .select_only()
            .column(project::Column::Id)
            .filter(self.visible.on_project());
        let name = Expr::col((project::Entity, project::Column::NameFolded));
        if let Some(named) = self.named(name, "LOWER(project.key)") {
            select = select.filter(named);
        }
        if let Some(portfolio) = self.portfolio {
            select = select.filter(project::Column::PortfolioId.eq(portfolio));
        }
        select.into_query()
    }

    fn pending_requests(&self) -> SelectStatement {
        let mut select = request::Entity::find()
            .select_only()
            .column(request::Column::Id)
            .filter(request::Column::State.is_in(PENDING));
        if let SeenRequests::Of(person) = self.requests {
            select = select.filter(
                Condition::any()
                    .add(request::Column::RequesterId.eq(person))
                    .add(request::Column::AssessorId.eq(person)),
            );
        }
        let title = Expr::col((request::Entity, request::Column::TitleFolded));
        if let Some(named) = self.named(title, "'r-' || CAST(request.number AS text)") {
            select = select.filter(named);
        }
        if let Some(portfolio) = self.portfolio {
            let within = program::Entity::find()
                .select_only()
                .column(program::Column::Id)
                .filter(program::Column::PortfolioId.eq(portfolio));
            let program = request::Column::ProgramId;
            select = select.filter(program.in_subquery(within.into_query()));
        }
        select.into_query()
    }

    /// Whether the name or the key, folded, has what is searched for.
    fn named(&self, name: Expr, key: &'static str) -> Option<Condition> {
        let like = LikeExpr::new(contains_pattern(self.q.as_deref()?)).escape('!');
        let key = Expr::cust(key).like(like.clone());
        Some(Condition::any().add(name.like(like)).add(key))
    }
}

impl Reader {
    /// Scoring models by name; archived ones only when asked for.
    pub async fn scoring_models(
        &self,
        q: Option<&str>,
        archived: bool,
        ask: &Ask,
    ) -> Result<Page<ScoringModel>, StoreError> {
        let mut select = scoring_model::Entity::find();
        if !archived {
            select = select.filter(scoring_model::Column::Archived.eq(false));
        }
        let column = Expr::col((scoring_model::Entity, scoring_model::Column::NameFolded));
        if let Some(q) = q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(column.clone().like(like));
        }
        let id = Expr::col((scoring_model::Entity, scoring_model::Column::Id));
        let key = |row: &ScoringModel| (Key::Text(row.name_folded.clone()), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }

    /// The oldest model that is not archived.
    pub async fn oldest_scoring_model(&self) -> Result<Option<ScoringModel>, StoreError> {
        Ok(scoring_model::Entity::find()
            .filter(scoring_model::Column::Archived.eq(false))
            .order_by_asc(scoring_model::Column::Id)
            .one(&self.db())
            .await?)
    }

    /// Versions of a model, newest first.
    pub async fn scoring_versions(&self, model: Uuid) -> Result<Vec<ScoringVersion>, StoreError> {
        Ok(scoring_version::Entity::find()
            .filter(scoring_version::Column::ModelId.eq(model))
            .order_by_desc(scoring_version::Column::Number)
            .all(&self.db())
            .await?)
    }

    /// The versions in force of these models.
    pub async fn current_scoring_versions(
        &self,
        models: &[ScoringModel],
    ) -> Result<Vec<ScoringVersion>, StoreError> {
        let mut any = Condition::any();
        for model in models {
            any = any.add(
                Condition::all()
                    .add(scoring_version::Column::ModelId.eq(model.id))
                    .add(scoring_version::Column::Number.eq(model.number)),
            );
        }
        if models.is_empty() {
            return Ok(vec![]);
        }
        Ok(scoring_version::Entity::find().filter(any).all(&self.db()).await?)
    }

    /// Assessments under one version of a model, of one subject or of all.
    pub async fn assessments(
        &self,
        model: Uuid,
        number: i64,
        subject: Option<(&str, Uuid)>,
    ) -> Result<Vec<Assessment>, StoreError> {
        let mut select = assessment::Entity::find()
            .filter(assessment::Column::ModelId.eq(model))
            .filter(assessment::Column::Number.eq(number));
        if let Some((kind, id)) = subject {
            select = select
                .filter(assessment::Column::SubjectKind.eq(kind))
                .filter(assessment::Column::SubjectId.eq(id));
        }
        Ok(select.order_by_asc(assessment::Column::Id).all(&self.db()).await?)
    }

    /// What was said of these subjects under one version of a model, each one's oldest first.
    pub async fn assessments_of_all(
        &self,
        model: Uuid,
        number: i64,
        subjects: &[Uuid],
    ) -> Result<Vec<Assessment>, StoreError> {
        let mut found = vec![];
        for chunk in subjects.chunks(crate::MAX_IN) {
            let rows = assessment::Entity::find()
                .filter(assessment::Column::ModelId.eq(model))
                .filter(assessment::Column::Number.eq(number))
                .filter(assessment::Column::SubjectId.is_in(chunk.iter().copied()))
                .order_by_asc(assessment::Column::Id);
            found.extend(rows.all(&self.db()).await?);
        }
        Ok(found)
    }

    /// What was said of a subject under any version of any model, oldest first.
    pub async fn assessments_of(
        &self,
        kind: &str,
        subject: Uuid,
    ) -> Result<Vec<Assessment>, StoreError> {
        Ok(assessment::Entity::find()
            .filter(assessment::Column::SubjectKind.eq(kind))
            .filter(assessment::Column::SubjectId.eq(subject))
            .order_by_asc(assessment::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// How many assessments a model has, of all versions.
    pub async fn assessment_count(&self, model: Uuid) -> Result<u64, StoreError> {
        Ok(assessment::Entity::find()
            .filter(assessment::Column::ModelId.eq(model))
            .count(&self.db())
            .await?)
    }

    /// Projects and pending requests by score.
    pub async fn ranking(
        &self,
        filter: &ScoreFilter,
        ask: &Ask,
    ) -> Result<Page<SubjectScore>, StoreError> {
        let select = subject_score::Entity::find().filter(filter.subjects());
        let column = Expr::col((subject_score::Entity, subject_score::Column::Score));
        let id = Expr::col((subject_score::Entity, subject_score::Column::Id));
        let key = |row: &SubjectScore| (Key::Number(row.score), row.id);
        page(&self.db(), select, column, id, ask, key).await
    }

    /// How many of them score higher; the rank of one with this score is one more.
    pub async fn scores_above(&self, filter: &ScoreFilter, score: i64) -> Result<u64, StoreError> {
        Ok(subject_score::Entity::find()
            .filter(filter.subjects())
            .filter(subject_score::Column::Score.gt(score))
            .count(&self.db())
            .await?)
    }

    /// What these projects and requests score under one version of a model.
    pub async fn subject_scores(
        &self,
        model: Uuid,
        number: i64,
        subjects: &[Uuid],
    ) -> Result<Vec<SubjectScore>, StoreError> {
        let mut found = vec![];
        for chunk in subjects.chunks(crate::MAX_IN) {
            let rows = subject_score::Entity::find()
                .filter(subject_score::Column::ModelId.eq(model))
                .filter(subject_score::Column::Number.eq(number))
                .filter(subject_score::Column::SubjectKind.is_in(["project", "request"]))
                .filter(subject_score::Column::SubjectId.is_in(chunk.iter().copied()));
            found.extend(rows.all(&self.db()).await?);
        }
        Ok(found)
    }

    /// What one project or request scores under one version of a model.
    pub async fn subject_score(
        &self,
        model: Uuid,
        number: i64,
        kind: &str,
        subject: Uuid,
    ) -> Result<Option<SubjectScore>, StoreError> {
        Ok(subject_score::Entity::find()
            .filter(subject_score::Column::ModelId.eq(model))
            .filter(subject_score::Column::Number.eq(number))
            .filter(subject_score::Column::SubjectKind.eq(kind))
            .filter(subject_score::Column::SubjectId.eq(subject))
            .one(&self.db())
            .await?)
    }

    /// What people say about a model's criteria in pairs.
    pub async fn pairwise_comparisons(
        &self,
        model: Uuid,
    ) -> Result<Vec<PairwiseComparison>, StoreError> {
        Ok(pairwise_comparison::Entity::find()
            .filter(pairwise_comparison::Column::ModelId.eq(model))
            .order_by_asc(pairwise_comparison::Column::Id)
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Makes what a subject scores follow its assessments; `None`: there are none.
    pub async fn put_subject_score(
        &self,
        of: (Uuid, i64, &str, Uuid),
        score: Option<SubjectScore>,
    ) -> Result<(), StoreError> {
        let (model, number, kind, subject) = of;
        subject_score::Entity::delete_many()
            .filter(subject_score::Column::ModelId.eq(model))
            .filter(subject_score::Column::Number.eq(number))
            .filter(subject_score::Column::SubjectKind.eq(kind))
            .filter(subject_score::Column::SubjectId.eq(subject))
            .exec(&self.db())
            .await?;
        self.insert_rows::<subject_score::Entity>(score.into_iter().collect()).await
    }

    /// Forgets what is said about a subject that is deleted.
    pub async fn forget_assessments(&self, kind: &str, subject: Uuid) -> Result<(), StoreError> {
        assessment::Entity::delete_many()
            .filter(assessment::Column::SubjectKind.eq(kind))
            .filter(assessment::Column::SubjectId.eq(subject))
            .exec(&self.db())
            .await?;
        subject_score::Entity::delete_many()
            .filter(subject_score::Column::SubjectKind.eq(kind))
            .filter(subject_score::Column::SubjectId.eq(subject))
            .exec(&self.db())
            .await?;
        Ok(())
    }
}
