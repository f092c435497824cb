//! Queries for requests.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QueryResult, QuerySelect,
    sea_query::{Expr, ExprTrait, LikeExpr, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{
        request::{Column, Entity},
        request_type, scoring_model, subject_score,
    },
    fold::contains_pattern,
    intake::request_times::{AgreedUntil, overdue},
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
    /// Only those that are in their state for longer than agreed.
    pub overdue: Option<Vec<AgreedUntil>>,
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

/// What a request scores under the model of its type, in the version that counts.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct RequestScore {
    /// The request.
    pub subject_id: Uuid,
    /// In millionths of a point.
    pub score: i64,
}

/// A request in a list that is sorted by score.
struct Scored {
    request: Request,
    score: Option<i64>,
}

impl FromQueryResult for Scored {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let request = Request::from_query_result(row, prefix)?;
        // Only where it is sorted by.
        let score = row.try_get::<Option<i64>>(prefix, "score").unwrap_or(None);
        Ok(Self { request, score })
    }
}

/// Scores of requests under the model of their type, in the version that counts.
fn scores() -> SelectStatement {
    let column = |column: subject_score::Column| Expr::col((subject_score::Entity, column));
    let model = |column: scoring_model::Column| Expr::col((scoring_model::Entity, column));
    let counts = Condition::all()
        .add(column(subject_score::Column::ModelId).eq(model(scoring_model::Column::Id)))
        .add(column(subject_score::Column::Number).eq(model(scoring_model::Column::Number)));
    let of_type = Expr::col((request_type::Entity, request_type::Column::ScoringModelId));
    let of_type = of_type.eq(model(scoring_model::Column::Id));
    let mut select = Query::select();
    select
        .from(subject_score::Entity)
        .inner_join(scoring_model::Entity, counts)
        .inner_join(request_type::Entity, of_type)
        .and_where(column(subject_score::Column::SubjectKind).eq("request"));
    select
}

/// What the request of a row scores.
fn score() -> Expr {
    let mut select = scores();
    select
        .column((subject_score::Entity, subject_score::Column::Score))
        .and_where(
            Expr::col((subject_score::Entity, subject_score::Column::SubjectId))
                .eq(Expr::col((Entity, Column::Id))),
        )
        .and_where(
            Expr::col((request_type::Entity, request_type::Column::Id))
                .eq(Expr::col((Entity, Column::TypeId))),
        );
    Expr::SubQuery(None, Box::new(select.into()))
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
        if let Some(agreed) = &filter.overdue {
            select = select.filter(overdue(agreed));
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
            RequestSort::Score => score().if_null(UNSCORED),
        };
        if sort == RequestSort::Score {
            select = select.expr_as(score(), "score");
        }
        let id = Expr::col((Entity, Column::Id));
        let found = page(&self.db(), select, column, id, ask, |scored: &Scored| {
            let row = &scored.request;
            let key = match sort {
                RequestSort::StateSince => Key::Number(row.state_since),
                RequestSort::Title => Key::Text(row.title_folded.clone()),
                RequestSort::Number => Key::Number(row.number),
                RequestSort::Amount => Key::Number(row.amount.unwrap_or(0)),
                RequestSort::Score => Key::Number(scored.score.unwrap_or(UNSCORED)),
            };
            (key, row.id)
        })
        .await?;
        Ok(found.map(|scored| scored.request))
    }

    /// What these requests score; those without a score are left out.
    pub async fn request_scores(&self, ids: &[Uuid]) -> Result<Vec<RequestScore>, StoreError> {
        let mut found = vec![];
        for chunk in ids.chunks(MAX_IN) {
            let mut select = scores();
            let of_row = Condition::all()
                .add(
                    Expr::col((Entity, Column::Id))
                        .eq(Expr::col((subject_score::Entity, subject_score::Column::SubjectId))),
                )
                .add(
                    Expr::col((Entity, Column::TypeId))
                        .eq(Expr::col((request_type::Entity, request_type::Column::Id))),
                );
            select
                .column((subject_score::Entity, subject_score::Column::SubjectId))
                .column((subject_score::Entity, subject_score::Column::Score))
                .inner_join(Entity, of_row)
                .and_where(Expr::col((Entity, Column::Id)).is_in(chunk.iter().copied()));
            for row in self.db().query_all(&select).await? {
                found.push(RequestScore::from_query_result(&row, "")?);
            }
        }
        Ok(found)
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
