//! Files of requests: attachments like any other, some of which answer a question of the form.

use steerco_store::{Reader, Writer, row};
use uuid::Uuid;

use super::{
    form::{Answers, Form},
    request_views::form_of,
};
use crate::{
    Failure, Outcome,
    plan::{read_json, write_json},
};

/// Refuses answers that name files which are not the request's. A request that is not written yet has
/// none.
pub(super) async fn check_files(
    reader: &Reader,
    request: Option<Uuid>,
    form: &Form,
    answers: &Answers,
) -> Outcome<()> {
    let wanted = form.files(answers);
    if wanted.is_empty() {
        return Ok(());
    }
    let found = reader.get_many::<row::Attachment>(&wanted).await?;
    let own =
        |id: &Uuid| found.iter().any(|file| file.id == *id && Some(file.subject_id) == request);
    if wanted.iter().all(own) {
        return Ok(());
    }
    let text = "A file of these answers is not attached to the request. Attach it again.";
    Err(Failure::field("request.unknown_file", "answers", text))
}

/// What follows for a request when a file of it goes: answers that named it do so no longer. What was
/// submitted stays as it is judged.
pub(crate) async fn file_leaves(writer: &mut Writer<'_>, id: Uuid, file: Uuid) -> Outcome<()> {
    let before = writer.get::<row::Request>(id).await?;
    let form = form_of(writer, &before).await?;
    let answers: Answers = read_json(&before.answers)?;
    if !form.files(&answers).contains(&file) {
        return Ok(());
    }
    if !matches!(before.state.as_str(), "draft" | "returned") {
        return Err(Failure::refused(
            "request.file_submitted",
            "This file answers a question of the request, which was submitted with it. Return the \
             request with a question to have it exchanged.",
        ));
    }
    let left = form.without_file(&answers, file);
    let after = row::Request { answers: write_json(&left)?, ..before.clone() };
    writer.update(&before, after, "request_updated").await?;
    Ok(())
}
