//! Links by which people who cannot sign in file requests and follow them, by the hash of their secret.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{follow_link, request, request_link},
    row::{FollowLink, RequestLink},
};

impl Reader {
    /// The links of a kind of requests, newest first; those that stopped working too.
    pub async fn request_links(&self, type_id: Uuid) -> Result<Vec<RequestLink>, StoreError> {
        Ok(request_link::Entity::find()
            .filter(request_link::Column::TypeId.eq(type_id))
            .order_by_desc(request_link::Column::CreatedAt)
            .order_by_desc(request_link::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// The link with this secret, whether it still works or not.
    pub async fn request_link_by_secret(
        &self,
        secret_hash: &str,
    ) -> Result<Option<RequestLink>, StoreError> {
        Ok(request_link::Entity::find()
            .filter(request_link::Column::SecretHash.eq(secret_hash))
            .one(&self.db())
            .await?)
    }

    /// How many requests were filed by a link.
    pub async fn requests_by_link(&self, link: Uuid) -> Result<u64, StoreError> {
        let by = request::Column::LinkId.eq(link);
        Ok(request::Entity::find().filter(by).count(&self.db()).await?)
    }

    /// The request that this secret follows.
    pub async fn followed_request(&self, secret_hash: &str) -> Result<Option<Uuid>, StoreError> {
        let found = follow_link::Entity::find_by_id(secret_hash.to_owned()).one(&self.db()).await?;
        Ok(found.map(|link| link.request_id))
    }
}

impl Writer<'_> {
    /// Lets a secret follow a request.
    pub async fn add_follow_link(
        &self,
        secret_hash: String,
        request_id: Uuid,
    ) -> Result<(), StoreError> {
        let row = FollowLink { secret_hash, request_id, created_at: self.at() };
        self.insert_rows::<follow_link::Entity>(vec![row]).await
    }
}
