//! The outbox: every notice that is mailed is a row here, written in the transaction of what it tells
//! of, whether a mail server is set up or not. What became of each is seen, and tried again.

use std::collections::{HashMap, hash_map::Entry};

use serde::{Deserialize, Serialize};
use steerco_store::{Writer, now_micros, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    mail_kinds::mail_kind,
    mentions::{excerpt, mentioned, names},
    message::{guest_sentence, message, sentence},
    notifications::place_of,
    spot::Spot,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, PageQuery, instant},
};

/// Letters of what was said that are mailed.
const QUOTED: usize = 2_000;

/// A mail in the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailItem {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// When it was written (UTC).
    pub created_at: String,
    /// To whom.
    pub to_name: String,
    /// Mail address.
    pub to_address: String,
    /// Subject.
    pub subject: String,
    /// `waiting`, `sent` or `given_up`.
    pub state: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next (UTC), while it waits.
    pub due_at: Option<String>,
    /// Why the last attempt failed.
    pub error: String,
    /// When it was sent (UTC).
    pub sent_at: Option<String>,
}

/// A mail as it goes out.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailView {
    /// As in the list.
    #[serde(flatten)]
    pub item: MailItem,
    /// For programs that show text only.
    pub text: String,
    /// For all others.
    pub html: String,
}

/// One page of the outbox.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutboxPage {
    /// Mail, by when it was written.
    #[serde(flatten)]
    pub mail: Listed<MailItem>,
    /// Whether a mail server is set up; nothing is sent otherwise.
    pub sends: bool,
    /// Whom mail comes from, when it is.
    pub from: Option<String>,
}

/// Which mail.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OutboxQuery {
    /// `waiting`, `sent` or `given_up`.
    pub state: Option<String>,
}

/// Writes the mail of notices, to those who want it and can sign in.
pub(super) async fn mail(writer: &mut Writer<'_>, notices: &[row::Notification]) -> Outcome<()> {
    let users: Vec<Uuid> = notices.iter().map(|row| row.user_id).collect();
    let out = writer.mail_opt_outs(&users).await?;
    let users = writer.get_many::<row::User>(&users).await?;
    let users: HashMap<Uuid, row::User> = users.into_iter().map(|row| (row.id, row)).collect();
    let mut signposts = HashMap::new();
    let mut texts = HashMap::new();
    for notice in notices {
        if let Entry::Vacant(place) = signposts.entry(notice.subject_id) {
            let spot = Spot::stored(&notice.subject_kind, notice.subject_id)?;
            place.insert(spot.signpost(writer).await?);
        }
        if let Some(id) = notice.comment_id.filter(|id| !texts.contains_key(id)) {
            texts.insert(id, writer.get::<row::Comment>(id).await?.text);
        }
    }
    let said = |notice: &row::Notification| -> String {
        notice.comment_id.and_then(|id| texts.get(&id)).unwrap_or(&notice.text).clone()
    };
    let people =
        notices.iter().flat_map(|one| mentioned(&said(one)).into_iter().chain(one.actor_id));
    let names = names(writer, people).await?;
    let mut rows = vec![];
    for notice in notices {
        let Some(kind) = mail_kind(&notice.kind) else { continue };
        let Some(user) = users.get(&notice.user_id).filter(|user| user.active) else { continue };
        if out.iter().any(|row| row.user_id == user.id && row.kind == kind) {
            continue;
        }
        let Some(Some(at)) = signposts.get(&notice.subject_id).cloned() else { continue };
        let actor = notice.actor_id.and_then(|id| names.get(&id));
        let actor = actor.map_or("Steerco", String::as_str);
        rows.push(row::Outbox {
            id: Uuid::now_v7(),
            version: 1,
            user_id: Some(user.id),
            request_id: None,
            to_name: user.name.clone(),
            to_address: user.email.clone(),
            kind: kind.into(),
            says: sentence(&notice.kind, actor, notice.count),
            href: place_of(notice, &at.href),
            title: match at.within {
                Some(project) => format!("{} · {project}", at.name),
                None => at.name,
            },
            said: excerpt(&said(notice), &names, QUOTED),
            state: "waiting".into(),
            attempts: 0,
            due_at: writer.at(),
            error: String::new(),
            sent_at: None,
            created_at: writer.at(),
            updated_at: writer.at(),
        });
    }
    Ok(writer.post(rows).await?)
}

/// Mail to somebody who filed a request by link.
#[derive(Debug)]
pub(crate) struct GuestMail<'a> {
    /// Their request.
    pub request: &'a row::Request,
    /// What happened, as notices call it.
    pub kind: &'a str,
    /// What was said with it.
    pub said: &'a str,
}

/// Writes mail to a guest. The link in it is made when it goes out, so that nobody reads it here.
pub(crate) async fn mail_guest(writer: &Writer<'_>, mail: GuestMail<'_>) -> Outcome<()> {
    let row = mail.request;
    let (Some(to_name), Some(to_address)) = (row.guest_name.clone(), row.guest_email.clone())
    else {
        return Ok(());
    };
    let row = row::Outbox {
        id: Uuid::now_v7(),
        version: 1,
        user_id: None,
        request_id: Some(row.id),
        to_name,
        to_address,
        kind: "guest".into(),
        says: guest_sentence(mail.kind).into(),
        title: row.title.clone(),
        said: excerpt(mail.said, &HashMap::new(), QUOTED),
        href: String::new(),
        state: "waiting".into(),
        attempts: 0,
        due_at: writer.at(),
        error: String::new(),
        sent_at: None,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    Ok(writer.post(vec![row]).await?)
}

fn item(row: &row::Outbox, subject: String) -> MailItem {
    MailItem {
        id: row.id,
        version: row.version,
        created_at: instant(row.created_at),
        to_name: row.to_name.clone(),
        to_address: row.to_address.clone(),
        subject,
        state: row.state.clone(),
        attempts: row.attempts,
        due_at: (row.state == "waiting").then(|| instant(row.due_at)),
        error: row.error.clone(),
        sent_at: row.sent_at.map(instant),
    }
}

/// The outbox, newest first.
pub async fn outbox(
    app: &App,
    caller: &Caller,
    query: &OutboxQuery,
    page: &PageQuery,
) -> Outcome<OutboxPage> {
    caller.require("organisation.manage", Place::ORGANISATION)?;
    let (ask, _) = page.ask("-created_at")?;
    let state = query.state.as_deref().filter(|state| !state.is_empty());
    let found = app.store.read().outbox(state, &ask).await?;
    let url = &app.settings.public_url;
    Ok(OutboxPage {
        mail: Listed::of(found, |row| item(&row, message(&row, url, None).subject)),
        sends: app.settings.mail.is_some(),
        from: app.settings.mail.as_ref().map(|mail| mail.from.clone()),
    })
}

/// One mail, as it goes out.
pub async fn mail_message(app: &App, caller: &Caller, id: Uuid) -> Outcome<MailView> {
    caller.require("organisation.manage", Place::ORGANISATION)?;
    let row = app.store.read().find::<row::Outbox>(id).await?.ok_or(Failure::NotFound("mail"))?;
    Ok(view(app, &row))
}

fn view(app: &App, row: &row::Outbox) -> MailView {
    let found = message(row, &app.settings.public_url, None);
    MailView { item: item(row, found.subject), text: found.text, html: found.html }
}

/// Tries mail again that was given up, or that waits for its next attempt.
pub async fn retry_mail(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<MailView> {
    caller.require("organisation.manage", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.find::<row::Outbox>(id).await?.ok_or(Failure::NotFound("mail"))?;
    unchanged(row.version, version, async { Ok(view(app, &row)) }).await?;
    if row.state == "sent" {
        let text = "This was sent already. It is not sent twice.";
        return Err(Failure::refused("mail.sent", text));
    }
    let again = row::Outbox {
        state: "waiting".into(),
        attempts: 0,
        due_at: now_micros(),
        error: String::new(),
        // From now on it has all the time that new mail has.
        created_at: row.created_at,
        ..row.clone()
    };
    let again = writer.update(&row, again, "mail_retried").await?;
    writer.commit().await?;
    Ok(view(app, &again))
}
