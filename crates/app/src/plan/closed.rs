//! Projects that are done or cancelled: what was planned and reported stands until someone opens them
//! again. Their dates still follow calendars and other projects, which are nobody's edits.

use steerco_store::plan::PlanRows;

use super::{
    draft::{Draft, Kind},
    edit::How,
};
use crate::{Failure, Outcome};

/// Whether a project of this stage is closed.
pub(crate) fn is_closed(stage: &str) -> bool {
    matches!(stage, "done" | "cancelled")
}

/// Refuses a change of the tasks, links or people of a closed project. Its own settings may be
/// changed, or nobody could open it.
pub(super) fn refuse(before: &PlanRows, draft: &Draft, how: &How) -> Outcome<()> {
    let stage = &before.project.stage;
    if !is_closed(stage) || how.follows.is_some() {
        return Ok(());
    }
    let beside = [Kind::Project, Kind::Baseline];
    if draft.touched.iter().all(|touch| beside.contains(&touch.kind)) {
        return Ok(());
    }
    let text = format!(
        "This project is {stage}, so its plan stands as it is. Whoever manages it can set another \
         stage in its details; then try again."
    );
    Err(Failure::refused("plan.project_closed", text))
}
