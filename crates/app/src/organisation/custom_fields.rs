//! Fields that an organisation adds to its tasks and projects: what they are called, what goes into
//! them, and in which order they are shown. Their values are read in `custom_values`.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, now_micros, row, row::CustomOf};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    order::make_room,
    plan::{read_json, write_json},
    shape::{Listed, checked_name},
};

/// What a field may hold.
const KINDS: [&str; 5] = ["text", "number", "date", "flag", "choice"];
/// Most fields of one noun, archived ones included.
const MOST_FIELDS: usize = 100;
/// Most choices of one field.
const MOST_CHOICES: usize = 200;

/// One of the values that a choice field offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CustomChoice {
    /// Stands for it in values; made from the label when left out, and never changes.
    #[serde(default)]
    pub code: String,
    /// What people read.
    pub label: String,
    /// Not offered any more; values that have it keep it.
    #[serde(default)]
    pub retired: bool,
}

/// A custom field.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CustomFieldView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Whose field it is: `task` or `project`.
    pub noun: String,
    /// Its name in `custom` of tasks and projects; never changes.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// `text`, `number`, `date`, `flag` or `choice`; never changes.
    pub kind: String,
    /// What belongs in it.
    pub help: String,
    /// Unit of a number.
    pub unit: String,
    /// What a choice offers, in its order.
    pub choices: Vec<CustomChoice>,
    /// Its place among the fields of its noun, from 1.
    pub position: i64,
    /// Not shown any more; its values are kept.
    pub archived: bool,
}

/// Which fields.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CustomFieldQuery {
    /// Of `task` or `project` only.
    pub noun: Option<String>,
}

/// A field to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewCustomField {
    /// `task` or `project`.
    pub noun: String,
    /// What people call it.
    pub name: String,
    /// `text`, `number`, `date`, `flag` or `choice`.
    pub kind: String,
    /// What belongs in it.
    #[serde(default)]
    pub help: String,
    /// Unit of a number.
    #[serde(default)]
    pub unit: String,
    /// What a choice offers.
    #[serde(default)]
    pub choices: Vec<CustomChoice>,
}

/// Changes to a field.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchCustomField {
    /// What people call it.
    pub name: Option<String>,
    /// What belongs in it.
    pub help: Option<String>,
    /// Unit of a number.
    pub unit: Option<String>,
    /// All choices, in their order; one that is in use can be retired, not left out.
    pub choices: Option<Vec<CustomChoice>>,
    /// Its new place among the fields of its noun, from 1.
    pub position: Option<i64>,
    /// Not shown any more; its values are kept.
    pub archived: Option<bool>,
}

/// Whose custom fields a noun's are.
pub(crate) fn custom_of(noun: &str) -> Outcome<CustomOf> {
    match noun {
        "task" => Ok(CustomOf::Task),
        "project" => Ok(CustomOf::Project),
        _ => {
            let text = "Tasks and projects can have fields of your own: choose task or project.";
            Err(Failure::field("custom_field.unknown_noun", "noun", text))
        }
    }
}

/// What a stored choice field offers.
pub(crate) fn choices_of(row: &row::CustomField) -> Outcome<Vec<CustomChoice>> {
    read_json(&row.choices)
}

fn view(row: row::CustomField) -> Outcome<CustomFieldView> {
    Ok(CustomFieldView {
        choices: choices_of(&row)?,
        id: row.id,
        version: row.version,
        noun: row.noun,
        code: row.code,
        name: row.name,
        kind: row.kind,
        help: row.help,
        unit: row.unit,
        position: row.position,
        archived: row.archived,
    })
}

/// A name as a code: `Risk class (EU)` is `risk_class_eu`; numbered when it is taken.
fn code_for(name: &str, taken: &[String]) -> String {
    let plain = fold(name);
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let base: String = words.join("_").chars().take(40).collect();
    let base = if base.is_empty() { "field".to_owned() } else { base };
    let numbered = (2..).map(|number| format!("{base}_{number}"));
    let mut free = std::iter::once(base.clone()).chain(numbered);
    free.find(|code| !taken.contains(code)).unwrap_or(base)
}

/// The choices as they are to be kept; each gets a code, and no label comes twice.
fn checked_choices(kind: &str, choices: &[CustomChoice]) -> Outcome<Vec<CustomChoice>> {
    let no = |text: String| Err(Failure::field("custom_field.bad_choices", "choices", text));
    if kind != "choice" {
        return if choices.is_empty() {
            Ok(vec![])
        } else {
            no("Only a field of the kind choice has choices.".into())
        };
    }
    if choices.iter().all(|choice| choice.retired) {
        return no("Give at least one choice to choose from.".into());
    }
    if choices.len() > MOST_CHOICES {
        return no(format!("A field can offer {MOST_CHOICES} choices at most."));
    }
    let mut kept: Vec<CustomChoice> = vec![];
    for choice in choices {
        let label = checked_name("choices", &choice.label)?;
        if kept.iter().any(|other| fold(&other.label) == fold(&label)) {
            return no(format!("“{label}” is there twice. Take one away."));
        }
        let mut taken: Vec<String> = kept.iter().map(|other| other.code.clone()).collect();
        if choice.code.is_empty() {
            taken.extend(choices.iter().map(|other| other.code.clone()));
        } else if taken.contains(&choice.code) {
            return no(format!("Two choices have the code {}.", choice.code));
        }
        let given = !choice.code.is_empty();
        let code = if given { choice.code.clone() } else { code_for(&label, &taken) };
        kept.push(CustomChoice { code, label, retired: choice.retired });
    }
    Ok(kept)
}

fn checked_text(field: &str, text: &str, most: usize) -> Outcome<String> {
    let text = text.trim();
    if text.chars().count() > most {
        let text = format!("Use at most {most} characters.");
        return Err(Failure::field("custom_field.too_long", field, text));
    }
    Ok(text.to_owned())
}

fn refuse_same_name(others: &[row::CustomField], id: Uuid, name: &str) -> Outcome<()> {
    match others.iter().find(|other| other.id != id && other.name_folded == fold(name)) {
        None => Ok(()),
        Some(other) => {
            let state = if other.archived { "an archived field" } else { "a field" };
            let text = format!("There is {state} “{}” already. Choose another name.", other.name);
            Err(Failure::field("custom_field.name_taken", "name", text))
        }
    }
}

/// The custom fields, in their order; archived ones too.
pub async fn custom_fields(
    app: &App,
    _caller: &Caller,
    query: &CustomFieldQuery,
) -> Outcome<Listed<CustomFieldView>> {
    if let Some(noun) = &query.noun {
        custom_of(noun)?;
    }
    let rows = app.store.read().custom_fields(query.noun.as_deref()).await?;
    Ok(Listed::whole(rows.into_iter().map(view).collect::<Outcome<_>>()?))
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::CustomField> {
    reader.find::<row::CustomField>(id).await?.ok_or(Failure::NotFound("custom field"))
}

/// One custom field.
pub async fn custom_field(app: &App, _caller: &Caller, id: Uuid) -> Outcome<CustomFieldView> {
    view(find(&app.store.read(), id).await?)
}

/// Adds a custom field, behind the others of its noun.
pub async fn create_custom_field(
    app: &App,
    caller: &Caller,
    input: &NewCustomField,
) -> Outcome<CustomFieldView> {
    caller.require("organisation.manage", Place::ORGANISATION)?;
    custom_of(&input.noun)?;
    let name = checked_name("name", &input.name)?;
    if !KINDS.contains(&input.kind.as_str()) {
        let text = format!("Choose one of {}.", KINDS.join(", "));
        return Err(Failure::field("custom_field.unknown_kind", "kind", text));
    }
    let choices = checked_choices(&input.kind, &input.choices)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let others = writer.custom_fields(Some(&input.noun)).await?;
    if others.len() >= MOST_FIELDS {
        let text = format!("There are {MOST_FIELDS} fields already. Delete one that is not used.");
        return Err(Failure::refused("custom_field.too_many", text));
    }
    let id = Uuid::now_v7();
    refuse_same_name(&others, id, &name)?;
    let taken: Vec<String> = others.iter().map(|other| other.code.clone()).collect();
    let now = now_micros();
    let row = row::CustomField {
        id,
        version: 1,
        noun: input.noun.clone(),
        code: code_for(&name, &taken),
        kind: input.kind.clone(),
        name_folded: fold(&name),
        name,
        help: checked_text("help", &input.help, 500)?,
        unit: checked_text("unit", &input.unit, 20)?,
        choices: write_json(&choices)?,
        position: others.iter().map(|other| other.position).max().unwrap_or(0) + 1,
        archived: false,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&row, "custom_field_created").await?;
    writer.commit().await?;
    view(row)
}

/// Changes a custom field.
pub async fn update_custom_field(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchCustomField,
) -> Outcome<CustomFieldView> {
    caller.require("organisation.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    unchanged(before.version, version, async { view(before.clone()) }).await?;
    let others = writer.custom_fields(Some(&before.noun)).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
        refuse_same_name(&others, id, &after.name)?;
    }
    if let Some(help) = &patch.help {
        after.help = checked_text("help", help, 500)?;
    }
    if let Some(unit) = &patch.unit {
        after.unit = checked_text("unit", unit, 20)?;
    }
    if let Some(choices) = &patch.choices {
        let choices = checked_choices(&before.kind, choices)?;
        refuse_lost_values(&writer, &before, &choices).await?;
        after.choices = write_json(&choices)?;
    }
    after.archived = patch.archived.unwrap_or(before.archived);
    if let Some(position) = patch.position {
        let at = make_room(
            &mut writer,
            &others,
            &before,
            position,
            |row| &mut row.position,
            "custom_field_updated",
        );
        after.position = at.await?;
    }
    let after = writer.update(&before, after, "custom_field_updated").await?;
    writer.commit().await?;
    view(after)
}

/// A choice that is in use stays.
async fn refuse_lost_values(
    reader: &Reader,
    field: &row::CustomField,
    choices: &[CustomChoice],
) -> Outcome<()> {
    let of = custom_of(&field.noun)?;
    for old in choices_of(field)? {
        if choices.iter().any(|choice| choice.code == old.code) {
            continue;
        }
        let uses = reader.custom_uses(of, &field.code, Some(&old.code)).await?;
        if uses > 0 {
            let text = format!(
                "“{}” is chosen {uses} times. Retire it instead: it is not offered any more, and \
                 what has it keeps it.",
                old.label
            );
            return Err(Failure::field("custom_field.choice_in_use", "choices", text));
        }
    }
    Ok(())
}

/// Deletes a custom field that holds nothing.
pub async fn delete_custom_field(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<()> {
    caller.require("organisation.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    unchanged(row.version, version, async { view(row.clone()) }).await?;
    let uses = writer.custom_uses(custom_of(&row.noun)?, &row.code, None).await?;
    if uses > 0 {
        let text = format!(
            "“{}” holds {uses} values. Archive it instead: it is not shown any more, and its \
             values are kept.",
            row.name
        );
        return Err(Failure::refused("custom_field.in_use", text));
    }
    writer.delete(&row, "custom_field_deleted").await?;
    writer.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::code_for;

    #[test]
    fn codes_are_made_from_names_and_never_twice() {
        let taken = ["risk_class".to_owned(), "risk_class_2".to_owned()];
        for (name, code) in [
            ("Risk class", "risk_class_3"),
            ("Priorität (EU)", "prioritat_eu"),
            ("年", "field"),
            ("  CAPEX 2026 ", "capex_2026"),
        ] {
            assert_eq!(code_for(name, &taken), code, "{name}");
        }
    }
}
