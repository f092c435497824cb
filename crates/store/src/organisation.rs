//! The one organisation.

mod saved_views;

use sea_orm::EntityTrait;

use crate::{Reader, StoreError, entity::organisation::Entity, row::Organisation};

impl Reader {
    /// The organisation, once set up.
    pub async fn organisation(&self) -> Result<Option<Organisation>, StoreError> {
        Ok(Entity::find().one(&self.db()).await?)
    }
}
