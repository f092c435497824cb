//! Filing requests: writing a draft, finding it again, changing it until it is submitted.

use serde::Deserialize;
use steerco_store::{
    Reader, fold,
    intake::{RequestFilter, RequestSort},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    form::{Answers, Form, checked_answers},
    request_files::check_files,
    request_states::require_state,
    request_times::AgreedTimes,
    request_types::{self, currency_of},
    request_views::{RequestItem, RequestView, form_of, items, view},
    similarity::words,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    context::retrying,
    failure::unchanged,
    governance::{Subject, sees},
    plan::{read_json, write_json},
    shape::{Listed, PageQuery, checked_name, nullable},
};

/// Most letters of an assessment.
const MOST_LETTERS: usize = 20_000;

/// A request to write.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewRequest {
    /// Its type.
    pub type_id: Uuid,
    /// Title.
    pub title: String,
    /// The program it is for.
    pub program_id: Option<Uuid>,
    /// Answers by the code of the question.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub answers: Answers,
}

/// Changes to a request.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchRequest {
    /// Title.
    pub title: Option<String>,
    /// The program it is for; null for none. The PMO may set it after it was submitted.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub program_id: Option<Option<Uuid>>,
    /// Answers by the code of the question, all of them.
    #[schema(value_type = Option<std::collections::BTreeMap<String, String>>)]
    pub answers: Option<Answers>,
    /// What the assessor found.
    pub assessment: Option<String>,
}

/// Which requests.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RequestQuery {
    /// Only one's own, drafts too.
    pub mine: Option<bool>,
    /// In one of these states, separated by commas.
    pub state: Option<String>,
    /// Of this type.
    pub type_id: Option<Uuid>,
    /// Assessed by this person.
    pub assessor_id: Option<Uuid>,
    /// That became this project.
    pub project_id: Option<Uuid>,
    /// Only those that are in their state for longer than agreed.
    pub overdue: Option<bool>,
}

fn sort_of(field: &str) -> Outcome<RequestSort> {
    match field {
        "state_since" => Ok(RequestSort::StateSince),
        "title" => Ok(RequestSort::Title),
        "number" => Ok(RequestSort::Number),
        "amount" => Ok(RequestSort::Amount),
        "score" => Ok(RequestSort::Score),
        _ => {
            let text = "Requests cannot be sorted by this.";
            Err(Failure::field("list.unknown_sort", "sort", text))
        }
    }
}

/// Requests: everybody's for those who may see them, else one's own and those one assesses. Drafts
/// are their writer's alone.
pub async fn requests(
    app: &App,
    caller: &Caller,
    query: &RequestQuery,
    page: &PageQuery,
) -> Outcome<Listed<RequestItem>> {
    let (ask, sort) = page.ask("-state_since")?;
    let all = caller.may("request.view", Place::ORGANISATION);
    let states = query.state.as_deref().filter(|text| !text.is_empty());
    let reader = app.store.read();
    let overdue = match query.overdue.unwrap_or(false) {
        true => Some(AgreedTimes::read(&reader).await?.agreed_until()),
        false => None,
    };
    let filter = RequestFilter {
        overdue,
        q: page.search(),
        states: states.map(|text| text.split(',').map(str::to_owned).collect()),
        requester_id: query.mine.unwrap_or(false).then_some(caller.user_id),
        assessor_id: query.assessor_id,
        type_id: query.type_id,
        project_id: query.project_id,
        of: (!all).then_some(caller.user_id),
        reader: caller.user_id,
    };
    let found = reader.requests(&filter, sort_of(&sort)?, &ask).await?;
    let mut shown = items(&reader, &found.items).await?.into_iter();
    Ok(Listed::of(found, |_| shown.next()).present())
}

/// The request, if the caller may see it.
pub(super) async fn find(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<row::Request> {
    let row = reader.find::<row::Request>(id).await?.ok_or(Failure::NotFound("request"))?;
    sees(reader, caller, Subject::Request(id)).await?;
    Ok(row)
}

/// One request.
pub async fn request(app: &App, caller: &Caller, id: Uuid) -> Outcome<RequestView> {
    let reader = app.store.read();
    let row = find(&reader, caller, id).await?;
    view(&reader, caller, &row).await
}

async fn checked_program(reader: &Reader, id: Option<Uuid>) -> Outcome<Option<Uuid>> {
    match id {
        Some(id) if reader.find::<row::Program>(id).await?.is_none() => {
            let text = "There is no such program.";
            Err(Failure::field("request.unknown_program", "program_id", text))
        }
        id => Ok(id),
    }
}

/// The answers, with people and files that exist.
async fn kept_answers(
    reader: &Reader,
    request: Option<Uuid>,
    form: &Form,
    answers: &Answers,
    currency: &str,
) -> Outcome<Answers> {
    let kept = checked_answers(form, answers, currency_of(currency))?;
    check_files(reader, request, form, &kept).await?;
    for question in form.questions() {
        let person = question.kind == super::form::QuestionKind::Person;
        let Some(answer) = kept.get(&question.code).filter(|_| person) else { continue };
        let id = answer.parse().unwrap_or_default();
        if reader.find::<row::User>(id).await?.is_none() {
            let text = format!("“{}”: there is no such person.", question.label);
            return Err(Failure::field("request.bad_answer", &question.code, text));
        }
    }
    Ok(kept)
}

/// The words by which a request is found as like another.
pub(super) fn words_of(
    row: &row::Request,
    form: &Form,
    answers: &Answers,
) -> std::collections::BTreeSet<String> {
    words(&format!("{}\n{}", row.title, form.prose(answers)))
}

/// Writes a draft, which nobody else sees.
pub async fn create_request(
    app: &App,
    caller: &Caller,
    input: &NewRequest,
) -> Outcome<RequestView> {
    retrying(|| create_once(app, caller, input)).await
}

async fn create_once(app: &App, caller: &Caller, input: &NewRequest) -> Outcome<RequestView> {
    let title = checked_name("title", &input.title)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let kind =
        request_types::find(&writer, input.type_id).await.map_err(|failure| match failure {
            Failure::NotFound(_) => Failure::field(
                "request.unknown_type",
                "type_id",
                "There is no such type of request.",
            ),
            other => other,
        })?;
    if kind.archived {
        let text = format!("“{}” is not offered any more. Choose another type.", kind.name);
        return Err(Failure::field("request.archived_type", "type_id", text));
    }
    let form: Form = read_json(&kind.form)?;
    let answers = kept_answers(&writer, None, &form, &input.answers, &kind.currency).await?;
    let at = writer.at();
    let row = row::Request {
        id: Uuid::now_v7(),
        version: 1,
        number: writer.next_request_number().await?,
        type_id: kind.id,
        title_folded: fold(&title),
        title,
        state: "draft".into(),
        state_since: at,
        submitted_at: None,
        requester_id: Some(caller.user_id),
        guest_name: None,
        guest_email: None,
        link_id: None,
        assessor_id: None,
        program_id: checked_program(&writer, input.program_id).await?,
        amount: form.amount(&answers, currency_of(&kind.currency)),
        answers: write_json(&answers)?,
        form: kind.form,
        currency: kind.currency,
        assessment: String::new(),
        question: String::new(),
        returned_from: None,
        merged_into_id: None,
        project_id: None,
        reminded_at: None,
        created_at: at,
        updated_at: at,
    };
    writer.insert(&row, "request_created").await?;
    writer.set_request_words(row.id, &words_of(&row, &form, &answers)).await?;
    writer.commit().await?;
    view(&app.store.read(), caller, &row).await
}

/// Changes a request: its writer until it is submitted or when it came back; the PMO its program,
/// the PMO and its assessor the assessment.
pub async fn update_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchRequest,
) -> Outcome<RequestView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, caller, id).await?;
    unchanged(before.version, version, async { view(&writer, caller, &before).await }).await?;
    let may = view(&writer, caller, &before).await?.may;
    let may = |what: &str| may.iter().any(|one| one == what);
    let refused = |text: &str| Err(Failure::refused("request.not_yours_to_change", text));
    let writes = patch.title.is_some() || patch.answers.is_some();
    if writes && !may("edit") {
        return refused(
            "Only its requester writes a request, before it is submitted or when it came back with \
             a question. Return it with a question to have it changed.",
        );
    }
    if patch.program_id.is_some() && !may("edit") && !may("set_program") {
        return refused("Its program is set by its requester, or by the PMO while it is in work.");
    }
    if patch.assessment.is_some() && !may("write_assessment") {
        return refused(
            "The assessment is written by its assessor or the PMO while it is in work.",
        );
    }
    let mut after = before.clone();
    if let Some(title) = &patch.title {
        after.title = checked_name("title", title)?;
        after.title_folded = fold(&after.title);
    }
    if let Some(program) = patch.program_id {
        after.program_id = checked_program(&writer, program).await?;
    }
    if let Some(assessment) = &patch.assessment {
        if assessment.chars().count() > MOST_LETTERS {
            let text = format!("Use at most {MOST_LETTERS} letters.");
            return Err(Failure::field("request.too_long", "assessment", text));
        }
        after.assessment = assessment.trim().into();
    }
    let form = form_of(&writer, &before).await?;
    let old: Answers = read_json(&before.answers)?;
    let answers = patch.answers.as_ref().unwrap_or(&old);
    if before.state == "draft" {
        let kind = request_types::find(&writer, before.type_id).await?;
        after.form = kind.form;
        after.currency = kind.currency;
    }
    let answers = match &patch.answers {
        Some(answers) => kept_answers(&writer, Some(id), &form, answers, &after.currency).await?,
        None => answers.clone(),
    };
    after.answers = write_json(&answers)?;
    after.amount = form.amount(&answers, currency_of(&after.currency));
    let after = writer.update(&before, after, "request_updated").await?;
    if let Some(assessor) = after.assessor_id.filter(|_| patch.assessment.is_some()) {
        writer.inbox_changed(assessor);
    }
    if writes {
        writer.set_request_words(id, &words_of(&after, &form, &answers)).await?;
    }
    writer.commit().await?;
    view(&app.store.read(), caller, &after).await
}

/// Deletes one's own draft.
pub async fn delete_request(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, caller, id).await?;
    unchanged(row.version, version, async { view(&writer, caller, &row).await }).await?;
    if row.requester_id != Some(caller.user_id) {
        let text = "Only its requester deletes a draft.";
        return Err(Failure::refused("request.not_yours_to_change", text));
    }
    require_state(&row, &["draft"])?;
    writer.clear_subject(id).await?;
    writer.delete(&row, "request_deleted").await?;
    writer.commit().await?;
    Ok(())
}
