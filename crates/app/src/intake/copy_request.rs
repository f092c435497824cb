//! A request that is filed again: a draft of one's own that begins with what another one says.

use std::iter::once;

use uuid::Uuid;

use super::{
    form::{Answers, Form, QuestionKind, checked_answers},
    request_types::{self, currency_of},
    request_views::RequestView,
    requests::{NewRequest, create_request, find},
};
use crate::{App, Outcome, access::Caller, plan::read_json};

/// Most letters of a title that is given an ending.
const MOST_TITLE: usize = 180;

/// Writes a draft with title, program and answers of a request that the caller may see. Answers that the
/// form of today has no place for are left out, and so are files: they belong to the request they were sent
/// with.
///
/// # Errors
/// The request cannot be seen, or its type is not offered any more.
pub async fn copy_request(app: &App, caller: &Caller, id: Uuid) -> Outcome<RequestView> {
    let reader = app.store.read();
    let row = find(&reader, caller, id).await?;
    let kind = request_types::find(&reader, row.type_id).await?;
    let form: Form = read_json(&kind.form)?;
    let old: Answers = read_json(&row.answers)?;
    let fits = |code: &str, answer: &str| {
        let question = form.questions().find(|one| one.code == code);
        let file = question.is_none_or(|one| one.kind == QuestionKind::File);
        let own: Answers = once((code.to_owned(), answer.to_owned())).collect();
        !file && checked_answers(&form, &own, currency_of(&kind.currency)).is_ok()
    };
    let answers = old.into_iter().filter(|(code, answer)| fits(code, answer)).collect();
    let title: String = row.title.chars().take(MOST_TITLE).collect();
    let input = NewRequest {
        type_id: row.type_id,
        title: format!("{} (copy)", title.trim_end()),
        program_id: row.program_id,
        answers,
    };
    create_request(app, caller, &input).await
}
