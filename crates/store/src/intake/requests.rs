//! Queries for requests.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{
        request::{Column, Entity},
        request_type, subject_score,
    },
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    row::{Request, RequestType},
};

/// Where requests without a score stand among the others.
const UNSCORED: i64 = -1_000_000_000;

/// Which requests.
#[derive(Debug, Clone, Default)]
pub struct RequestFilter {
    /// Part of the title, or the number.
    pub q: Option<String>,
    /// In one of these states.
    pub states: Option<Vec<String>>,
    /// Of this person, drafts too.
    pub requester_id: Option<Uuid>,
    /// Assessed by this person.
    pub assessor_id: Option<Uuid>,
    /// Of this kind.
    pub type_id: Option<Uuid>,
    /// That became this project.
    pub project_id: Option<Uuid>,
    /// Only what this person may see without seeing all: their own, and those they assess. Drafts
    /// of others are seen by nobody.
    pub of: Option<Uuid>,
    /// Who asks: drafts of others are left out.
    pub reader: Uuid,
}

/// The order of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestSort {
    /// Since when it is in its state.
    StateSince,
    /// By title.
    Title,
    /// By number.
    Number,
    /// By the amount asked for; none counts as nothing.
    Amount,
    /// By what it scores; nothing counts as less than any score.
    Score,
}

/// How many requests are in a state.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct RequestCount {
    /// The state.
    pub state: String,
    /// How many.
    pub requests: i64,
    /// Since when the one is that is longest in it (microseconds since 1970 UTC).
    pub oldest: i64,
}

fn seen(filter: &RequestFilter) -> Condition {
    let not_theirs =
        Condition::any().add(Column::State.ne("draft")).add(Column::RequesterId.eq(filter.reader));
    match filter.of {
        None => not_theirs,
        Some(person) => Condition::all().add(not_theirs).add(
            Condition::any().add(Column::RequesterId.eq(person)).add(Column::AssessorId.eq(person)),
        ),
    }
}

impl Reader {
    /// The request that a project was made of.
    pub async fn request_of_project(&self, project: Uuid) -> Result<Option<Request>, StoreError> {
        Ok(Entity::find()
            .filter(Column::ProjectId.eq(project))
            .order_by_asc(Column::Id)
            .one(&self.db())
            .await?)
    }

    /// The kinds of requests by name.
    pub async fn request_types(&self) -> Result<Vec<RequestType>, StoreError> {
        Ok(request_type::Entity::find()
            .order_by_asc(request_type::Column::NameFolded)
            .all(&self.db())
            .await?)
    }

    /// How many requests are of a kind.
    pub async fn requests_of_type(&self, type_id: Uuid) -> Result<u64, StoreError> {
        Ok(Entity::find().filter(Column::TypeId.eq(type_id)).count(&self.db()).await?)
    }

    /// One page of requests.
    pub async fn requests(
        &self,
        filter: &RequestFilter,
        sort: RequestSort,
        ask: &Ask,
    ) -> Result<Page<Request>, StoreError> {
        let mut select = Entity::find().filter(seen(filter));
        if let Some(q) = &filter.q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            let mut any = Condition::any().add(Expr::col((Entity, Column::TitleFolded)).like(like));
            let digits = q.trim().trim_start_matches(|letter: char| !letter.is_ascii_digit());
            if let Ok(number) = digits.parse::<i64>() {
                any = any.add(Column::Number.eq(number));
            }
            select = select.filter(any);
        }
        if let Some(states) = &filter.states {
            select = select.filter(Column::State.is_in(states.iter().cloned()));
        }
        for (column, id) in [
            (Column::RequesterId, filter.requester_id),
            (Column::AssessorId, filter.assessor_id),
            (Column::TypeId, filter.type_id),
            (Column::ProjectId, filter.project_id),
        ] {
            if let Some(id) = id {
                select = select.filter(column.eq(id));
            }
        }
        let column = match sort {
            RequestSort::StateSince => Expr::col((Entity, Column::StateSince)),
            RequestSort::Title => Expr::col((Entity, Column::TitleFolded)),
            RequestSort::Number => Expr::col((Entity, Column::Number)),
            RequestSort::Amount => Expr::col((Entity, Column::Amount)).if_null(0_i64),
            RequestSort::Score => Expr::col((Entity, Column::Score)).if_null(UNSCORED),
        };
        let id = Expr::col((Entity, Column::Id));
        page(&self.db(), select, column, id, ask, |row: &Request| {
            let key = match sort {
                RequestSort::StateSince => Key::Number(row.state_since),
                RequestSort::Title => Key::Text(row.title_folded.clone()),
                RequestSort::Number => Key::Number(row.number),
                RequestSort::Amount => Key::Number(row.amount.unwrap_or(0)),
                RequestSort::Score => Key::Number(row.score.unwrap_or(UNSCORED)),
            };
            (key, row.id)
        })
        .await
    }

    /// How many requests are in each state, drafts left out.
    pub async fn request_counts(&self) -> Result<Vec<RequestCount>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .column(Column::State)
            .column_as(Column::Id.count(), "requests")
            .column_as(Column::StateSince.min(), "oldest")
            .filter(Column::State.ne("draft"))
            .group_by(Column::State)
            .order_by_asc(Column::State)
            .into_model::<RequestCount>()
            .all(&self.db())
            .await?)
    }

    /// The requests that were merged into one, at most a hundred.
    pub async fn requests_merged_into(&self, id: Uuid) -> Result<Vec<Request>, StoreError> {
        Ok(Entity::find()
            .filter(Column::MergedIntoId.eq(id))
            .order_by_asc(Column::Number)
            .limit(100)
            .all(&self.db())
            .await?)
    }

    /// The number of the next request.
    pub async fn next_request_number(&self) -> Result<i64, StoreError> {
        let last: Option<Option<i64>> = Entity::find()
            .select_only()
            .column_as(Column::Number.max(), "number")
            .into_tuple()
            .one(&self.db())
            .await?;
        Ok(last.flatten().unwrap_or(0) + 1)
    }
}

impl Writer<'_> {
    /// Writes what a request scores, if its type is scored by this model. It is no change of the
    /// request itself, which keeps its version.
    pub async fn put_request_score(
        &self,
        model: Uuid,
        request: Uuid,
        score: Option<i64>,
    ) -> Result<(), StoreError> {
        let types = request_type::Entity::find()
            .select_only()
            .column(request_type::Column::Id)
            .filter(request_type::Column::ScoringModelId.eq(model))
            .into_query();
        Entity::update_many()
            .col_expr(Column::Score, Expr::val(score))
            .filter(Column::Id.eq(request))
            .filter(Column::TypeId.in_subquery(types))
            .exec(&self.db())
            .await?;
        Ok(())
    }

    /// Writes anew what the requests of a type score, under this version of a model.
    pub async fn rescore_requests(
        &self,
        type_id: Uuid,
        model: Option<(Uuid, i64)>,
    ) -> Result<(), StoreError> {
        let score = model.map(|(model, number)| {
            subject_score::Entity::find()
                .select_only()
                .column(subject_score::Column::Score)
                .filter(subject_score::Column::ModelId.eq(model))
                .filter(subject_score::Column::Number.eq(number))
                .filter(subject_score::Column::SubjectKind.eq("request"))
                .filter(
                    Expr::col((subject_score::Entity, subject_score::Column::SubjectId))
                        .eq(Expr::col((Entity, Column::Id))),
                )
                .into_query()
        });
        let score = match score {
            Some(query) => Expr::SubQuery(None, Box::new(query.into())),
            None => Expr::val(None::<i64>),
        };
        Entity::update_many()
            .col_expr(Column::Score, score)
            .filter(Column::TypeId.eq(type_id))
            .exec(&self.db())
            .await?;
        Ok(())
    }
}
