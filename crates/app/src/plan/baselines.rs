//! Baselines: approved states of a plan to compare with.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    EffectOnly, blank::blank_baseline, book::load, change_request_view::called, draft::Draft,
    edit::edit_plan, edit_changes::gone, outline::end_of_branch, projects::visible_project,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    failure::unchanged,
    portfolio::owners,
    shape::{Listed, Reference, checked_name, instant},
};

/// Last slot that Microsoft Project's files number.
pub(super) const FILE_SLOTS: i64 = 10;
/// Last slot there is.
const MOST_SLOTS: i64 = 120;

/// An approved state of a plan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BaselineView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// 0 is what lists and charts compare with; those above 10 have a name only.
    pub slot: i64,
    /// What people call it.
    pub name: String,
    /// When it was set (UTC).
    pub set_at: String,
    /// Who set it.
    pub set_by: Option<Reference>,
    /// The change request that it was taken with.
    pub change_request: Option<Reference>,
}

/// A baseline to set.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewBaseline {
    /// 0 is what lists and charts compare with; 0 to 10 go into Microsoft Project files. Absent:
    /// 0, or when that is in use and a name is given, the next free one above 10.
    pub slot: Option<i64>,
    /// What people call it.
    pub name: Option<String>,
    /// Replaces a baseline in this slot.
    #[serde(default)]
    pub replace: bool,
    /// Only these tasks are taken over as they are now; with `slot` of a baseline that is there,
    /// its other tasks stay. Summaries above them are rolled up from what is below.
    pub task_ids: Option<Vec<Uuid>>,
}

/// Changes to a baseline.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchBaseline {
    /// What people call it.
    pub name: String,
}

/// Baselines of a project by slot.
pub async fn baselines(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
) -> Outcome<Listed<BaselineView>> {
    let reader = app.store.read();
    visible_project(&reader, caller, project_id, "project.view").await?;
    let rows = reader.baselines(project_id).await?;
    let named = Named::of(&reader, &rows).await?;
    Ok(Listed::whole(rows.into_iter().map(|row| view(row, &named)).collect()))
}

/// Which baseline.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BaselineDatesQuery {
    /// Its slot; 0 unless told.
    pub slot: Option<i64>,
}

/// The dates of a baseline as columns, for a chart that shows it. Whole minutes since
/// 1970-01-01T00:00 civil time; tasks that are gone since are left out.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct BaselineDates {
    /// Which tasks.
    pub task_id: Vec<Uuid>,
    /// When each started.
    pub start: Vec<Option<i64>>,
    /// When each finished.
    pub finish: Vec<Option<i64>>,
}

/// The dates of a baseline.
pub async fn baseline_dates(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &BaselineDatesQuery,
) -> Outcome<BaselineDates> {
    visible_project(&app.store.read(), caller, project_id, "project.view").await?;
    let slot = query.slot.unwrap_or(0);
    let rows = load(app, project_id).await?;
    if !rows.baselines.iter().any(|row| row.slot == slot) {
        return Err(Failure::NotFound("baseline"));
    }
    let minute = |tenths: i64| tenths.div_euclid(10);
    let mut dates = BaselineDates::default();
    for line in rows.task_baselines.iter().filter(|line| line.slot == slot) {
        dates.task_id.push(line.task_id);
        dates.start.push(line.start.map(minute));
        dates.finish.push(line.finish.map(minute));
    }
    Ok(dates)
}

/// What baselines name.
struct Named {
    people: Vec<Reference>,
    changes: Vec<row::ChangeRequest>,
}

impl Named {
    async fn of(reader: &Reader, rows: &[row::Baseline]) -> Outcome<Self> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        Ok(Self {
            people: owners(reader, rows.iter().map(|row| row.set_by)).await?,
            changes: reader.change_requests_of_baselines(&ids).await?,
        })
    }

    async fn of_one(reader: &Reader, row: &row::Baseline) -> Outcome<Self> {
        Self::of(reader, std::slice::from_ref(row)).await
    }
}

fn view(row: row::Baseline, named: &Named) -> BaselineView {
    let Named { people, changes } = named;
    let change = changes.iter().find(|change| change.baseline_id == Some(row.id));
    BaselineView {
        change_request: change.map(|change| Reference { id: change.id, name: called(change) }),
        id: row.id,
        version: row.version,
        slot: row.slot,
        name: row.name,
        set_at: instant(row.set_at),
        set_by: row.set_by.and_then(|id| people.iter().find(|person| person.id == id).cloned()),
    }
}

/// Keeps the plan, or a part of it, as it is now as a baseline.
pub async fn set_baseline(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &NewBaseline,
) -> Outcome<BaselineView> {
    visible_project(&app.store.read(), caller, project_id, "baseline.manage").await?;
    if input.slot.is_some_and(|slot| !(0..=MOST_SLOTS).contains(&slot)) {
        let text = format!("Give a slot from 0 to {MOST_SLOTS}, or none.");
        return Err(Failure::field("plan.bad_baseline_slot", "slot", text));
    }
    let name = input.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let new = Uuid::now_v7();
    let (row, _) = edit_plan(app, caller, project_id, |draft| {
        let slot = input.slot.unwrap_or_else(|| usual_slot(draft, name.is_some()));
        let known = draft.rows.baselines.iter().find(|row| row.slot == slot).cloned();
        if known.is_some() && !input.replace && input.task_ids.is_none() {
            return Err(Failure::field(
                "plan.baseline_slot_taken",
                "slot",
                "This baseline slot is in use. Replace that baseline, or choose another slot.",
            ));
        }
        let mut lines = lines_now(draft, slot);
        if let Some(wanted) = &input.task_ids {
            let wanted = only_known(draft, wanted)?;
            lines = merged(draft, slot, lines, &wanted);
        }
        let given = name.map(str::to_owned);
        let row = match known {
            Some(known) => row::Baseline {
                name: given.unwrap_or(known.name.clone()),
                set_at: draft.at,
                set_by: Some(caller.user_id),
                ..known
            },
            None => row::Baseline {
                slot,
                name: given.unwrap_or_else(|| format!("Baseline {slot}")),
                set_by: Some(caller.user_id),
                ..blank_baseline(new, project_id, draft.at)
            },
        };
        draft.put_baseline(row.clone(), lines);
        Ok(row)
    })
    .await?;
    let reader = app.store.read();
    let row = reader.get::<row::Baseline>(row.id).await?;
    let named = Named::of_one(&reader, &row).await?;
    Ok(view(row, &named))
}

/// Keeps a computed plan as the baseline that lists and charts compare with. The one that was it until now
/// keeps its id and name, in the first free slot that no file format numbers.
pub(super) fn rebaseline(draft: &mut Draft, id: Uuid, name: &str, by: Uuid) -> Outcome<()> {
    let current = draft.rows.baselines.iter().find(|row| row.slot == 0).map(|row| row.id);
    if let Some(current) = current {
        let taken = |slot: &i64| draft.rows.baselines.iter().any(|row| row.slot == *slot);
        let free = (FILE_SLOTS + 1..=MOST_SLOTS).find(|slot| !taken(slot)).ok_or_else(|| {
            let text = format!(
                "This project has {MOST_SLOTS} baselines already. Delete one that nobody needs any more."
            );
            Failure::refused("plan.too_many_baselines", text)
        })?;
        draft.move_baseline(current, free);
    }
    let row = row::Baseline {
        slot: 0,
        name: name.to_owned(),
        set_by: Some(by),
        ..blank_baseline(id, draft.rows.project.id, draft.at)
    };
    let lines = lines_now(draft, 0);
    draft.put_baseline(row, lines);
    Ok(())
}

/// Slot 0; when it is in use, a named baseline goes to the first one that no file format numbers.
fn usual_slot(draft: &Draft, named: bool) -> i64 {
    let taken = |slot: &i64| draft.rows.baselines.iter().any(|row| row.slot == *slot);
    if !named || !taken(&0) {
        return 0;
    }
    (FILE_SLOTS + 1..=MOST_SLOTS).find(|slot| !taken(slot)).unwrap_or(MOST_SLOTS)
}

/// Every task as it is now.
fn lines_now(draft: &Draft, slot: i64) -> Vec<row::TaskBaseline> {
    let mut work: HashMap<Uuid, i64> = HashMap::new();
    for row in &draft.rows.assignments {
        *work.entry(row.task_id).or_default() += row.computed_work;
    }
    let line = |task: &row::Task| row::TaskBaseline {
        task_id: task.id,
        slot,
        project_id: task.project_id,
        start: Some(task.start),
        finish: Some(task.finish),
        duration: task.computed_duration,
        work: work.get(&task.id).copied().unwrap_or(task.work),
        cost_minor: task.fixed_cost_minor,
        kept: String::new(),
    };
    draft.rows.tasks.iter().map(line).collect()
}

/// The tasks with all below them.
fn only_known(draft: &Draft, wanted: &[Uuid]) -> Outcome<HashSet<Uuid>> {
    let mut all = HashSet::new();
    for id in wanted {
        let first = draft.index_of(*id).ok_or_else(gone)?;
        let end = end_of_branch(&draft.rows.tasks, first);
        all.extend(draft.rows.tasks.iter().take(end).skip(first).map(|row| row.id));
    }
    Ok(all)
}

/// The lines of the slot as they were, with those wanted as they are now; summaries above them span
/// what is below.
fn merged(
    draft: &Draft,
    slot: i64,
    now: Vec<row::TaskBaseline>,
    wanted: &HashSet<Uuid>,
) -> Vec<row::TaskBaseline> {
    let old = draft.rows.task_baselines.iter().filter(|line| line.slot == slot);
    let mut lines: HashMap<Uuid, row::TaskBaseline> =
        old.map(|line| (line.task_id, line.clone())).collect();
    for line in now.into_iter().filter(|line| wanted.contains(&line.task_id)) {
        lines.insert(line.task_id, line);
    }
    // From the bottom up, so that each summary sees its summaries done.
    for summary in draft.rows.tasks.iter().rev().filter(|row| row.summary) {
        let below = || {
            let rows = draft.rows.tasks.iter().filter(|row| row.parent_id == Some(summary.id));
            rows.filter_map(|row| lines.get(&row.id))
        };
        let start = below().filter_map(|line| line.start).min();
        let finish = below().filter_map(|line| line.finish).max();
        let work = below().map(|line| line.work).sum();
        let touched = wanted.contains(&summary.id)
            || draft
                .rows
                .tasks
                .iter()
                .any(|row| row.parent_id == Some(summary.id) && lines.contains_key(&row.id));
        if !touched {
            continue;
        }
        let line = lines.entry(summary.id).or_insert_with(|| row::TaskBaseline {
            task_id: summary.id,
            slot,
            project_id: summary.project_id,
            start,
            finish,
            duration: summary.computed_duration,
            work,
            cost_minor: 0,
            kept: String::new(),
        });
        (line.start, line.finish, line.work) = (start, finish, work);
    }
    let order = draft.rows.tasks.iter().filter_map(|row| lines.get(&row.id).cloned());
    order.collect()
}

/// Renames a baseline.
pub async fn update_baseline(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchBaseline,
) -> Outcome<BaselineView> {
    let name = checked_name("name", &patch.name)?;
    let reader = app.store.read();
    let row = reader.find::<row::Baseline>(id).await?.ok_or(Failure::NotFound("baseline"))?;
    visible_project(&reader, caller, row.project_id, "baseline.manage").await?;
    let named = Named::of_one(&reader, &row).await?;
    if row.version != version {
        return Err(Failure::Stale { current: serde_json::to_value(view(row, &named)).ok() });
    }
    edit_plan(app, caller, row.project_id, |draft| {
        let row = draft.change_baseline(id).ok_or(Failure::NotFound("baseline"))?;
        row.name.clone_from(&name);
        Ok(())
    })
    .await?;
    Ok(view(app.store.read().get::<row::Baseline>(id).await?, &named))
}

/// Deletes a baseline.
pub async fn delete_baseline(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<EffectOnly> {
    let reader = app.store.read();
    let row = reader.find::<row::Baseline>(id).await?.ok_or(Failure::NotFound("baseline"))?;
    visible_project(&reader, caller, row.project_id, "baseline.manage").await?;
    unchanged(row.version, version, async {
        let named = Named::of_one(&reader, &row).await?;
        Ok(view(row.clone(), &named))
    })
    .await?;
    let ((), effect) = edit_plan(app, caller, row.project_id, |draft| {
        draft.delete_baseline(id);
        Ok(())
    })
    .await?;
    Ok(EffectOnly { effect })
}
