//! What becomes of an agreement is written in one transaction with what it means for the link between its
//! tasks, and with the notices to those it concerns.

use steerco_store::{Entry, StoreError, Writer, plan::GiveGetLine, plan::Seen, row};
use uuid::Uuid;

use super::{
    blank::blank_cross_dependency,
    draft::Draft,
    edit::{How, prepare, record},
    follow::follow,
    give_gets::refuse_second,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    context::retrying,
    delivery::{News, Spot, announce},
};

/// What happens to the link between the tasks of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkChange {
    /// Nothing.
    Leave,
    /// Its date is a proposal.
    Propose,
    /// It says what was agreed; made when there is none yet.
    Agree,
    /// Nothing is agreed of it.
    Clear,
    /// It goes.
    Remove,
}

/// What becomes of an agreement.
#[derive(Debug, Clone)]
pub(super) struct Settlement {
    pub(super) after: row::GiveGet,
    pub(super) verb: &'static str,
    /// What the other side is told.
    pub(super) news: Option<&'static str>,
    pub(super) link: LinkChange,
    /// Plans that must be as they were looked at.
    pub(super) held: Vec<(Uuid, i64)>,
}

/// Writes what becomes of an agreement.
pub(super) async fn settle(
    app: &App,
    caller: &Caller,
    line: &GiveGetLine,
    settlement: Settlement,
) -> Outcome<()> {
    match link_to_write(app, line, &settlement).await? {
        None => {
            let mut writer = app.store.write(Some(caller.user_id)).await?;
            hold(&writer, line, &settlement.held).await?;
            write(&mut writer, line, &settlement, settlement.after.clone()).await?;
            writer.commit().await?;
            Ok(())
        }
        Some(link) => settle_with_link(app, caller, line, &settlement, &link).await,
    }
}

/// Nobody may have changed the plans that were looked at for circles, nor go on with what they remember.
async fn hold(writer: &Writer<'_>, line: &GiveGetLine, held: &[(Uuid, i64)]) -> Outcome<()> {
    if held.is_empty() {
        return Ok(());
    }
    match writer.hold_plans(held).await {
        Err(StoreError::StaleVersion) => return Err(Failure::Busy),
        other => other?,
    }
    let ends = [line.row.giver_project_id, line.row.receiver_project_id];
    Ok(writer.touch_plans(&ends).await?)
}

/// The link as it is to be; none when there is nothing to change about one.
async fn link_to_write(
    app: &App,
    line: &GiveGetLine,
    settlement: &Settlement,
) -> Outcome<Option<row::CrossDependency>> {
    let after = &settlement.after;
    let mut link = match settlement.link {
        LinkChange::Leave => None,
        LinkChange::Agree => link_of_agreement(app, line).await?,
        LinkChange::Propose | LinkChange::Clear | LinkChange::Remove => line.link.clone(),
    };
    let Some(row) = &mut link else { return Ok(None) };
    match settlement.link {
        LinkChange::Propose => {
            row.agreed_date = Some(after.agreed_date);
            (row.agreed_at, row.agreed_by) = (None, None);
        }
        LinkChange::Agree => {
            row.agreed_date = Some(after.agreed_date);
            (row.agreed_at, row.agreed_by) = (after.agreed_at, after.agreed_by);
            row.policy = if after.policy == "carry" { "propagate" } else { "warn" }.into();
            row.predecessor_owner_id = after.giver_owner_id;
            row.successor_owner_id = after.receiver_owner_id;
        }
        LinkChange::Clear => {
            row.agreed_date = None;
            (row.agreed_at, row.agreed_by) = (None, None);
        }
        LinkChange::Leave | LinkChange::Remove => {}
    }
    Ok(link)
}

/// The link that is between the tasks, or a new one.
async fn link_of_agreement(app: &App, line: &GiveGetLine) -> Outcome<Option<row::CrossDependency>> {
    let own = &line.row;
    let Some((from, to)) = own.giver_task_id.zip(own.receiver_task_id) else { return Ok(None) };
    if line.giver_task.is_none() || line.receiver_task.is_none() {
        if own.policy == "alert" {
            return Ok(None);
        }
        return Err(Failure::refused(
            "give_get.task_gone",
            "One of the two tasks is deleted or takes no part, so that no date can be carried. Bring it back, \
             or withdraw this and propose it with other tasks.",
        ));
    }
    let reader = app.store.read();
    if let Some(link) = reader.link_between(from, to).await? {
        refuse_second(&reader, link.id, own.id).await?;
        return Ok(Some(link));
    }
    let task = reader.get::<row::Task>(from).await?;
    let mut row = row::CrossDependency {
        predecessor_project_id: own.giver_project_id,
        predecessor_id: from,
        successor_project_id: own.receiver_project_id,
        successor_id: to,
        note: own.given.clone(),
        ..blank_cross_dependency(Uuid::now_v7(), 0)
    };
    let seen = Seen {
        name: task.name,
        project: line.giver_project.name.clone(),
        start: task.start,
        finish: task.finish,
        duration: task.computed_duration,
        active: task.active,
    };
    seen.put(&mut row);
    Ok(Some(row))
}

/// Puts the link into the plan that waits.
fn change_link(draft: &mut Draft, link: &row::CrossDependency, change: LinkChange) -> Outcome<()> {
    if change == LinkChange::Remove {
        draft.delete_cross_dependency(link.id, "cross_dependency_deleted");
        return Ok(());
    }
    if draft.cross_dependency(link.id).is_none() {
        if change != LinkChange::Agree {
            return Ok(());
        }
        if draft.task(link.successor_id).is_none() {
            return Err(Failure::Busy);
        }
        let at = draft.at;
        let row = row::CrossDependency { created_at: at, updated_at: at, ..link.clone() };
        draft.insert_cross_dependency(row, "cross_dependency_created");
        return Ok(());
    }
    if let Some(row) = draft.change_cross_dependency(link.id, "cross_dependency_updated") {
        row.agreed_date = link.agreed_date;
        row.agreed_at = link.agreed_at;
        row.agreed_by = link.agreed_by;
        row.policy.clone_from(&link.policy);
        row.predecessor_owner_id = link.predecessor_owner_id;
        row.successor_owner_id = link.successor_owner_id;
    }
    Ok(())
}

async fn settle_with_link(
    app: &App,
    caller: &Caller,
    line: &GiveGetLine,
    settlement: &Settlement,
    link: &row::CrossDependency,
) -> Outcome<()> {
    let project = line.row.receiver_project_id;
    let turn = app.plans.turn(project);
    let mine = turn.lock().await;
    let reason = Some(settlement.after.reason.clone()).filter(|reason| !reason.is_empty());
    let how = How { reason, ..How::default() };
    let done = retrying(|| async {
        let change = |draft: &mut Draft| change_link(draft, link, settlement.link);
        let mut prepared = prepare(app, project, &how, &change).await?;
        let mut writer = app.store.write(Some(caller.user_id)).await?;
        let mut edit_id = None;
        if let Some(moves) = prepared.moves() {
            edit_id = record(&mut writer, caller, &how, &mut prepared, moves).await?;
        }
        writer.within_edit(None);
        let mut after = settlement.after.clone();
        if settlement.link == LinkChange::Agree {
            after.cross_dependency_id = Some(link.id);
        }
        write(&mut writer, line, settlement, after).await?;
        writer.commit().await?;
        Ok(prepared.done(app, true, edit_id))
    })
    .await?;
    drop(mine);
    follow(app, caller, &done.before, &done.after, &done.others).await;
    Ok(())
}

async fn write(
    writer: &mut Writer<'_>,
    line: &GiveGetLine,
    settlement: &Settlement,
    after: row::GiveGet,
) -> Outcome<()> {
    writer.because(Some(after.reason.clone()).filter(|reason| !reason.is_empty()));
    let row = writer.update(&line.row, after, settlement.verb).await?;
    log_for_giver(writer, &row, settlement.verb);
    match settlement.news {
        Some(kind) => tell(writer, &row, kind, [&line.giver_project, &line.receiver_project]).await,
        None => Ok(()),
    }
}

/// The log of the giving project has it too; that of the receiving one has the row's own entry.
pub(super) fn log_for_giver(writer: &mut Writer<'_>, row: &row::GiveGet, verb: &'static str) {
    writer.record(entry(row, row.giver_project_id, verb));
}

/// What happened without a change of the row, in the logs of both projects.
pub(super) fn log(writer: &mut Writer<'_>, row: &row::GiveGet, verb: &'static str) {
    writer.record(entry(row, row.giver_project_id, verb));
    writer.record(entry(row, row.receiver_project_id, verb));
}

fn entry(row: &row::GiveGet, project: Uuid, verb: &'static str) -> Entry {
    Entry {
        noun: "give_get",
        noun_id: row.id,
        project: Some(project),
        verb,
        label: row.given.clone(),
        before: None,
        after: None,
    }
}

/// Who answers for the sides: who is named, or else who owns the project.
pub(super) fn people(row: &row::GiveGet, ends: [&row::Project; 2]) -> [Option<Uuid>; 2] {
    let [giver, receiver] = ends;
    [row.giver_owner_id.or(giver.owner_id), row.receiver_owner_id.or(receiver.owner_id)]
}

/// Tells those who answer for the sides; nobody of their own doing.
pub(super) async fn tell(
    writer: &mut Writer<'_>,
    row: &row::GiveGet,
    kind: &'static str,
    ends: [&row::Project; 2],
) -> Outcome<()> {
    let [giver, receiver] = people(row, ends);
    // A proposal concerns who has to agree.
    let told = match (kind, row.proposed_side.as_str()) {
        ("give_get_proposed", "giver") => vec![receiver],
        ("give_get_proposed", _) => vec![giver],
        _ => vec![giver, receiver],
    };
    let text = if kind == "give_get_withdrawn" { row.reason.clone() } else { row.note.clone() };
    let news = News { spot: Spot::GiveGet(row.id), kind, text };
    announce(writer, news, told.into_iter().flatten()).await
}
