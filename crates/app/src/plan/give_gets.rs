//! What one project gives another: proposed by either side, agreed by the other, carried by a link between
//! tasks where that was agreed, delivered or withdrawn.

use serde::Deserialize;
use steerco_store::{Reader, plan::GiveGetLine, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    circle,
    give_get_settle::{LinkChange, Settlement, log_for_giver, settle, tell},
    give_get_view::{GiveGetView, one, side_of, visible_line},
    projects::visible_project,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    context::retrying,
    failure::unchanged,
    shape::{nullable, parse_civil},
};

/// Most letters of what is given.
const MOST_GIVEN: usize = 200;
/// Most letters of a note or a reason.
const MOST_TEXT: usize = 4_000;

/// Something that this project offers to another, or asks of it.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewGiveGet {
    /// `giver` when this project gives, `receiver` when it gets.
    pub side: String,
    /// The project on the other side.
    pub other_project_id: Uuid,
    /// What is given, in words.
    pub given: String,
    /// The task whose finish gives it; the finish of the giving project when absent.
    pub giver_task_id: Option<Uuid>,
    /// The task that needs it; the receiving project as a whole when absent.
    pub receiver_task_id: Option<Uuid>,
    /// By when it is to be there.
    pub agreed_date: String,
    /// From when the receiver cannot do without; the agreed date unless told.
    pub needed_date: Option<String>,
    /// `alert` (default): people are told when the forecast passes the agreed date. `carry`: the receiving
    /// task follows the giving one too; both tasks have to be named.
    pub policy: Option<String>,
    /// Who answers for the giving side.
    pub giver_owner_id: Option<Uuid>,
    /// Who answers for the receiving side.
    pub receiver_owner_id: Option<Uuid>,
    /// Free text.
    #[serde(default)]
    pub note: String,
}

/// Changes to an agreement. What is given, the dates and the policy are terms: whoever changes one proposes
/// anew, and the other side has to agree again.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[expect(missing_docs, reason = "fields mean what they mean in NewGiveGet")]
pub struct PatchGiveGet {
    pub given: Option<String>,
    pub agreed_date: Option<String>,
    pub needed_date: Option<String>,
    pub policy: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub giver_owner_id: Option<Option<Uuid>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub receiver_owner_id: Option<Option<Uuid>>,
    pub note: Option<String>,
    /// For which side the caller speaks, when they may edit both: `giver` or `receiver`.
    pub side: Option<String>,
}

/// Why an agreement or a proposal is withdrawn or declined.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct WithdrawGiveGet {
    /// For the other side and the log.
    pub reason: String,
}

/// That something is there.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct DeliverGiveGet {
    /// When it was there; as planned by the giving side when absent.
    pub delivered_date: Option<String>,
}

fn checked_text(field: &str, text: &str, most: usize) -> Outcome<String> {
    let text = text.trim();
    if text.chars().count() > most {
        let text = format!("Use at most {most} letters.");
        return Err(Failure::field("give_get.text_too_long", field, text));
    }
    Ok(text.into())
}

fn checked_given(text: &str) -> Outcome<String> {
    let given = checked_text("given", text, MOST_GIVEN)?;
    if given.is_empty() {
        return Err(Failure::field("give_get.nothing_given", "given", "Say what is given."));
    }
    Ok(given)
}

/// The policy with this name, which must fit the ends.
fn checked_policy(policy: &str, both_tasks: bool) -> Outcome<()> {
    match policy {
        "alert" => Ok(()),
        "carry" if both_tasks => Ok(()),
        "carry" => {
            let text = "Name the task that gives and the task that gets: a date is carried from task to task.";
            Err(Failure::field("give_get.carry_needs_tasks", "policy", text))
        }
        _ => Err(Failure::field("give_get.unknown_policy", "policy", "Choose alert or carry.")),
    }
}

fn check_dates(row: &row::GiveGet) -> Outcome<()> {
    if row.agreed_date > row.needed_date {
        let text = "The agreed date is behind the date it is needed. Agree an earlier one, or say that it is needed later.";
        return Err(Failure::field("give_get.agreed_too_late", "agreed_date", text));
    }
    Ok(())
}

async fn check_people(reader: &Reader, row: &row::GiveGet) -> Outcome<()> {
    let owners =
        [(row.giver_owner_id, "giver_owner_id"), (row.receiver_owner_id, "receiver_owner_id")];
    for (owner, field) in owners {
        let checked = crate::portfolio::check_owner(reader, owner).await;
        checked.map_err(|failure| failure.at_field(field))?;
    }
    Ok(())
}

async fn check_task(reader: &Reader, id: Option<Uuid>, project: Uuid, field: &str) -> Outcome<()> {
    let Some(id) = id else { return Ok(()) };
    match reader.find::<row::Task>(id).await? {
        Some(task) if task.project_id == project => Ok(()),
        _ => {
            let text = "There is no such task in that project.";
            Err(Failure::field("plan.unknown_task", field, text))
        }
    }
}

/// Proposes what one project gives another; the other side has to agree.
pub async fn propose_give_get(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &NewGiveGet,
) -> Outcome<GiveGetView> {
    let reader = app.store.read();
    let own = visible_project(&reader, caller, project_id, "task.edit").await?;
    let other = reader.find::<row::Project>(input.other_project_id).await?;
    let other = other.filter(|row| caller.may("project.view", Place::project(row)));
    let Some(other) = other.filter(|row| row.id != own.id) else {
        let text = "Choose another project that you may see.";
        return Err(Failure::field("give_get.unknown_project", "other_project_id", text));
    };
    if own.template || other.template {
        let text = "Templates give and get nothing. Choose a project.";
        return Err(Failure::field("give_get.template", "other_project_id", text));
    }
    let side = side_of("side", &input.side)?;
    let (giver, receiver) = if side == "giver" { (own, other) } else { (other, own) };
    check_task(&reader, input.giver_task_id, giver.id, "giver_task_id").await?;
    check_task(&reader, input.receiver_task_id, receiver.id, "receiver_task_id").await?;
    let policy = input.policy.clone().unwrap_or_else(|| "alert".into());
    checked_policy(&policy, input.giver_task_id.is_some() && input.receiver_task_id.is_some())?;
    let agreed_date = parse_civil("agreed_date", &input.agreed_date)?;
    let needed = input.needed_date.as_deref().filter(|date| !date.is_empty());
    let needed = needed.map(|date| parse_civil("needed_date", date)).transpose()?;
    let link = match input.giver_task_id.zip(input.receiver_task_id) {
        Some((from, to)) => reader.link_between(from, to).await?,
        None => None,
    };
    let now = steerco_store::now_micros();
    let row = row::GiveGet {
        id: Uuid::now_v7(),
        version: 1,
        giver_project_id: giver.id,
        giver_task_id: input.giver_task_id,
        receiver_project_id: receiver.id,
        receiver_task_id: input.receiver_task_id,
        cross_dependency_id: link.as_ref().map(|link| link.id),
        given: checked_given(&input.given)?,
        note: checked_text("note", &input.note, MOST_TEXT)?,
        giver_owner_id: input.giver_owner_id,
        receiver_owner_id: input.receiver_owner_id,
        needed_date: needed.unwrap_or(agreed_date),
        agreed_date,
        policy,
        state: "proposed".into(),
        proposed_side: side.into(),
        proposed_by: caller.user_id,
        proposed_at: now,
        agreed_by: None,
        agreed_at: None,
        closed_by: None,
        closed_at: None,
        delivered_date: None,
        reason: String::new(),
        told_at: None,
        created_at: now,
        updated_at: now,
    };
    check_dates(&row)?;
    check_people(&reader, &row).await?;
    if let Some(link) = &link {
        refuse_second(&reader, link.id, row.id).await?;
    }
    circle::refuse_give(app, &row).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "give_get_proposed").await?;
    log_for_giver(&mut writer, &row, "give_get_proposed");
    tell(&mut writer, &row, "give_get_proposed", [&giver, &receiver]).await?;
    writer.commit().await?;
    let reader = app.store.read();
    let line = visible_line(&reader, caller, row.id).await?;
    one(&reader, caller, line).await
}

/// One agreement per link.
pub(super) async fn refuse_second(reader: &Reader, link: Uuid, own: Uuid) -> Outcome<()> {
    match reader.give_get_of_link(link).await? {
        Some(other) if other.id != own => Err(Failure::refused(
            "give_get.already",
            format!(
                "These two tasks have an agreement already: “{}”. Change that one.",
                other.given
            ),
        )),
        _ => Ok(()),
    }
}

/// The agreement, if it is not closed.
async fn open_line(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<GiveGetLine> {
    let reader = app.store.read();
    let line = visible_line(&reader, caller, id).await?;
    unchanged(line.row.version, version, one(&reader, caller, line.clone())).await?;
    if !matches!(line.row.state.as_str(), "proposed" | "agreed") {
        return Err(Failure::refused(
            "give_get.closed",
            "This is delivered or withdrawn already. Propose a new one.",
        ));
    }
    Ok(line)
}

fn edits(caller: &Caller, project: &row::Project) -> bool {
    caller.may("task.edit", Place::project(project))
}

fn require_a_side(caller: &Caller, line: &GiveGetLine) -> Outcome<()> {
    if edits(caller, &line.giver_project) || edits(caller, &line.receiver_project) {
        return Ok(());
    }
    Err(Failure::Forbidden { permission: "task.edit" })
}

/// For which side the caller changes the terms.
fn speaks_for(caller: &Caller, line: &GiveGetLine, asked: Option<&str>) -> Outcome<&'static str> {
    let asked = asked.map(|side| side_of("side", side)).transpose()?;
    match (edits(caller, &line.giver_project), edits(caller, &line.receiver_project)) {
        (true, false) => Ok("giver"),
        (false, true) => Ok("receiver"),
        (true, true) if line.row.proposed_side == "giver" => Ok(asked.unwrap_or("giver")),
        (true, true) => Ok(asked.unwrap_or("receiver")),
        (false, false) => Err(Failure::Forbidden { permission: "task.edit" }),
    }
}

/// Changes an agreement; changed terms are a proposal to the other side.
pub async fn update_give_get(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchGiveGet,
) -> Outcome<GiveGetView> {
    retrying(|| update_once(app, caller, id, version, patch)).await
}

async fn update_once(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchGiveGet,
) -> Outcome<GiveGetView> {
    let line = open_line(app, caller, id, version).await?;
    let side = speaks_for(caller, &line, patch.side.as_deref())?;
    let mut after = line.row.clone();
    if let Some(given) = &patch.given {
        after.given = checked_given(given)?;
    }
    if let Some(date) = &patch.agreed_date {
        after.agreed_date = parse_civil("agreed_date", date)?;
    }
    if let Some(date) = &patch.needed_date {
        after.needed_date = parse_civil("needed_date", date)?;
    }
    if let Some(policy) = &patch.policy {
        checked_policy(policy, after.giver_task_id.is_some() && after.receiver_task_id.is_some())?;
        after.policy.clone_from(policy);
    }
    if let Some(note) = &patch.note {
        after.note = checked_text("note", note, MOST_TEXT)?;
    }
    after.giver_owner_id = patch.giver_owner_id.unwrap_or(after.giver_owner_id);
    after.receiver_owner_id = patch.receiver_owner_id.unwrap_or(after.receiver_owner_id);
    let owners = |row: &row::GiveGet| (row.giver_owner_id, row.receiver_owner_id);
    if owners(&line.row) != owners(&after) {
        // Who is named now has not heard yet whether it slips.
        after.told_at = None;
    }
    check_dates(&after)?;
    check_people(&app.store.read(), &after).await?;
    let terms = |row: &row::GiveGet| {
        (row.given.clone(), row.agreed_date, row.needed_date, row.policy.clone())
    };
    let anew = terms(&line.row) != terms(&after);
    let (verb, news, link) = if anew {
        after.state = "proposed".into();
        after.proposed_side = side.into();
        after.proposed_by = caller.user_id;
        after.proposed_at = steerco_store::now_micros();
        after.told_at = None;
        ("give_get_proposed", Some("give_get_proposed"), LinkChange::Propose)
    } else {
        ("give_get_updated", None, LinkChange::Leave)
    };
    settle(app, caller, &line, Settlement { after, verb, news, link, held: vec![] }).await?;
    give_get_now(app, caller, id).await
}

/// The side that was asked agrees to the terms as they stand.
pub async fn agree_give_get(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<GiveGetView> {
    retrying(|| agree_once(app, caller, id, version)).await
}

async fn agree_once(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<GiveGetView> {
    let line = open_line(app, caller, id, version).await?;
    let by_giver = line.row.proposed_side == "receiver";
    let asked = if by_giver { &line.giver_project } else { &line.receiver_project };
    caller.require("task.edit", Place::project(asked))?;
    if line.row.state != "proposed" {
        let text = "This is agreed already. Change a date to propose anew.";
        return Err(Failure::refused("give_get.agreed_already", text));
    }
    let mut after = line.row.clone();
    after.state = "agreed".into();
    after.agreed_by = Some(caller.user_id);
    after.agreed_at = Some(steerco_store::now_micros());
    let held = circle::refuse_give(app, &after).await?;
    let link = LinkChange::Agree;
    let (verb, news) = ("give_get_agreed", Some("give_get_agreed"));
    settle(app, caller, &line, Settlement { after, verb, news, link, held }).await?;
    give_get_now(app, caller, id).await
}

/// Withdraws an agreement, or declines what was proposed; either side may, and says why. A link between tasks
/// that was agreed goes too.
pub async fn withdraw_give_get(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &WithdrawGiveGet,
) -> Outcome<GiveGetView> {
    let line = open_line(app, caller, id, version).await?;
    require_a_side(caller, &line)?;
    let reason = checked_text("reason", &input.reason, MOST_TEXT)?;
    if reason.is_empty() {
        let text = "Say why, for the other side.";
        return Err(Failure::field("give_get.no_reason", "reason", text));
    }
    let after = row::GiveGet {
        state: "withdrawn".into(),
        closed_by: Some(caller.user_id),
        closed_at: Some(steerco_store::now_micros()),
        reason,
        ..line.row.clone()
    };
    let once = line.row.agreed_at.is_some();
    let link = if once { LinkChange::Remove } else { LinkChange::Clear };
    let (verb, news) = ("give_get_withdrawn", Some("give_get_withdrawn"));
    settle(app, caller, &line, Settlement { after, verb, news, link, held: vec![] }).await?;
    give_get_now(app, caller, id).await
}

/// The receiving side says that what was agreed is there.
pub async fn deliver_give_get(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &DeliverGiveGet,
) -> Outcome<GiveGetView> {
    let line = open_line(app, caller, id, version).await?;
    caller.require("task.edit", Place::project(&line.receiver_project))?;
    if line.row.state != "agreed" {
        let text = "The terms are not agreed yet. Agree first, or withdraw it.";
        return Err(Failure::refused("give_get.not_agreed", text));
    }
    let date = input.delivered_date.as_deref().filter(|date| !date.is_empty());
    let date = date.map(|date| parse_civil("delivered_date", date)).transpose()?;
    let after = row::GiveGet {
        state: "delivered".into(),
        closed_by: Some(caller.user_id),
        closed_at: Some(steerco_store::now_micros()),
        delivered_date: Some(date.unwrap_or_else(|| line.forecast())),
        ..line.row.clone()
    };
    let (verb, news, link) = ("give_get_delivered", Some("give_get_delivered"), LinkChange::Leave);
    settle(app, caller, &line, Settlement { after, verb, news, link, held: vec![] }).await?;
    give_get_now(app, caller, id).await
}

async fn give_get_now(app: &App, caller: &Caller, id: Uuid) -> Outcome<GiveGetView> {
    let reader = app.store.read();
    let line = visible_line(&reader, caller, id).await?;
    one(&reader, caller, line).await
}
