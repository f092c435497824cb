//! Queries for comments, and who may be mentioned in them.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{
        app_user,
        comment::{Column, Entity},
        project_resource, resource, role_grant, role_permission,
    },
    fold::contains_pattern,
    page::{Ask, Key, Page, page},
    row::{Comment, Project, User},
};

/// Who may be mentioned: people who can sign in and may see the project.
#[derive(Debug, Clone, Default)]
pub struct Mentionable {
    /// Part of the name.
    pub q: Option<String>,
    /// Only these.
    pub among: Option<Vec<Uuid>>,
    /// Only those who have to do with the project: who own it, work on it, have spoken about it, or
    /// were given a role there or in its program or portfolio.
    pub near: bool,
}

/// Users with a grant at one of the project's places; at the organisation too when `everywhere`.
fn granted(project: &Project, everywhere: bool) -> sea_orm::Select<role_grant::Entity> {
    let at = |kind: &str, id: Uuid| {
        Condition::all()
            .add(role_grant::Column::ScopeKind.eq(kind))
            .add(role_grant::Column::ScopeId.eq(id))
    };
    let mut places = Condition::any().add(at("project", project.id));
    if everywhere {
        places = places.add(role_grant::Column::ScopeKind.eq("organisation"));
    }
    if let Some(id) = project.program_id {
        places = places.add(at("program", id));
    }
    if let Some(id) = project.portfolio_id {
        places = places.add(at("portfolio", id));
    }
    role_grant::Entity::find().select_only().column(role_grant::Column::UserId).filter(places)
}

/// Users who have to do with the project.
fn near(project: &Project) -> Condition {
    let user = || Expr::col((app_user::Entity, app_user::Column::Id));
    let speakers = Entity::find()
        .select_only()
        .column(Column::AuthorId)
        .filter(Column::ProjectId.eq(project.id))
        .into_query();
    let named = project_resource::Entity::find()
        .select_only()
        .column(project_resource::Column::ResourceId)
        .filter(project_resource::Column::ProjectId.eq(project.id))
        .into_query();
    let workers = resource::Entity::find()
        .select_only()
        .column(resource::Column::UserId)
        .filter(resource::Column::UserId.is_not_null())
        .filter(resource::Column::Id.in_subquery(named))
        .into_query();
    let near = Condition::any()
        .add(user().in_subquery(granted(project, false).into_query()))
        .add(user().in_subquery(speakers))
        .add(user().in_subquery(workers));
    match project.owner_id {
        Some(owner) => near.add(user().eq(owner)),
        None => near,
    }
}

impl Reader {
    /// What was said about something.
    pub async fn comments(&self, subject_id: Uuid, ask: &Ask) -> Result<Page<Comment>, StoreError> {
        let select = Entity::find().filter(Column::SubjectId.eq(subject_id));
        let column = Expr::col((Entity, Column::CreatedAt));
        let id = Expr::col((Entity, Column::Id));
        page(&self.db(), select, column, id, ask, |row: &Comment| {
            (Key::Number(row.created_at), row.id)
        })
        .await
    }

    /// Who has spoken in a conversation.
    pub async fn thread_authors(&self, thread_id: Uuid) -> Result<Vec<Uuid>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .column(Column::AuthorId)
            .distinct()
            .filter(Column::ThreadId.eq(thread_id))
            .into_tuple()
            .all(&self.db())
            .await?)
    }

    /// Who has spoken about something.
    pub async fn speakers(&self, subject_id: Uuid) -> Result<Vec<Uuid>, StoreError> {
        Ok(Entity::find()
            .select_only()
            .column(Column::AuthorId)
            .distinct()
            .filter(Column::SubjectId.eq(subject_id))
            .into_tuple()
            .all(&self.db())
            .await?)
    }

    /// Who may be mentioned in comments of a project, by name.
    pub async fn mentionable(
        &self,
        project: &Project,
        filter: &Mentionable,
        limit: u64,
    ) -> Result<Vec<User>, StoreError> {
        let roles = role_permission::Entity::find()
            .select_only()
            .column(role_permission::Column::RoleId)
            .filter(role_permission::Column::Permission.eq("project.view"))
            .into_query();
        let seeing = granted(project, true)
            .filter(role_grant::Column::RoleId.in_subquery(roles))
            .into_query();
        let mut select = app_user::Entity::find()
            .filter(app_user::Column::Active.eq(true))
            .filter(app_user::Column::Id.in_subquery(seeing));
        if filter.near {
            select = select.filter(near(project));
        }
        if let Some(q) = &filter.q {
            let like = LikeExpr::new(contains_pattern(q)).escape('!');
            let name = Expr::col((app_user::Entity, app_user::Column::NameFolded));
            select = select.filter(name.like(like));
        }
        if let Some(ids) = &filter.among {
            select = select.filter(app_user::Column::Id.is_in(ids.iter().copied().take(MAX_IN)));
        }
        Ok(select
            .order_by_asc(app_user::Column::NameFolded)
            .order_by_asc(app_user::Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }
}
