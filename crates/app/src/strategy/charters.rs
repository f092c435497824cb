//! Charters of projects: generated, edited, signed off through an approval, issued anew when what they
//! say has changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_document::Template;
use steerco_store::{Reader, Writer, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    business_cases::freeze_case,
    charter_sections::{CharterSection, Written, sections},
    raci::{self, RACI, RaciDifference, RaciLine},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    governance::{self, Ended, Facts, ask, question, takes_part},
    plan::{read_json, visible_project, write_json},
    portfolio::owners,
    shape::{Listed, Reference, instant},
};

/// Most letters of a section or note.
const MOST_LETTERS: usize = 20_000;

/// A charter as it stands now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CharterView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Its project.
    pub project: Reference,
    /// Number of the version that is being written or decided upon, from 1.
    pub number: i64,
    /// `draft`, `asked`, `returned`, `signed` or `rejected`.
    pub state: String,
    /// What it says now.
    pub sections: Vec<CharterSection>,
    /// Sections that say something else than what was signed last; empty before the first.
    pub changed_since_signed: Vec<String>,
    /// Who does what, line by line; the section of that key shows the same.
    pub raci: Vec<RaciLine>,
    /// What is not clear there; it is issued when nothing is.
    pub raci_findings: Vec<String>,
    /// What differs there from what was signed last; empty before the first.
    pub raci_differences: Vec<RaciDifference>,
    /// Lines that the method of the project has and the charter has not, for whoever may edit it.
    pub raci_suggested: Vec<RaciLine>,
    /// Versions that were issued, newest first.
    pub versions: Vec<CharterVersionView>,
    /// Whether the person may change and issue it.
    pub may_edit: bool,
    /// The question of who signs it, while it waits for the answer.
    pub question: Option<String>,
    /// Whether the person answers it.
    pub may_answer: bool,
}

/// A version that was issued.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CharterVersionView {
    /// Its number, from 1.
    pub number: i64,
    /// `asked`, `returned`, `signed`, `rejected` or `recalled`.
    pub state: String,
    /// What was said with it.
    pub note: String,
    /// Who issued it.
    pub author: Option<Reference>,
    /// When (UTC).
    pub created_at: String,
}

/// Whose charter.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CharterQuery {
    /// The project.
    pub project_id: Uuid,
}

/// A charter to generate.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewCharter {
    /// The project.
    pub project_id: Uuid,
}

/// Changes to a charter.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct PatchCharter {
    /// Text by the key of a section; null lets it follow the data again.
    #[serde(default)]
    pub sections: BTreeMap<String, Option<String>>,
    /// Who does what, all lines.
    pub raci: Option<Vec<RaciLine>>,
}

/// A charter to issue for signing.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct IssueCharter {
    /// What is said with it.
    #[serde(default)]
    pub note: String,
}

/// Which version as a document.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CharterFileQuery {
    /// Number of an issued version; what it says now unless told.
    pub number: Option<i64>,
}

/// What kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CharterFile {
    /// For reading and signing.
    Pdf,
    /// For going on with in a word processor.
    Docx,
}

fn may_edit(caller: &Caller, project: &row::Project) -> bool {
    caller.may("project.manage", Place::project(project))
}

/// A charter that the person may see, with its project.
async fn find(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<(row::Charter, row::Project)> {
    let row = reader.find::<row::Charter>(id).await?.ok_or(Failure::NotFound("charter"))?;
    let project = reader.get::<row::Project>(row.project_id).await?;
    let seen = caller.may("project.view", Place::project(&project))
        || takes_part(reader, caller, governance::Subject::Charter(id)).await?;
    if seen { Ok((row, project)) } else { Err(Failure::NotFound("charter")) }
}

async fn writable(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<(row::Charter, row::Project)> {
    let (row, project) = find(reader, caller, id).await?;
    if may_edit(caller, &project) {
        return Ok((row, project));
    }
    let text = "The charter of a project is written and issued by whoever manages it.";
    Err(Failure::refused("strategy.charter_not_yours", text))
}

async fn view(
    reader: &Reader,
    caller: &Caller,
    row: &row::Charter,
    project: &row::Project,
) -> Outcome<CharterView> {
    let written: Written = read_json(&row.body)?;
    let now = sections(reader, project, &written).await?;
    let versions = reader.charter_versions(row.id).await?;
    let signed = versions.iter().find(|one| Some(one.number) == row.signed_number);
    let signed: Vec<CharterSection> =
        signed.map(|one| read_json(&one.body)).transpose()?.unwrap_or_default();
    let says = |one: &CharterSection| (one.lines.clone(), one.rows.clone());
    let differs = |one: &&CharterSection| {
        signed.iter().any(|old| old.key == one.key && says(old) != says(one))
    };
    let returned = row.state == "returned";
    let question = match returned {
        true => question(reader, governance::Subject::Charter(row.id)).await?,
        false => None,
    };
    let issued = versions.iter().find(|one| one.number == row.number);
    let may_answer = returned && issued.is_some_and(|one| one.author_id == caller.user_id);
    let people = owners(reader, versions.iter().map(|one| Some(one.author_id))).await?;
    let raci_suggested = match may_edit(caller, project) {
        true => {
            raci::new_lines(&written.raci, governance::raci_of_project(reader, project.id).await?)
        }
        false => vec![],
    };
    Ok(CharterView {
        id: row.id,
        version: row.version,
        project: Reference { id: project.id, name: project.name.clone() },
        number: row.number,
        state: row.state.clone(),
        raci_findings: raci::findings(&written.raci),
        raci_differences: signed
            .iter()
            .find(|one| one.key == RACI)
            .map(|one| raci::differences(&one.rows, &written.raci))
            .unwrap_or_default(),
        raci: written.raci,
        raci_suggested,
        changed_since_signed: now.iter().filter(differs).map(|one| one.key.clone()).collect(),
        sections: now,
        versions: versions
            .into_iter()
            .map(|one| CharterVersionView {
                number: one.number,
                state: one.state,
                note: one.note,
                author: people.iter().find(|person| person.id == one.author_id).cloned(),
                created_at: instant(one.created_at),
            })
            .collect(),
        may_edit: may_edit(caller, project),
        question,
        may_answer,
    })
}

/// The charter of a project: one, or none.
pub async fn charters(
    app: &App,
    caller: &Caller,
    query: &CharterQuery,
) -> Outcome<Listed<CharterView>> {
    let reader = app.store.read();
    let project = visible_project(&reader, caller, query.project_id, "project.view").await?;
    let mut items = vec![];
    if let Some(row) = reader.charter_of(project.id).await? {
        items.push(view(&reader, caller, &row, &project).await?);
    }
    Ok(Listed::whole(items))
}

/// One charter.
pub async fn charter(app: &App, caller: &Caller, id: Uuid) -> Outcome<CharterView> {
    let reader = app.store.read();
    let (row, project) = find(&reader, caller, id).await?;
    view(&reader, caller, &row, &project).await
}

/// Generates the charter of a project.
pub async fn create_charter(
    app: &App,
    caller: &Caller,
    input: &NewCharter,
) -> Outcome<CharterView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let project = visible_project(&writer, caller, input.project_id, "project.view").await?;
    if !may_edit(caller, &project) {
        let text = "The charter of a project is written and issued by whoever manages it.";
        return Err(Failure::refused("strategy.charter_not_yours", text));
    }
    if writer.charter_of(project.id).await?.is_some() {
        let text = "This project has a charter already. Reload the page to see it.";
        return Err(Failure::refused("strategy.charter_exists", text));
    }
    let row = row::Charter {
        id: Uuid::now_v7(),
        version: 1,
        project_id: project.id,
        number: 1,
        state: "draft".into(),
        body: "{}".into(),
        signed_number: None,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "charter_generated").await?;
    writer.commit().await?;
    view(&app.store.read(), caller, &row, &project).await
}

fn require_not_under_way(row: &row::Charter) -> Outcome<()> {
    if !matches!(row.state.as_str(), "asked" | "returned") {
        return Ok(());
    }
    let text = format!(
        "Version {} is being signed. Wait for the decision, or recall it, and then go on.",
        row.number
    );
    Err(Failure::refused("strategy.charter_under_way", text))
}

/// Writes sections, or lets them follow the data again.
pub async fn update_charter(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchCharter,
) -> Outcome<CharterView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, project) = writable(&writer, caller, id).await?;
    unchanged(before.version, version, view(&writer, caller, &before, &project)).await?;
    require_not_under_way(&before)?;
    let mut written: Written = read_json(&before.body)?;
    let known = sections(&writer, &project, &written).await?;
    if let Some(lines) = &patch.raci {
        written.raci = raci::checked(lines)?;
    }
    for (key, text) in &patch.sections {
        if key == RACI {
            let text = "Who does what is written line by line, not as a text.";
            return Err(Failure::field("strategy.raci_is_lines", key, text));
        }
        if known.iter().all(|one| one.key != *key) {
            let keys: Vec<&str> = known.iter().map(|one| one.key.as_str()).collect();
            let text = format!("There is no section {key}. Choose of {}.", keys.join(", "));
            return Err(Failure::field("strategy.unknown_section", "sections", text));
        }
        match text {
            None => written.texts.remove(key),
            Some(text) if text.chars().count() > MOST_LETTERS => {
                let text = format!("Use at most {MOST_LETTERS} letters.");
                return Err(Failure::field("strategy.too_long", key, text));
            }
            Some(text) => written.texts.insert(key.clone(), text.trim().to_owned()),
        };
    }
    let after = row::Charter { body: write_json(&written)?, ..before.clone() };
    let after = writer.update(&before, after, "charter_updated").await?;
    writer.commit().await?;
    view(&app.store.read(), caller, &after, &project).await
}

/// Issues a charter as it stands now as its next version, and asks for it to be signed. The business
/// case is frozen with it.
pub async fn issue_charter(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &IssueCharter,
) -> Outcome<CharterView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, project) = writable(&writer, caller, id).await?;
    unchanged(before.version, version, view(&writer, caller, &before, &project)).await?;
    require_not_under_way(&before)?;
    let written: Written = read_json(&before.body)?;
    raci::require_clear(&written.raci)?;
    let now = sections(&writer, &project, &written).await?;
    let number = writer.charter_versions(id).await?.first().map_or(1, |last| last.number + 1);
    let at = writer.at();
    let issued = row::CharterVersion {
        id: Uuid::now_v7(),
        version: 1,
        charter_id: id,
        number,
        state: "asked".into(),
        body: write_json(&now)?,
        note: input.note.trim().to_owned(),
        author_id: caller.user_id,
        ended_at: None,
        created_at: at,
        updated_at: at,
    };
    writer.insert(&issued, "charter_issued").await?;
    let after = row::Charter { number, state: "asked".into(), ..before.clone() };
    let after = writer.update(&before, after, "charter_issued").await?;
    let reason = format!("Charter, version {number}");
    freeze_case(&mut writer, "project", project.id, caller.user_id, &reason).await?;
    ask(&mut writer, caller, governance::Subject::Charter(id), &input.note).await?;
    writer.commit().await?;
    let reader = app.store.read();
    let row = reader.get::<row::Charter>(after.id).await?;
    view(&reader, caller, &row, &project).await
}

/// What routes can ask of a charter.
pub(crate) async fn charter_facts(reader: &Reader, id: Uuid) -> Outcome<Facts> {
    let row = reader.find::<row::Charter>(id).await?.ok_or(Failure::NotFound("charter"))?;
    let project = reader.get::<row::Project>(row.project_id).await?;
    let case = reader.business_case_of("project", project.id).await?;
    let author = reader.charter_versions(id).await?.into_iter().next();
    let mut facts = Facts {
        name: format!("Charter of {}", project.name),
        href: format!("/charters/{id}"),
        amount: case.and_then(|case| case.cost.map(|cost| (cost, case.currency))),
        own_of: author.map(|one| one.author_id).into_iter().collect(),
        ..Facts::default()
    };
    facts.name("project_owner", project.owner_id);
    facts.within(reader, project.program_id, project.portfolio_id).await
}

/// Whether a person may see a charter, not counting that they decide about it.
pub(crate) async fn may_see_charter(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<bool> {
    let Some(row) = reader.find::<row::Charter>(id).await? else { return Ok(false) };
    let project = reader.get::<row::Project>(row.project_id).await?;
    Ok(caller.may("project.view", Place::project(&project)))
}

/// What a decision does with a charter.
pub(crate) async fn charter_decided(
    writer: &mut Writer<'_>,
    id: Uuid,
    ended: Ended,
) -> Outcome<()> {
    let before = writer.find::<row::Charter>(id).await?.ok_or(Failure::NotFound("charter"))?;
    let versions = writer.charter_versions(id).await?;
    let Some(issued) = versions.into_iter().find(|one| one.number == before.number) else {
        return Ok(());
    };
    let (state, said, verb) = match ended {
        Ended::Approved => ("signed", "signed", "charter_signed"),
        Ended::Rejected => ("rejected", "rejected", "charter_rejected"),
        Ended::Returned => ("returned", "returned", "charter_returned"),
        Ended::Recalled => ("draft", "recalled", "charter_recalled"),
    };
    let ended_at = (ended != Ended::Returned).then(|| writer.at());
    let after = row::CharterVersion { state: said.into(), ended_at, ..issued.clone() };
    writer.update(&issued, after, verb).await?;
    let signed = if ended == Ended::Approved { Some(before.number) } else { before.signed_number };
    let after = row::Charter { state: state.into(), signed_number: signed, ..before.clone() };
    writer.update(&before, after, verb).await?;
    writer.inbox_changed(issued.author_id);
    Ok(())
}

/// A charter as a document of this kind, with a name to save it under.
pub async fn charter_file(
    app: &App,
    caller: &Caller,
    id: Uuid,
    query: &CharterFileQuery,
    kind: CharterFile,
) -> Outcome<(String, Vec<u8>)> {
    let reader = app.store.read();
    let (row, project) = find(&reader, caller, id).await?;
    let (says, edition): (Vec<CharterSection>, String) = match query.number {
        None => {
            let written: Written = read_json(&row.body)?;
            (sections(&reader, &project, &written).await?, "Draft".into())
        }
        Some(number) => {
            let versions = reader.charter_versions(id).await?;
            let found = versions.into_iter().find(|one| one.number == number);
            let found = found.ok_or(Failure::NotFound("version of the charter"))?;
            let day: String =
                instant(found.ended_at.unwrap_or(found.created_at)).chars().take(10).collect();
            (read_json(&found.body)?, format!("Version {number}, {} {day}", found.state))
        }
    };
    let title = format!("Charter of {}", project.name);
    let data = serde_json::json!({"title": title, "edition": edition, "sections": says});
    let set = move || match kind {
        CharterFile::Pdf => steerco_document::pdf(Template::Charter, &data),
        CharterFile::Docx => steerco_document::docx(Template::Charter, &data),
    };
    let bytes = tokio::task::spawn_blocking(set)
        .await
        .map_err(|error| Failure::Fault(error.to_string()))?
        .map_err(|error| Failure::Fault(error.to_string()))?;
    let ending = match kind {
        CharterFile::Pdf => "pdf",
        CharterFile::Docx => "docx",
    };
    Ok((format!("{}-charter.{ending}", project.key), bytes))
}
