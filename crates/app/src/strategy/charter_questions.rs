//! Questions of those who sign a charter: they come back to who issued it, and are answered by them.

use steerco_store::{Reader, row};
use uuid::Uuid;

use super::charters::{CharterView, charter, charter_facts};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    governance::{Answer, InboxItem, Subject, answer, question},
};

/// Most charters in an inbox.
const MOST: u64 = 50;

/// Charters that came back to a person with a question.
pub(crate) async fn charters_waiting_for(
    reader: &Reader,
    caller: &Caller,
) -> Outcome<Vec<InboxItem>> {
    let mut items = vec![];
    for row in reader.charters_returned_to(caller.user_id, MOST).await? {
        let facts = charter_facts(reader, row.charter_id).await?;
        let subject = Subject::Charter(row.charter_id);
        let asked = question(reader, subject).await?;
        let note = asked.unwrap_or_default();
        let at = row.updated_at;
        let person = caller.user_id;
        items.push(InboxItem::no_decision("returned", subject, person, facts.name, at, note));
    }
    Ok(items)
}

/// Answers the question with which a charter came back; its signing goes on.
pub async fn answer_charter(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &Answer,
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
    let text = input.checked()?;
    let asked = row::CharterVersion { state: "asked".into(), ..issued.clone() };
    writer.update(&issued, asked, "charter_answered").await?;
    let asked = row::Charter { state: "asked".into(), ..row.clone() };
    writer.update(&row, asked, "charter_answered").await?;
    answer(&mut writer, Subject::Charter(id), Some(caller.user_id), &text).await?;
    writer.inbox_changed(caller.user_id);
    writer.commit().await?;
    charter(app, caller, id).await
}
