//! The catalogue of what people can be able to do, with what each level from 1 to 5 is called.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    plan::{read_json, write_json},
    shape::{Listed, PageQuery, checked_name},
};

/// What levels are called unless a skill says otherwise.
const LEVEL_WORDS: [&str; 5] = ["Basic", "Working", "Skilled", "Advanced", "Expert"];
/// The highest level.
pub(super) const MOST_LEVEL: i64 = 5;

/// A skill.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SkillView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// What it is grouped under; empty for none.
    pub category: String,
    /// What someone with it is able to do.
    pub description: String,
    /// What levels 1 to 5 are called.
    pub level_words: Vec<String>,
    /// Not offered any more.
    pub archived: bool,
}

/// A skill to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewSkill {
    /// Name.
    pub name: String,
    /// What it is grouped under.
    #[serde(default)]
    pub category: String,
    /// What someone with it is able to do.
    #[serde(default)]
    pub description: String,
    /// What levels 1 to 5 are called; the usual words when absent.
    pub level_words: Option<Vec<String>>,
}

/// Changes to a skill.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchSkill {
    /// Name.
    pub name: Option<String>,
    /// What it is grouped under.
    pub category: Option<String>,
    /// What someone with it is able to do.
    pub description: Option<String>,
    /// What levels 1 to 5 are called.
    pub level_words: Option<Vec<String>>,
    /// Not offered any more.
    pub archived: Option<bool>,
}

/// Which skills.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SkillQuery {
    /// Of this category.
    pub category: Option<String>,
    /// Archived ones too.
    pub archived: Option<bool>,
}

pub(super) fn words(row: &row::Skill) -> Vec<String> {
    let own: Vec<String> = read_json(&row.level_words).unwrap_or_default();
    if own.len() == LEVEL_WORDS.len() { own } else { LEVEL_WORDS.map(String::from).to_vec() }
}

fn view(row: row::Skill) -> SkillView {
    SkillView {
        level_words: words(&row),
        id: row.id,
        version: row.version,
        name: row.name,
        category: row.category,
        description: row.description,
        archived: row.archived,
    }
}

fn checked_words(words: Option<&Vec<String>>) -> Outcome<String> {
    let Some(words) = words else { return Ok("[]".into()) };
    let words: Vec<String> = words.iter().map(|word| word.trim().to_owned()).collect();
    if !words.is_empty() && (words.len() != LEVEL_WORDS.len() || words.iter().any(String::is_empty))
    {
        let text = "Give a word for each of the five levels, or none for the usual ones.";
        return Err(Failure::field("resource.bad_level_words", "level_words", text));
    }
    write_json(&words)
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::Skill> {
    reader.find(id).await?.ok_or(Failure::NotFound("skill"))
}

/// Skills by name, for everybody: people rate their own.
pub async fn skills(app: &App, query: &SkillQuery, page: &PageQuery) -> Outcome<Listed<SkillView>> {
    let (ask, _) = page.ask("name")?;
    let (search, category) = (page.search(), query.category.as_deref());
    let archived = query.archived.unwrap_or(false);
    Ok(Listed::of(
        app.store.read().skills(search.as_deref(), category, archived, &ask).await?,
        view,
    ))
}

/// Adds a skill.
pub async fn create_skill(app: &App, caller: &Caller, input: &NewSkill) -> Outcome<SkillView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let name = checked_name("name", &input.name)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = row::Skill {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        category: input.category.trim().to_owned(),
        description: input.description.trim().to_owned(),
        level_words: checked_words(input.level_words.as_ref())?,
        archived: false,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "skill_created").await?;
    writer.commit().await?;
    Ok(view(row))
}

/// Changes a skill, or takes it from what is offered.
pub async fn update_skill(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchSkill,
) -> Outcome<SkillView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    unchanged(before.version, version, async { Ok(view(before.clone())) }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(category) = &patch.category {
        category.trim().clone_into(&mut after.category);
    }
    if let Some(description) = &patch.description {
        description.trim().clone_into(&mut after.description);
    }
    if patch.level_words.is_some() {
        after.level_words = checked_words(patch.level_words.as_ref())?;
    }
    after.archived = patch.archived.unwrap_or(before.archived);
    let after = writer.update(&before, after, "skill_updated").await?;
    writer.commit().await?;
    Ok(view(after))
}

/// Removes a skill that nobody has.
pub async fn delete_skill(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    unchanged(row.version, version, async { Ok(view(row.clone())) }).await?;
    let uses = writer.skill_uses(id).await?;
    if uses > 0 {
        let text =
            format!("{uses} people have it. Archive it instead: it is not offered any more.");
        return Err(Failure::refused("resource.skill_in_use", text));
    }
    writer.delete(&row, "skill_deleted").await?;
    writer.commit().await?;
    Ok(())
}
