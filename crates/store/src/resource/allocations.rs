//! Queries for allocations, and for the work of tasks beside them.

use futures::future::try_join_all;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError,
    entity::{
        allocation::{Column, Entity},
        assignment, capacity_policy, project, task,
    },
    row::{Allocation, CapacityPolicy},
};

/// Groups of people that are read at the same time.
const AT_ONCE: usize = 4;

/// Stages whose projects ask nobody for time.
const AT_REST: [&str; 3] = ["done", "cancelled", "on_hold"];

/// Days from `from` to before `to`, counted from 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRange {
    /// First day.
    pub from: i64,
    /// The day after the last.
    pub to: i64,
}

/// Work of a person on a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignedWork {
    /// The project.
    pub project_id: Uuid,
    /// The task.
    pub task_id: Uuid,
    /// Who.
    pub resource_id: Uuid,
    /// First moment, tenths of a minute since 1970.
    pub start: i64,
    /// Last moment.
    pub finish: i64,
    /// Tenths of a minute of work.
    pub computed_work: i64,
    /// Tenths of a minute of it that are done.
    pub actual_work: i64,
    /// The stretches in which it is done, as they are stored; none when there is no pause between.
    pub pieces: Option<String>,
}

/// Tenths of a minute of a day.
const DAY: i64 = 14_400;

impl Reader {
    /// Allocations of a project, in the order in which they were made.
    pub async fn allocations_of_project(
        &self,
        project_id: Uuid,
    ) -> Result<Vec<Allocation>, StoreError> {
        Ok(Entity::find()
            .filter(Column::ProjectId.eq(project_id))
            .order_by_asc(Column::Id)
            .all(&self.db())
            .await?)
    }

    /// Allocations that touch these days, of these people or of everybody and every role; projects
    /// that are closed, on hold or templates ask for nothing.
    pub async fn allocations_within(
        &self,
        people: Option<&[Uuid]>,
        days: DayRange,
    ) -> Result<Vec<Allocation>, StoreError> {
        let all = within(days);
        let Some(people) = people else { return Ok(all.all(&self.db()).await?) };
        let mut found = vec![];
        for chunk in people.chunks(MAX_IN) {
            let of_people = Column::ResourceId.is_in(chunk.iter().copied());
            found.extend(all.clone().filter(of_people).all(&self.db()).await?);
        }
        Ok(found)
    }

    /// Allocations of teams, nobody of which is named, that touch these days; of one team or of all.
    pub async fn allocations_of_teams_within(
        &self,
        team: Option<Uuid>,
        days: DayRange,
    ) -> Result<Vec<Allocation>, StoreError> {
        let of_teams = match team {
            Some(team) => within(days).filter(Column::TeamId.eq(team)),
            None => within(days).filter(Column::TeamId.is_not_null()),
        };
        Ok(of_teams.filter(Column::ResourceId.is_null()).all(&self.db()).await?)
    }

    /// Work on tasks that touches these days, of these people or of everybody, in no order. Projects that are
    /// closed, on hold or templates ask for nothing.
    ///
    /// A heatmap reads 100,000 rows: an index has all that is read of them, people are read in groups at the
    /// same time, and nothing is sorted.
    pub async fn assigned_within(
        &self,
        people: Option<&[Uuid]>,
        days: DayRange,
    ) -> Result<Vec<AssignedWork>, StoreError> {
        let of_project = assignment::Entity::belongs_to(project::Entity)
            .from(assignment::Column::ProjectId)
            .to(project::Column::Id);
        let all = assigned()
            .join(JoinType::InnerJoin, of_project.into())
            .filter(assignment::Column::ResourceId.is_not_null())
            .filter(assignment::Column::Finish.gte(days.from * DAY))
            .filter(assignment::Column::Start.lt(days.to * DAY))
            .filter(project::Column::Template.eq(false))
            .filter(project::Column::Stage.is_not_in(AT_REST));
        let Some(people) = people else {
            return self.read_assigned(all).await;
        };
        let groups = people.chunks(people.len().div_ceil(AT_ONCE).clamp(1, MAX_IN));
        let mut questions = vec![];
        for group in groups {
            let of_people = assignment::Column::ResourceId.is_in(group.iter().copied());
            questions.push(all.clone().filter(of_people));
        }
        let mut found = vec![];
        while !questions.is_empty() {
            let rest = questions.split_off(AT_ONCE.min(questions.len()));
            let asked = std::mem::replace(&mut questions, rest).into_iter();
            for part in try_join_all(asked.map(|one| self.read_assigned(one))).await? {
                found.extend(part);
            }
        }
        Ok(found)
    }

    /// Work of people on the tasks of a project, in the order in which it was assigned.
    pub async fn assigned_of_project(
        &self,
        project_id: Uuid,
    ) -> Result<Vec<AssignedWork>, StoreError> {
        let of_project = assigned()
            .filter(assignment::Column::ResourceId.is_not_null())
            .filter(assignment::Column::ProjectId.eq(project_id))
            .order_by_asc(assignment::Column::Id);
        self.read_assigned(of_project).await
    }

    /// Basis points of each begun task of a project that are complete.
    pub async fn progress_of_tasks(
        &self,
        project_id: Uuid,
    ) -> Result<Vec<(Uuid, i64)>, StoreError> {
        use task::Column;
        Ok(task::Entity::find()
            .select_only()
            .columns([Column::Id, Column::PercentComplete])
            .filter(Column::ProjectId.eq(project_id))
            .filter(Column::PercentComplete.gt(0))
            .into_tuple()
            .all(&self.db())
            .await?)
    }

    /// Columns by their place: a heatmap reads 100,000 rows, and looking up each column by name adds up.
    async fn read_assigned(
        &self,
        select: Select<assignment::Entity>,
    ) -> Result<Vec<AssignedWork>, StoreError> {
        let rows = select.into_tuple::<(Uuid, Uuid, Uuid, i64, i64, i64, i64, Option<String>)>();
        let rows = rows.all(&self.db()).await?.into_iter();
        let work = |(
            project_id,
            task_id,
            resource_id,
            start,
            finish,
            computed_work,
            actual_work,
            pieces,
        )| {
            AssignedWork {
                project_id,
                task_id,
                resource_id,
                start,
                finish,
                computed_work,
                actual_work,
                pieces,
            }
        };
        Ok(rows.map(work).collect())
    }

    /// How many allocations name one of these: a resource, a role, a team.
    pub async fn allocation_uses(&self, id: Uuid) -> Result<usize, StoreError> {
        let either = Condition::any()
            .add(Column::ResourceId.eq(id))
            .add(Column::JobRoleId.eq(id))
            .add(Column::TeamId.eq(id));
        let ids = Entity::find().select_only().column(Column::Id).filter(either);
        Ok(ids.into_tuple::<Uuid>().all(&self.db()).await?.len())
    }

    /// What counts as too little and too much, once somebody has said so.
    pub async fn capacity_policy(&self) -> Result<Option<CapacityPolicy>, StoreError> {
        let first = capacity_policy::Entity::find().order_by_asc(capacity_policy::Column::Id);
        Ok(first.one(&self.db()).await?)
    }
}

/// Allocations of projects that ask for time.
pub(super) fn asked_for() -> Select<Entity> {
    let of_project =
        Entity::belongs_to(project::Entity).from(Column::ProjectId).to(project::Column::Id);
    Entity::find()
        .join(JoinType::InnerJoin, of_project.into())
        .filter(project::Column::Template.eq(false))
        .filter(project::Column::Stage.is_not_in(AT_REST))
}

fn within(days: DayRange) -> Select<Entity> {
    asked_for()
        .filter(Column::ToDay.gt(days.from))
        .filter(Column::FromDay.lt(days.to))
        .order_by_asc(Column::Id)
}

fn assigned() -> Select<assignment::Entity> {
    let of_task = assignment::Entity::belongs_to(task::Entity)
        .from(assignment::Column::TaskId)
        .to(task::Column::Id);
    assignment::Entity::find()
        .select_only()
        .columns([
            assignment::Column::ProjectId,
            assignment::Column::TaskId,
            assignment::Column::ResourceId,
            assignment::Column::Start,
            assignment::Column::Finish,
            assignment::Column::ComputedWork,
            assignment::Column::ActualWork,
            assignment::Column::Pieces,
        ])
        .join(JoinType::InnerJoin, of_task.into())
        .filter(task::Column::Active.eq(true))
        .filter(task::Column::Summary.eq(false))
}
