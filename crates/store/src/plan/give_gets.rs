//! What projects give each other: lists, who has to agree, and what is forecast behind its date.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
    sea_query::{Expr, ExprTrait, Func, Query, SelectStatement},
};
use uuid::Uuid;

use super::cross_dependencies::{CrossEnd, CrossFilter, chosen as chosen_links};
use crate::{
    Reader, StoreError, Writer,
    entity::{
        cross_dependency,
        give_get::{Column, Entity},
        project, task,
    },
    page::{Ask, Key, Page, page},
    portfolio::Visible,
    row,
};

/// Which agreements between projects: those with an end in what is named.
#[derive(Debug, Clone, Default)]
pub struct GiveGetFilter {
    /// With an end in this project.
    pub project_id: Option<Uuid>,
    /// That end: `giver` or `receiver`; either unless told.
    pub side: Option<&'static str>,
    /// With an end in a project of this program.
    pub program_id: Option<Uuid>,
    /// With an end in a project of this portfolio.
    pub portfolio_id: Option<Uuid>,
    /// Given by one of these projects.
    pub givers: Option<Vec<Uuid>>,
    /// In one of these states.
    pub states: Vec<&'static str>,
    /// Only those that wait for an answer, or are forecast behind a date.
    pub attention: bool,
    /// With an end in what the person may see.
    pub visible: Visible,
}

impl GiveGetFilter {
    /// Links between tasks with an end in the same place.
    pub fn links(&self) -> CrossFilter {
        CrossFilter {
            project_id: self.project_id,
            program_id: self.program_id,
            portfolio_id: self.portfolio_id,
            visible: self.visible.clone(),
            ..CrossFilter::default()
        }
    }
}

/// An agreement with its ends. Tasks that are deleted or take no part are missing, as is a link that is gone.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct GiveGetLine {
    pub row: row::GiveGet,
    pub giver_project: row::Project,
    pub receiver_project: row::Project,
    pub giver_task: Option<CrossEnd>,
    pub receiver_task: Option<CrossEnd>,
    pub link: Option<row::CrossDependency>,
}

impl GiveGetLine {
    /// When what is given is there as planned: the finish of the giving task, or of the giving project.
    pub fn forecast(&self) -> i64 {
        self.giver_task.as_ref().map_or(self.giver_project.computed_finish, |task| task.finish)
    }

    /// Whether the agreement names a giving task that is deleted or takes no part any more.
    pub fn giver_task_gone(&self) -> bool {
        self.row.giver_task_id.is_some() && self.giver_task.is_none()
    }
}

/// The task that gives, while it takes part.
fn giving_task(column: task::Column) -> SelectStatement {
    Query::select()
        .column((task::Entity, column))
        .from(task::Entity)
        .and_where(Expr::col((task::Entity, task::Column::Id)).eq(own(Column::GiverTaskId)))
        .and_where(Expr::col((task::Entity, task::Column::Active)).eq(true))
        .to_owned()
}

fn own(column: Column) -> Expr {
    Expr::col((Entity, column))
}

/// The same as [`GiveGetLine::forecast`].
fn forecast() -> Expr {
    let whole = Query::select()
        .column((project::Entity, project::Column::ComputedFinish))
        .from(project::Entity)
        .and_where(
            Expr::col((project::Entity, project::Column::Id)).eq(own(Column::GiverProjectId)),
        )
        .to_owned();
    let task = giving_task(task::Column::Finish);
    Func::coalesce([
        Expr::SubQuery(None, Box::new(task.into())),
        Expr::SubQuery(None, Box::new(whole.into())),
    ])
    .into()
}

/// Agreed, and forecast behind what was agreed.
fn behind() -> Condition {
    Condition::all().add(Column::State.eq("agreed")).add(forecast().gt(own(Column::AgreedDate)))
}

/// People were told that it is behind, and it is not any more.
fn in_time_again() -> Condition {
    Condition::all()
        .add(Column::ToldAt.is_not_null())
        .add(Column::State.eq("agreed"))
        .add(forecast().lte(own(Column::AgreedDate)))
}

fn needs_attention() -> Condition {
    let gone = Condition::all()
        .add(Column::GiverTaskId.is_not_null())
        .add(Expr::exists(giving_task(task::Column::Id)).not());
    let late = Condition::any()
        .add(forecast().gt(own(Column::AgreedDate)))
        .add(forecast().gt(own(Column::NeededDate)))
        .add(gone);
    let open = Condition::all().add(Column::State.eq("agreed")).add(late);
    Condition::any().add(Column::State.eq("proposed")).add(open)
}

fn touching_any(ids: SelectStatement) -> Condition {
    Condition::any()
        .add(Column::GiverProjectId.in_subquery(ids.clone()))
        .add(Column::ReceiverProjectId.in_subquery(ids))
}

fn chosen(filter: &GiveGetFilter) -> Select<Entity> {
    let mut select = Entity::find();
    if let Some(id) = filter.project_id {
        let mut ends = Condition::any();
        if filter.side != Some("receiver") {
            ends = ends.add(Column::GiverProjectId.eq(id));
        }
        if filter.side != Some("giver") {
            ends = ends.add(Column::ReceiverProjectId.eq(id));
        }
        select = select.filter(ends);
    }
    for (column, id) in [
        (project::Column::ProgramId, filter.program_id),
        (project::Column::PortfolioId, filter.portfolio_id),
    ] {
        let Some(id) = id else { continue };
        let ids = project::Entity::find().select_only().column(project::Column::Id);
        select = select.filter(touching_any(ids.filter(column.eq(id)).into_query()));
    }
    if let Some(givers) = &filter.givers {
        select = select.filter(Column::GiverProjectId.is_in(givers.iter().copied()));
    }
    if !filter.states.is_empty() {
        select = select.filter(Column::State.is_in(filter.states.iter().copied()));
    }
    if filter.attention {
        select = select.filter(needs_attention());
    }
    if let Some(ids) = filter.visible.project_ids() {
        select = select.filter(touching_any(ids));
    }
    select
}

/// Proposed to this person: who answers for the side that was asked, or owns its project.
fn waiting_for(user: Uuid) -> Condition {
    let owned = project::Entity::find()
        .select_only()
        .column(project::Column::Id)
        .filter(project::Column::OwnerId.eq(user))
        .into_query();
    let asked = |side: &str, owner: Column, project: Column| {
        let no_owner =
            Condition::all().add(owner.is_null()).add(project.in_subquery(owned.clone()));
        Condition::all()
            .add(Column::ProposedSide.eq(side))
            .add(Condition::any().add(owner.eq(user)).add(no_owner))
    };
    let sides = Condition::any()
        .add(asked("receiver", Column::GiverOwnerId, Column::GiverProjectId))
        .add(asked("giver", Column::ReceiverOwnerId, Column::ReceiverProjectId));
    Condition::all().add(Column::State.eq("proposed")).add(sides)
}

impl Reader {
    /// Agreements between projects, newest first, after the one with this id.
    pub async fn give_gets(
        &self,
        filter: &GiveGetFilter,
        after: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<GiveGetLine>, StoreError> {
        let mut select = chosen(filter).order_by_desc(Column::Id).limit(limit);
        if let Some(after) = after {
            select = select.filter(Column::Id.lt(after));
        }
        let rows = select.all(&self.db()).await?;
        self.give_get_lines(rows).await
    }

    /// How many agreements there are.
    pub async fn give_get_count(&self, filter: &GiveGetFilter) -> Result<u64, StoreError> {
        Ok(chosen(filter).count(&self.db()).await?)
    }

    /// The projects that give something within a filter, or whose tasks drive those of others, by name.
    pub async fn giving_projects(
        &self,
        filter: &GiveGetFilter,
        links: &CrossFilter,
        ask: &Ask,
    ) -> Result<Page<row::Project>, StoreError> {
        let givers = chosen(filter).select_only().column(Column::GiverProjectId).into_query();
        let driving = chosen_links(links)
            .select_only()
            .column(cross_dependency::Column::PredecessorProjectId)
            .into_query();
        let any = Condition::any()
            .add(project::Column::Id.in_subquery(givers))
            .add(project::Column::Id.in_subquery(driving));
        let select = project::Entity::find().filter(any);
        let column = |column| Expr::col((project::Entity, column));
        let name = column(project::Column::NameFolded);
        let key = |row: &row::Project| (Key::Text(row.name_folded.clone()), row.id);
        page(&self.db(), select, name, column(project::Column::Id), ask, key).await
    }

    /// Agreements with their ends.
    pub async fn give_get_lines(
        &self,
        rows: Vec<row::GiveGet>,
    ) -> Result<Vec<GiveGetLine>, StoreError> {
        let tasks = rows.iter().flat_map(|row| [row.giver_task_id, row.receiver_task_id]);
        let mut ends = self.cross_ends(tasks.flatten().collect()).await?;
        ends.retain(|_, end| end.active);
        let mut projects: Vec<Uuid> =
            rows.iter().flat_map(|row| [row.giver_project_id, row.receiver_project_id]).collect();
        projects.sort();
        projects.dedup();
        let projects = self.get_many::<row::Project>(&projects).await?;
        let projects: HashMap<Uuid, row::Project> =
            projects.into_iter().map(|row| (row.id, row)).collect();
        let links: Vec<Uuid> = rows.iter().filter_map(|row| row.cross_dependency_id).collect();
        let links = self.get_many::<row::CrossDependency>(&links).await?;
        let links: HashMap<Uuid, row::CrossDependency> =
            links.into_iter().map(|row| (row.id, row)).collect();
        let line = |row: row::GiveGet| {
            let end = |id: Option<Uuid>| id.and_then(|id| ends.get(&id)).cloned();
            Some(GiveGetLine {
                giver_project: projects.get(&row.giver_project_id)?.clone(),
                receiver_project: projects.get(&row.receiver_project_id)?.clone(),
                giver_task: end(row.giver_task_id),
                receiver_task: end(row.receiver_task_id),
                link: row.cross_dependency_id.and_then(|id| links.get(&id)).cloned(),
                row,
            })
        };
        Ok(rows.into_iter().filter_map(line).collect())
    }

    /// The agreement, not closed yet, that is about a link between tasks.
    pub async fn give_get_of_link(&self, link: Uuid) -> Result<Option<row::GiveGet>, StoreError> {
        Ok(Entity::find()
            .filter(Column::CrossDependencyId.eq(link))
            .filter(Column::State.is_in(["proposed", "agreed"]))
            .order_by_asc(Column::Id)
            .one(&self.db())
            .await?)
    }

    /// Agreements, not closed yet, about these links between tasks.
    pub async fn give_gets_of_links(
        &self,
        links: &[Uuid],
    ) -> Result<Vec<row::GiveGet>, StoreError> {
        let mut found = vec![];
        for chunk in links.chunks(crate::MAX_IN) {
            let rows = Entity::find()
                .filter(Column::CrossDependencyId.is_in(chunk.iter().copied()))
                .filter(Column::State.is_in(["proposed", "agreed"]))
                .order_by_asc(Column::Id)
                .all(&self.db())
                .await?;
            found.extend(rows);
        }
        Ok(found)
    }

    /// Everything that is agreed and not yet delivered.
    pub async fn agreed_give_gets(&self) -> Result<Vec<row::GiveGet>, StoreError> {
        let agreed = Entity::find().filter(Column::State.eq("agreed"));
        Ok(agreed.order_by_asc(Column::Id).all(&self.db()).await?)
    }

    /// Proposals that wait for a person, longest first.
    pub async fn give_gets_waiting_for(
        &self,
        user: Uuid,
        limit: u64,
    ) -> Result<Vec<row::GiveGet>, StoreError> {
        Ok(Entity::find()
            .filter(waiting_for(user))
            .order_by_asc(Column::ProposedAt)
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// How many those are.
    pub async fn count_give_gets_waiting_for(&self, user: Uuid) -> Result<u64, StoreError> {
        Ok(Entity::find().filter(waiting_for(user)).count(&self.db()).await?)
    }

    /// Agreements whose forecast is behind the agreed date, and nobody was told yet.
    pub async fn give_gets_to_tell(&self, limit: u64) -> Result<Vec<row::GiveGet>, StoreError> {
        Ok(Entity::find()
            .filter(behind())
            .filter(Column::ToldAt.is_null())
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// Whether people were told of something that is forecast in time again.
    pub async fn has_give_gets_in_time_again(&self) -> Result<bool, StoreError> {
        Ok(Entity::find().filter(in_time_again()).one(&self.db()).await?.is_some())
    }

    /// Whether a link between these tasks exists already: the first, if so.
    pub async fn link_between(
        &self,
        predecessor: Uuid,
        successor: Uuid,
    ) -> Result<Option<row::CrossDependency>, StoreError> {
        Ok(cross_dependency::Entity::find()
            .filter(cross_dependency::Column::PredecessorId.eq(predecessor))
            .filter(cross_dependency::Column::SuccessorId.eq(successor))
            .order_by_asc(cross_dependency::Column::Id)
            .one(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Notes that people were told of an agreement that is forecast behind its date. It is no change of the
    /// agreement, which keeps its version. False when another node was first.
    pub async fn mark_give_get_told(&self, id: Uuid) -> Result<bool, StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::ToldAt, Expr::val(self.at()))
            .filter(Column::Id.eq(id))
            .filter(Column::ToldAt.is_null())
            .exec(&self.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Forgets that people were told of what is forecast in time again, so that they hear when it slips anew.
    pub async fn forget_told_give_gets(&self) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::ToldAt, Expr::val(None::<i64>))
            .filter(in_time_again())
            .exec(&self.db())
            .await?;
        Ok(())
    }
}
