//! The one organisation.

mod custom_fields;
mod plan_types;
mod saved_views;

use sea_orm::EntityTrait;

pub use custom_fields::{CustomFilter, CustomTest};
pub(crate) use custom_fields::{custom_totals, projects_with, tasks_with};
pub use plan_types::{AllowedHomes, PlanTypeUse};

use crate::{Reader, StoreError, entity::organisation::Entity, row::Organisation};

impl Reader {
    /// The organisation, once set up.
    pub async fn organisation(&self) -> Result<Option<Organisation>, StoreError> {
        Ok(Entity::find().one(&self.db()).await?)
    }
}
