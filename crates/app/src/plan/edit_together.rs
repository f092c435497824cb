//! Changing several plans as one: all of them, or none. Each plan keeps an edit of its own, so that
//! it can be taken back there, too.

use uuid::Uuid;

use super::{
    draft::Draft,
    edit::{Edited, How, prepare, record},
    follow::follow,
};
use crate::{App, Outcome, access::Caller, context::retrying};

/// Changes the rows of a plan; may run more than once, on fresher rows each time.
type Change<'change> = dyn Fn(&mut Draft) -> Outcome<()> + Send + Sync + 'change;

/// What is to happen to one of the plans.
pub(super) struct PlanChange<'change> {
    pub(super) project_id: Uuid,
    pub(super) how: How,
    pub(super) change: Box<Change<'change>>,
}

/// Changes plans in one transaction; answers in the order asked. No plan may be named twice.
pub(super) async fn change_plans(
    app: &App,
    caller: &Caller,
    changes: &[PlanChange<'_>],
) -> Outcome<Vec<Edited<()>>> {
    // Always in the same order, so that two of these never wait for each other.
    let mut ids: Vec<Uuid> = changes.iter().map(|one| one.project_id).collect();
    ids.sort_unstable();
    let mut turns = vec![];
    for id in ids {
        turns.push(app.plans.turn(id).lock_owned().await);
    }
    let done = retrying(|| change_once(app, caller, changes)).await?;
    drop(turns);
    for one in done.iter().filter(|one| one.made) {
        follow(app, caller, &one.before, &one.after, &one.others).await;
    }
    Ok(done)
}

async fn change_once(
    app: &App,
    caller: &Caller,
    changes: &[PlanChange<'_>],
) -> Outcome<Vec<Edited<()>>> {
    let mut prepared = vec![];
    for one in changes {
        let ready = prepare(app, one.project_id, &one.how, &one.change).await?;
        let moves = ready.moves();
        prepared.push((ready, moves));
    }
    let mut edits = vec![];
    if prepared.iter().any(|(_, moves)| moves.is_some()) {
        let mut writer = app.store.write(Some(caller.user_id)).await?;
        for ((ready, moves), one) in prepared.iter_mut().zip(changes) {
            edits.push(match moves.take() {
                Some(moves) => record(&mut writer, caller, &one.how, ready, moves).await?,
                None => None,
            });
        }
        writer.commit().await?;
    }
    edits.resize(prepared.len(), None);
    let done = prepared.into_iter().zip(edits);
    Ok(done.map(|((ready, _), edit_id)| ready.done(app, true, edit_id)).collect())
}
