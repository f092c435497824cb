//! Requests as people see them.

use std::collections::HashMap;

use serde::Serialize;
use steerco_store::{Reader, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    form::{Answers, Completeness, Form},
    guests::Guest,
    request_states::TriageDeed,
    request_times::{AgreedTimes, DAY},
};
use crate::{
    Outcome,
    access::{Caller, Place},
    delivery::content_of,
    plan::read_json,
    portfolio::points,
    shape::{Reference, instant},
};

/// A request in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequestItem {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Its number, which people call it by.
    pub number: i64,
    /// Title.
    pub title: String,
    /// Its type.
    pub r#type: Reference,
    /// `draft`, `submitted`, `triage`, `assessment`, `decision`, `returned`, `approved`, `deferred`,
    /// `rejected`, `merged` or `converted`.
    pub state: String,
    /// Since when it is in this state (UTC).
    pub state_since: String,
    /// Whole days it has been in this state.
    pub days_in_state: i64,
    /// The last day by which it is to go on, where the PMO has agreed on a time for its state.
    pub due_on: Option<String>,
    /// Working days for which it is overdue; 0 when it is not.
    pub days_overdue: i64,
    /// When it was submitted first (UTC).
    pub submitted_at: Option<String>,
    /// Who asks; null when it came by link.
    pub requester: Option<Reference>,
    /// Who asks, when it came by link from somebody who cannot sign in.
    pub guest: Option<Guest>,
    /// Who assesses it.
    pub assessor: Option<Reference>,
    /// The program it is for.
    pub program: Option<Reference>,
    /// The amount asked for, in minor units.
    pub amount_minor: Option<i64>,
    /// Currency of its amounts.
    pub currency: String,
    /// What it scores, in points, when its type is scored and somebody has assessed it.
    pub score: Option<f64>,
    /// Share of the required questions that are answered, in whole percent.
    pub percent_complete: usize,
}

/// A request that another one speaks of.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequestLink {
    /// Which one.
    pub id: Uuid,
    /// Its number.
    pub number: i64,
    /// Title.
    pub title: String,
}

/// A file that answers a question of a request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequestFile {
    /// Which one, among the files of the request.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// Where its content is read.
    pub content: String,
}

/// A request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequestView {
    /// As in lists.
    #[serde(flatten)]
    pub item: RequestItem,
    /// What is asked.
    pub form: Form,
    /// What was answered, by the code of the question.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub answers: Answers,
    /// Names of the people in the answers.
    pub people: Vec<Reference>,
    /// The files in the answers.
    pub files: Vec<RequestFile>,
    /// The model it is scored by.
    pub scoring_model: Option<Reference>,
    /// What is still missing.
    pub completeness: Completeness,
    /// What its assessor found.
    pub assessment: String,
    /// The question it was returned with, while it is.
    pub question: String,
    /// The state it goes back to when the question is answered.
    pub returned_from: Option<String>,
    /// The request it was merged into.
    pub merged_into: Option<RequestLink>,
    /// Requests that were merged into it.
    pub merged: Vec<RequestLink>,
    /// The project it became.
    pub project: Option<Reference>,
    /// What the reader may do with it now: `edit`, `submit`, `delete`, `write_assessment`,
    /// `set_program`, `convert`, and deeds of triage.
    pub may: Vec<String>,
}

/// The form of a request: drafts are written on the form of their type as it is now.
pub(super) async fn form_of(reader: &Reader, row: &row::Request) -> Outcome<Form> {
    if row.state == "draft"
        && let Some(kind) = reader.find::<row::RequestType>(row.type_id).await?
    {
        return read_json(&kind.form);
    }
    read_json(&row.form)
}

/// Requests as lists show them.
pub(super) async fn items(reader: &Reader, rows: &[row::Request]) -> Outcome<Vec<RequestItem>> {
    let unique = |ids: &mut dyn Iterator<Item = Uuid>| {
        let mut ids: Vec<Uuid> = ids.collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let people =
        unique(&mut rows.iter().flat_map(|row| [row.requester_id, row.assessor_id]).flatten());
    let programs = unique(&mut rows.iter().filter_map(|row| row.program_id));
    let mut names: HashMap<Uuid, String> = HashMap::new();
    names.extend(reader.get_many::<row::User>(&people).await?.into_iter().map(|r| (r.id, r.name)));
    let programs = reader.get_many::<row::Program>(&programs).await?;
    names.extend(programs.into_iter().map(|row| (row.id, row.name)));
    let types = reader.request_types().await?;
    names.extend(types.iter().map(|row| (row.id, row.name.clone())));
    let named = |id: Uuid| Reference { id, name: names.get(&id).cloned().unwrap_or_default() };
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let scores = reader.request_scores(&ids).await?.into_iter();
    let scores: HashMap<Uuid, i64> = scores.map(|one| (one.subject_id, one.score)).collect();
    let agreed = AgreedTimes::read(reader).await?;
    let now = now_micros();
    let mut items = vec![];
    for row in rows {
        let draft = row.state == "draft";
        let form = types.iter().find(|kind| draft && kind.id == row.type_id);
        let form: Form = read_json(form.map_or(&row.form, |kind| &kind.form))?;
        let answers: Answers = read_json(&row.answers)?;
        let due = agreed.due(row);
        items.push(RequestItem {
            id: row.id,
            version: row.version,
            number: row.number,
            title: row.title.clone(),
            r#type: named(row.type_id),
            state: row.state.clone(),
            state_since: instant(row.state_since),
            days_in_state: Ord::max(now - row.state_since, 0) / DAY,
            due_on: due.map(|due| due.day.to_string()),
            days_overdue: due.map_or(0, |due| due.days_over),
            submitted_at: row.submitted_at.map(instant),
            requester: row.requester_id.map(named),
            guest: Guest::of(row),
            assessor: row.assessor_id.map(named),
            program: row.program_id.map(named),
            amount_minor: row.amount,
            currency: row.currency.clone(),
            score: scores.get(&row.id).copied().map(points),
            percent_complete: form.completeness(&answers).percent,
        });
    }
    Ok(items)
}

fn link(row: row::Request) -> RequestLink {
    RequestLink { id: row.id, number: row.number, title: row.title }
}

/// A request with everything.
pub(super) async fn view(
    reader: &Reader,
    caller: &Caller,
    row: &row::Request,
) -> Outcome<RequestView> {
    let form = form_of(reader, row).await?;
    let answers: Answers = read_json(&row.answers)?;
    let people: Vec<Uuid> = answers.values().filter_map(|answer| answer.parse().ok()).collect();
    let people = reader.get_many::<row::User>(&people).await?;
    let files = reader.get_many::<row::Attachment>(&form.files(&answers)).await?;
    let file = |row: row::Attachment| RequestFile {
        id: row.id,
        content: content_of(row.id),
        name: row.name,
        size: row.size,
    };
    let kind = reader.find::<row::RequestType>(row.type_id).await?;
    let model = match kind.and_then(|kind| kind.scoring_model_id) {
        Some(id) => reader.find::<row::ScoringModel>(id).await?,
        None => None,
    };
    let merged_into = match row.merged_into_id {
        Some(id) => reader.find::<row::Request>(id).await?.map(link),
        None => None,
    };
    let project = match row.project_id {
        Some(id) => reader.find::<row::Project>(id).await?,
        None => None,
    };
    let item = items(reader, std::slice::from_ref(row)).await?.pop();
    Ok(RequestView {
        item: item.ok_or(crate::Failure::NotFound("request"))?,
        completeness: form.completeness(&answers),
        scoring_model: model.map(|row| Reference { id: row.id, name: row.name }),
        files: files.into_iter().map(file).collect(),
        people: people.into_iter().map(|user| Reference { id: user.id, name: user.name }).collect(),
        form,
        answers,
        assessment: row.assessment.clone(),
        question: row.question.clone(),
        returned_from: row.returned_from.clone(),
        merged_into,
        merged: reader.requests_merged_into(row.id).await?.into_iter().map(link).collect(),
        project: project.map(|row| Reference { id: row.id, name: row.name }),
        may: may(caller, row),
    })
}

/// What the reader may do with it now.
fn may(caller: &Caller, row: &row::Request) -> Vec<String> {
    let state = row.state.as_str();
    let triages = caller.may("request.triage", Place::ORGANISATION);
    let requests = row.requester_id == Some(caller.user_id);
    let assesses = row.assessor_id == Some(caller.user_id);
    let in_work = matches!(state, "submitted" | "triage" | "assessment");
    let mut may = vec![];
    if requests && matches!(state, "draft" | "returned") {
        may.extend(["edit", "submit"]);
    }
    if requests && state == "draft" {
        may.push("delete");
    }
    if (triages || assesses) && in_work {
        may.push("write_assessment");
    }
    if triages && in_work {
        may.push("set_program");
    }
    if triages {
        let open = |deed: &TriageDeed| deed.way().0.contains(&state);
        may.extend(TriageDeed::ALL.iter().filter(|deed| open(deed)).map(|deed| deed.key()));
    }
    if triages && state == "approved" && caller.may_somewhere("project.create") {
        may.push("convert");
    }
    may.into_iter().map(str::to_owned).collect()
}
