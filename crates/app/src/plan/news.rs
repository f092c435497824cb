//! What edits did lately, kept on the node that made them: whoever has a plan open takes in the rows
//! that others changed, instead of fetching the whole plan after every edit of everybody.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{EditAnswer, projects::visible_project};
use crate::{App, Outcome, access::Caller};

/// Most edits kept, over all plans.
const MOST_EDITS: usize = 500;
/// Most rows kept, over all edits; the room around one, or its id in an order, counts as an eighth.
const MOST_ROWS: usize = 20_000;

/// From which version of a plan.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NewsQuery {
    /// Version of the plan that is on screen.
    pub since: i64,
}

/// What became of a plan since a version of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlanNews {
    /// Version of the plan now.
    pub plan_version: i64,
    /// The edits that lead there, one after the other.
    pub edits: Vec<EditAnswer>,
    /// Not every step is known any more: fetch the plan as a whole.
    pub whole: bool,
}

/// The last edits of all plans, oldest first.
#[derive(Debug, Default)]
pub(crate) struct RecentEdits {
    steps: Mutex<VecDeque<Step>>,
}

/// An edit, and the version of the plan that it began with.
#[derive(Debug)]
struct Step {
    project: Uuid,
    from: i64,
    edit: EditAnswer,
}

impl Step {
    fn size(&self) -> usize {
        let order = self.edit.order.as_ref().map_or(0, Vec::len);
        self.edit.tasks.id.len() + (self.edit.room.row.len() + order) / 8
    }
}

impl RecentEdits {
    /// Keeps what an edit did to the plan of version `from`.
    pub(super) fn keep(&self, project: Uuid, from: i64, answer: &EditAnswer) {
        // What the author could not do, and could take back, is nobody else's business.
        let edit = EditAnswer { skipped: vec![], undo: None, redo: None, ..answer.clone() };
        let mut steps = self.steps.lock().unwrap_or_else(PoisonError::into_inner);
        steps.push_back(Step { project, from, edit });
        let mut rows: usize = steps.iter().map(Step::size).sum();
        while steps.len() > MOST_EDITS || rows > MOST_ROWS {
            let Some(oldest) = steps.pop_front() else { break };
            rows -= oldest.size();
        }
    }

    /// The edits that lead from one version of a plan to another; `None` when one is not known.
    fn path(&self, project: Uuid, since: i64, now: i64) -> Option<Vec<EditAnswer>> {
        let steps = self.steps.lock().unwrap_or_else(PoisonError::into_inner);
        let mut path: Vec<EditAnswer> = vec![];
        let mut at = since;
        while at < now {
            let next = steps.iter().find(|step| step.project == project && step.from == at)?;
            at = next.edit.plan_version;
            path.push(next.edit.clone());
        }
        (at == now).then_some(path)
    }
}

/// What became of a plan since the version that somebody has on screen.
pub async fn plan_news(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &NewsQuery,
) -> Outcome<PlanNews> {
    let project = visible_project(&app.store.read(), caller, project_id, "project.view").await?;
    let plan_version = project.plan_version;
    let path = app.recent_edits.path(project_id, query.since, plan_version);
    let whole = path.is_none();
    Ok(PlanNews { plan_version, edits: path.unwrap_or_default(), whole })
}
