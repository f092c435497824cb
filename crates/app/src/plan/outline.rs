//! The outline: tasks in order, each below its summary. A branch is a task with all below it.

use steerco_store::row;
use uuid::Uuid;

use crate::{Failure, Outcome};

/// A place in the outline: below which summary, and behind which task of any depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Spot {
    /// The summary; `None` is the top level.
    pub(crate) under: Option<Uuid>,
    /// The row right above; `None` is the top of the plan.
    pub(crate) behind: Option<Uuid>,
}

/// Where the tasks below `index` end. Follows summaries, not levels, so that it also holds while
/// levels are yet to be computed.
pub(crate) fn end_of_branch(tasks: &[row::Task], index: usize) -> usize {
    let Some(root) = tasks.get(index) else { return tasks.len() };
    let mut inside = vec![root.id];
    let mut end = index + 1;
    while let Some(row) = tasks.get(end) {
        let Some(parent) = row.parent_id else { break };
        while inside.last().is_some_and(|last| *last != parent) {
            inside.pop();
        }
        if inside.is_empty() {
            break;
        }
        inside.push(row.id);
        end += 1;
    }
    end
}

/// Where a task stands.
pub(crate) fn spot_of(tasks: &[row::Task], index: usize) -> Option<Spot> {
    let row = tasks.get(index)?;
    let behind = index.checked_sub(1).and_then(|above| tasks.get(above)).map(|row| row.id);
    Some(Spot { under: row.parent_id, behind })
}

/// The index at which a branch goes to stand at `spot`: right behind the named row, but never
/// inside another branch of the same summary. When that row is gone, the end of the summary.
pub(crate) fn index_at(tasks: &[row::Task], spot: Spot) -> Outcome<usize> {
    let under = match spot.under {
        None => None,
        Some(id) => {
            let found = tasks.iter().position(|row| row.id == id);
            Some(found.ok_or_else(|| {
                let text = "The summary it belongs under is not in the plan any more.";
                Failure::field("plan.unknown_task", "parent_id", text)
            })?)
        }
    };
    let first = under.map_or(0, |index| index + 1);
    let end = under.map_or(tasks.len(), |index| end_of_branch(tasks, index));
    let Some(behind) = spot.behind else { return Ok(first) };
    if Some(behind) == spot.under {
        return Ok(first);
    }
    let Some(mut at) = tasks.iter().position(|row| row.id == behind) else { return Ok(end) };
    if at < first || at >= end {
        return Ok(if at < first { first } else { end });
    }
    // Up to the row's ancestor that stands right below the summary, then behind all of its branch.
    while let Some(parent) = tasks.get(at).and_then(|row| row.parent_id) {
        if Some(parent) == spot.under {
            break;
        }
        match tasks.iter().position(|row| row.id == parent) {
            Some(above) => at = above,
            None => break,
        }
    }
    Ok(end_of_branch(tasks, at))
}

/// Moves a task with all below it.
pub(crate) fn place_branch(tasks: &mut Vec<row::Task>, id: Uuid, spot: Spot) -> Outcome<()> {
    let from = tasks.iter().position(|row| row.id == id).ok_or(Failure::NotFound("task"))?;
    let end = end_of_branch(tasks, from);
    let branch = tasks.get(from..end).unwrap_or_default();
    if branch.iter().any(|row| Some(row.id) == spot.under) {
        return Err(below_itself());
    }
    let behind = match spot.behind {
        // Behind itself, or something below it, is where it stands.
        Some(behind) if branch.iter().any(|row| row.id == behind) => {
            from.checked_sub(1).and_then(|above| tasks.get(above)).map(|row| row.id)
        }
        other => other,
    };
    let branch: Vec<row::Task> = tasks.drain(from..end).collect();
    match index_at(tasks, Spot { behind, ..spot }) {
        Ok(to) => {
            tasks.splice(to..to, branch);
            if let Some(row) = tasks.iter_mut().find(|row| row.id == id) {
                row.parent_id = spot.under;
            }
            Ok(())
        }
        Err(error) => {
            tasks.splice(from..from, branch);
            Err(error)
        }
    }
}

fn below_itself() -> Failure {
    Failure::field(
        "plan.task_below_itself",
        "parent_id",
        "A task cannot be moved below itself. Choose another summary.",
    )
}

/// The summary that a task goes under when it is indented: the task of the same summary above it.
pub(crate) fn sibling_above(tasks: &[row::Task], index: usize) -> Option<usize> {
    let parent = tasks.get(index)?.parent_id;
    (0..index)
        .rev()
        .take_while(|&above| tasks.get(above).map(|row| row.id) != parent)
        .find(|&above| tasks.get(above).is_some_and(|row| row.parent_id == parent))
}

/// Whether every task stands behind its summary and inside its branch.
pub(crate) fn holds(tasks: &[row::Task]) -> bool {
    let mut above: Vec<Uuid> = vec![];
    tasks.iter().all(|row| {
        while above.last().is_some_and(|last| Some(*last) != row.parent_id) {
            above.pop();
        }
        let good = row.parent_id.is_none() == above.is_empty();
        above.push(row.id);
        good
    })
}
