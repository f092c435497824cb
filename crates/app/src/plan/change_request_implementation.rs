//! An approved change request becomes part of the plan: its edits as one step that can be taken back, a new baseline
//! and the request's own state, all in one transaction.

use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    baselines::rebaseline,
    book::read_json,
    change_request_moves::{concerned, moved, require_state, tell},
    change_request_view::{ChangeRequestView, called, now, taken_back, view},
    change_requests::{checked_text, find_for},
    draft::Draft,
    edit::{How, prepare, record},
    follow::follow,
    proposed_edits::{self, ProposedEdit},
    recompute::recompute,
};
use crate::{
    App, Outcome,
    access::{Caller, Place},
    context::retrying,
    failure::unchanged,
};

/// How a change request is implemented.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct ImplementChangeRequest {
    /// Takes a new baseline of the plan as it is then; without a word it does when there are edits.
    pub baseline: Option<bool>,
    /// What is said with it, for the history.
    #[serde(default)]
    pub reason: String,
}

/// Makes the edits of an approved request in the plan and takes the baseline that it is measured by from now on.
/// What was made and taken back in the plan since can be made again.
pub async fn implement_change_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &ImplementChangeRequest,
) -> Outcome<ChangeRequestView> {
    let reason = checked_text("reason", &input.reason)?;
    let reader = app.store.read();
    let (before, project) = find_for(&reader, caller, id, "task.edit").await?;
    unchanged(before.version, version, view(&reader, caller, &before, &project)).await?;
    if !taken_back(&reader, &before).await? {
        require_state(&before, &["approved"])?;
    }
    let edits: Vec<ProposedEdit> = read_json(&before.edits)?;
    let baseline = input.baseline.unwrap_or(!edits.is_empty());
    if baseline {
        caller.require("baseline.manage", Place::project(&project))?;
    }
    let name = called(&before);
    let how = How {
        title: Some(format!("Change request {name}")),
        reason: Some(reason.clone()).filter(|reason| !reason.is_empty()),
        ..How::default()
    };
    let baseline_id = baseline.then(Uuid::now_v7);
    let change = |draft: &mut Draft| {
        proposed_edits::apply(draft, &edits)?;
        let Some(id) = baseline_id else { return Ok(()) };
        // The baseline holds the dates that the edits lead to.
        recompute(&mut draft.rows)?;
        rebaseline(draft, id, &name, caller.user_id)
    };
    let turn = app.plans.turn(project.id);
    let mine = turn.lock().await;
    let done = retrying(|| async {
        let mut prepared = prepare(app, project.id, &how, &change).await?;
        let mut writer = app.store.write(Some(caller.user_id)).await?;
        let mut edit_id = None;
        if let Some(moves) = prepared.moves() {
            edit_id = record(&mut writer, caller, &how, &mut prepared, moves).await?;
        }
        writer.within_edit(None);
        writer.because(how.reason.clone());
        let mut after = moved(&before, "implemented", writer.at());
        after.implemented_by = Some(caller.user_id);
        after.implemented_at = Some(writer.at());
        (after.edit_id, after.baseline_id) = (edit_id, baseline_id);
        let after = writer.update(&before, after, "change_request_implemented").await?;
        tell(&mut writer, id, "change_implemented", &reason, concerned(&after)).await?;
        writer.commit().await?;
        Ok(prepared.done(app, true, edit_id))
    })
    .await?;
    drop(mine);
    follow(app, caller, &done.before, &done.after, &done.others).await;
    now(app, caller, id).await
}
