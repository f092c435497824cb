//! Scenarios: what-if questions about which projects to do and when.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::portfolios::owners;
use super::programs::portfolio_names;
use super::scenario_items::copy_items;
use super::scenario_overlay::{ScenarioOverlay, ScenarioWishes, check_wishes};
use super::scenario_question::{ScenarioQuestion, check_kept};
use super::scenario_selection::{TakenSelection, carried};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    plan::{read_json, write_json},
    shape::{Listed, PageQuery, Reference, checked_name, instant},
};

/// A scenario.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenarioView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The portfolio it is about; null for the whole organisation.
    pub portfolio: Option<Reference>,
    /// Name.
    pub name: String,
    /// What it is for.
    pub note: String,
    /// What it asks.
    pub question: ScenarioQuestion,
    /// What its candidates are called, as far as the reader may see them.
    pub projects: Vec<ScenarioProject>,
    /// What goes for it as an overlay on live.
    pub wishes: ScenarioWishes,
    /// Projects and requests that are taken from live.
    pub live_items: i64,
    /// Who made it.
    pub owner: Reference,
    /// `everyone` who may edit scenarios there, `readers`: only its owner and contributors edit, or
    /// `members`: only they see it.
    pub sharing: String,
    /// It is a snapshot that does not change any more.
    pub frozen: bool,
    /// The reader may change it.
    pub may_edit: bool,
    /// The reader may carry it into projects, and remove it; snapshots too.
    pub may_apply: bool,
    /// Last change (UTC).
    pub updated_at: String,
}

/// A candidate's project.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenarioProject {
    /// Which one.
    pub id: Uuid,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its stage.
    pub stage: String,
    /// Its score under the scenario's model, in points; null when it has none.
    pub score: Option<f64>,
}

/// A scenario in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenarioListItem {
    /// Which one.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// The portfolio it is about.
    pub portfolio: Option<Reference>,
    /// Number of candidates.
    pub candidates: i64,
    /// First month.
    pub start: String,
    /// Months.
    pub months: i64,
    /// It is a snapshot.
    pub frozen: bool,
    /// Last change (UTC).
    pub updated_at: String,
}

/// A scenario to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewScenario {
    /// Name.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub note: String,
    /// The portfolio it is about.
    pub portfolio_id: Option<Uuid>,
    /// What it asks; of another scenario when that is given.
    pub question: Option<ScenarioQuestion>,
    /// The scenario to copy.
    pub copy_of: Option<Uuid>,
    /// The copy is a snapshot that does not change any more.
    #[serde(default)]
    pub frozen: bool,
    /// The copy does what the search of the copied scenario has chosen; the rest is left out.
    pub selection: Option<TakenSelection>,
}

/// Changes to a scenario.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchScenario {
    /// Name.
    pub name: Option<String>,
    /// What it is for.
    pub note: Option<String>,
    /// What it asks, whole.
    pub question: Option<ScenarioQuestion>,
    /// What goes for it as an overlay on live, whole.
    pub wishes: Option<ScenarioWishes>,
    /// Who may see and change it; for its owner.
    pub sharing: Option<String>,
}

/// Where a scenario is.
pub(super) fn place(row: &row::Scenario) -> Place {
    row.portfolio_id.map_or(Place::ORGANISATION, Place::portfolio)
}

/// The scenario, if the caller holds the permission there.
pub(super) async fn find(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
    permission: &'static str,
) -> Outcome<row::Scenario> {
    let row = reader.find::<row::Scenario>(id).await?.ok_or(Failure::NotFound("scenario"))?;
    caller.require(permission, place(&row))?;
    let part = part_of(reader, caller, &row).await?;
    if part == Part::None && row.sharing == "members" {
        return Err(Failure::NotFound("scenario"));
    }
    if permission == "scenario.edit" && part < Part::Edits && row.sharing != "everyone" {
        return Err(Failure::refused(
            "scenario.not_yours",
            "Only the owner of this scenario and its contributors change it. Ask the owner to add \
             you, or make a copy.",
        ));
    }
    Ok(row)
}

/// The scenario, if the caller may see it.
pub(crate) async fn visible_scenario(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<row::Scenario> {
    find(reader, caller, id, "scenario.view").await
}

/// The scenario, if the caller works on it; snapshots too.
pub(crate) async fn editable_scenario(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<row::Scenario> {
    find(reader, caller, id, "scenario.edit").await
}

/// The scenario, if the caller may change what it says.
pub(super) async fn find_to_change(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<row::Scenario> {
    let row = find(reader, caller, id, "scenario.edit").await?;
    if row.frozen {
        return Err(Failure::refused(
            "scenario.frozen",
            "This is a snapshot, which stays as it is. Make a copy and change that.",
        ));
    }
    Ok(row)
}

/// What somebody is to a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    None,
    Reads,
    Edits,
    Owns,
}

pub(super) async fn part_of(
    reader: &Reader,
    caller: &Caller,
    row: &row::Scenario,
) -> Outcome<Part> {
    if row.author_id == caller.user_id {
        return Ok(Part::Owns);
    }
    if row.sharing == "everyone" {
        return Ok(Part::None);
    }
    let members = reader.members_of_scenario(row.id).await?;
    let own = members.iter().find(|member| member.user_id == caller.user_id);
    Ok(match own.map(|member| member.may_edit) {
        None => Part::None,
        Some(false) => Part::Reads,
        Some(true) => Part::Edits,
    })
}

async fn view(reader: &Reader, caller: &Caller, row: row::Scenario) -> Outcome<ScenarioView> {
    let question: ScenarioQuestion = read_json(&row.question)?;
    let ids: Vec<Uuid> = question.items.iter().map(|item| item.project_id).collect();
    let mut scores = vec![];
    if let Some(model) = question.scoring_model_id {
        // A model that has been deleted gives no scores.
        if let Some(model) = reader.find::<row::ScoringModel>(model).await? {
            scores = reader.subject_scores(model.id, model.number, &ids).await?;
        }
    }
    let rows = reader.get_many::<row::Project>(&ids).await?;
    let mut projects: Vec<ScenarioProject> = rows
        .into_iter()
        .filter(|row| caller.may("project.view", Place::project(row)))
        .map(|row| ScenarioProject {
            score: scores
                .iter()
                .find(|one| one.subject_id == row.id)
                .map(|one| super::criteria::points(one.score)),
            id: row.id,
            key: row.key,
            name: row.name,
            stage: row.stage,
        })
        .collect();
    projects.sort_by(|a, b| a.key.cmp(&b.key));
    let portfolios = portfolio_names(reader, [row.portfolio_id].into_iter()).await?;
    let owner = owners(reader, [Some(row.author_id)].into_iter()).await?.into_iter().next();
    let overlay: ScenarioOverlay = read_json(&row.overlay)?;
    let items = reader.items_of_scenarios(&[row.id]).await?;
    let part = part_of(reader, caller, &row).await?;
    let may_apply = caller.may("scenario.edit", place(&row))
        && (row.sharing == "everyone" || part >= Part::Edits);
    Ok(ScenarioView {
        wishes: overlay.wishes,
        live_items: items.first().map_or(0, |one| one.1),
        owner: owner.unwrap_or(Reference { id: row.author_id, name: String::new() }),
        sharing: row.sharing,
        may_edit: may_apply && !row.frozen,
        may_apply,
        frozen: row.frozen,
        id: row.id,
        version: row.version,
        portfolio: portfolios.into_iter().next(),
        name: row.name,
        note: row.note,
        question,
        projects,
        updated_at: instant(row.updated_at),
    })
}

/// Candidates that are new must be projects the person may see, and of the scenario's portfolio: who
/// may see the scenario reads their names and figures.
async fn check_candidates(
    reader: &Reader,
    caller: &Caller,
    portfolio: Option<Uuid>,
    question: &ScenarioQuestion,
    before: Option<&ScenarioQuestion>,
) -> Outcome<()> {
    check_kept(question)?;
    let known = |id: Uuid| {
        before.is_some_and(|before| before.items.iter().any(|item| item.project_id == id))
    };
    let ids: Vec<Uuid> =
        question.items.iter().map(|item| item.project_id).filter(|id| !known(*id)).collect();
    let rows = reader.get_many::<row::Project>(&ids).await?;
    let visible = rows.iter().filter(|row| caller.may("project.view", Place::project(row))).count();
    if visible < ids.len() {
        let text = "A candidate is no project you can see. Choose it from the list of projects.";
        return Err(Failure::field("scenario.unknown_project", "items", text));
    }
    let outside = |row: &&row::Project| portfolio.is_some() && row.portfolio_id != portfolio;
    if let Some(row) = rows.iter().find(outside) {
        let text = format!(
            "{} is a project of another portfolio. Leave it out, or make the scenario one of the \
             whole organisation.",
            row.key
        );
        return Err(Failure::field("scenario.other_portfolio", "items", text));
    }
    Ok(())
}

/// Scenarios by name.
pub async fn scenarios(
    app: &App,
    caller: &Caller,
    page: &PageQuery,
) -> Outcome<Listed<ScenarioListItem>> {
    if !caller.may_somewhere("scenario.view") {
        return Err(Failure::Forbidden { permission: "scenario.view" });
    }
    let (ask, _) = page.ask("name")?;
    let reader = app.store.read();
    let search = page.search();
    let visible = caller.visible("scenario.view");
    let found = reader.scenarios(search.as_deref(), &visible, caller.user_id, &ask).await?;
    let ids: Vec<Uuid> = found.items.iter().map(|row| row.id).collect();
    let live: HashMap<Uuid, i64> = reader.items_of_scenarios(&ids).await?.into_iter().collect();
    let above = found.items.iter().map(|row| row.portfolio_id);
    let portfolios = portfolio_names(&reader, above).await?;
    Listed::try_of(found, |row| {
        let question: ScenarioQuestion = read_json(&row.question)?;
        let within = |one: &&Reference| Some(one.id) == row.portfolio_id;
        Ok(ScenarioListItem {
            id: row.id,
            portfolio: portfolios.iter().find(within).cloned(),
            name: row.name,
            candidates: i64::try_from(question.items.len()).unwrap_or(i64::MAX)
                + live.get(&row.id).copied().unwrap_or(0),
            frozen: row.frozen,
            start: question.start,
            months: question.months,
            updated_at: instant(row.updated_at),
        })
    })
}

/// One scenario.
pub async fn scenario(app: &App, caller: &Caller, id: Uuid) -> Outcome<ScenarioView> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "scenario.view").await?;
    view(&reader, caller, row).await
}

/// Adds a scenario, empty or as a copy.
pub async fn create_scenario(
    app: &App,
    caller: &Caller,
    input: &NewScenario,
) -> Outcome<ScenarioView> {
    let place = input.portfolio_id.map_or(Place::ORGANISATION, Place::portfolio);
    caller.require("scenario.edit", place)?;
    let reader = app.store.read();
    let name = checked_name("name", &input.name)?;
    let copied = match input.copy_of {
        Some(copied) => Some(find(&reader, caller, copied, "scenario.view").await?),
        None => None,
    };
    let carried = match (&input.selection, &copied) {
        (None, _) => None,
        (Some(taken), Some(copied)) if input.question.is_none() => {
            Some(carried(&reader, copied.clone(), taken).await?)
        }
        (Some(_), _) => {
            let text = "A selection is carried on in a copy of its scenario, with nothing else \
                        changed. Say which scenario to copy, and no question.";
            return Err(Failure::field("scenario.bad_selection", "selection", text));
        }
    };
    let question = match (&carried, &input.question, &copied) {
        (Some(carried), ..) => carried.question.clone(),
        (None, Some(question), _) => question.clone(),
        (None, None, Some(copied)) => read_json(&copied.question)?,
        (None, None, None) => {
            let text = "Say what the scenario asks, or which one to copy.";
            return Err(Failure::field("scenario.bad_question", "question", text));
        }
    };
    check_candidates(&reader, caller, input.portfolio_id, &question, None).await?;
    let now = now_micros();
    let overlay = match (&carried, &copied) {
        (Some(carried), _) => write_json(&carried.overlay)?,
        (None, Some(copied)) => copied.overlay.clone(),
        (None, None) => "{}".into(),
    };
    let row = row::Scenario {
        id: Uuid::now_v7(),
        version: 1,
        portfolio_id: input.portfolio_id,
        name_folded: fold(&name),
        name,
        note: input.note.trim().to_owned(),
        question: write_json(&question)?,
        author_id: caller.user_id,
        // A copy is not for more people than what it copies.
        sharing: copied.as_ref().map_or_else(|| "everyone".into(), |row| row.sharing.clone()),
        frozen: input.frozen,
        overlay,
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "scenario_created").await?;
    if let Some(copied) = &copied {
        let live = !writer.items_of_scenarios(&[copied.id]).await?.is_empty();
        if live && copied.portfolio_id != row.portfolio_id {
            let text = "A copy of what is taken from live belongs to the same portfolio.";
            return Err(Failure::field("scenario.other_portfolio", "portfolio_id", text));
        }
        let wanted = carried.map(|carried| carried.changes).unwrap_or_default();
        copy_items(&mut writer, copied.id, row.id, &wanted).await?;
    }
    writer.commit().await?;
    view(&app.store.read(), caller, row).await
}

/// Changes a scenario.
pub async fn update_scenario(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchScenario,
) -> Outcome<ScenarioView> {
    let reader = app.store.read();
    let before = find_to_change(&reader, caller, id).await?;
    unchanged(before.version, version, view(&reader, caller, before.clone())).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(note) = &patch.note {
        after.note = note.trim().to_owned();
    }
    if let Some(question) = &patch.question {
        let old: ScenarioQuestion = read_json(&before.question)?;
        check_candidates(&reader, caller, before.portfolio_id, question, Some(&old)).await?;
        after.question = write_json(question)?;
    }
    if let Some(wishes) = &patch.wishes {
        check_wishes(wishes, &read_json(&after.question)?)?;
        let overlay: ScenarioOverlay = read_json(&before.overlay)?;
        let overlay = ScenarioOverlay { wishes: wishes.clone(), ..overlay };
        after.overlay = write_json(&overlay)?;
    }
    if let Some(sharing) = &patch.sharing {
        check_sharing(caller, &before, sharing)?;
        after.sharing.clone_from(sharing);
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = writer.update(&before, after, "scenario_updated").await?;
    writer.commit().await?;
    view(&app.store.read(), caller, after).await
}

/// Removes a scenario with its answers.
pub async fn delete_scenario(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "scenario.edit").await?;
    unchanged(row.version, version, view(&reader, caller, row.clone())).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.clear_subject(id).await?;
    writer.delete(&row, "scenario_deleted").await?;
    writer.commit().await?;
    Ok(())
}

/// Who may see and change a scenario is said by its owner.
pub(super) fn check_owner_of(caller: &Caller, row: &row::Scenario) -> Outcome<()> {
    if row.author_id == caller.user_id {
        return Ok(());
    }
    let text = "Only the owner of a scenario says who may see and change it.";
    Err(Failure::refused("scenario.not_owner", text))
}

fn check_sharing(caller: &Caller, row: &row::Scenario, sharing: &str) -> Outcome<()> {
    check_owner_of(caller, row)?;
    if matches!(sharing, "everyone" | "readers" | "members") {
        return Ok(());
    }
    let text = "Choose everyone, readers or members.";
    Err(Failure::field("scenario.unknown_sharing", "sharing", text))
}
