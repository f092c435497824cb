//! Links by which roadmaps are published, by the hash of their secret.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{Reader, StoreError, entity::roadmap_share, row::RoadmapShare};

impl Reader {
    /// The links of a portfolio, or those of everything, newest first; those that stopped working too.
    pub async fn roadmap_shares(
        &self,
        portfolio: Option<Uuid>,
    ) -> Result<Vec<RoadmapShare>, StoreError> {
        let of = match portfolio {
            Some(id) => roadmap_share::Column::PortfolioId.eq(id),
            None => roadmap_share::Column::PortfolioId.is_null(),
        };
        Ok(roadmap_share::Entity::find()
            .filter(of)
            .order_by_desc(roadmap_share::Column::CreatedAt)
            .order_by_desc(roadmap_share::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// The link with this secret, whether it still works or not.
    pub async fn roadmap_share_by_secret(
        &self,
        secret_hash: &str,
    ) -> Result<Option<RoadmapShare>, StoreError> {
        Ok(roadmap_share::Entity::find()
            .filter(roadmap_share::Column::SecretHash.eq(secret_hash))
            .one(&self.db())
            .await?)
    }
}
