//! Questions of those who sign a charter: they come back to who issued it, and are answered by them.

use serde::Deserialize;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::charters::{CharterView, charter, charter_facts};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    governance::{InboxItem, Subject, answer, question},
    shape::instant,
};

/// Most letters of an answer.
const MOST_LETTERS: usize = 5_000;
/// Most charters in an inbox.
const MOST: u64 = 50;

/// The answer to a question of who signs.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct AnswerCharter {
    /// What is answered.
    pub answer: String,
}

/// Charters that came back to a person with a question.
pub(crate) async fn charters_waiting_for(
    reader: &Reader,
    caller: &Caller,
) -> Outcome<Vec<InboxItem>> {
    let mut items = vec![];
    for row in reader.charters_returned_to(caller.user_id, MOST).await? {
        let facts = charter_facts(reader, row.charter_id).await?;
        let asked = question(reader, Subject::Charter(row.charter_id)).await?;
        items.push(InboxItem {
            kind: "returned".into(),
            id: row.charter_id,
            subject_kind: "charter".into(),
            subject_id: row.charter_id,
            title: facts.name,
            href: facts.href,
            since: instant(row.updated_at),
            step_name: String::new(),
            step: 0,
            stands_in_for: None,
            seat_id: caller.user_id,
            escalates_at: None,
            escalated: false,
            asked_by: None,
            note: asked.unwrap_or_default(),
            amount_minor: None,
            currency: String::new(),
        });
    }
    Ok(items)
}

/// Answers the question with which a charter came back; its signing goes on.
pub async fn answer_charter(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &AnswerCharter,
) -> Outcome<CharterView> {
    // What one may not see is not there.
    charter(app, caller, id).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.get::<row::Charter>(id).await?;
    let issued = writer.charter_versions(id).await?;
    let issued = issued.into_iter().find(|one| one.number == row.number);
    let mine =
        |one: &row::CharterVersion| one.author_id == caller.user_id && one.state == "returned";
    let Some(issued) = issued.filter(mine) else {
        let text = "There is no question here that you could answer.";
        return Err(Failure::refused("strategy.charter_no_question", text));
    };
    let text = input.answer.trim();
    if text.is_empty() || text.chars().count() > MOST_LETTERS {
        let text = format!("Write an answer of at most {MOST_LETTERS} letters.");
        return Err(Failure::field("strategy.answer_missing", "answer", text));
    }
    let asked = row::CharterVersion { state: "asked".into(), ..issued.clone() };
    writer.update(&issued, asked, "charter_answered").await?;
    let asked = row::Charter { state: "asked".into(), ..row.clone() };
    writer.update(&row, asked, "charter_answered").await?;
    answer(&mut writer, Subject::Charter(id), caller.user_id, text).await?;
    writer.inbox_changed(caller.user_id);
    writer.commit().await?;
    charter(app, caller, id).await
}
