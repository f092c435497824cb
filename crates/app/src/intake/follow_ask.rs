//! Following a request that was filed by link: where it stands, and the PMO's question with the answer
//! to it. The link shows this one request, and nothing of who works on it.

use serde::{Deserialize, Serialize};
use steerco_store::{now_micros, row};
use utoipa::ToSchema;

use super::{
    asks::{count_look, count_sending},
    request_states::{moved, require_state},
    request_times::{AgreedTimes, DAY},
    submit_request::answer_arrives,
};
use crate::{App, Failure, Outcome, access::secret, context::retrying, shape::instant};

/// Most letters of an answer.
const MOST_LETTERS: usize = 5_000;

/// A request as somebody follows it who is not signed in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FollowedAsk {
    /// Whose it is to decide.
    pub organisation: String,
    /// Number of the request.
    pub number: i64,
    /// Title.
    pub title: String,
    /// What was asked for.
    pub r#type: String,
    /// Who asked.
    pub name: String,
    /// `submitted`, `triage`, `assessment`, `decision`, `returned`, `approved`, `deferred`, `rejected`,
    /// `merged` or `converted`.
    pub state: String,
    /// Since when it is in this state (UTC).
    pub state_since: String,
    /// Whole days it has been in this state.
    pub days_in_state: i64,
    /// The last day by which it is to go on, where the PMO has agreed on a time for its state.
    pub due_on: Option<String>,
    /// Working days for which it is overdue; 0 when it is not.
    pub days_overdue: i64,
    /// When it was submitted (UTC).
    pub submitted_at: Option<String>,
    /// The question that waits for an answer; empty when none does.
    pub question: String,
}

/// The answer to the question.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct AskAnswer {
    /// What is answered.
    pub answer: String,
}

async fn find(app: &App, secret: &str) -> Outcome<row::Request> {
    let reader = app.store.read();
    let id = reader.followed_request(&secret::hash(secret)).await?;
    Ok(reader.get::<row::Request>(id.ok_or(Failure::NotFound("request"))?).await?)
}

async fn view(app: &App, row: row::Request) -> Outcome<FollowedAsk> {
    let reader = app.store.read();
    let organisation = reader.organisation().await?;
    let kind = reader.find::<row::RequestType>(row.type_id).await?;
    let due = AgreedTimes::read(&reader).await?.due(&row);
    Ok(FollowedAsk {
        organisation: organisation.map(|row| row.name).unwrap_or_default(),
        number: row.number,
        title: row.title,
        r#type: kind.map(|row| row.name).unwrap_or_default(),
        name: row.guest_name.unwrap_or_default(),
        days_in_state: Ord::max(now_micros() - row.state_since, 0) / DAY,
        due_on: due.map(|due| due.day.to_string()),
        days_overdue: due.map_or(0, |due| due.days_over),
        state_since: instant(row.state_since),
        submitted_at: row.submitted_at.map(instant),
        question: if row.state == "returned" { row.question } else { String::new() },
        state: row.state,
    })
}

/// Where a request stands. `address` is where it is asked from.
pub async fn follow_ask(app: &App, secret: &str, address: &str) -> Outcome<FollowedAsk> {
    count_look(app, address)?;
    view(app, find(app, secret).await?).await
}

/// Answers the question with which a request came back; it goes back to where it was.
pub async fn answer_ask(
    app: &App,
    secret: &str,
    address: &str,
    input: &AskAnswer,
) -> Outcome<FollowedAsk> {
    count_look(app, address)?;
    let found = find(app, secret).await?;
    count_sending(app, address, found.id)?;
    let said = input.answer.trim();
    if said.is_empty() || said.chars().count() > MOST_LETTERS {
        let text = format!("Answer the question, in at most {MOST_LETTERS} letters.");
        return Err(Failure::field("request.answer_missing", "answer", text));
    }
    retrying(|| async {
        let mut writer = app.store.write(None).await?;
        let before = writer.get::<row::Request>(found.id).await?;
        require_state(&before, &["returned"])?;
        let back = before.returned_from.as_deref().unwrap_or("submitted");
        let mut after = moved(&before, back, writer.at());
        after.returned_from = None;
        after.question = String::new();
        writer.because(Some(said.to_owned()));
        let after = writer.update(&before, after, "request_answered").await?;
        answer_arrives(&mut writer, &after, said).await?;
        writer.commit().await?;
        Ok(())
    })
    .await?;
    view(app, find(app, secret).await?).await
}
