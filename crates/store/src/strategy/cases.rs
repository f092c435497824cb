//! Queries for business cases and charters.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
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

    /// All business cases whose recommended option costs something.
    pub async fn costed_cases(&self) -> Result<Vec<BusinessCase>, StoreError> {
        Ok(business_case::Entity::find()
            .filter(business_case::Column::Cost.is_not_null())
            .order_by_asc(business_case::Column::Id)
            .all(&self.db())
            .await?)
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
