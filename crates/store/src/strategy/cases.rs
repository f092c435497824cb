//! Queries for business cases and charters.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{business_case, case_version, charter, charter_version},
    row::{BusinessCase, CaseVersion, Charter, CharterVersion},
};

impl Reader {
    /// The business case of a subject.
    pub async fn business_case_of(
        &self,
        kind: &str,
        id: Uuid,
    ) -> Result<Option<BusinessCase>, StoreError> {
        Ok(business_case::Entity::find()
            .filter(business_case::Column::SubjectKind.eq(kind))
            .filter(business_case::Column::SubjectId.eq(id))
            .one(&self.db())
            .await?)
    }

    /// All business cases of which a version is frozen that recommends something which costs, as they say it
    /// there: what is being written since is left out.
    pub async fn decided_cases(&self) -> Result<Vec<BusinessCase>, StoreError> {
        let decided = business_case::Column::DecidedCost.is_not_null();
        let of_case = case_version::Entity::belongs_to(business_case::Entity)
            .from(case_version::Column::CaseId)
            .to(business_case::Column::Id);
        // The number of a case is that of the version that is being written.
        let frozen: Vec<(Uuid, String)> = case_version::Entity::find()
            .select_only()
            .columns([case_version::Column::CaseId, case_version::Column::Body])
            .join(JoinType::InnerJoin, of_case.into())
            .filter(decided.clone())
            .filter(Expr::cust("case_version.number = business_case.number - 1"))
            .into_tuple()
            .all(&self.db())
            .await?;
        let mut frozen: HashMap<Uuid, String> = frozen.into_iter().collect();
        let rows = business_case::Entity::find()
            .filter(decided)
            .order_by_asc(business_case::Column::Id)
            .all(&self.db())
            .await?;
        let as_frozen = |row: BusinessCase| {
            let body = frozen.remove(&row.id)?;
            Some(BusinessCase { body, cost: row.decided_cost, ..row })
        };
        Ok(rows.into_iter().filter_map(as_frozen).collect())
    }

    /// Frozen versions of a case, newest first.
    pub async fn case_versions(&self, case: Uuid) -> Result<Vec<CaseVersion>, StoreError> {
        Ok(case_version::Entity::find()
            .filter(case_version::Column::CaseId.eq(case))
            .order_by_desc(case_version::Column::Number)
            .all(&self.db())
            .await?)
    }

    /// The charter of a project.
    pub async fn charter_of(&self, project: Uuid) -> Result<Option<Charter>, StoreError> {
        Ok(charter::Entity::find()
            .filter(charter::Column::ProjectId.eq(project))
            .one(&self.db())
            .await?)
    }

    /// Charters that a person issued and that came back with a question, longest first.
    pub async fn charters_returned_to(
        &self,
        person: Uuid,
        limit: u64,
    ) -> Result<Vec<CharterVersion>, StoreError> {
        Ok(charter_version::Entity::find()
            .filter(charter_version::Column::AuthorId.eq(person))
            .filter(charter_version::Column::State.eq("returned"))
            .order_by_asc(charter_version::Column::UpdatedAt)
            .order_by_asc(charter_version::Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// How many charters came back to a person with a question.
    pub async fn count_charters_returned_to(&self, person: Uuid) -> Result<u64, StoreError> {
        Ok(charter_version::Entity::find()
            .filter(charter_version::Column::AuthorId.eq(person))
            .filter(charter_version::Column::State.eq("returned"))
            .count(&self.db())
            .await?)
    }

    /// Issued versions of a charter, newest first.
    pub async fn charter_versions(&self, of: Uuid) -> Result<Vec<CharterVersion>, StoreError> {
        Ok(charter_version::Entity::find()
            .filter(charter_version::Column::CharterId.eq(of))
            .order_by_desc(charter_version::Column::Number)
            .all(&self.db())
            .await?)
    }
}
