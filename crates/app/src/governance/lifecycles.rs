//! Lifecycles as the PMO writes them. Every change of a definition is a new revision; what began with
//! an older one keeps it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, fold, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    Approver,
    approval_routes::checked_approvers,
    gate_readiness::judge,
    lifecycle_definition::{LifecycleDefinition, MOST_KEY, SubjectShape, checked_key, letters},
    lifecycle_subject::{LifecycleSubject, Seen, fields, shape_of},
    subject::gate_kind,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    order::make_room,
    plan::{read_json, write_json},
    shape::{Listed, Reference, checked_name},
};

/// Most lifecycles of one kind of subject.
const MOST: usize = 100;
/// Most letters of a description.
const MOST_TEXT: usize = 5_000;

/// A lifecycle.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LifecycleView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Stands for it in files, among the lifecycles of its kind; small letters, digits and `_`. It never
    /// changes.
    pub key: String,
    /// Name.
    pub name: String,
    /// Kind of what goes through it, such as `project`.
    pub subject_kind: String,
    /// What it is good for.
    pub description: String,
    /// Rule for what it is suggested for; empty for everything that no earlier one fits.
    pub applies_when: String,
    /// Stages and gates.
    pub definition: LifecycleDefinition,
    /// The people, and the roles of the program, that its roles name, by what they are called.
    pub named: Vec<Reference>,
    /// How many times the definition was written, from 1.
    pub revision: i64,
    /// Its place among the lifecycles of its kind, from 1: the first that fits is suggested.
    pub position: i64,
    /// Nothing begins with it any more; what goes by it goes on.
    pub archived: bool,
}

/// A lifecycle to add, behind the others.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewLifecycle {
    /// Stands for it in files; made from the name when absent, and another one when it is taken.
    pub key: Option<String>,
    /// Name.
    pub name: String,
    /// Kind of what goes through it, such as `project`.
    pub subject_kind: String,
    /// What it is good for.
    #[serde(default)]
    pub description: String,
    /// Rule for what it is suggested for.
    #[serde(default)]
    pub applies_when: String,
    /// Stages and gates.
    pub definition: LifecycleDefinition,
}

/// Changes to a lifecycle.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchLifecycle {
    /// Name.
    pub name: Option<String>,
    /// What it is good for.
    pub description: Option<String>,
    /// Rule for what it is suggested for.
    pub applies_when: Option<String>,
    /// Stages and gates; when they differ they are a new revision.
    pub definition: Option<LifecycleDefinition>,
    /// Why the definition is changed.
    #[serde(default)]
    pub reason: String,
    /// Its new place among the lifecycles of its kind, from 1.
    pub position: Option<i64>,
    /// Nothing begins with it any more.
    pub archived: Option<bool>,
}

/// Of which kind of subject.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LifecycleQuery {
    /// Such as `project`.
    pub subject_kind: Option<String>,
}

/// A field that rules and stages may speak of.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LifecycleField {
    /// As rules name it, such as `budget` or `custom.sponsor`.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// `number`, `text`, `date`, `yes_no` or `list`.
    pub kind: String,
    /// Whether people fill it in; others are computed, and only rules speak of them.
    pub filled_in: bool,
}

async fn view(reader: &Reader, row: row::Lifecycle) -> Outcome<LifecycleView> {
    let definition: LifecycleDefinition = read_json(&row.definition)?;
    Ok(LifecycleView {
        named: named_by(reader, &definition).await?,
        definition,
        key: key_of(&row),
        id: row.id,
        version: row.version,
        name: row.name,
        subject_kind: row.subject_kind,
        description: row.description,
        applies_when: row.applies_when,
        revision: row.revision,
        position: row.position,
        archived: row.archived,
    })
}

/// Who the roles of a definition name.
async fn named_by(reader: &Reader, definition: &LifecycleDefinition) -> Outcome<Vec<Reference>> {
    let (mut people, mut roles) = (vec![], vec![]);
    for who in definition.roles.iter().filter_map(|role| role.who.as_ref()) {
        match who {
            Approver::Person { id } => people.push(*id),
            Approver::Role { id } => roles.push(*id),
            Approver::Field { .. } => {}
        }
    }
    let people = reader.get_many::<row::User>(&people).await?;
    let roles = reader.get_many::<row::Role>(&roles).await?;
    let people = people.into_iter().map(|row| Reference { id: row.id, name: row.name });
    Ok(people
        .chain(roles.into_iter().map(|row| Reference { id: row.id, name: row.name }))
        .collect())
}

/// The fields that rules and stages may speak of.
pub async fn lifecycle_fields(
    app: &App,
    _caller: &Caller,
    query: &LifecycleQuery,
) -> Outcome<Listed<LifecycleField>> {
    let kind = query.subject_kind.as_deref().unwrap_or("project");
    let found = fields(&app.store.read(), kind).await?;
    let shown = found.into_iter().map(|field| LifecycleField {
        key: field.key,
        label: field.label,
        kind: match field.kind {
            steerco_rule::Kind::Number => "number",
            steerco_rule::Kind::Text => "text",
            steerco_rule::Kind::Date => "date",
            steerco_rule::Kind::YesNo => "yes_no",
            steerco_rule::Kind::List => "list",
        }
        .into(),
        filled_in: field.filled_in,
    });
    Ok(Listed::whole(shown.collect()))
}

/// Lifecycles, in the order in which they are suggested. Everybody may read them.
pub async fn lifecycles(
    app: &App,
    _caller: &Caller,
    query: &LifecycleQuery,
) -> Outcome<Listed<LifecycleView>> {
    let reader = app.store.read();
    let mut views = vec![];
    for row in reader.lifecycles(query.subject_kind.as_deref()).await? {
        views.push(view(&reader, row).await?);
    }
    Ok(Listed::whole(views))
}

pub(super) async fn find(reader: &Reader, id: Uuid) -> Outcome<row::Lifecycle> {
    reader.find::<row::Lifecycle>(id).await?.ok_or(Failure::NotFound("lifecycle"))
}

/// One lifecycle.
pub async fn lifecycle(app: &App, _caller: &Caller, id: Uuid) -> Outcome<LifecycleView> {
    let reader = app.store.read();
    let row = find(&reader, id).await?;
    view(&reader, row).await
}

/// The first lifecycle that fits a thing.
pub(super) async fn suggested(
    reader: &Reader,
    subject: LifecycleSubject,
    seen: &Seen,
) -> Outcome<Option<row::Lifecycle>> {
    let facts = subject.fields_now(reader, seen).await?;
    let rows = reader.lifecycles(Some(subject.kind())).await?;
    Ok(rows.into_iter().find(|row| {
        let always = row.applies_when.is_empty();
        let fits = || judge(&row.applies_when, &facts.names, &facts.values).why_not("").is_none();
        !row.archived && (always || fits())
    }))
}

/// Everything but the name, checked.
async fn checked(
    reader: &Reader,
    kind: &str,
    definition: &LifecycleDefinition,
    applies_when: &str,
    description: &str,
) -> Outcome<()> {
    let shape = shape_of(&fields(reader, kind).await?);
    definition.check(&shape)?;
    checked_applies_when(&shape, applies_when)?;
    if description.chars().count() > MOST_TEXT {
        let text = format!("Use at most {MOST_TEXT} letters.");
        return Err(Failure::field("lifecycle.too_long", "description", text));
    }
    for (role, place) in definition.roles.iter().zip(0..) {
        let Some(who) = &role.who else { continue };
        match checked_approvers(reader, gate_kind()?, std::slice::from_ref(who)).await {
            Err(Failure::Refused(refusal)) => {
                let (path, text) = (format!("roles[{place}].who"), refusal.text);
                let text = format!("Role “{}”: {text}", role.name);
                return Err(Failure::field("lifecycle.bad_definition", &path, text));
            }
            other => other?,
        }
    }
    let mut gates = vec![];
    for (stage, place) in definition.stages.iter().zip(0..) {
        for (at, gate) in stage.gates_at() {
            gates.push((stage, format!("stages[{place}].{at}"), gate));
        }
    }
    for (stage, path, gate) in gates {
        let Some(route) = gate.route_id else { continue };
        let found = reader.find::<row::ApprovalRoute>(route).await?;
        let why = match found {
            None => "there is no such route of approval. Choose another one.".to_owned(),
            Some(row) if row.archived => format!("the route “{}” is archived.", row.name),
            Some(row) if row.subject_kind != "gate_review" => {
                format!("the route “{}” is not for gates.", row.name)
            }
            Some(_) => continue,
        };
        return Err(Failure::field(
            "lifecycle.bad_definition",
            &format!("{path}.route_id"),
            format!("Stage “{}”: {why}", stage.name),
        ));
    }
    Ok(())
}

fn checked_applies_when(shape: &SubjectShape, rule: &str) -> Outcome<()> {
    if rule.is_empty() {
        return Ok(());
    }
    if let Err(error) = steerco_rule::Rule::read(rule, &shape.names) {
        let (from, to) = letters(rule, error.span);
        let text = format!("Letters {from} to {to}: {}", error.message);
        return Err(Failure::field("lifecycle.bad_definition", "applies_when", text));
    }
    Ok(())
}

/// Adds a lifecycle, behind the others of its kind.
pub async fn create_lifecycle(
    app: &App,
    caller: &Caller,
    input: &NewLifecycle,
) -> Outcome<LifecycleView> {
    caller.require("lifecycle.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = added(&mut writer, caller, input, "").await?;
    writer.commit().await?;
    view(&app.store.read(), row).await
}

/// A new lifecycle, with the reason for its first version; the caller commits.
pub(super) async fn added(
    writer: &mut Writer<'_>,
    caller: &Caller,
    input: &NewLifecycle,
    reason: &str,
) -> Outcome<row::Lifecycle> {
    let kind = LifecycleSubject::stored(&input.subject_kind, Uuid::nil())?.kind();
    let name = checked_name("name", &input.name)?;
    let applies_when = input.applies_when.trim();
    checked(writer, kind, &input.definition, applies_when, &input.description).await?;
    let reason = checked_why(reason)?;
    let others = writer.lifecycles(Some(kind)).await?;
    if others.len() >= MOST {
        let text = format!("There are {MOST} lifecycles already. Use one of them.");
        return Err(Failure::refused("lifecycle.too_many", text));
    }
    let wanted = match input.key.as_deref() {
        Some(key) => {
            checked_key("key", key, &mut BTreeSet::new())?;
            key.to_owned()
        }
        None => key_from(&name),
    };
    let now = writer.at();
    let row = row::Lifecycle {
        id: Uuid::now_v7(),
        version: 1,
        key: Some(free_key(&wanted, &others)),
        name_folded: fold(&name),
        name,
        subject_kind: kind.into(),
        description: input.description.trim().into(),
        applies_when: applies_when.into(),
        definition: write_json(&input.definition)?,
        revision: 1,
        position: others.iter().map(|other| other.position).max().unwrap_or(0) + 1,
        archived: false,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&row, "lifecycle_created").await?;
    writer.insert_bulk(vec![revision_of(&row, reason, caller, now)], None).await?;
    Ok(row)
}

/// What stands for a lifecycle in files. One that was there before lifecycles had keys is called after its
/// name, and keeps that when the name changes.
pub(super) fn key_of(row: &row::Lifecycle) -> String {
    row.key.clone().unwrap_or_else(|| key_from(&row.name))
}

/// `Stage-gate, light` as `stage_gate_light`.
fn key_from(name: &str) -> String {
    let plain = fold(name);
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let key: String = words.join("_").chars().take(MOST_KEY).collect();
    if key.is_empty() { "lifecycle".into() } else { key.trim_end_matches('_').into() }
}

/// This key, or with the first number behind it that nobody has.
fn free_key(wanted: &str, others: &[row::Lifecycle]) -> String {
    let taken: BTreeSet<String> = others.iter().map(key_of).collect();
    let numbered = (2..).map(|number| {
        let end = format!("_{number}");
        let begin: String = wanted.chars().take(MOST_KEY - end.len()).collect();
        begin + &end
    });
    let mut tried = std::iter::once(wanted.to_owned()).chain(numbered);
    tried.find(|key| !taken.contains(key)).unwrap_or_default()
}

/// The definition as it is now, to be kept.
fn revision_of(
    row: &row::Lifecycle,
    reason: &str,
    caller: &Caller,
    now: i64,
) -> row::LifecycleRevision {
    row::LifecycleRevision {
        id: Uuid::now_v7(),
        version: 1,
        lifecycle_id: row.id,
        revision: row.revision,
        definition: row.definition.clone(),
        reason: reason.into(),
        actor_id: Some(caller.user_id),
        created_at: now,
        updated_at: now,
    }
}

/// Changes a lifecycle. What goes by it keeps the revision it goes by.
pub async fn update_lifecycle(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchLifecycle,
) -> Outcome<LifecycleView> {
    caller.require("lifecycle.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    unchanged(before.version, version, view(&writer, before.clone())).await?;
    let after = revised(&mut writer, caller, &before, patch).await?;
    writer.commit().await?;
    view(&app.store.read(), after).await
}

/// A lifecycle as a patch leaves it; the caller commits.
pub(super) async fn revised(
    writer: &mut Writer<'_>,
    caller: &Caller,
    before: &row::Lifecycle,
    patch: &PatchLifecycle,
) -> Outcome<row::Lifecycle> {
    let mut after = before.clone();
    if before.key.is_none() {
        let mut others = writer.lifecycles(Some(&before.subject_kind)).await?;
        others.retain(|other| other.id != before.id);
        after.key = Some(free_key(&key_of(before), &others));
    }
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(description) = &patch.description {
        after.description = description.trim().into();
    }
    if let Some(rule) = &patch.applies_when {
        after.applies_when = rule.trim().into();
    }
    let mut definition: LifecycleDefinition = read_json(&before.definition)?;
    // What says the same is no new revision, however it was written.
    if let Some(changed) = patch.definition.as_ref().filter(|changed| **changed != definition) {
        definition.clone_from(changed);
        after.definition = write_json(changed)?;
    }
    if patch.definition.is_some() || patch.applies_when.is_some() || patch.description.is_some() {
        let (rule, description) = (&after.applies_when, &after.description);
        checked(writer, &before.subject_kind, &definition, rule, description).await?;
    }
    after.archived = patch.archived.unwrap_or(before.archived);
    if let Some(position) = patch.position {
        let others = writer.lifecycles(Some(&before.subject_kind)).await?;
        let at = make_room(
            writer,
            &others,
            before,
            position,
            |row| &mut row.position,
            "lifecycle_updated",
        );
        after.position = at.await?;
    }
    let reason = checked_why(&patch.reason)?;
    writer.because(Some(reason.to_owned()).filter(|reason| !reason.is_empty()));
    if after.definition != before.definition {
        after.revision += 1;
        let kept = revision_of(&after, reason, caller, writer.at());
        writer.insert_bulk(vec![kept], None).await?;
    }
    Ok(writer.update(before, after, "lifecycle_updated").await?)
}

/// Why a definition is changed, which may be left open.
fn checked_why(reason: &str) -> Outcome<&str> {
    let reason = reason.trim();
    if reason.chars().count() > MOST_TEXT {
        let text = format!("Use at most {MOST_TEXT} letters.");
        return Err(Failure::field("lifecycle.too_long", "reason", text));
    }
    Ok(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_of_names() {
        for (name, key) in [
            ("Stage-gate, light", "stage_gate_light"),
            ("Führung Größe 2", "fuhrung_grosse_2"),
            ("方法", "lifecycle"),
            (&"x".repeat(50), &"x".repeat(40)),
        ] {
            assert_eq!(key_from(name), key);
        }
    }
}
