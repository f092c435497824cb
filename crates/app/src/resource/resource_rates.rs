//! What an hour of a resource costs and is billed at, from when to when. A change begins on a day;
//! what was priced before keeps its rate.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, row};
use steerco_units::{Currency, Rate};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    adopt::{Affected, commit_affected},
    days::{parse_day, parse_days, said, today},
    resources::{checked_currency, checked_rate, find},
    terms::{ALWAYS, stored_day},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, nullable},
};

/// The price of an hour for a while.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RateView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Whose.
    pub resource_id: Uuid,
    /// `cost` or `bill`.
    pub kind: String,
    /// First day; null for always.
    pub from: Option<String>,
    /// Last day; null without end.
    pub to: Option<String>,
    /// Price of an hour, a decimal such as `85.50`.
    pub rate: String,
    /// Its currency (ISO 4217).
    pub currency: String,
    /// Whether it holds today.
    pub holds_today: bool,
}

/// A rate to add. One without end that began before it ends the day before it begins.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewRate {
    /// `cost` or `bill`.
    pub kind: String,
    /// First day; always when absent.
    pub from: Option<String>,
    /// Last day; without end when absent.
    pub to: Option<String>,
    /// Price of an hour, a decimal such as `85.50` with at most four digits after the point.
    #[schema(example = "85.50")]
    pub rate: String,
    /// Its currency (ISO 4217); the resource's when absent.
    pub currency: Option<String>,
}

/// A correction of a rate.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchRate {
    /// First day.
    pub from: Option<String>,
    /// Last day; null without end.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub to: Option<Option<String>>,
    /// Price of an hour.
    pub rate: Option<String>,
    /// Its currency (ISO 4217).
    pub currency: Option<String>,
}

fn view(row: row::ResourceRate) -> RateView {
    let today = today().to_string();
    let currency = Currency::new(&row.currency).unwrap_or(Currency::EUR);
    RateView {
        id: row.id,
        version: row.version,
        resource_id: row.resource_id,
        holds_today: row.from_date <= today && row.to_date.as_ref().is_none_or(|to| *to >= today),
        kind: row.kind,
        from: (row.from_date != ALWAYS).then_some(row.from_date),
        to: row.to_date,
        rate: Rate(row.hourly_rate).text(currency),
        currency: row.currency,
    }
}

fn span(row: &row::ResourceRate) -> Outcome<(Date, Option<Date>)> {
    let to = row.to_date.as_deref().map(stored_day).transpose()?;
    Ok((stored_day(&row.from_date)?, to))
}

/// Refuses two rates of a kind on one day, naming both and the days they share.
async fn check_overlap(reader: &Reader, row: &row::ResourceRate) -> Outcome<()> {
    let own = span(row)?;
    for other in reader.rates_of(row.resource_id).await? {
        if other.id == row.id || other.kind != row.kind {
            continue;
        }
        let theirs = span(&other)?;
        let from = Ord::max(own.0, theirs.0);
        let to = [own.1, theirs.1].into_iter().flatten().min();
        if to.is_some_and(|to| to < from) {
            continue;
        }
        let text = |row: &row::ResourceRate, days: (Date, Option<Date>)| {
            let currency = Currency::new(&row.currency).unwrap_or(Currency::EUR);
            let price = Rate(row.hourly_rate).text(currency);
            format!("{price} {} {}", row.currency, said(days.0, days.1))
        };
        let text = format!(
            "Two {} rates would hold {}: {}, and {}. End the first the day before the other begins.",
            row.kind,
            said(from, to),
            text(&other, theirs),
            text(row, own),
        );
        return Err(Failure::field("resource.rates_overlap", "from", text));
    }
    Ok(())
}

/// Rates of a resource by kind, oldest first.
pub async fn resource_rates(app: &App, caller: &Caller, id: Uuid) -> Outcome<Listed<RateView>> {
    caller.require("rate.view", Place::ORGANISATION)?;
    let reader = app.store.read();
    find(&reader, id).await?;
    Ok(Listed::whole(reader.rates_of(id).await?.into_iter().map(view).collect()))
}

/// Adds a rate from a day on.
pub async fn add_rate(
    app: &App,
    caller: &Caller,
    resource_id: Uuid,
    input: &NewRate,
) -> Outcome<RateView> {
    caller.require("rate.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = insert_rate(&mut writer, caller, resource_id, input).await?;
    finish(app, caller, writer, resource_id).await?;
    Ok(view(row))
}

async fn finish(
    app: &App,
    caller: &Caller,
    mut writer: Writer<'_>,
    resource_id: Uuid,
) -> Outcome<()> {
    let mut affected = Affected::default();
    affected.adopt(&mut writer, resource_id).await?;
    commit_affected(app, caller, writer, affected, "Rates of a resource were changed").await
}

pub(super) async fn insert_rate(
    writer: &mut Writer<'_>,
    caller: &Caller,
    resource_id: Uuid,
    input: &NewRate,
) -> Outcome<row::ResourceRate> {
    let resource = find(writer, resource_id).await?;
    if !matches!(input.kind.as_str(), "cost" | "bill") {
        return Err(Failure::field("resource.unknown_rate", "kind", "Choose cost or bill."));
    }
    let from = input.from.as_deref().filter(|from| !from.trim().is_empty()).unwrap_or(ALWAYS);
    let (from, to) = parse_days(from, input.to.as_deref())?;
    let mut known = writer.rates_of(resource_id).await?;
    known.retain(|row| row.kind == input.kind);
    // The price of a resource without dated rates is what it has cost so far.
    if known.is_empty()
        && input.kind == "cost"
        && resource.standard_rate != 0
        && from > stored_day(ALWAYS)?
    {
        let row = row::ResourceRate {
            id: Uuid::now_v7(),
            version: 1,
            resource_id,
            kind: "cost".into(),
            from_date: ALWAYS.into(),
            to_date: None,
            hourly_rate: resource.standard_rate,
            currency: resource.currency.clone(),
            pending: false,
            author_id: caller.user_id,
            created_at: writer.at(),
            updated_at: writer.at(),
        };
        writer.insert(&row, "resource_rate_added").await?;
        known.push(row);
    }
    let first = from.to_string();
    let open = known.into_iter().find(|row| row.to_date.is_none() && row.from_date < first);
    if let Some(open) = open {
        let eve = from.yesterday().unwrap_or(from).to_string();
        let ended = row::ResourceRate { to_date: Some(eve), ..open.clone() };
        writer.update(&open, ended, "resource_rate_ended").await?;
    }
    let row = row::ResourceRate {
        id: Uuid::now_v7(),
        version: 1,
        resource_id,
        kind: input.kind.clone(),
        pending: from > today(),
        from_date: first,
        to_date: to.map(|to| to.to_string()),
        hourly_rate: checked_rate(caller, "rate", &input.rate)?,
        currency: match &input.currency {
            Some(code) => checked_currency(caller, code)?,
            None => resource.currency,
        },
        author_id: caller.user_id,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    check_overlap(writer, &row).await?;
    writer.insert(&row, "resource_rate_added").await?;
    Ok(row)
}

/// Corrects a rate.
pub async fn update_rate(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchRate,
) -> Outcome<RateView> {
    caller.require("rate.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = writer.find::<row::ResourceRate>(id).await?.ok_or(Failure::NotFound("rate"))?;
    unchanged(before.version, version, async { Ok(view(before.clone())) }).await?;
    let mut after = before.clone();
    if let Some(from) = &patch.from {
        let from = parse_day("from", from)?;
        after.pending = from > today();
        after.from_date = from.to_string();
    }
    if let Some(to) = &patch.to {
        after.to_date.clone_from(to);
    }
    let (_, to) = parse_days(&after.from_date, after.to_date.as_deref())?;
    after.to_date = to.map(|to| to.to_string());
    if let Some(rate) = &patch.rate {
        after.hourly_rate = checked_rate(caller, "rate", rate)?;
    }
    if let Some(code) = &patch.currency {
        after.currency = checked_currency(caller, code)?;
    }
    check_overlap(&writer, &after).await?;
    let after = writer.update(&before, after, "resource_rate_corrected").await?;
    finish(app, caller, writer, before.resource_id).await?;
    Ok(view(after))
}

/// Removes a rate.
pub async fn delete_rate(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("rate.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.find::<row::ResourceRate>(id).await?.ok_or(Failure::NotFound("rate"))?;
    unchanged(row.version, version, async { Ok(view(row.clone())) }).await?;
    writer.delete(&row, "resource_rate_removed").await?;
    finish(app, caller, writer, row.resource_id).await
}
