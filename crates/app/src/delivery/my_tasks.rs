//! My tasks: everything the caller has to do, over all projects they may see. Progress is reported
//! through the plan's own edits.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_calendar::Moment;
use steerco_store::{
    plan::{TaskFilter, TaskSort},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::Caller,
    plan::may_report_own,
    shape::{Listed, PageQuery, Reference, civil, minutes, percent},
};

/// A task of the caller.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MyTask {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The project it belongs to.
    pub project: Reference,
    /// The summary it belongs to.
    pub parent: Option<Reference>,
    /// Name.
    pub name: String,
    /// WBS code.
    pub wbs: String,
    /// A point in time.
    pub milestone: bool,
    /// Computed start.
    pub start: String,
    /// Computed finish.
    pub finish: String,
    /// Deadline.
    pub deadline: Option<String>,
    /// Open and behind its baseline.
    pub late: bool,
    /// Total float at or below the project's limit.
    pub critical: bool,
    /// Done duration of all duration.
    pub percent_complete: f64,
    /// When work began.
    pub actual_start: Option<String>,
    /// When work ended.
    pub actual_finish: Option<String>,
    /// Working time left.
    pub remaining_duration_minutes: f64,
    /// Effort of the caller.
    pub work_minutes: f64,
    /// Share of the caller's time; 100 is all of it.
    pub units_percent: f64,
    /// Whether the caller may report progress.
    pub reportable: bool,
}

/// One page of the caller's tasks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MyTasks {
    /// The tasks, by finish.
    pub items: Vec<MyTask>,
    /// Give this as `after` for the next page; null on the last.
    pub next: Option<String>,
    /// How many the whole list has.
    pub total: u64,
    /// The people of plans that the caller signs in as; none means that nobody has linked them yet.
    pub people: Vec<Reference>,
}

/// Which of the caller's tasks.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MyTaskQuery {
    /// Only open ones behind their baseline, or only the others.
    pub late: Option<bool>,
    /// Only those with work left, or only the finished.
    pub unfinished: Option<bool>,
    /// Finishing on this day or later, such as `2026-03-02`.
    pub finish_from: Option<String>,
    /// Finishing on this day or earlier.
    pub finish_to: Option<String>,
}

fn day(field: &str, text: Option<&str>) -> Outcome<Option<Date>> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    let day = text
        .parse()
        .map_err(|_| Failure::field("bad_date", field, "Give a day such as 2026-03-02."))?;
    Ok(Some(day))
}

/// What the caller has to do, by finish.
pub async fn my_tasks(
    app: &App,
    caller: &Caller,
    query: &MyTaskQuery,
    page: &PageQuery,
) -> Outcome<MyTasks> {
    let (ask, sort) = page.ask("finish")?;
    let sort = match sort.as_str() {
        "finish" => TaskSort::Finish,
        "start" => TaskSort::Start,
        "name" => TaskSort::Name,
        _ => {
            let text = "Your tasks cannot be sorted by this.";
            return Err(Failure::field("list.unknown_sort", "sort", text));
        }
    };
    let to = day("finish_to", query.finish_to.as_deref())?;
    // A day ends where the next one begins.
    let next = to.and_then(|day| day.tomorrow().ok());
    let from = day("finish_from", query.finish_from.as_deref())?;
    let filter = TaskFilter {
        q: page.search(),
        user_id: Some(caller.user_id),
        finish_from: from.map(|day| Moment::from_date(day).tenths()),
        finish_before: next.map(|day| Moment::from_date(day).tenths()),
        late: query.late,
        unfinished: query.unfinished,
        visible: caller.visible("project.view"),
        ..TaskFilter::default()
    };
    let reader = app.store.read();
    let people = reader.resources_of_user(caller.user_id).await?;
    let found = reader.tasks(&filter, sort, &ask).await?;
    let ids: Vec<Uuid> = found.items.iter().map(|line| line.id).collect();
    let rows = reader.get_many::<row::Task>(&ids).await?;
    let mut parents: Vec<Uuid> = rows.iter().filter_map(|row| row.parent_id).collect();
    parents.sort();
    parents.dedup();
    let parents = reader.get_many::<row::Task>(&parents).await?;
    let parents: HashMap<Uuid, String> =
        parents.into_iter().map(|row| (row.id, row.name)).collect();
    let mut projects: Vec<Uuid> = rows.iter().map(|row| row.project_id).collect();
    projects.sort();
    projects.dedup();
    let projects = reader.get_many::<row::Project>(&projects).await?;
    let projects: HashMap<Uuid, row::Project> =
        projects.into_iter().map(|row| (row.id, row)).collect();
    let mut shares: HashMap<Uuid, (i64, i64)> = HashMap::new();
    for own in reader.assignments_of_user(caller.user_id, &ids).await? {
        let share = shares.entry(own.task_id).or_default();
        share.0 += own.computed_work;
        share.1 += own.computed_units;
    }
    let rows: HashMap<Uuid, row::Task> = rows.into_iter().map(|row| (row.id, row)).collect();
    let view = |row: &row::Task, late: bool, critical: bool| {
        let project = projects.get(&row.project_id);
        let (work, units) = shares.get(&row.id).copied().unwrap_or_default();
        MyTask {
            id: row.id,
            version: row.version,
            project: Reference {
                id: row.project_id,
                name: project.map(|row| row.name.clone()).unwrap_or_default(),
            },
            parent: row
                .parent_id
                .map(|id| Reference { id, name: parents.get(&id).cloned().unwrap_or_default() }),
            name: row.name.clone(),
            wbs: row.wbs_shown.clone(),
            milestone: row.milestone,
            start: civil(row.start),
            finish: civil(row.finish),
            deadline: row.deadline.map(civil),
            late,
            critical,
            percent_complete: percent(row.percent_complete),
            actual_start: row.actual_start.map(civil),
            actual_finish: row.actual_finish.map(civil),
            remaining_duration_minutes: minutes(Ord::max(row.duration - row.actual_duration, 0)),
            work_minutes: minutes(work),
            units_percent: percent(units),
            reportable: !row.summary && project.is_some_and(|row| may_report_own(caller, row)),
        }
    };
    // A task that went between two queries is left out.
    let listed =
        Listed::of(found, |line| rows.get(&line.id).map(|row| view(row, line.late, line.critical)));
    Ok(MyTasks {
        items: listed.items.into_iter().flatten().collect(),
        next: listed.next,
        total: listed.total,
        people: people.into_iter().map(|row| Reference { id: row.id, name: row.name }).collect(),
    })
}
