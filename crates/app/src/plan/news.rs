//! What edits did lately, kept on the node that made them: whoever has a plan open takes in the rows
//! that others changed, instead of fetching the whole plan after every edit of everybody.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{EditAnswer, projects::visible_project};
use crate::{App, Outcome, access::Caller};

/// Most edits kept of one plan.
const MOST_EDITS: usize = 50;
/// Most rows kept of one plan, over its edits; an id in an order counts as an eighth of one.
const MOST_ROWS: usize = 20_000;
/// Most plans.
const MOST_PLANS: usize = 100;

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

/// Edits of plans by the version of the plan they began with.
#[derive(Debug, Default)]
pub(crate) struct RecentEdits {
    plans: Mutex<HashMap<Uuid, VecDeque<(i64, EditAnswer)>>>,
}

impl RecentEdits {
    /// Keeps what an edit did to the plan of version `from`.
    pub(super) fn keep(&self, project: Uuid, from: i64, answer: &EditAnswer) {
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        if plans.len() >= MOST_PLANS && !plans.contains_key(&project) {
            // Whoever has one of these plans open fetches it once.
            plans.clear();
        }
        let edits = plans.entry(project).or_default();
        // What the author could not do, and could take back, is nobody else's business.
        let shared = EditAnswer { skipped: vec![], undo: None, redo: None, ..answer.clone() };
        edits.push_back((from, shared));
        let rows = |edits: &VecDeque<(i64, EditAnswer)>| {
            let size = |edit: &EditAnswer| {
                edit.tasks.id.len() + edit.order.as_ref().map_or(0, |order| order.len() / 8)
            };
            edits.iter().map(|(_, edit)| size(edit)).sum::<usize>()
        };
        while edits.len() > MOST_EDITS || rows(edits) > MOST_ROWS {
            edits.pop_front();
        }
    }

    /// The edits that lead from one version of a plan to another; `None` when one is not known.
    fn path(&self, project: Uuid, since: i64, now: i64) -> Option<Vec<EditAnswer>> {
        let plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        let mut path: Vec<EditAnswer> = vec![];
        let mut at = since;
        while at < now {
            let next = plans.get(&project)?.iter().find(|(from, _)| *from == at)?;
            at = next.1.plan_version;
            path.push(next.1.clone());
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
