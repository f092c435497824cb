//! Queries for saved views.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Entry, Reader, StoreError, Writer,
    entity::{
        default_view,
        saved_view::{Column, Entity},
    },
    row::{DefaultView, SavedView},
};

impl Reader {
    /// The views of a list that a person may open at a place: their own, and shared ones of the
    /// project and of the organisation; by name.
    pub async fn saved_views(
        &self,
        list: &str,
        project_id: Option<Uuid>,
        user_id: Uuid,
        limit: u64,
    ) -> Result<Vec<SavedView>, StoreError> {
        let mut place = Condition::any().add(Column::ProjectId.is_null());
        if let Some(id) = project_id {
            place = place.add(Column::ProjectId.eq(id));
        }
        let mine = Condition::any().add(Column::OwnerId.eq(user_id)).add(Column::Shared.eq(true));
        Ok(Entity::find()
            .filter(Column::List.eq(list))
            .filter(place)
            .filter(mine)
            .order_by_asc(Column::NameFolded)
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// The view that opens by itself for a person; `place` is the project, or zeros.
    pub async fn default_view(
        &self,
        user_id: Uuid,
        list: &str,
        place: Uuid,
    ) -> Result<Option<Uuid>, StoreError> {
        let found = default_view::Entity::find_by_id((user_id, list.to_owned(), place));
        Ok(found.one(&self.db()).await?.map(|row| row.view_id))
    }
}

impl Writer<'_> {
    /// Says which view opens by itself for a person, or that none does.
    pub async fn put_default_view(
        &mut self,
        user_id: Uuid,
        list: &str,
        place: Uuid,
        view: Option<&SavedView>,
    ) -> Result<(), StoreError> {
        default_view::Entity::delete_by_id((user_id, list.to_owned(), place))
            .exec(&self.db())
            .await?;
        if let Some(view) = view {
            let row = DefaultView { user_id, list: list.into(), place, view_id: view.id };
            self.insert_rows::<default_view::Entity>(vec![row]).await?;
        }
        self.record(Entry {
            noun: "default_view",
            noun_id: view.map_or(user_id, |view| view.id),
            project: view.and_then(|view| view.project_id),
            verb: "default_view_set",
            label: view.map(|view| view.name.clone()).unwrap_or_default(),
            before: None,
            after: None,
        });
        Ok(())
    }
}
