//! Writing the rows of a plan that a change touched, each with its word for the change log.

use std::collections::{HashMap, HashSet};

use steerco_store::{Row, Writer, plan::PlanRows};
use uuid::Uuid;

use super::{
    beside::{Beside, gone},
    draft::{Draft, Kind},
};
use crate::Outcome;

/// The word for each touched row in the change log: how it came, or what happened to it last.
pub(super) struct Verbs {
    first: HashMap<Uuid, &'static str>,
    last: HashMap<Uuid, &'static str>,
    kinds: HashMap<Kind, Vec<Uuid>>,
}

impl Verbs {
    pub(super) fn of(draft: &Draft) -> Self {
        let mut verbs = Self { first: HashMap::new(), last: HashMap::new(), kinds: HashMap::new() };
        for touch in &draft.touched {
            if verbs.last.insert(touch.id, touch.verb).is_none() {
                verbs.kinds.entry(touch.kind).or_default().push(touch.id);
            }
            verbs.first.entry(touch.id).or_insert(touch.verb);
        }
        verbs
    }

    fn touched(&self, kind: Kind) -> &[Uuid] {
        self.kinds.get(&kind).map_or(&[], Vec::as_slice)
    }
}

/// Writes the rows that were touched: first what goes, then what comes and changes, tasks before
/// what hangs on them.
pub(super) async fn write_rows(
    writer: &mut Writer<'_>,
    before: &PlanRows,
    after: &mut PlanRows,
    verbs: &Verbs,
) -> Outcome<()> {
    delete_gone(writer, verbs, Kind::Dependency, &before.dependencies, &after.dependencies).await?;
    delete_gone(
        writer,
        verbs,
        Kind::CrossDependency,
        &before.cross_dependencies,
        &after.cross_dependencies,
    )
    .await?;
    delete_gone(writer, verbs, Kind::Assignment, &before.assignments, &after.assignments).await?;
    for id in verbs.touched(Kind::Baseline) {
        if let Some(old) = before.baselines.iter().find(|row| row.id == *id) {
            writer.delete_task_baselines(old.project_id, old.slot).await?;
        }
    }
    delete_gone(writer, verbs, Kind::Baseline, &before.baselines, &after.baselines).await?;
    delete_gone(writer, verbs, Kind::Task, &before.tasks, &after.tasks).await?;
    if !verbs.touched(Kind::Project).is_empty() {
        let (row, id) = (after.project.clone(), after.project.id);
        let verb = verbs.last.get(&id).copied().unwrap_or("project_updated");
        after.project = writer.update(&before.project, row, verb).await?;
    }
    let new: Vec<_> = after
        .project_resources
        .iter()
        .filter(|row| verbs.touched(Kind::ProjectResource).contains(&row.id))
        .cloned()
        .collect();
    writer.insert_project_resources(new).await?;
    put_touched(writer, verbs, Kind::Task, &before.tasks, &mut after.tasks).await?;
    put_touched(writer, verbs, Kind::Dependency, &before.dependencies, &mut after.dependencies)
        .await?;
    put_touched(
        writer,
        verbs,
        Kind::CrossDependency,
        &before.cross_dependencies,
        &mut after.cross_dependencies,
    )
    .await?;
    put_touched(writer, verbs, Kind::Assignment, &before.assignments, &mut after.assignments)
        .await?;
    put_touched(writer, verbs, Kind::Baseline, &before.baselines, &mut after.baselines).await?;
    write_baseline_lines(writer, before, after, verbs).await
}

/// Lines of baselines that were set or changed, and of tasks that came back with theirs.
async fn write_baseline_lines(
    writer: &Writer<'_>,
    before: &PlanRows,
    after: &PlanRows,
    verbs: &Verbs,
) -> Outcome<()> {
    let baselines = verbs.touched(Kind::Baseline);
    let slots: Vec<i64> = after
        .baselines
        .iter()
        .filter(|row| baselines.contains(&row.id))
        .map(|row| row.slot)
        .collect();
    let tasks = verbs.touched(Kind::Task);
    if slots.is_empty() && tasks.is_empty() {
        return Ok(());
    }
    let old: HashSet<Uuid> = before.tasks.iter().map(|row| row.id).collect();
    let back: HashSet<Uuid> = tasks.iter().filter(|id| !old.contains(id)).copied().collect();
    let lines = after.task_baselines.iter();
    let lines = lines.filter(|line| slots.contains(&line.slot) || back.contains(&line.task_id));
    Ok(writer.insert_task_baselines(lines.cloned().collect()).await?)
}

async fn delete_gone<R: Row>(
    writer: &mut Writer<'_>,
    verbs: &Verbs,
    kind: Kind,
    before: &[R],
    after: &[R],
) -> Outcome<()> {
    if verbs.touched(kind).is_empty() {
        return Ok(());
    }
    let touched: HashSet<&Uuid> = verbs.touched(kind).iter().collect();
    // From the leaves up.
    for row in gone(before, after).into_iter().rev().filter(|row| touched.contains(&row.id())) {
        let verb = verbs.last.get(&row.id()).copied().unwrap_or_default();
        writer.delete(row, verb).await?;
    }
    Ok(())
}

async fn put_touched<R: Row>(
    writer: &mut Writer<'_>,
    verbs: &Verbs,
    kind: Kind,
    before: &[R],
    after: &mut [R],
) -> Outcome<()> {
    if verbs.touched(kind).is_empty() {
        return Ok(());
    }
    let touched: HashSet<&Uuid> = verbs.touched(kind).iter().collect();
    let old = Beside::of(before);
    for (place, row) in after.iter_mut().enumerate() {
        if !touched.contains(&row.id()) {
            continue;
        }
        match old.row(place, row.id()) {
            None => {
                let verb = verbs.first.get(&row.id()).copied().unwrap_or_default();
                writer.insert(row, verb).await?;
            }
            Some(old) => {
                let verb = verbs.last.get(&row.id()).copied().unwrap_or_default();
                *row = writer.update(old, row.clone(), verb).await?;
            }
        }
    }
    Ok(())
}
