//! Key results: how one sees that an objective is reached; and check-ins, what each was at. Measures
//! are kept in thousandths of their unit.

use serde::{Deserialize, Serialize};
use steerco_portfolio::objectives::key_result_progress;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    objectives::{checked_weight, one},
    subject::require_view,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    portfolio::{check_owner, owners},
    shape::{Listed, PageQuery, Reference, checked_name, instant, nullable, percent},
};

/// Most key results of an objective.
const MOST: usize = 30;
/// Largest measure.
const MOST_MEASURE: f64 = 1e12;
/// Most letters of a note.
const MOST_LETTERS: usize = 2_000;

/// A key result with how far it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct KeyResultView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The objective it is of.
    pub objective_id: Uuid,
    /// What is measured.
    pub name: String,
    /// Unit of the measure, such as `%` or `days`.
    pub unit: String,
    /// Where it began.
    pub start: f64,
    /// Where it is to come.
    pub target: f64,
    /// Where it is.
    pub current: f64,
    /// `increase` or `decrease`.
    pub direction: String,
    /// What it counts beside the other key results and the objectives below; 0 does not count.
    pub weight: i64,
    /// Who answers for it.
    pub owner: Option<Reference>,
    /// Day by which it is to be reached.
    pub due: Option<String>,
    /// `(current − start) ÷ (target − start)`, between 0 and 100.
    pub progress_percent: f64,
    /// When somebody last said where it is (UTC).
    pub checked_at: Option<String>,
}

/// A key result to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewKeyResult {
    /// What is measured.
    pub name: String,
    /// Unit of the measure.
    #[serde(default)]
    pub unit: String,
    /// Where it begins.
    pub start: f64,
    /// Where it is to come.
    pub target: f64,
    /// Where it is; the start unless told.
    pub current: Option<f64>,
    /// `increase` or `decrease`; what leads from start to target unless told.
    pub direction: Option<String>,
    /// What it counts, 0 to 1000; 1 unless told.
    pub weight: Option<i64>,
    /// Who answers for it.
    pub owner_id: Option<Uuid>,
    /// Day by which it is to be reached, such as `2027-06-30`.
    pub due: Option<String>,
}

/// Changes to a key result; where it is, is said by a check-in.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchKeyResult {
    /// What is measured.
    pub name: Option<String>,
    /// Unit of the measure.
    pub unit: Option<String>,
    /// Where it begins.
    pub start: Option<f64>,
    /// Where it is to come.
    pub target: Option<f64>,
    /// `increase` or `decrease`.
    pub direction: Option<String>,
    /// What it counts, 0 to 1000.
    pub weight: Option<i64>,
    /// Who answers for it; null for nobody.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub owner_id: Option<Option<Uuid>>,
    /// Day by which it is to be reached; null for none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub due: Option<Option<String>>,
}

/// What a key result was at.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CheckInView {
    /// Which one.
    pub id: Uuid,
    /// Where it was.
    pub value: f64,
    /// What is behind it.
    pub note: String,
    /// Who said so.
    pub author: Option<Reference>,
    /// When (UTC).
    pub created_at: String,
}

/// Where a key result is now.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewCheckIn {
    /// Where it is.
    pub value: f64,
    /// What is behind it.
    #[serde(default)]
    pub note: String,
}

#[expect(clippy::cast_possible_truncation, reason = "the bound is far inside 64 bits")]
fn thousandths(field: &str, value: f64) -> Outcome<i64> {
    if value.is_finite() && value.abs() <= MOST_MEASURE {
        return Ok((value * 1_000.0).round() as i64);
    }
    let text = "Give a number up to a million million, with at most three decimals.";
    Err(Failure::field("strategy.bad_measure", field, text))
}

#[expect(clippy::cast_precision_loss, reason = "measures stay below 2^53 thousandths")]
fn measure(thousandths: i64) -> f64 {
    thousandths as f64 / 1_000.0
}

/// How far it is, in basis points.
pub(super) fn progress(row: &row::KeyResult) -> i64 {
    key_result_progress(row.start_value, row.target_value, row.current_value, row.increases)
}

pub(super) fn view(row: &row::KeyResult, people: &[Reference]) -> KeyResultView {
    KeyResultView {
        id: row.id,
        version: row.version,
        objective_id: row.objective_id,
        name: row.name.clone(),
        unit: row.unit.clone(),
        start: measure(row.start_value),
        target: measure(row.target_value),
        current: measure(row.current_value),
        direction: if row.increases { "increase" } else { "decrease" }.into(),
        weight: row.weight,
        owner: people.iter().find(|one| Some(one.id) == row.owner_id).cloned(),
        due: row.due.clone(),
        progress_percent: percent(progress(row)),
        checked_at: row.checked_at.map(instant),
    }
}

/// The direction as told, or as start and target say; it must lead from the one to the other.
fn checked_direction(told: Option<&str>, start: i64, target: i64) -> Outcome<bool> {
    let no = |code, text: &str| Err(Failure::field(code, "direction", text));
    let increases = match told {
        None => target >= start,
        Some("increase") => true,
        Some("decrease") => false,
        Some(_) => {
            return no("strategy.unknown_direction", "Choose one of increase, decrease.");
        }
    };
    if increases && target < start {
        let text = "It is to increase, but its target is below its start. Turn one of them round.";
        return no("strategy.direction_against_target", text);
    }
    if !increases && target > start {
        let text = "It is to decrease, but its target is above its start. Turn one of them round.";
        return no("strategy.direction_against_target", text);
    }
    Ok(increases)
}

fn checked_day(day: Option<&str>) -> Outcome<Option<String>> {
    let Some(day) = day.map(str::trim).filter(|day| !day.is_empty()) else { return Ok(None) };
    match day.parse::<jiff::civil::Date>() {
        Ok(date) => Ok(Some(date.to_string())),
        Err(_) => Err(Failure::field("strategy.bad_day", "due", "Give a day such as 2027-06-30.")),
    }
}

async fn shown(reader: &Reader, row: &row::KeyResult) -> Outcome<KeyResultView> {
    Ok(view(row, &owners(reader, [row.owner_id].into_iter()).await?))
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::KeyResult> {
    reader.find(id).await?.ok_or(Failure::NotFound("key result"))
}

/// Adds a key result behind the others of its objective.
pub async fn create_key_result(
    app: &App,
    caller: &Caller,
    objective: Uuid,
    input: &NewKeyResult,
) -> Outcome<KeyResultView> {
    caller.require("strategy.edit", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let others = one(&writer, objective).await?.key_results.len();
    if others >= MOST {
        let text = format!("An objective has at most {MOST} key results. Fewer say more.");
        return Err(Failure::refused("strategy.too_many_key_results", text));
    }
    check_owner(&writer, input.owner_id).await?;
    let start_value = thousandths("start", input.start)?;
    let target_value = thousandths("target", input.target)?;
    let row = row::KeyResult {
        id: Uuid::now_v7(),
        version: 1,
        objective_id: objective,
        position: i64::try_from(others).unwrap_or(0) + 1,
        name: checked_name("name", &input.name)?,
        unit: input.unit.trim().to_owned(),
        start_value,
        target_value,
        current_value: match input.current {
            Some(current) => thousandths("current", current)?,
            None => start_value,
        },
        increases: checked_direction(input.direction.as_deref(), start_value, target_value)?,
        weight: checked_weight(input.weight.unwrap_or(1))?,
        owner_id: input.owner_id,
        due: checked_day(input.due.as_deref())?,
        checked_at: None,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "key_result_created").await?;
    writer.commit().await?;
    shown(&app.store.read(), &row).await
}

/// Changes a key result.
pub async fn update_key_result(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchKeyResult,
) -> Outcome<KeyResultView> {
    caller.require("strategy.edit", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    unchanged(before.version, version, async { shown(&writer, &before).await }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
    }
    if let Some(unit) = &patch.unit {
        after.unit = unit.trim().to_owned();
    }
    if let Some(start) = patch.start {
        after.start_value = thousandths("start", start)?;
    }
    if let Some(target) = patch.target {
        after.target_value = thousandths("target", target)?;
    }
    let kept = if before.increases { "increase" } else { "decrease" };
    let told = patch.direction.as_deref().or(Some(kept));
    after.increases = checked_direction(told, after.start_value, after.target_value)?;
    if let Some(weight) = patch.weight {
        after.weight = checked_weight(weight)?;
    }
    if let Some(owner) = patch.owner_id {
        check_owner(&writer, owner).await?;
        after.owner_id = owner;
    }
    if let Some(due) = &patch.due {
        after.due = checked_day(due.as_deref())?;
    }
    let after = writer.update(&before, after, "key_result_updated").await?;
    writer.commit().await?;
    shown(&app.store.read(), &after).await
}

/// Removes a key result with its history.
pub async fn delete_key_result(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("strategy.edit", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    unchanged(row.version, version, async { shown(&writer, &row).await }).await?;
    writer.delete(&row, "key_result_deleted").await?;
    writer.commit().await?;
    Ok(())
}

/// What a key result was at, newest first.
pub async fn check_ins(
    app: &App,
    caller: &Caller,
    id: Uuid,
    page: &PageQuery,
) -> Outcome<Listed<CheckInView>> {
    require_view(caller)?;
    let (ask, sort) = page.ask("-created_at")?;
    if sort != "created_at" {
        let text = "Check-ins are sorted by created_at.";
        return Err(Failure::field("list.unknown_sort", "sort", text));
    }
    let reader = app.store.read();
    find(&reader, id).await?;
    let found = reader.check_ins(id, &ask).await?;
    let people = owners(&reader, found.items.iter().map(|row| Some(row.author_id))).await?;
    Ok(Listed::of(found, |row| CheckInView {
        id: row.id,
        value: measure(row.value),
        note: row.note,
        author: people.iter().find(|one| one.id == row.author_id).cloned(),
        created_at: instant(row.created_at),
    }))
}

/// Says where a key result is: whoever edits the strategy, and who answers for it.
pub async fn check_in(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &NewCheckIn,
) -> Outcome<KeyResultView> {
    require_view(caller)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    if before.owner_id != Some(caller.user_id) {
        caller.require("strategy.edit", Place::ORGANISATION)?;
    }
    unchanged(before.version, version, async { shown(&writer, &before).await }).await?;
    let value = thousandths("value", input.value)?;
    if input.note.chars().count() > MOST_LETTERS {
        let text = format!("Use at most {MOST_LETTERS} letters.");
        return Err(Failure::field("strategy.too_long", "note", text));
    }
    let at = writer.at();
    let said = row::CheckIn {
        id: Uuid::now_v7(),
        version: 1,
        key_result_id: id,
        value,
        note: input.note.trim().to_owned(),
        author_id: caller.user_id,
        created_at: at,
        updated_at: at,
    };
    writer.insert(&said, "checked_in").await?;
    let after = row::KeyResult { current_value: value, checked_at: Some(at), ..before.clone() };
    let after = writer.update(&before, after, "key_result_checked").await?;
    writer.commit().await?;
    shown(&app.store.read(), &after).await
}
