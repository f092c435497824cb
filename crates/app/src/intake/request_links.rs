//! Links that the PMO hands out, by which people who cannot sign in file requests of a type. A link is
//! shown once, when it is made; what is kept of it opens nothing.

use jiff::{civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use steerco_store::{Reader, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::request_types;
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place, secret},
    failure::unchanged,
    shape::{Listed, Reference, checked_name, instant},
};

/// Most links of a type.
const MOST_LINKS: usize = 50;

/// A link by which requests of a type are filed without signing in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequestLinkView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// What the PMO calls it, such as where it is published.
    pub name: String,
    /// Whether it works now.
    pub works: bool,
    /// Until when it works (UTC); null for no end.
    pub expires_at: Option<String>,
    /// When it was revoked (UTC).
    pub revoked_at: Option<String>,
    /// Requests filed by it.
    pub requests: u64,
    /// Who made it.
    pub created_by: Reference,
    /// When (UTC).
    pub created_at: String,
}

/// A link to make.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewRequestLink {
    /// What the PMO calls it.
    pub name: String,
    /// The last day on which it works (UTC); no end when absent.
    pub last_day: Option<String>,
}

/// A link that was made.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MadeRequestLink {
    /// As in the list.
    #[serde(flatten)]
    pub link: RequestLinkView,
    /// Its address; shown this once.
    pub url: String,
}

/// Whether a link works at this moment.
pub(super) fn works(row: &row::RequestLink, now: i64) -> bool {
    row.revoked_at.is_none() && row.expires_at.is_none_or(|end| now < end)
}

async fn view(reader: &Reader, row: row::RequestLink) -> Outcome<RequestLinkView> {
    let creator = reader.find::<row::User>(row.created_by).await?;
    Ok(RequestLinkView {
        id: row.id,
        version: row.version,
        works: works(&row, now_micros()),
        requests: reader.requests_by_link(row.id).await?,
        created_by: Reference {
            id: row.created_by,
            name: creator.map(|user| user.name).unwrap_or_default(),
        },
        name: row.name,
        expires_at: row.expires_at.map(instant),
        revoked_at: row.revoked_at.map(instant),
        created_at: instant(row.created_at),
    })
}

/// The links of a type, newest first; those that do not work any more too.
pub async fn request_links(
    app: &App,
    caller: &Caller,
    type_id: Uuid,
) -> Outcome<Listed<RequestLinkView>> {
    caller.require("request.configure", Place::ORGANISATION)?;
    let reader = app.store.read();
    request_types::find(&reader, type_id).await?;
    let mut shown = vec![];
    for row in reader.request_links(type_id).await? {
        shown.push(view(&reader, row).await?);
    }
    Ok(Listed::whole(shown))
}

/// The end of the last day of a link, which must not be over; the code is that of the refusal.
pub(crate) fn end_of(code: &'static str, day: &str) -> Outcome<i64> {
    let bad = |text: &str| Failure::field(code, "last_day", text);
    let day: Date = day.parse().map_err(|_| bad("Give a day such as 2027-03-31."))?;
    let end = day.tomorrow().and_then(|next| next.to_zoned(TimeZone::UTC));
    let end = end.map_err(|_| bad("Give a day such as 2027-03-31."))?.timestamp().as_microsecond();
    if end <= now_micros() {
        return Err(bad("This day is over. Give a later one, or none."));
    }
    Ok(end)
}

/// Makes a link.
pub async fn create_request_link(
    app: &App,
    caller: &Caller,
    type_id: Uuid,
    input: &NewRequestLink,
) -> Outcome<MadeRequestLink> {
    caller.require("request.configure", Place::ORGANISATION)?;
    let secret = secret::fresh()?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let kind = request_types::find(&writer, type_id).await?;
    if kind.archived {
        let text = format!("“{}” is archived: nobody files requests of it.", kind.name);
        return Err(Failure::refused("request_link.archived_type", text));
    }
    if writer.request_links(type_id).await?.len() >= MOST_LINKS {
        let text = format!("A type has at most {MOST_LINKS} links. Use one of those there are.");
        return Err(Failure::refused("request_link.too_many", text));
    }
    let day = input.last_day.as_deref().filter(|day| !day.is_empty());
    let row = row::RequestLink {
        id: Uuid::now_v7(),
        version: 1,
        type_id,
        name: checked_name("name", &input.name)?,
        secret_hash: secret::hash(&secret),
        expires_at: day.map(|day| end_of("request_link.bad_day", day)).transpose()?,
        revoked_at: None,
        created_by: caller.user_id,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "request_link_created").await?;
    writer.commit().await?;
    let link = view(&app.store.read(), row).await?;
    Ok(MadeRequestLink { link, url: format!("{}/ask/{secret}", app.settings.public_url) })
}

/// Revokes a link: it opens nothing any more. Requests filed by it stay, and those who filed them go on
/// following them.
pub async fn revoke_request_link(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<RequestLinkView> {
    caller.require("request.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = writer.find::<row::RequestLink>(id).await?.ok_or(Failure::NotFound("link"))?;
    unchanged(before.version, version, async { view(&writer, before.clone()).await }).await?;
    if before.revoked_at.is_some() {
        return view(&writer, before).await;
    }
    let after = row::RequestLink { revoked_at: Some(writer.at()), ..before.clone() };
    let after = writer.update(&before, after, "request_link_revoked").await?;
    writer.commit().await?;
    view(&app.store.read(), after).await
}
