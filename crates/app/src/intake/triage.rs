//! What the PMO does with requests, one by one or many at once.

use serde::Deserialize;
use steerco_store::{Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

pub use super::request_states::TriageDeed;
use super::{
    guests::tell_requester,
    request_states::{in_words, moved, require_state},
    request_views::{RequestView, view},
    requests::find,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    context::retrying,
    delivery::{News, Spot, announce},
    governance::{BulkResult, Subject, ask},
    shape::Listed,
};

/// Most requests at once.
const MOST_AT_ONCE: usize = 200;
/// Most letters of a reason.
const MOST_REASON: usize = 5_000;

/// What to do with a request.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct Triage {
    /// What is done.
    pub r#do: TriageDeed,
    /// Why, or the question; needed to defer, reject, return and reopen.
    #[serde(default)]
    pub reason: String,
    /// Who assesses it.
    pub assessor_id: Option<Uuid>,
    /// The request it is merged into.
    pub into_id: Option<Uuid>,
}

/// The same for many requests.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct BulkTriage {
    /// Which ones, at most 200.
    pub ids: Vec<Uuid>,
    /// What is done with each.
    #[serde(flatten)]
    pub triage: Triage,
}

/// Does something with a request.
pub async fn triage(app: &App, caller: &Caller, id: Uuid, input: &Triage) -> Outcome<RequestView> {
    caller.require("request.triage", Place::ORGANISATION)?;
    // Of two people who move a request at once, the second is told where it is now.
    retrying(|| async {
        match once(app, caller, id, input).await {
            Err(Failure::Stale { .. }) => Err(Failure::Busy),
            done => done,
        }
    })
    .await
}

async fn once(app: &App, caller: &Caller, id: Uuid, input: &Triage) -> Outcome<RequestView> {
    let reason = checked_reason(input)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, caller, id).await?;
    let (from, to, verb) = input.r#do.way();
    require_state(&before, from)?;
    let mut after = moved(&before, to, writer.at());
    match input.r#do {
        TriageDeed::Assess => {
            after.assessor_id = Some(assessor(&writer, input.assessor_id).await?);
        }
        TriageDeed::Merge => {
            after.merged_into_id = Some(target(&writer, &before, input.into_id).await?);
        }
        TriageDeed::Return => {
            after.question.clone_from(&reason);
            after.returned_from = Some(before.state.clone());
        }
        _ => {}
    }
    writer.because(Some(reason.clone()).filter(|reason| !reason.is_empty()));
    let after = writer.update(&before, after, verb).await?;
    let concerned = [after.requester_id, before.assessor_id, after.assessor_id];
    for person in concerned.into_iter().flatten() {
        writer.inbox_changed(person);
    }
    tell(&mut writer, input.r#do, &after, &reason).await?;
    if input.r#do == TriageDeed::Decide {
        ask(&mut writer, caller, Subject::Request(id), &reason).await?;
    }
    writer.commit().await?;
    let reader = app.store.read();
    let now = reader.get::<row::Request>(after.id).await?;
    view(&reader, caller, &now).await
}

/// Tells the requester, or who is to assess it.
async fn tell(
    writer: &mut Writer<'_>,
    deed: TriageDeed,
    row: &row::Request,
    reason: &str,
) -> Outcome<()> {
    let mut text = reason.to_owned();
    let kind = match deed {
        TriageDeed::Return => "question",
        TriageDeed::Reject => "rejected",
        TriageDeed::Defer => "deferred",
        TriageDeed::Reopen => "reopened",
        TriageDeed::Assess => {
            let news = News { spot: Spot::Request(row.id), kind: "assess", text };
            return announce(writer, news, row.assessor_id).await;
        }
        TriageDeed::Merge => {
            if text.is_empty()
                && let Some(id) = row.merged_into_id
            {
                text = writer.get::<row::Request>(id).await?.title;
            }
            "merged"
        }
        // Who decides is told by the approval.
        TriageDeed::Take | TriageDeed::Decide => return Ok(()),
    };
    tell_requester(writer, row, kind, text).await
}

fn checked_reason(input: &Triage) -> Outcome<String> {
    let reason = input.reason.trim();
    if reason.is_empty() && input.r#do.needs_reason() {
        let text = match input.r#do {
            TriageDeed::Return => "Write the question to the requester.",
            _ => "Say why: the requester will read it.",
        };
        return Err(Failure::field("request.reason_missing", "reason", text));
    }
    if reason.chars().count() > MOST_REASON {
        let text = format!("Use at most {MOST_REASON} letters.");
        return Err(Failure::field("request.reason_too_long", "reason", text));
    }
    Ok(reason.to_owned())
}

async fn assessor(writer: &Writer<'_>, id: Option<Uuid>) -> Outcome<Uuid> {
    let no = |text: &str| Failure::field("request.bad_assessor", "assessor_id", text);
    let id = id.ok_or_else(|| no("Say who assesses it."))?;
    match writer.find::<row::User>(id).await? {
        Some(user) if user.active => Ok(id),
        Some(user) => {
            Err(no(&format!("{} cannot sign in any more. Choose somebody else.", user.name)))
        }
        None => Err(no("There is no such person.")),
    }
}

async fn target(writer: &Writer<'_>, row: &row::Request, id: Option<Uuid>) -> Outcome<Uuid> {
    let no = |text: String| Failure::field("request.bad_merge", "into_id", text);
    let id = id.ok_or_else(|| no("Say into which request it is merged.".into()))?;
    if id == row.id {
        return Err(no("A request cannot be merged into itself.".into()));
    }
    let into = writer.find::<row::Request>(id).await?;
    let into = into.filter(|into| into.state != "draft");
    let into = into.ok_or_else(|| no("There is no such request.".into()))?;
    if matches!(into.state.as_str(), "merged" | "rejected") {
        return Err(no(format!(
            "“{}” is {}. Merge into one that is still in work.",
            into.title,
            in_words(&into.state)
        )));
    }
    Ok(id)
}

/// Does the same with many requests, one after another; each that is refused says why, and the
/// others go on.
pub async fn triage_many(
    app: &App,
    caller: &Caller,
    input: &BulkTriage,
) -> Outcome<Listed<BulkResult>> {
    caller.require("request.triage", Place::ORGANISATION)?;
    if input.ids.len() > MOST_AT_ONCE {
        let text = format!("Do this with at most {MOST_AT_ONCE} requests at once.");
        return Err(Failure::field("request.too_many", "ids", text));
    }
    checked_reason(&input.triage)?;
    let mut results = vec![];
    for id in &input.ids {
        let row = app.store.read().find::<row::Request>(*id).await?;
        let name = row.map(|row| row.title).unwrap_or_default();
        let done = triage(app, caller, *id, &input.triage).await.map(|_| ());
        results.push(BulkResult::of(*id, name, done)?);
    }
    Ok(Listed::whole(results))
}
