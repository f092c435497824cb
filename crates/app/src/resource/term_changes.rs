//! What is agreed with a person from a day on: team, manager, location, full-time equivalent,
//! working time; joining and leaving. An entry holds until the next one; what it says of the past
//! stays, whatever comes after it.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    adopt::{Affected, commit_affected},
    days::{parse_day, today},
    locations::checked_zone,
    resources::find,
    terms::ALWAYS,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, Reference, basis_points, nullable, percent},
};

/// What holds of a person from a day on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TermView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Whose.
    pub resource_id: Uuid,
    /// First day; null for always.
    pub from: Option<String>,
    /// Last day, which is the one before the next entry begins; null when none follows.
    pub to: Option<String>,
    /// False from the day after someone left.
    pub employed: bool,
    /// Team.
    pub team: Option<Reference>,
    /// The person who leads them.
    pub manager: Option<Reference>,
    /// Where they work.
    pub location: Option<Reference>,
    /// Their own time zone; the location's when empty.
    pub time_zone: String,
    /// 100 is full time.
    pub fte_percent: f64,
    /// Their own working time; the location's when null.
    pub calendar: Option<Reference>,
    /// Free text.
    pub note: String,
    /// Whether it holds today.
    pub holds_today: bool,
}

/// A change from a day on; what is not told stays as it was the day before.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewTerm {
    /// First day; the first entry of a person is the day they join.
    #[schema(example = "2027-03-01")]
    pub from: String,
    /// What changes.
    #[serde(flatten)]
    pub change: TermChange,
}

/// A correction of an entry.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchTerm {
    /// First day.
    pub from: Option<String>,
    /// What is corrected.
    #[serde(flatten)]
    pub change: TermChange,
}

/// The parts of an entry that are told.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, ToSchema)]
pub struct TermChange {
    /// False when they leave: the day is then the first on which they are not there.
    pub employed: Option<bool>,
    /// Team; null for none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub team_id: Option<Option<Uuid>>,
    /// The person who leads them; null for none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub manager_id: Option<Option<Uuid>>,
    /// Where they work; null for nowhere in particular.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub location_id: Option<Option<Uuid>>,
    /// Their own time zone; empty for the location's.
    pub time_zone: Option<String>,
    /// 100 is full time; more is a machine of which there are several.
    pub fte_percent: Option<f64>,
    /// Their own working time; null for the location's.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub calendar_id: Option<Option<Uuid>>,
    /// Free text.
    pub note: Option<String>,
}

impl TermChange {
    async fn apply(&self, reader: &Reader, term: &mut row::ResourceTerm) -> Outcome<()> {
        term.employed = self.employed.unwrap_or(term.employed);
        term.team_id = self.team_id.unwrap_or(term.team_id);
        term.manager_id = self.manager_id.unwrap_or(term.manager_id);
        term.location_id = self.location_id.unwrap_or(term.location_id);
        term.calendar_id = self.calendar_id.unwrap_or(term.calendar_id);
        if let Some(zone) = &self.time_zone {
            term.time_zone = checked_zone(zone)?;
        }
        if let Some(fte) = self.fte_percent {
            term.fte = basis_points("fte_percent", fte, 100_000.0)?;
        }
        if let Some(note) = &self.note {
            note.trim().clone_into(&mut term.note);
        }
        check(reader, term).await
    }
}

async fn check(reader: &Reader, term: &row::ResourceTerm) -> Outcome<()> {
    let unknown = |field: &str| {
        Failure::field("resource.unknown_reference", field, "There is no such thing.")
    };
    if let Some(id) = term.team_id
        && reader.find::<row::Team>(id).await?.is_none()
    {
        return Err(unknown("team_id"));
    }
    if let Some(id) = term.location_id
        && reader.find::<row::Location>(id).await?.is_none()
    {
        return Err(unknown("location_id"));
    }
    if let Some(id) = term.calendar_id {
        let found = reader.find::<row::Calendar>(id).await?;
        if found.is_none_or(|row| row.project_id.is_some()) {
            return Err(unknown("calendar_id"));
        }
    }
    if let Some(id) = term.manager_id {
        if id == term.resource_id {
            let text = "Nobody leads themselves. Choose another person, or none.";
            return Err(Failure::field("resource.own_manager", "manager_id", text));
        }
        let found = reader.find::<row::Resource>(id).await?;
        if found.is_none_or(|row| row.kind != "work" || row.generic || row.equipment) {
            return Err(unknown("manager_id"));
        }
    }
    Ok(())
}

/// The entry that holds always, made of what the resource told so far.
fn always(resource: &row::Resource, author: Uuid, at: i64) -> row::ResourceTerm {
    row::ResourceTerm {
        id: Uuid::now_v7(),
        version: 1,
        resource_id: resource.id,
        from_date: ALWAYS.into(),
        employed: true,
        team_id: resource.team_id,
        manager_id: None,
        location_id: None,
        time_zone: String::new(),
        fte: resource.max_units,
        calendar_id: resource.calendar_id,
        note: String::new(),
        pending: false,
        author_id: author,
        created_at: at,
        updated_at: at,
    }
}

async fn shown(reader: &Reader, resource: Uuid) -> Outcome<Vec<TermView>> {
    let rows = reader.terms_of(&[resource]).await?;
    let mut names: HashMap<Uuid, String> = HashMap::new();
    let ids = |of: fn(&row::ResourceTerm) -> Option<Uuid>| -> Vec<Uuid> {
        rows.iter().filter_map(of).collect()
    };
    let teams = reader.get_many::<row::Team>(&ids(|row| row.team_id)).await?;
    names.extend(teams.into_iter().map(|row| (row.id, row.name)));
    let managers = reader.get_many::<row::Resource>(&ids(|row| row.manager_id)).await?;
    names.extend(managers.into_iter().map(|row| (row.id, row.name)));
    let places = reader.get_many::<row::Location>(&ids(|row| row.location_id)).await?;
    names.extend(places.into_iter().map(|row| (row.id, row.name)));
    let calendars = reader.get_many::<row::Calendar>(&ids(|row| row.calendar_id)).await?;
    names.extend(calendars.into_iter().map(|row| (row.id, row.name)));
    let named = |id: Option<Uuid>| {
        id.map(|id| Reference { id, name: names.get(&id).cloned().unwrap_or_default() })
    };
    let now = today().to_string();
    let held = rows.iter().rposition(|row| row.from_date <= now);
    let mut views = vec![];
    for (at, row) in rows.iter().enumerate() {
        let next = rows.get(at + 1).map(|next| parse_day("from", &next.from_date)).transpose()?;
        views.push(TermView {
            id: row.id,
            version: row.version,
            resource_id: row.resource_id,
            from: (row.from_date != ALWAYS).then(|| row.from_date.clone()),
            to: next.and_then(|day| day.yesterday().ok()).map(|day| day.to_string()),
            employed: row.employed,
            team: named(row.team_id),
            manager: named(row.manager_id),
            location: named(row.location_id),
            time_zone: row.time_zone.clone(),
            fte_percent: percent(row.fte),
            calendar: named(row.calendar_id),
            note: row.note.clone(),
            holds_today: held == Some(at),
        });
    }
    Ok(views)
}

async fn shown_one(reader: &Reader, row: &row::ResourceTerm) -> Outcome<TermView> {
    let views = shown(reader, row.resource_id).await?;
    views.into_iter().find(|view| view.id == row.id).ok_or(Failure::NotFound("term"))
}

/// What holds of a resource from which day, oldest first; empty while nothing is dated.
pub async fn resource_terms(app: &App, caller: &Caller, id: Uuid) -> Outcome<Listed<TermView>> {
    caller.require("resource.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    find(&reader, id).await?;
    Ok(Listed::whole(shown(&reader, id).await?))
}

/// Adds what holds from a day on. What the resource told before it had dated entries becomes what
/// has always held.
pub async fn add_term(
    app: &App,
    caller: &Caller,
    resource_id: Uuid,
    input: &NewTerm,
) -> Outcome<TermView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = insert_term(&mut writer, caller, resource_id, input).await?;
    let mut affected = Affected::default();
    affected.adopt(&mut writer, resource_id).await?;
    commit_affected(app, caller, writer, affected, "Terms of a resource were changed").await?;
    shown_one(&app.store.read(), &row).await
}

pub(super) async fn insert_term(
    writer: &mut Writer<'_>,
    caller: &Caller,
    resource_id: Uuid,
    input: &NewTerm,
) -> Outcome<row::ResourceTerm> {
    let resource = find(writer, resource_id).await?;
    if resource.kind != "work" || resource.generic {
        return Err(Failure::refused(
            "resource.no_terms",
            "Terms are for people and equipment. A material, a cost or a generic resource has none.",
        ));
    }
    let from = parse_day("from", &input.from)?.to_string();
    let mut rows = writer.terms_of(&[resource_id]).await?;
    if rows.is_empty() {
        let first = always(&resource, caller.user_id, writer.at());
        if from != ALWAYS {
            writer.insert(&first, "resource_term_added").await?;
        }
        rows.push(first);
    }
    let before = rows.iter().rfind(|row| row.from_date < from).or(rows.first()).cloned();
    let before = before.ok_or(Failure::NotFound("resource"))?;
    let mut row = row::ResourceTerm {
        id: Uuid::now_v7(),
        version: 1,
        pending: from > today().to_string(),
        from_date: from,
        employed: true,
        note: String::new(),
        author_id: caller.user_id,
        created_at: writer.at(),
        updated_at: writer.at(),
        ..before
    };
    input.change.apply(writer, &mut row).await?;
    writer.insert(&row, "resource_term_added").await?;
    Ok(row)
}

/// Makes a change hold from a day on, unless it holds already; tells whether anything was written. Who
/// `joins` on that day was not there before.
pub(super) async fn hold_from(
    writer: &mut Writer<'_>,
    caller: &Caller,
    resource_id: Uuid,
    from: Date,
    joins: bool,
    change: &TermChange,
) -> Outcome<bool> {
    let day = from.to_string();
    let rows = writer.terms_of(&[resource_id]).await?;
    if rows.is_empty() {
        let resource = find(writer, resource_id).await?;
        let undated = always(&resource, caller.user_id, writer.at());
        let mut first = undated.clone();
        change.apply(writer, &mut first).await?;
        if first == undated && !joins {
            return Ok(false);
        }
        if joins || day == ALWAYS {
            first.pending = from > today();
            first.from_date = day;
            writer.insert(&first, "resource_term_added").await?;
            return Ok(true);
        }
    } else if let Some(held) = rows.iter().rfind(|row| row.from_date <= day) {
        let mut wanted = held.clone();
        change.apply(writer, &mut wanted).await?;
        if wanted == *held {
            return Ok(false);
        }
        if held.from_date == day {
            writer.update(held, wanted, "resource_term_corrected").await?;
            return Ok(true);
        }
    }
    insert_term(writer, caller, resource_id, &NewTerm { from: day, change: change.clone() })
        .await?;
    Ok(true)
}

/// Corrects an entry.
pub async fn update_term(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchTerm,
) -> Outcome<TermView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = writer.find::<row::ResourceTerm>(id).await?.ok_or(Failure::NotFound("term"))?;
    unchanged(before.version, version, async { shown_one(&writer, &before).await }).await?;
    let mut after = before.clone();
    if let Some(from) = &patch.from {
        after.from_date = parse_day("from", from)?.to_string();
        after.pending = after.from_date > today().to_string();
    }
    patch.change.apply(&writer, &mut after).await?;
    let after = writer.update(&before, after, "resource_term_corrected").await?;
    let mut affected = Affected::default();
    affected.adopt(&mut writer, before.resource_id).await?;
    commit_affected(app, caller, writer, affected, "Terms of a resource were changed").await?;
    shown_one(&app.store.read(), &after).await
}

/// Removes an entry: the one before it holds on.
pub async fn delete_term(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.find::<row::ResourceTerm>(id).await?.ok_or(Failure::NotFound("term"))?;
    unchanged(row.version, version, async { shown_one(&writer, &row).await }).await?;
    writer.delete(&row, "resource_term_removed").await?;
    let mut affected = Affected::default();
    affected.adopt(&mut writer, row.resource_id).await?;
    commit_affected(app, caller, writer, affected, "Terms of a resource were changed").await
}
