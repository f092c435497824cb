//! Queries for calendars.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError,
    entity::{
        calendar::{Column, Entity},
        project, project_resource, resource, task,
    },
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    row::Calendar,
};

/// Which calendars.
#[derive(Debug, Clone, Default)]
pub struct CalendarFilter {
    /// Part of the name.
    pub q: Option<String>,
    /// Those of this project too; else only those of the organisation.
    pub project_id: Option<Uuid>,
    /// Those that belong to single resources too.
    pub of_resources: bool,
}

impl Reader {
    /// Calendars by name.
    pub async fn calendars(
        &self,
        filter: &CalendarFilter,
        ask: &Ask,
    ) -> Result<Page<Calendar>, StoreError> {
        let mut place = Condition::any().add(Column::ProjectId.is_null());
        if let Some(id) = filter.project_id {
            place = place.add(Column::ProjectId.eq(id));
        }
        let mut select = Entity::find().filter(place);
        if !filter.of_resources {
            select = select.filter(Column::Kind.eq("base"));
        }
        if let Some(q) = &filter.q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            select = select.filter(Expr::col((Entity, Column::NameFolded)).like(like));
        }
        let column = Expr::col((Entity, Column::NameFolded));
        let id = Expr::col((Entity, Column::Id));
        page(&self.db(), select, column, id, ask, |row: &Calendar| {
            (Key::Text(row.name_folded.clone()), row.id)
        })
        .await
    }

    /// The calendars that belong to one project.
    pub async fn calendars_of_project(&self, id: Uuid) -> Result<Vec<Calendar>, StoreError> {
        Ok(Entity::find()
            .filter(Column::ProjectId.eq(id))
            .order_by_asc(Column::Uid)
            .order_by_asc(Column::Id)
            .all(&self.db())
            .await?)
    }

    /// The oldest base calendar of the organisation: what new projects use.
    pub async fn default_calendar(&self) -> Result<Option<Calendar>, StoreError> {
        Ok(Entity::find()
            .filter(Column::ProjectId.is_null())
            .filter(Column::Kind.eq("base"))
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id)
            .one(&self.db())
            .await?)
    }

    /// Calendars that build directly on this one.
    pub async fn calendars_on(&self, id: Uuid) -> Result<Vec<Calendar>, StoreError> {
        Ok(Entity::find().filter(Column::BaseId.eq(id)).all(&self.db()).await?)
    }

    /// How many projects, tasks and resources use a calendar directly.
    pub async fn calendar_uses(&self, id: Uuid) -> Result<u64, StoreError> {
        let db = &self.db();
        Ok(project::Entity::find().filter(project::Column::CalendarId.eq(id)).count(db).await?
            + task::Entity::find().filter(task::Column::CalendarId.eq(id)).count(db).await?
            + resource::Entity::find()
                .filter(resource::Column::CalendarId.eq(id))
                .count(db)
                .await?
            + project_resource::Entity::find()
                .filter(project_resource::Column::CalendarId.eq(id))
                .count(db)
                .await?)
    }

    /// Projects whose dates depend on any of these calendars.
    pub async fn projects_on_calendars(&self, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
        let db = &self.db();
        let list = ids.iter().copied();
        let mut projects: Vec<Uuid> = project::Entity::find()
            .select_only()
            .column(project::Column::Id)
            .filter(project::Column::CalendarId.is_in(list.clone()))
            .into_tuple()
            .all(db)
            .await?;
        let by_task: Vec<Uuid> = task::Entity::find()
            .select_only()
            .column(task::Column::ProjectId)
            .distinct()
            .filter(task::Column::CalendarId.is_in(list.clone()))
            .into_tuple()
            .all(db)
            .await?;
        let by_resource: Vec<Uuid> = project_resource::Entity::find()
            .select_only()
            .column(project_resource::Column::ProjectId)
            .distinct()
            .inner_join_resource()
            .filter(
                Condition::any()
                    .add(project_resource::Column::CalendarId.is_in(list.clone()))
                    .add(resource::Column::CalendarId.is_in(list)),
            )
            .into_tuple()
            .all(db)
            .await?;
        projects.extend(by_task);
        projects.extend(by_resource);
        projects.sort();
        projects.dedup();
        Ok(projects)
    }

    /// Projects in which a resource takes part.
    pub async fn projects_with_resource(&self, id: Uuid) -> Result<Vec<Uuid>, StoreError> {
        Ok(project_resource::Entity::find()
            .select_only()
            .column(project_resource::Column::ProjectId)
            .distinct()
            .filter(project_resource::Column::ResourceId.eq(id))
            .order_by_asc(project_resource::Column::ProjectId)
            .into_tuple()
            .all(&self.db())
            .await?)
    }
}

/// Joins written once.
trait Joined {
    fn inner_join_resource(self) -> Self;
}

impl Joined for sea_orm::Select<project_resource::Entity> {
    fn inner_join_resource(self) -> Self {
        self.join(
            sea_orm::JoinType::InnerJoin,
            project_resource::Entity::belongs_to(resource::Entity)
                .from(project_resource::Column::ResourceId)
                .to(resource::Column::Id)
                .into(),
        )
    }
}
