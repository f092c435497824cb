//! Resources: people, machines, materials and cost items.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, now_micros, resource::ResourceFilter, row};
use steerco_units::{Currency, Rate};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    days::today,
    terms::{load_terms, role_names},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{
        Listed, PageQuery, Reference, basis_points, checked_name, instant, minutes, nullable,
        percent,
    },
};

/// Someone or something that can be assigned to tasks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ResourceView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Short form.
    pub initials: String,
    /// `work`, `material` or `cost`.
    pub kind: String,
    /// Mail address.
    pub email: String,
    /// The team it is in.
    pub team: Option<Reference>,
    /// Its own calendar.
    pub calendar: Option<Reference>,
    /// Availability; 100 is one full-time person.
    pub max_units_percent: f64,
    /// Price of an hour in `currency`, a decimal such as `85.50`; only for those who may see rates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard_rate: Option<String>,
    /// Currency of its rate, such as `EUR`.
    pub currency: String,
    /// The user this person signs in as.
    pub user_id: Option<Uuid>,
    /// Whether it can still be assigned.
    pub active: bool,
    /// Effort assigned over all plans; only for one resource, not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned_work_minutes: Option<f64>,
    /// Whether it stands for a role in plans, until someone is named.
    pub generic: bool,
    /// Whether it is a machine or a room, of which there may be several.
    pub equipment: bool,
    /// Roles it works in today, with the share of its time; a generic resource has one.
    pub roles: Vec<RoleShare>,
    /// Its key in another system.
    pub external_key: Option<String>,
    /// Last change (UTC).
    pub updated_at: String,
}

/// A role with the share of a person's time.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleShare {
    /// The role.
    pub role: Reference,
    /// Share of the time.
    pub share_percent: f64,
}

/// A resource to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewResource {
    /// Name.
    pub name: String,
    /// Short form.
    #[serde(default)]
    pub initials: String,
    /// `work` (default), `material` or `cost`.
    pub kind: Option<String>,
    /// Mail address.
    #[serde(default)]
    pub email: String,
    /// The team it goes into.
    pub team_id: Option<Uuid>,
    /// Its own calendar; the project's when absent.
    pub calendar_id: Option<Uuid>,
    /// Availability; 100 when absent.
    pub max_units_percent: Option<f64>,
    /// Price of an hour, a decimal such as `85.50` with at most four digits after the point; needs
    /// the permission to manage rates.
    #[schema(example = "85.50")]
    pub standard_rate: Option<String>,
    /// Currency of the rate (ISO 4217); `EUR` when absent.
    #[schema(example = "EUR")]
    pub currency: Option<String>,
    /// The user this person signs in as.
    pub user_id: Option<Uuid>,
    /// Whether it stands for a role in plans, until someone is named; then name the role too.
    #[serde(default)]
    pub generic: bool,
    /// Whether it is a machine or a room; 300 % are three of them.
    #[serde(default)]
    pub equipment: bool,
    /// The role a generic resource stands for.
    pub job_role_id: Option<Uuid>,
    /// Its key in another system.
    pub external_key: Option<String>,
}

/// Changes to a resource.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchResource {
    /// Name.
    pub name: Option<String>,
    /// Short form.
    pub initials: Option<String>,
    /// `work`, `material` or `cost`.
    pub kind: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// The team it moves to; null for none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub team_id: Option<Option<Uuid>>,
    /// Its own calendar; null for the project's.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub calendar_id: Option<Option<Uuid>>,
    /// Availability.
    pub max_units_percent: Option<f64>,
    /// Price of an hour, a decimal such as `85.50` with at most four digits after the point; needs
    /// the permission to manage rates.
    #[schema(example = "85.50")]
    pub standard_rate: Option<String>,
    /// Currency of the rate (ISO 4217); needs the permission to manage rates. The number stays.
    #[schema(example = "EUR")]
    pub currency: Option<String>,
    /// The user this person signs in as; null for none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub user_id: Option<Option<Uuid>>,
    /// Whether it can still be assigned.
    pub active: Option<bool>,
    /// Whether it stands for a role in plans.
    pub generic: Option<bool>,
    /// Whether it is a machine or a room.
    pub equipment: Option<bool>,
    /// The role a generic resource stands for; null for none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub job_role_id: Option<Option<Uuid>>,
}

/// Which resources.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ResourceQuery {
    /// Of this team.
    pub team_id: Option<Uuid>,
    /// `work`, `material` or `cost`.
    pub kind: Option<String>,
    /// Of this user.
    pub user_id: Option<Uuid>,
    /// Who works in this role today, and what stands for it.
    pub job_role_id: Option<Uuid>,
    /// Who has this skill, and it has not expired.
    pub skill_id: Option<Uuid>,
    /// At this level or above, 1 to 5; 1 unless told.
    pub skill_level: Option<i64>,
}

fn view(
    row: row::Resource,
    caller: &Caller,
    teams: &HashMap<Uuid, String>,
    calendars: &HashMap<Uuid, String>,
    roles: Vec<RoleShare>,
) -> ResourceView {
    let named = |names: &HashMap<Uuid, String>, id: Option<Uuid>| {
        id.map(|id| Reference { id, name: names.get(&id).cloned().unwrap_or_default() })
    };
    let rates = caller.may("rate.view", Place::ORGANISATION);
    ResourceView {
        id: row.id,
        version: row.version,
        name: row.name,
        initials: row.initials,
        kind: row.kind,
        email: row.email,
        team: named(teams, row.team_id),
        calendar: named(calendars, row.calendar_id),
        max_units_percent: percent(row.max_units),
        standard_rate: rates.then(|| {
            let currency = Currency::new(&row.currency).unwrap_or(Currency::EUR);
            Rate(row.standard_rate).text(currency)
        }),
        currency: row.currency,
        user_id: row.user_id,
        active: row.active,
        assigned_work_minutes: None,
        generic: row.generic,
        equipment: row.equipment,
        roles,
        external_key: row.external_key,
        updated_at: instant(row.updated_at),
    }
}

async fn views(
    reader: &Reader,
    caller: &Caller,
    rows: Vec<row::Resource>,
) -> Outcome<Vec<ResourceView>> {
    let unique = |ids: &mut dyn Iterator<Item = Option<Uuid>>| {
        let mut ids: Vec<Uuid> = ids.flatten().collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let teams = unique(&mut rows.iter().map(|row| row.team_id));
    let calendars = unique(&mut rows.iter().map(|row| row.calendar_id));
    let teams = reader.get_many::<row::Team>(&teams).await?;
    let calendars = reader.get_many::<row::Calendar>(&calendars).await?;
    let teams = teams.into_iter().map(|row| (row.id, row.name)).collect();
    let calendars = calendars.into_iter().map(|row| (row.id, row.name)).collect();
    let mut roles = roles_today(reader, &rows).await?;
    let views = rows.into_iter().map(|row| {
        let roles = roles.remove(&row.id).unwrap_or_default();
        view(row, caller, &teams, &calendars, roles)
    });
    Ok(views.collect())
}

/// The roles of resources as of today.
async fn roles_today(
    reader: &Reader,
    rows: &[row::Resource],
) -> Outcome<HashMap<Uuid, Vec<RoleShare>>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let day = today();
    let spans = load_terms(reader, &ids, day, day).await?;
    let held = spans.values().flatten().flat_map(|span| &span.roles);
    let names = role_names(reader, held.map(|(role, _)| *role)).await?;
    let mut roles = HashMap::new();
    for (id, spans) in spans {
        let held = spans.into_iter().flat_map(|span| span.roles);
        let shares = held.filter_map(|(role, share)| {
            Some(RoleShare { role: names.get(&role)?.clone(), share_percent: percent(share) })
        });
        roles.insert(id, shares.collect());
    }
    Ok(roles)
}

async fn shown(reader: &Reader, caller: &Caller, row: row::Resource) -> Outcome<ResourceView> {
    let work = reader.assigned_work(row.id).await?;
    let view = views(reader, caller, vec![row]).await?.pop();
    let mut view = view.ok_or(Failure::NotFound("resource"))?;
    view.assigned_work_minutes = Some(minutes(work));
    Ok(view)
}

pub(super) async fn find(reader: &Reader, id: Uuid) -> Outcome<row::Resource> {
    reader.find(id).await?.ok_or(Failure::NotFound("resource"))
}

/// Resources by name.
pub async fn resources(
    app: &App,
    caller: &Caller,
    query: &ResourceQuery,
    page: &PageQuery,
) -> Outcome<Listed<ResourceView>> {
    let (ask, _) = page.ask("name")?;
    let filter = ResourceFilter {
        q: page.search(),
        team_id: query.team_id,
        kind: query.kind.clone(),
        user_id: query.user_id,
        skilled: query.skill_id.map(|id| {
            let level = query.skill_level.unwrap_or(1);
            (id, level, today().to_string())
        }),
        in_role: query.job_role_id.map(|id| (id, today().to_string())),
    };
    let reader = app.store.read();
    let found = reader.resources(&filter, &ask).await?;
    let mut views = views(&reader, caller, found.items.clone()).await?.into_iter();
    let listed = Listed::of(found, |_| views.next());
    Ok(listed.present())
}

/// One resource.
pub async fn resource(app: &App, caller: &Caller, id: Uuid) -> Outcome<ResourceView> {
    if !caller.may_somewhere("resource.view") {
        return Err(Failure::Forbidden { permission: "resource.view" });
    }
    let reader = app.store.read();
    let row = find(&reader, id).await?;
    shown(&reader, caller, row).await
}

/// The price of an hour as stored: ten-thousandths of the currency.
pub(super) fn checked_rate(caller: &Caller, field: &str, text: &str) -> Outcome<i64> {
    const MOST: Rate = Rate(1_000_000 * 10_000);
    caller.require("rate.manage", Place::ORGANISATION)?;
    match Rate::parse(text) {
        Ok(rate) if (Rate(0)..=MOST).contains(&rate) => Ok(rate.0),
        _ => {
            let text = "Give an amount from 0 to 1000000 an hour, such as 85.50, with at most four \
                        digits after the point.";
            Err(Failure::field("resource.bad_rate", field, text))
        }
    }
}

pub(super) fn checked_currency(caller: &Caller, code: &str) -> Outcome<String> {
    caller.require("rate.manage", Place::ORGANISATION)?;
    Currency::new(code).map(|currency| currency.code()).map_err(|_| {
        let text = "Give the three letters of a currency, such as EUR.";
        Failure::field("resource.bad_currency", "currency", text)
    })
}

async fn check(
    reader: &Reader,
    kind: &str,
    team: Option<Uuid>,
    calendar: Option<Uuid>,
    user: Option<Uuid>,
) -> Outcome<()> {
    let unknown = |field: &str| {
        Failure::field("resource.unknown_reference", field, "There is no such thing.")
    };
    if !matches!(kind, "work" | "material" | "cost") {
        let text = "Choose work, material or cost.";
        return Err(Failure::field("resource.unknown_kind", "kind", text));
    }
    if let Some(id) = team
        && reader.find::<row::Team>(id).await?.is_none()
    {
        return Err(unknown("team_id"));
    }
    if let Some(id) = calendar {
        let found = reader.find::<row::Calendar>(id).await?;
        if found.is_none_or(|row| row.project_id.is_some()) {
            return Err(unknown("calendar_id"));
        }
    }
    if let Some(id) = user
        && reader.find::<row::User>(id).await?.is_none()
    {
        return Err(unknown("user_id"));
    }
    Ok(())
}

/// What stands for a role is no machine, and knows its role.
async fn check_form(
    reader: &Reader,
    kind: &str,
    generic: bool,
    equipment: bool,
    role: Option<Uuid>,
) -> Outcome<()> {
    if (generic || equipment) && kind != "work" || (generic && equipment) {
        let text = "A generic resource or equipment is of the kind work, and one of both only.";
        return Err(Failure::field("resource.unknown_kind", "kind", text));
    }
    if role.is_some() != generic {
        let text = "A generic resource stands for a role: give both, or neither.";
        return Err(Failure::field("resource.generic_needs_role", "job_role_id", text));
    }
    if let Some(id) = role
        && reader.find::<row::JobRole>(id).await?.is_none()
    {
        let text = "There is no such role.";
        return Err(Failure::field("resource.unknown_reference", "job_role_id", text));
    }
    Ok(())
}

/// What is dated is changed from a day on, not here.
async fn check_dated(
    reader: &Reader,
    before: &row::Resource,
    after: &row::Resource,
) -> Outcome<()> {
    let terms = |row: &row::Resource| (row.team_id, row.calendar_id, row.max_units);
    if terms(before) != terms(after) && !reader.terms_of(&[before.id]).await?.is_empty() {
        return Err(Failure::refused(
            "resource.terms_are_dated",
            "Team, calendar and availability of this person are dated. Add what changes, with the \
             day from which it holds.",
        ));
    }
    let rate = |row: &row::Resource| (row.standard_rate, row.currency.clone());
    let costs = async || -> Outcome<bool> {
        Ok(reader.rates_of(before.id).await?.iter().any(|rate| rate.kind == "cost"))
    };
    if rate(before) != rate(after) && costs().await? {
        return Err(Failure::refused(
            "resource.rates_are_dated",
            "The cost rates of this person are dated. Add a rate with the day from which it holds.",
        ));
    }
    Ok(())
}

/// Adds a resource.
pub async fn create_resource(
    app: &App,
    caller: &Caller,
    input: &NewResource,
) -> Outcome<ResourceView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let reader = app.store.read();
    let name = checked_name("name", &input.name)?;
    let kind = input.kind.as_deref().unwrap_or("work");
    check(&reader, kind, input.team_id, input.calendar_id, input.user_id).await?;
    check_form(&reader, kind, input.generic, input.equipment, input.job_role_id).await?;
    let standard_rate = match &input.standard_rate {
        None => 0,
        Some(amount) => checked_rate(caller, "standard_rate", amount)?,
    };
    let currency = match &input.currency {
        None => Currency::EUR.code(),
        Some(code) => checked_currency(caller, code)?,
    };
    let units = input.max_units_percent.unwrap_or(100.0);
    let now = now_micros();
    let row = row::Resource {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        initials: input.initials.clone(),
        kind: kind.into(),
        email_folded: fold(input.email.trim()),
        email: input.email.trim().into(),
        team_id: input.team_id,
        calendar_id: input.calendar_id,
        max_units: basis_points("max_units_percent", units, 100_000.0)?,
        standard_rate,
        overtime_rate: 0,
        cost_per_use_minor: 0,
        currency,
        user_id: input.user_id,
        active: true,
        generic: input.generic,
        equipment: input.equipment,
        job_role_id: input.job_role_id,
        external_key: input.external_key.clone(),
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "resource_created").await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, row).await
}

/// Changes a resource; plans it takes part in are computed anew when that matters for dates.
pub async fn update_resource(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchResource,
) -> Outcome<ResourceView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let reader = app.store.read();
    let before = find(&reader, id).await?;
    unchanged(before.version, version, async { shown(&reader, caller, before.clone()).await })
        .await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(initials) = &patch.initials {
        after.initials.clone_from(initials);
    }
    if let Some(kind) = &patch.kind {
        after.kind.clone_from(kind);
    }
    if let Some(email) = &patch.email {
        after.email = email.trim().into();
        after.email_folded = fold(&after.email);
    }
    after.team_id = patch.team_id.unwrap_or(after.team_id);
    after.calendar_id = patch.calendar_id.unwrap_or(after.calendar_id);
    after.user_id = patch.user_id.unwrap_or(after.user_id);
    after.active = patch.active.unwrap_or(after.active);
    if let Some(units) = patch.max_units_percent {
        after.max_units = basis_points("max_units_percent", units, 100_000.0)?;
    }
    if let Some(amount) = &patch.standard_rate {
        after.standard_rate = checked_rate(caller, "standard_rate", amount)?;
    }
    if let Some(code) = &patch.currency {
        after.currency = checked_currency(caller, code)?;
    }
    after.generic = patch.generic.unwrap_or(after.generic);
    after.equipment = patch.equipment.unwrap_or(after.equipment);
    after.job_role_id = patch.job_role_id.unwrap_or(after.job_role_id);
    check(&reader, &after.kind, after.team_id, after.calendar_id, after.user_id).await?;
    check_form(&reader, &after.kind, after.generic, after.equipment, after.job_role_id).await?;
    check_dated(&reader, &before, &after).await?;
    let price = |row: &row::Resource| (row.standard_rate, row.currency.clone());
    let matters =
        |row: &row::Resource| (row.kind.clone(), row.calendar_id, row.max_units, price(row));
    let recompute = matters(&before) != matters(&after);
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = writer.update(&before, after, "resource_updated").await?;
    if recompute {
        super::leave::commit(app, caller, writer, id, "A resource was changed").await?;
    } else {
        writer.commit().await?;
        app.plans.forget();
    }
    shown(&app.store.read(), caller, after).await
}

/// Removes a resource no plan names.
pub async fn delete_resource(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let reader = app.store.read();
    let row = find(&reader, id).await?;
    unchanged(row.version, version, async { shown(&reader, caller, row.clone()).await }).await?;
    if reader.resource_uses(id).await? > 0 {
        return Err(Failure::refused(
            "resource.in_use",
            "Plans name this resource. Take it off their tasks first, or make it inactive.",
        ));
    }
    let leave = reader.leave_of_resource(id).await?;
    if leave.iter().any(|leave| matches!(leave.state.as_str(), "asked" | "returned")) {
        return Err(Failure::refused(
            "resource.leave_undecided",
            "Leave of this person waits for a decision. Decide it or cancel it first.",
        ));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.delete(&row, "resource_deleted").await?;
    writer.commit().await?;
    Ok(())
}
