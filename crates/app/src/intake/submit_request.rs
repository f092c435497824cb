//! Submitting a request, for the first time or again with the answer to a question.

use serde::Deserialize;
use steerco_store::{ChangeFilter, Writer, portfolio::Visible, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    form::{Answers, Form},
    request_states::{moved, require_state},
    request_types::{self, currency_of},
    request_views::{RequestView, form_of, view},
    requests::{find, words_of},
};
use crate::{
    App, Failure, FieldRefusal, Outcome, Refusal,
    access::Caller,
    delivery::{News, Spot, announce},
    failure::unchanged,
    governance::{Subject, answer},
    plan::{read_json, write_json},
};

/// Entries of the log in which the question is looked for.
const MOST_MOVES: u64 = 100;

/// What is said with it.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct SubmitRequest {
    /// The answer to the question it was returned with.
    #[serde(default)]
    pub answer: String,
}

/// Submits a request whose required questions are answered. One that was returned goes back to where
/// it was, and an approval that waited for the answer goes on.
pub async fn submit_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &SubmitRequest,
) -> Outcome<RequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, caller, id).await?;
    unchanged(before.version, version, async { view(&writer, caller, &before).await }).await?;
    if before.requester_id != Some(caller.user_id) {
        let text = "Only its requester submits a request.";
        return Err(Failure::refused("request.not_yours_to_change", text));
    }
    require_state(&before, &["draft", "returned"])?;
    let form = form_of(&writer, &before).await?;
    let mut answers: Answers = read_json(&before.answers)?;
    require_complete(&form, &answers)?;
    // What is not shown was not asked.
    let shown: Vec<&str> = form.shown(&answers).iter().map(|one| one.code.as_str()).collect();
    answers.retain(|code, _| shown.contains(&code.as_str()));
    let words = words_of(&before, &form, &answers);
    let said = input.answer.trim();
    let back = before.returned_from.clone().filter(|_| before.state == "returned");
    if back.is_some() && said.is_empty() {
        let text = "Answer the question: who asked it reads your answer.";
        return Err(Failure::field("request.answer_missing", "answer", text));
    }
    let at = writer.at();
    let mut after = moved(&before, back.as_deref().unwrap_or("submitted"), at);
    if before.state == "draft" {
        let kind = request_types::find(&writer, before.type_id).await?;
        after.currency = kind.currency;
        after.form = write_json(&form)?;
    }
    after.amount = form.amount(&answers, currency_of(&after.currency));
    after.answers = write_json(&answers)?;
    after.submitted_at = before.submitted_at.or(Some(at));
    after.returned_from = None;
    after.question = String::new();
    let again = back.is_some();
    writer.because(Some(said.to_owned()).filter(|said| !said.is_empty()));
    let verb = if again { "request_answered" } else { "request_submitted" };
    let after: row::Request = writer.update(&before, after, verb).await?;
    writer.set_request_words(id, &words).await?;
    if again {
        answer_arrives(&mut writer, &after, said).await?;
    } else {
        tell_the_pmo(&mut writer, &after).await?;
    }
    writer.inbox_changed(caller.user_id);
    writer.commit().await?;
    view(&app.store.read(), caller, &after).await
}

/// What follows from the answer to a question: the approval that waited for it goes on, or who asked is
/// told.
pub(super) async fn answer_arrives(
    writer: &mut Writer<'_>,
    row: &row::Request,
    said: &str,
) -> Outcome<()> {
    let actor = writer.actor();
    if row.state == "decision" {
        return answer(writer, Subject::Request(row.id), actor, said).await;
    }
    let filter = ChangeFilter {
        noun: Some("request".into()),
        noun_id: Some(row.id),
        visible: Visible::everything(),
        ..ChangeFilter::default()
    };
    let changes = writer.changes(&filter, MOST_MOVES).await?;
    let returned = changes.into_iter().find(|change| change.verb == "request_returned");
    let kind = if actor.is_some() { "answered" } else { "guest_answered" };
    let news = News { spot: Spot::Request(row.id), kind, text: said.to_owned() };
    announce(writer, news, returned.and_then(|change| change.actor_id)).await
}

/// Tells those who may triage that a request came in.
pub(super) async fn tell_the_pmo(writer: &mut Writer<'_>, row: &row::Request) -> Outcome<()> {
    let kind = if row.requester_id.is_some() { "came_in" } else { "by_link" };
    let text = row.guest_name.clone().unwrap_or_default();
    let news = News { spot: Spot::Request(row.id), kind, text };
    let pmo = writer.holders(&["request.triage"]).await?;
    announce(writer, news, pmo).await
}

/// Names the questions that are still to be answered.
pub(super) fn require_complete(form: &Form, answers: &Answers) -> Outcome<()> {
    let found = form.completeness(answers);
    if found.missing.is_empty() {
        return Ok(());
    }
    let labels: Vec<String> = found.missing.iter().map(|one| format!("“{}”", one.label)).collect();
    let fields = found.missing.iter().map(|one| FieldRefusal {
        field: one.code.clone(),
        message: "Answer this before you submit.".into(),
    });
    Err(Failure::Refused(Refusal {
        code: "request.incomplete",
        text: format!(
            "{} of {} required questions are not answered: {}.",
            found.missing.len(),
            found.required,
            labels.join(", ")
        ),
        fields: fields.collect(),
    }))
}
