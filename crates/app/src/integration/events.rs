//! Live updates: one reader of the change log per node, many listeners.

use std::{
    collections::{BTreeSet, HashMap, HashSet, VecDeque},
    sync::Arc,
    time::Duration,
};

use serde::Serialize;
use steerco_store::{now_micros, row};
use tokio::sync::broadcast;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Outcome,
    access::{Caller, Place},
};

/// How long a node may be without news before it looks for itself.
const POLL: Duration = Duration::from_secs(2);
/// Most entries read at once.
const BATCH: u64 = 500;
/// Who resumes from further back than this is told of the newest entries only.
const MOST_MISSED: usize = 2_000;

/// Something was written.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangeEvent {
    /// Number of the entry in the history.
    pub seq: i64,
    /// Kind of noun, such as `task`.
    pub noun: String,
    /// Which one.
    pub noun_id: Uuid,
    /// What happened, such as `task_updated`.
    pub verb: String,
    /// The project it belongs to.
    pub project_id: Option<Uuid>,
    /// Who did it.
    pub actor_id: Option<Uuid>,
    /// The edit of a plan it was a part of.
    pub edit_id: Option<Uuid>,
}

/// Where the node's reader of the change log tells its listeners.
#[derive(Debug)]
pub(crate) struct Tail {
    sender: broadcast::Sender<ChangeEvent>,
}

impl Default for Tail {
    fn default() -> Self {
        Self { sender: broadcast::channel(4096).0 }
    }
}

fn event(row: row::Change) -> ChangeEvent {
    ChangeEvent {
        seq: row.seq,
        noun: row.noun,
        noun_id: row.noun_id,
        verb: row.verb,
        project_id: row.project_id,
        actor_id: row.actor_id,
        edit_id: row.edit_id,
    }
}

/// Reads the change log for ever and tells the listeners of this node. A lower number may be
/// committed later than a higher one, so recent entries are read again within a window.
pub async fn tail_changes(app: &App) {
    let window = i64::try_from(app.store.gap_window().as_micros()).unwrap_or(0);
    let mut floor = loop {
        match app.store.read().last_change().await {
            Ok(last) => break last,
            Err(error) => {
                tracing::warn!(%error, "the change log cannot be read");
                tokio::time::sleep(POLL).await;
            }
        }
    };
    let mut seen: BTreeSet<i64> = BTreeSet::new();
    let mut wake = app.store.wake();
    loop {
        let full = match app.store.read().changes_after(floor, BATCH).await {
            Ok(rows) => {
                let full = u64::try_from(rows.len()).unwrap_or(0) == BATCH;
                let settled = now_micros() - window;
                for row in rows {
                    if full || row.at < settled || window == 0 {
                        floor = row.seq.max(floor);
                    }
                    if seen.insert(row.seq) {
                        // Plans in memory hold what other nodes may have changed here.
                        if matches!(row.noun.as_str(), "resource" | "leave" | "calendar") {
                            app.plans.forget();
                        }
                        // Nobody listening is fine.
                        let _ = app.tail.sender.send(event(row));
                    }
                }
                seen = seen.split_off(&floor);
                full
            }
            Err(error) => {
                tracing::warn!(%error, "the change log cannot be read");
                false
            }
        };
        if !full {
            wake.wait(POLL).await;
        }
    }
}

/// Live updates for one listener.
#[derive(Debug)]
pub struct Feed {
    app: App,
    caller: Arc<Caller>,
    missed: VecDeque<ChangeEvent>,
    /// What was told from the log; the node's reader may tell it again.
    told: HashSet<i64>,
    receiver: broadcast::Receiver<ChangeEvent>,
    projects: HashMap<Uuid, bool>,
}

/// Listens to changes, from behind `last` when given.
pub async fn follow_changes(app: &App, caller: Arc<Caller>, last: Option<i64>) -> Outcome<Feed> {
    // Listen first, then look back: nothing falls between.
    let receiver = app.tail.sender.subscribe();
    let reader = app.store.read();
    let newest = reader.last_change().await?;
    let mut missed = VecDeque::new();
    if let Some(last) = last.filter(|last| *last < newest) {
        let most = i64::try_from(MOST_MISSED).unwrap_or(i64::MAX);
        let mut from = Ord::max(last, newest - most);
        loop {
            let rows = reader.changes_after(from, BATCH).await?;
            let Some(end) = rows.last().map(|row| row.seq) else { break };
            from = end;
            missed.extend(rows.into_iter().map(event));
        }
    }
    Ok(Feed {
        app: app.clone(),
        caller,
        told: missed.iter().map(|change| change.seq).collect(),
        missed,
        receiver,
        projects: HashMap::new(),
    })
}

impl Feed {
    /// The next change the listener may know of; `None` when the node stops.
    pub async fn next(&mut self) -> Option<ChangeEvent> {
        loop {
            let change = match self.missed.pop_front() {
                Some(change) => change,
                None => match self.receiver.recv().await {
                    Ok(change) if self.told.remove(&change.seq) => continue,
                    Ok(change) => change,
                    // The browser will reconnect and resume.
                    Err(_) => return None,
                },
            };
            if self.may_know(&change).await {
                return Some(change);
            }
        }
    }

    async fn may_know(&mut self, change: &ChangeEvent) -> bool {
        // What waits for a person is told to that person.
        if matches!(change.noun.as_str(), "notification" | "inbox") {
            return change.noun_id == self.caller.user_id;
        }
        let Some(id) = change.project_id else {
            let permission = match change.noun.as_str() {
                "portfolio" => "portfolio.view",
                "program" => "program.view",
                "calendar" | "job" => "calendar.view",
                "capacity_policy" | "staffing_policy" | "staffing_snapshot" => "allocation.view",
                "resource" | "team" | "leave" | "job_role" | "location" | "resource_term"
                | "skill" | "resource_skill" | "resource_role" => "resource.view",
                "resource_rate" => "rate.view",
                "organisation" => return true,
                "import" | "api_token" | "schedule_feed" => {
                    return change.actor_id == Some(self.caller.user_id);
                }
                "user" => "user.view",
                "request" | "approval" => "request.view",
                "decision" | "decision_member" | "decision_action" => "portfolio.view",
                "request_type" => return true,
                // Of what is in no project: that something was said, not what, nor where.
                "comment" | "attachment" => return true,
                "approval_route" => "approval.configure",
                "approval_delegate" => return change.actor_id == Some(self.caller.user_id),
                _ => "role.view",
            };
            return self.caller.may_somewhere(permission);
        };
        if let Some(known) = self.projects.get(&id) {
            return *known;
        }
        let found = self.app.store.read().find::<row::Project>(id).await;
        let may = match found {
            Ok(Some(row)) => self.caller.may("project.view", Place::project(&row)),
            // Deleted: who saw everything may know.
            _ => self.caller.may("project.view", Place::ORGANISATION),
        };
        if self.projects.len() > 500 {
            self.projects.clear();
        }
        self.projects.insert(id, may);
        may
    }
}
