//! Types of plans, as the PMO defines them: what a project or program of a type is called and looks like,
//! where it may be, how it is numbered and with which lifecycle it begins. A plan keeps its id, and all that
//! hangs on it, whatever type it is of.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, fold, now_micros, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    plan_homes::{AllowedParents, checked_parents, parents_of, refuse_plans_elsewhere},
    plan_numbers::{Numbering, NumberingInput, checked_numbering, next_numbers, numbering_of},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, Reference, checked_name, nullable},
};

/// What a plan can be.
const NOUNS: [&str; 2] = ["project", "program"];
/// Most types, archived ones included.
const MOST_TYPES: usize = 100;
/// The colours a type can have, by their names in the web.
const COLORS: [&str; 12] = [
    "gray", "red", "pink", "grape", "violet", "indigo", "blue", "cyan", "teal", "green", "yellow",
    "orange",
];
/// The icons a type can have.
const ICONS: [&str; 16] = [
    "folder", "stack", "rocket", "bulb", "tools", "server", "building", "package", "refresh",
    "shield", "flask", "users", "world", "star", "flag", "truck",
];

/// A type of plans as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlanTypeMark {
    /// Which one.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its colour, such as `blue`.
    pub color: String,
    /// Its icon, such as `rocket`.
    pub icon: String,
}

/// A type of plans.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlanTypeView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// What its plans are: `project` or `program`; never changes.
    pub noun: String,
    /// What one of it is called.
    pub name: String,
    /// What several are called.
    pub plural: String,
    /// What it is for.
    pub description: String,
    /// Its colour: `gray`, `red`, `pink`, `grape`, `violet`, `indigo`, `blue`, `cyan`, `teal`, `green`,
    /// `yellow` or `orange`.
    pub color: String,
    /// Its icon: `folder`, `stack`, `rocket`, `bulb`, `tools`, `server`, `building`, `package`, `refresh`,
    /// `shield`, `flask`, `users`, `world`, `star`, `flag` or `truck`.
    pub icon: String,
    /// Where its plans may be.
    pub parents: AllowedParents,
    /// How its plans are numbered; null for not at all.
    pub numbering: Option<Numbering>,
    /// The lifecycle that new projects of it begin with; null leaves it to the rules of the lifecycles.
    pub lifecycle: Option<Reference>,
    /// What new plans are unless told otherwise: one type of each noun.
    pub standard: bool,
    /// Nothing new is of it any more; what is of it stays.
    pub archived: bool,
}

/// A type of plans to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewPlanType {
    /// What its plans are: `project` or `program`.
    pub noun: String,
    /// What one of it is called.
    pub name: String,
    /// What several are called; the name with an s unless told.
    pub plural: Option<String>,
    /// What it is for.
    #[serde(default)]
    pub description: String,
    /// Its colour; `blue` unless told.
    pub color: Option<String>,
    /// Its icon; `folder` unless told.
    pub icon: Option<String>,
    /// Where its plans may be; anywhere unless told.
    pub parents: Option<AllowedParents>,
    /// How its plans are numbered.
    pub numbering: Option<NumberingInput>,
    /// The lifecycle that new projects of it begin with.
    pub lifecycle_id: Option<Uuid>,
}

/// Changes to a type of plans. Plans keep the numbers and the lifecycles they have.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchPlanType {
    /// What one of it is called.
    pub name: Option<String>,
    /// What several are called.
    pub plural: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Its colour.
    pub color: Option<String>,
    /// Its icon.
    pub icon: Option<String>,
    /// Where its plans may be, all of it; refused while some are elsewhere.
    pub parents: Option<AllowedParents>,
    /// How its plans are numbered from now on; null for not at all.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<NumberingInput>)]
    pub numbering: Option<Option<NumberingInput>>,
    /// The lifecycle that new projects of it begin with; null leaves it to the rules of the lifecycles.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub lifecycle_id: Option<Option<Uuid>>,
    /// True makes it the standard type of its noun, in place of the one that is.
    pub standard: Option<bool>,
    /// Nothing new is of it any more.
    pub archived: Option<bool>,
}

/// Which types of plans.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PlanTypeQuery {
    /// Of `project` or `program` only.
    pub noun: Option<String>,
}

pub(super) fn mark(row: &row::PlanType) -> PlanTypeMark {
    PlanTypeMark {
        id: row.id,
        name: row.name.clone(),
        color: row.color.clone(),
        icon: row.icon.clone(),
    }
}

/// Types as lists show them.
pub(crate) async fn plan_type_marks(
    reader: &Reader,
    ids: impl Iterator<Item = Option<Uuid>>,
) -> Outcome<Vec<PlanTypeMark>> {
    let mut ids: Vec<Uuid> = ids.flatten().collect();
    ids.sort();
    ids.dedup();
    let rows = reader.get_many::<row::PlanType>(&ids).await?;
    Ok(rows.iter().map(mark).collect())
}

async fn views(reader: &Reader, rows: Vec<row::PlanType>) -> Outcome<Vec<PlanTypeView>> {
    let next = next_numbers(reader).await?;
    let lifecycles: Vec<Uuid> = rows.iter().filter_map(|row| row.lifecycle_id).collect();
    let lifecycles = reader.get_many::<row::Lifecycle>(&lifecycles).await?;
    let lifecycle = |id: Option<Uuid>| {
        let found = lifecycles.iter().find(|row| Some(row.id) == id)?;
        Some(Reference { id: found.id, name: found.name.clone() })
    };
    let shown = rows.into_iter().map(|row| {
        Outcome::Ok(PlanTypeView {
            parents: parents_of(&row)?,
            numbering: numbering_of(&row, &next),
            lifecycle: lifecycle(row.lifecycle_id),
            id: row.id,
            version: row.version,
            noun: row.noun,
            name: row.name,
            plural: row.plural,
            description: row.description,
            color: row.color,
            icon: row.icon,
            standard: row.standard,
            archived: row.archived,
        })
    });
    shown.collect()
}

async fn view(reader: &Reader, row: row::PlanType) -> Outcome<PlanTypeView> {
    views(reader, vec![row]).await?.pop().ok_or(Failure::NotFound("type of plan"))
}

/// The types of plans: those of projects first, the standard ones before the others, then by name;
/// archived ones too. Everybody may read them.
pub async fn plan_types(
    app: &App,
    _caller: &Caller,
    query: &PlanTypeQuery,
) -> Outcome<Listed<PlanTypeView>> {
    if let Some(noun) = &query.noun {
        check_noun(noun)?;
    }
    let reader = app.store.read();
    let rows = reader.plan_types(query.noun.as_deref()).await?;
    Ok(Listed::whole(views(&reader, rows).await?))
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::PlanType> {
    reader.find::<row::PlanType>(id).await?.ok_or(Failure::NotFound("type of plan"))
}

/// One type of plans.
pub async fn plan_type(app: &App, _caller: &Caller, id: Uuid) -> Outcome<PlanTypeView> {
    let reader = app.store.read();
    let row = find(&reader, id).await?;
    view(&reader, row).await
}

fn check_noun(noun: &str) -> Outcome<()> {
    if NOUNS.contains(&noun) {
        return Ok(());
    }
    let text = "A type is one of projects or of programs: choose project or program.";
    Err(Failure::field("plan_type.unknown_noun", "noun", text))
}

fn checked_choice(field: &'static str, among: &[&str], word: &str) -> Outcome<String> {
    if among.contains(&word) {
        return Ok(word.to_owned());
    }
    let text = format!("Choose one of {}.", among.join(", "));
    Err(Failure::field("plan_type.unknown_look", field, text))
}

fn checked_description(text: &str) -> Outcome<String> {
    let text = text.trim();
    if text.chars().count() > 2_000 {
        let text = "Use at most 2000 letters.";
        return Err(Failure::field("plan_type.too_long", "description", text));
    }
    Ok(text.to_owned())
}

/// The lifecycle of a type, which must be one of projects that is in use.
async fn checked_lifecycle(reader: &Reader, noun: &str, id: Uuid) -> Outcome<Uuid> {
    let no = |text: &str| Err(Failure::field("plan_type.bad_lifecycle", "lifecycle_id", text));
    if noun != "project" {
        return no("Only projects go by lifecycles. Choose none for a type of programs.");
    }
    let found = reader.find::<row::Lifecycle>(id).await?;
    if found.is_some_and(|row| !row.archived && row.subject_kind == "project") {
        return Ok(id);
    }
    no("There is no such lifecycle of projects, or it is archived. Choose another one.")
}

/// Adds a type of plans.
pub async fn create_plan_type(
    app: &App,
    caller: &Caller,
    input: &NewPlanType,
) -> Outcome<PlanTypeView> {
    caller.require("plan_type.configure", Place::ORGANISATION)?;
    check_noun(&input.noun)?;
    let name = checked_name("name", &input.name)?;
    let plural = match input.plural.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => checked_name("plural", text)?,
        None => checked_name("plural", &format!("{name}s"))?,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let known = writer.plan_types(None).await?;
    if known.len() >= MOST_TYPES {
        let text = format!("There are {MOST_TYPES} types already. Delete one that is not used.");
        return Err(Failure::refused("plan_type.too_many", text));
    }
    let anywhere = AllowedParents::anywhere();
    let parents =
        checked_parents(&known, &input.noun, input.parents.as_ref().unwrap_or(&anywhere))?;
    let numbering = checked_numbering(&writer, None, input.numbering.as_ref()).await?;
    let lifecycle_id = match input.lifecycle_id {
        Some(id) => Some(checked_lifecycle(&writer, &input.noun, id).await?),
        None => None,
    };
    let now = now_micros();
    let row = row::PlanType {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        plural,
        description: checked_description(&input.description)?,
        color: checked_choice("color", &COLORS, input.color.as_deref().unwrap_or("blue"))?,
        icon: checked_choice("icon", &ICONS, input.icon.as_deref().unwrap_or("folder"))?,
        parent_types: parents.stored_types()?,
        in_portfolio: parents.portfolio,
        alone: parents.alone,
        number_prefix: numbering.prefix,
        number_width: numbering.width,
        number_start: numbering.start,
        lifecycle_id,
        standard: !known.iter().any(|other| other.noun == input.noun && other.standard),
        noun: input.noun.clone(),
        archived: false,
        created_at: now,
        updated_at: now,
    };
    if let Some(prefix) = &row.number_prefix {
        writer.raise_number_series(prefix, row.number_start).await?;
    }
    writer.insert(&row, "plan_type_created").await?;
    writer.commit().await?;
    view(&app.store.read(), row).await
}

/// Changes a type of plans.
pub async fn update_plan_type(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchPlanType,
) -> Outcome<PlanTypeView> {
    caller.require("plan_type.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    unchanged(before.version, version, async { view(&writer, before.clone()).await }).await?;
    let mut after = before.clone();
    put_words(&mut after, patch)?;
    if let Some(parents) = &patch.parents {
        let known = writer.plan_types(None).await?;
        let parents = checked_parents(&known, &before.noun, parents)?;
        after.parent_types = parents.stored_types()?;
        after.in_portfolio = parents.portfolio;
        after.alone = parents.alone;
    }
    if let Some(numbering) = &patch.numbering {
        let numbering = checked_numbering(&writer, Some(&before), numbering.as_ref()).await?;
        after.number_prefix = numbering.prefix;
        after.number_width = numbering.width;
        after.number_start = numbering.start;
    }
    if let Some(lifecycle) = patch.lifecycle_id {
        after.lifecycle_id = match lifecycle {
            Some(id) if before.lifecycle_id == Some(id) => Some(id),
            Some(id) => Some(checked_lifecycle(&writer, &before.noun, id).await?),
            None => None,
        };
    }
    after.archived = patch.archived.unwrap_or(before.archived);
    become_standard(&mut writer, &before, &mut after, patch.standard).await?;
    // Written first: who is about to make a plan of the type waits from here on, and sees the new rules.
    let after = writer.update(&before, after, "plan_type_updated").await?;
    if patch.parents.is_some() {
        refuse_plans_elsewhere(&writer, caller, &after).await?;
    }
    if let Some(prefix) = &after.number_prefix {
        writer.raise_number_series(prefix, after.number_start).await?;
    }
    writer.commit().await?;
    view(&app.store.read(), after).await
}

fn put_words(row: &mut row::PlanType, patch: &PatchPlanType) -> Outcome<()> {
    if let Some(name) = &patch.name {
        row.name = checked_name("name", name)?;
        row.name_folded = fold(&row.name);
    }
    if let Some(plural) = &patch.plural {
        row.plural = checked_name("plural", plural)?;
    }
    if let Some(description) = &patch.description {
        row.description = checked_description(description)?;
    }
    if let Some(color) = &patch.color {
        row.color = checked_choice("color", &COLORS, color)?;
    }
    if let Some(icon) = &patch.icon {
        row.icon = checked_choice("icon", &ICONS, icon)?;
    }
    Ok(())
}

/// Takes over as the standard type, where that is wanted; there is always one, and it is in use.
async fn become_standard(
    writer: &mut Writer<'_>,
    before: &row::PlanType,
    after: &mut row::PlanType,
    wanted: Option<bool>,
) -> Outcome<()> {
    if before.standard && (wanted == Some(false) || after.archived) {
        let field = if after.archived { "archived" } else { "standard" };
        return Err(needs_standard(before, field));
    }
    if before.standard || wanted != Some(true) {
        return Ok(());
    }
    if after.archived {
        let text = format!(
            "“{}” is archived. Take it out of the archive, then make it the standard type.",
            before.name
        );
        return Err(Failure::field("plan_type.archived", "standard", text));
    }
    if let Some(old) = writer.standard_plan_type(&before.noun).await? {
        let plain = row::PlanType { standard: false, ..old.clone() };
        writer.update(&old, plain, "plan_type_updated").await?;
    }
    after.standard = true;
    Ok(())
}

fn needs_standard(row: &row::PlanType, field: &str) -> Failure {
    let text = format!(
        "“{}” is what a new {} is unless somebody says otherwise. Make another type the standard one \
         first.",
        row.name, row.noun
    );
    Failure::field("plan_type.is_standard", field, text)
}

/// Deletes a type of which there is nothing, and that nothing names.
pub async fn delete_plan_type(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("plan_type.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    unchanged(row.version, version, async { view(&writer, row.clone()).await }).await?;
    if row.standard {
        return Err(needs_standard(&row, "standard"));
    }
    let held = writer.plan_type_use(id).await?;
    let counted = |count: u64, one: &str, many: &str| {
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    };
    let mut uses: Vec<String> = [
        counted(held.projects, "project", "projects"),
        counted(held.templates, "template", "templates"),
        counted(held.programs, "program", "programs"),
        counted(held.request_types, "type of requests", "types of requests"),
    ]
    .into_iter()
    .flatten()
    .collect();
    for other in writer.plan_types(Some("project")).await? {
        let named = parents_of(&other)?.program_type_ids;
        if named.is_some_and(|ids| ids.contains(&id)) {
            uses.push(format!("the allowed parents of “{}”", other.name));
        }
    }
    if !uses.is_empty() {
        let text = format!(
            "“{}” is still in use: {}. Give these another type, or archive this one: it is not offered \
             any more, and they stay as they are.",
            row.name,
            uses.join(", ")
        );
        return Err(Failure::refused("plan_type.in_use", text));
    }
    writer.delete(&row, "plan_type_deleted").await?;
    writer.commit().await?;
    Ok(())
}

/// The types that every installation begins with: one of projects, one of programs, which may be anywhere.
pub(crate) async fn insert_standard_plan_types(writer: &mut Writer<'_>) -> Outcome<()> {
    let now = now_micros();
    for (noun, name, plural, color, icon, types) in [
        ("project", "Project", "Projects", "blue", "folder", "null"),
        ("program", "Program", "Programs", "grape", "stack", "[]"),
    ] {
        let row = row::PlanType {
            id: Uuid::now_v7(),
            version: 1,
            noun: noun.into(),
            name: name.into(),
            name_folded: fold(name),
            plural: plural.into(),
            description: String::new(),
            color: color.into(),
            icon: icon.into(),
            parent_types: types.into(),
            in_portfolio: true,
            alone: true,
            number_prefix: None,
            number_width: 4,
            number_start: 1,
            lifecycle_id: None,
            standard: true,
            archived: false,
            created_at: now,
            updated_at: now,
        };
        writer.insert(&row, "plan_type_created").await?;
    }
    Ok(())
}
