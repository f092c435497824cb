//! What a person is able to do: a level of their own rating and one of whoever leads them, which
//! counts when it is there; a proof, the day it expires, and whether they want to use it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    days::{parse_day, today},
    leave_requests::own_person,
    resources::find,
    skills::{MOST_LEVEL, words},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, PageQuery, Reference, nullable},
};

/// Most days ahead in the list of what expires.
const MOST_DAYS: i64 = 3_660;

/// A skill of a person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ResourceSkillView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Whose.
    pub person: Reference,
    /// The skill.
    pub skill: Reference,
    /// What the skill is grouped under.
    pub category: String,
    /// What counts, 1 to 5: the manager's rating, or else their own; 0 is not rated.
    pub level: i64,
    /// What that level is called; empty when not rated.
    pub level_word: String,
    /// Their own rating, 0 to 5.
    pub self_level: i64,
    /// The rating of whoever leads them, 0 to 5.
    pub manager_level: i64,
    /// Whether they want to use it.
    pub interested: bool,
    /// Files that prove it: attachments of the subject `resource_skill`.
    pub files: Vec<Reference>,
    /// Where a proof is: a link, or the number of a certificate.
    pub evidence: String,
    /// The last day on which it holds.
    pub expires: Option<String>,
    /// Whether that day is over.
    pub expired: bool,
}

/// A skill to give a person.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewResourceSkill {
    /// The skill.
    pub skill_id: Uuid,
    /// What is said of it.
    #[serde(flatten)]
    pub rating: PatchResourceSkill,
}

/// What is said of a skill of a person; what is absent stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchResourceSkill {
    /// Their own rating, 0 to 5.
    pub self_level: Option<i64>,
    /// The rating of whoever leads them, 0 to 5; not for people about themselves.
    pub manager_level: Option<i64>,
    /// Whether they want to use it.
    pub interested: Option<bool>,
    /// Where a proof is.
    pub evidence: Option<String>,
    /// The last day on which it holds; null for ever.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub expires: Option<Option<String>>,
}

/// What expires.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ExpiringQuery {
    /// Within so many days, what is over included; 90 unless told.
    pub days: Option<i64>,
}

impl PatchResourceSkill {
    fn apply(&self, row: &mut row::ResourceSkill) -> Outcome<()> {
        let level = |field: &str, level: i64| {
            if (0..=MOST_LEVEL).contains(&level) {
                return Ok(level);
            }
            Err(Failure::field("resource.bad_level", field, "Give a level from 1 to 5, or 0."))
        };
        if let Some(own) = self.self_level {
            row.self_level = level("self_level", own)?;
        }
        if let Some(manager) = self.manager_level {
            row.manager_level = level("manager_level", manager)?;
        }
        row.level = if row.manager_level > 0 { row.manager_level } else { row.self_level };
        row.interested = self.interested.unwrap_or(row.interested);
        if let Some(evidence) = &self.evidence {
            evidence.trim().clone_into(&mut row.evidence);
        }
        if let Some(expires) = &self.expires {
            let day = expires.as_deref().filter(|day| !day.trim().is_empty());
            let day = day.map(|day| parse_day("expires", day)).transpose()?;
            row.expires = day.map(|day| day.to_string());
        }
        Ok(())
    }
}

async fn views(reader: &Reader, rows: Vec<row::ResourceSkill>) -> Outcome<Vec<ResourceSkillView>> {
    let unique = |ids: &mut dyn Iterator<Item = Uuid>| {
        let mut ids: Vec<Uuid> = ids.collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let skills = unique(&mut rows.iter().map(|row| row.skill_id));
    let skills = reader.get_many::<row::Skill>(&skills).await?;
    let skills: HashMap<Uuid, row::Skill> = skills.into_iter().map(|row| (row.id, row)).collect();
    let people = unique(&mut rows.iter().map(|row| row.resource_id));
    let people = reader.get_many::<row::Resource>(&people).await?;
    let people: HashMap<Uuid, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let files = reader.attachments_of(&ids).await?;
    let today = today().to_string();
    let view = |row: row::ResourceSkill| {
        let skill = skills.get(&row.skill_id)?;
        let word = usize::try_from(row.level).ok().and_then(|level| level.checked_sub(1));
        Some(ResourceSkillView {
            id: row.id,
            version: row.version,
            person: Reference { id: row.resource_id, name: people.get(&row.resource_id)?.clone() },
            skill: Reference { id: skill.id, name: skill.name.clone() },
            category: skill.category.clone(),
            level: row.level,
            level_word: word.and_then(|at| words(skill).get(at).cloned()).unwrap_or_default(),
            self_level: row.self_level,
            manager_level: row.manager_level,
            interested: row.interested,
            files: files
                .iter()
                .filter(|file| file.subject_id == row.id)
                .map(|file| Reference { id: file.id, name: file.name.clone() })
                .collect(),
            evidence: row.evidence,
            expired: row.expires.as_ref().is_some_and(|day| *day < today),
            expires: row.expires,
        })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

async fn shown(reader: &Reader, row: row::ResourceSkill) -> Outcome<ResourceSkillView> {
    views(reader, vec![row]).await?.pop().ok_or(Failure::NotFound("skill"))
}

/// Skills of a person, the best first.
pub async fn resource_skills(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<Listed<ResourceSkillView>> {
    caller.require("resource.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    find(&reader, id).await?;
    let rows = reader.skills_of(&[id]).await?;
    Ok(Listed::whole(views(&reader, rows).await?))
}

pub(super) fn blank(resource_id: Uuid, skill_id: Uuid, at: i64) -> row::ResourceSkill {
    row::ResourceSkill {
        id: Uuid::now_v7(),
        version: 1,
        resource_id,
        skill_id,
        self_level: 0,
        manager_level: 0,
        level: 0,
        interested: false,
        evidence: String::new(),
        expires: None,
        created_at: at,
        updated_at: at,
    }
}

async fn check_skill(reader: &Reader, id: Uuid) -> Outcome<()> {
    if reader.find::<row::Skill>(id).await?.is_none_or(|skill| skill.archived) {
        let text = "There is no such skill, or it is archived. Choose another one.";
        return Err(Failure::field("resource.unknown_skill", "skill_id", text));
    }
    Ok(())
}

/// Gives a person a skill.
pub async fn add_resource_skill(
    app: &App,
    caller: &Caller,
    resource_id: Uuid,
    input: &NewResourceSkill,
) -> Outcome<ResourceSkillView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    find(&writer, resource_id).await?;
    check_skill(&writer, input.skill_id).await?;
    let mut row = blank(resource_id, input.skill_id, writer.at());
    input.rating.apply(&mut row)?;
    writer.insert(&row, "resource_skill_added").await?;
    writer.commit().await?;
    shown(&app.store.read(), row).await
}

/// Changes what is said of a skill of a person.
pub async fn update_resource_skill(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchResourceSkill,
) -> Outcome<ResourceSkillView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = writer.find::<row::ResourceSkill>(id).await?.ok_or(Failure::NotFound("skill"))?;
    unchanged(before.version, version, shown(&writer, before.clone())).await?;
    let mut after = before.clone();
    patch.apply(&mut after)?;
    let after = writer.update(&before, after, "resource_skill_rated").await?;
    writer.commit().await?;
    shown(&app.store.read(), after).await
}

/// Takes a skill from a person.
pub async fn delete_resource_skill(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<()> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.find::<row::ResourceSkill>(id).await?.ok_or(Failure::NotFound("skill"))?;
    unchanged(row.version, version, shown(&writer, row.clone())).await?;
    writer.clear_subject(id).await?;
    writer.delete(&row, "resource_skill_removed").await?;
    writer.commit().await?;
    Ok(())
}

/// Refuses who may not see a skill of a person, or add a proof of it; answers whether they look after people. The
/// person themselves may do both.
pub(crate) async fn sees_resource_skill(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
    adds: bool,
) -> Outcome<bool> {
    let row = reader.find::<row::ResourceSkill>(id).await?.ok_or(Failure::NotFound("skill"))?;
    let manages = caller.may("resource.manage", Place::ORGANISATION);
    let own = reader.resources_of_user(caller.user_id).await?;
    if !manages && !own.iter().any(|person| person.id == row.resource_id) {
        let needed = if adds { "resource.manage" } else { "resource.view" };
        caller.require(needed, Place::ORGANISATION)?;
    }
    Ok(manages)
}

/// Whose skill it is, and what people call it: `Welding of Ann`.
pub(crate) async fn resource_skill_name(
    reader: &Reader,
    id: Uuid,
) -> Outcome<Option<(Uuid, String)>> {
    let Some(row) = reader.find::<row::ResourceSkill>(id).await? else { return Ok(None) };
    let person = reader.get::<row::Resource>(row.resource_id).await?;
    let skill = reader.get::<row::Skill>(row.skill_id).await?;
    Ok(Some((person.id, format!("{} of {}", skill.name, person.name))))
}

/// The caller's own skills; nothing when their account is no person.
pub async fn my_skills(app: &App, caller: &Caller) -> Outcome<Listed<ResourceSkillView>> {
    let reader = app.store.read();
    let people = reader.resources_of_user(caller.user_id).await?;
    let people: Vec<Uuid> = people.into_iter().map(|person| person.id).collect();
    let rows = reader.skills_of(&people).await?;
    Ok(Listed::whole(views(&reader, rows).await?))
}

/// What the caller says of a skill of their own; a new one when they did not have it.
pub async fn rate_my_skill(
    app: &App,
    caller: &Caller,
    input: &NewResourceSkill,
) -> Outcome<ResourceSkillView> {
    if input.rating.manager_level.is_some() {
        let text = "This rating is for whoever leads you. Leave it out.";
        return Err(Failure::field("resource.not_your_rating", "manager_level", text));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let person = own_person(&writer, caller).await?;
    check_skill(&writer, input.skill_id).await?;
    let known = writer.skills_of(&[person.id]).await?;
    let row = match known.into_iter().find(|row| row.skill_id == input.skill_id) {
        Some(before) => {
            let mut after = before.clone();
            input.rating.apply(&mut after)?;
            writer.update(&before, after, "resource_skill_rated").await?
        }
        None => {
            let mut row = blank(person.id, input.skill_id, writer.at());
            input.rating.apply(&mut row)?;
            writer.insert(&row, "resource_skill_added").await?;
            row
        }
    };
    writer.commit().await?;
    shown(&app.store.read(), row).await
}

/// Skills that expire soon or have expired, first those that expire first.
pub async fn expiring_skills(
    app: &App,
    caller: &Caller,
    query: &ExpiringQuery,
    page: &PageQuery,
) -> Outcome<Listed<ResourceSkillView>> {
    caller.require("resource.view", Place::ORGANISATION)?;
    let (ask, _) = page.ask("expires")?;
    let days = query.days.unwrap_or(90);
    if !(0..=MOST_DAYS).contains(&days) {
        let text = format!("Give days from 0 to {MOST_DAYS}.");
        return Err(Failure::field("resource.bad_days", "days", text));
    }
    let until = today().saturating_add(jiff::Span::new().days(days)).to_string();
    let reader = app.store.read();
    let found = reader.skills_expiring(&until, &ask).await?;
    let views = views(&reader, found.items.clone()).await?;
    let mut views: HashMap<Uuid, ResourceSkillView> =
        views.into_iter().map(|view| (view.id, view)).collect();
    Ok(Listed::of(found, |row| views.remove(&row.id)).present())
}
