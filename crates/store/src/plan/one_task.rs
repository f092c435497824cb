//! A task with all that hangs on it, in two questions to the database: each costs more than the
//! rows it brings, and more than building the question, so both are written once.

use std::sync::OnceLock;

use sea_orm::{
    ConnectionTrait, DbErr, EntityName, FromQueryResult, IdenStatic, Iterable, QueryResult,
};
use uuid::Uuid;

use super::LinkedTask;
use crate::{
    Reader, StoreError, dialect,
    entity::{project, task},
    row,
};

/// A task, its project, and what is needed to show it.
#[derive(Debug, Clone)]
pub struct OneTask {
    /// The task.
    pub task: row::Task,
    /// Its project.
    pub project: row::Project,
    /// Name of its calendar, when it has its own.
    pub calendar: Option<String>,
    /// How it was in baseline 0.
    pub baseline: Option<BaselineFigures>,
}

/// A task as it was in a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct BaselineFigures {
    pub start: Option<i64>,
    pub finish: Option<i64>,
    pub duration: i64,
    pub work: i64,
}

/// What hangs on a task, each in the order of the plan.
#[derive(Debug, Clone, Default)]
pub struct TaskEnds {
    /// Dependencies into it, with their predecessors.
    pub predecessors: Vec<LinkedTask>,
    /// Dependencies out of it, with their successors.
    pub successors: Vec<LinkedTask>,
    /// Who and what works on it.
    pub assignments: Vec<AssignedResource>,
}

/// An assignment with the name of its resource.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns are described in the migrations")]
pub struct AssignedResource {
    pub id: Uuid,
    pub version: i64,
    pub task_id: Uuid,
    pub resource_id: Option<Uuid>,
    pub name: Option<String>,
    pub computed_units: i64,
    pub computed_work: i64,
    pub actual_work: i64,
    pub start: i64,
    pub finish: i64,
}

/// Columns of both questions are named after their table: `task.name` is `task_name`.
fn columns<E: EntityName, C: Iterable + IdenStatic>(entity: E) -> String {
    let table = entity.table_name();
    let names = C::iter().map(|column| {
        let name = column.as_str();
        format!("\"{table}\".\"{name}\" AS \"{table}_{name}\"")
    });
    names.collect::<Vec<_>>().join(", ")
}

fn one_task_sql() -> &'static str {
    static SQL: OnceLock<String> = OnceLock::new();
    SQL.get_or_init(|| {
        format!(
            "SELECT {}, {}, calendar.name AS calendar_name, task_baseline.task_id AS baseline_of, \
             task_baseline.start AS baseline_start, task_baseline.finish AS baseline_finish, \
             task_baseline.duration AS baseline_duration, task_baseline.work AS baseline_work \
             FROM task JOIN project ON project.id = task.project_id \
             LEFT JOIN calendar ON calendar.id = task.calendar_id \
             LEFT JOIN task_baseline ON task_baseline.task_id = task.id AND task_baseline.slot = 0 \
             WHERE task.id = $1",
            columns::<_, task::Column>(task::Entity),
            columns::<_, project::Column>(project::Entity),
        )
    })
}

impl FromQueryResult for OneTask {
    fn from_query_result(row: &QueryResult, _prefix: &str) -> Result<Self, DbErr> {
        let baseline = match row.try_get::<Option<Uuid>>("", "baseline_of")? {
            None => None,
            Some(_) => Some(BaselineFigures {
                start: row.try_get("baseline_", "start")?,
                finish: row.try_get("baseline_", "finish")?,
                duration: row.try_get("baseline_", "duration")?,
                work: row.try_get("baseline_", "work")?,
            }),
        };
        Ok(Self {
            task: row::Task::from_query_result(row, "task_")?,
            project: row::Project::from_query_result(row, "project_")?,
            calendar: row.try_get("", "calendar_name")?,
            baseline,
        })
    }
}

/// Which part of [`TaskEnds`] a row of the second question is.
const PREDECESSOR: i64 = 0;
const SUCCESSOR: i64 = 1;

/// Dependencies on both sides and assignments have much the same shape: who is at the other end,
/// and a few numbers. The order of the columns is that in which they are read below.
const ENDS_SQL: &str = "\
    SELECT CAST(0 AS bigint) AS part, d.id, d.version, t.id AS other, t.name, t.wbs_shown, d.kind, d.lag_kind, \
    d.lag, d.lag_format, t.driver_id, t.position, 0 AS start, 0 AS finish \
    FROM dependency d JOIN task t ON t.id = d.predecessor_id WHERE d.successor_id = $1 \
    UNION ALL \
    SELECT 1, d.id, d.version, t.id, t.name, t.wbs_shown, d.kind, d.lag_kind, \
    d.lag, d.lag_format, t.driver_id, t.position, 0, 0 \
    FROM dependency d JOIN task t ON t.id = d.successor_id WHERE d.predecessor_id = $1 \
    UNION ALL \
    SELECT 2, a.id, a.version, a.resource_id, r.name, '', '', '', \
    a.computed_units, a.computed_work, NULL, a.actual_work, a.start, a.finish \
    FROM assignment a LEFT JOIN resource r ON r.id = a.resource_id WHERE a.task_id = $1";

impl Reader {
    /// The task with this id, with its project.
    pub async fn one_task(&self, id: Uuid) -> Result<Option<OneTask>, StoreError> {
        let db = self.db();
        let ask = dialect::statement(&db, one_task_sql(), [id.into()]);
        let found = db.query_one_raw(ask).await?;
        Ok(found.map(|row| OneTask::from_query_result(&row, "")).transpose()?)
    }

    /// What hangs on a task.
    pub async fn task_ends(&self, task_id: Uuid) -> Result<TaskEnds, StoreError> {
        let db = self.db();
        let rows = db.query_all_raw(dialect::statement(&db, ENDS_SQL, [task_id.into()])).await?;
        let mut ends = TaskEnds::default();
        let (mut before, mut after) = (vec![], vec![]);
        for row in rows {
            let part: i64 = row.try_get_by_index(0)?;
            let (id, version) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
            let (eighth, ninth) = (row.try_get_by_index(8)?, row.try_get_by_index(9)?);
            let eleventh: i64 = row.try_get_by_index(11)?;
            if part != PREDECESSOR && part != SUCCESSOR {
                ends.assignments.push(AssignedResource {
                    id,
                    version,
                    task_id,
                    resource_id: row.try_get_by_index(3)?,
                    name: row.try_get_by_index(4)?,
                    computed_units: eighth,
                    computed_work: ninth,
                    actual_work: eleventh,
                    start: row.try_get_by_index(12)?,
                    finish: row.try_get_by_index(13)?,
                });
                continue;
            }
            let other = row.try_get_by_index(3)?;
            let into = part == PREDECESSOR;
            let linked = LinkedTask {
                id,
                version,
                predecessor_id: if into { other } else { task_id },
                successor_id: if into { task_id } else { other },
                name: row.try_get_by_index(4)?,
                wbs_shown: row.try_get_by_index(5)?,
                kind: row.try_get_by_index(6)?,
                lag_kind: row.try_get_by_index(7)?,
                lag: eighth,
                lag_format: ninth,
                driver_id: row.try_get_by_index(10)?,
            };
            if into { &mut before } else { &mut after }.push((eleventh, linked));
        }
        for (mut sorted, part) in [(before, &mut ends.predecessors), (after, &mut ends.successors)]
        {
            sorted.sort_by_key(|(position, linked)| (*position, linked.id));
            part.extend(sorted.into_iter().map(|(_, linked)| linked));
        }
        ends.assignments.sort_by_key(|one| one.id);
        Ok(ends)
    }
}
