//! Queries for lists of people on their way in.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{job_role, location, people_mapping, resource, skill, team},
    row::{PeopleMapping, Resource},
};

/// What lists can name, folded, with what it is.
#[derive(Debug, Clone, Default)]
pub struct PoolNames {
    /// Roles that people work in.
    pub roles: Vec<(String, Uuid)>,
    /// Teams.
    pub teams: Vec<(String, Uuid)>,
    /// Places where people work.
    pub locations: Vec<(String, Uuid)>,
    /// Skills.
    pub skills: Vec<(String, Uuid)>,
}

/// Folded names with ids of a whole table.
macro_rules! named {
    ($reader:ident, $table:ident) => {
        $table::Entity::find()
            .select_only()
            .column($table::Column::NameFolded)
            .column($table::Column::Id)
            .into_tuple()
            .all(&$reader.db())
            .await?
    };
}

impl Reader {
    /// Everything that lists can name.
    pub async fn pool_names(&self) -> Result<PoolNames, StoreError> {
        Ok(PoolNames {
            roles: named!(self, job_role),
            teams: named!(self, team),
            locations: named!(self, location),
            skills: named!(self, skill),
        })
    }

    /// All people and machines, oldest first, to match what a list names.
    pub async fn all_workers(&self) -> Result<Vec<Resource>, StoreError> {
        Ok(resource::Entity::find()
            .filter(resource::Column::Kind.eq("work"))
            .filter(resource::Column::Generic.eq(false))
            .order_by_asc(resource::Column::CreatedAt)
            .order_by_asc(resource::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// What columns meant in a list with these headings.
    pub async fn people_mapping(
        &self,
        headings: &str,
    ) -> Result<Option<PeopleMapping>, StoreError> {
        Ok(people_mapping::Entity::find()
            .filter(people_mapping::Column::Headings.eq(headings))
            .one(&self.db())
            .await?)
    }
}
