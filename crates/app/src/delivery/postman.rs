//! Sends what is in the outbox. Every node does; mail is taken by whoever is first, and by the others
//! only when that one did not say in time what became of it. So each is sent at least once, always
//! under the same identity, by which mail servers know it again. What fails is tried again after
//! growing pauses, and given up with the reason.

use std::{fmt, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart, header},
};
use steerco_store::{now_micros, row};
use uuid::Uuid;

use super::message::{Message as Written, message};
use crate::{App, Failure, Outcome, access::secret};

/// Whoever took mail has this long.
const LEASE: i64 = 5 * MINUTE;
/// Pauses before the second attempt, the third, and so on; after the last it is given up.
const PAUSES: [i64; 7] = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 12 * HOUR, 24 * HOUR];
/// Mail that waited this long, for a mail server to be set up, is not sent any more.
const STALE: i64 = 3 * 24 * HOUR;
/// Settled mail is kept this long.
const KEPT: i64 = 90 * 24 * HOUR;
/// Mail sent in one go.
const BATCH: u64 = 20;
/// How long one attempt may take.
const PATIENCE: Duration = Duration::from_secs(30);
const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;

/// How mail goes out.
#[derive(Clone)]
pub struct MailSettings {
    /// `smtps://user:password@host:465`, or `smtp://host:587?tls=required`; secret.
    pub smtp_url: String,
    /// Whom it comes from, such as `PMO <pmo@example.org>`.
    pub from: String,
}

impl fmt::Debug for MailSettings {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "mail from {}", self.from)
    }
}

impl MailSettings {
    /// Settings that can be used, or why not; the address of the server, which may hold a password, is
    /// never part of that.
    pub fn checked(smtp_url: String, from: String) -> Result<Self, String> {
        transport(&smtp_url)?;
        from.parse::<Mailbox>().map_err(|_| {
            format!("“{from}” is no address to send from; use one such as PMO <pmo@example.org>")
        })?;
        Ok(Self { smtp_url, from })
    }
}

type Transport = AsyncSmtpTransport<Tokio1Executor>;

fn transport(url: &str) -> Result<Transport, String> {
    let built = Transport::from_url(url).map_err(|_| {
        "the address of the mail server cannot be read; use one such as \
         smtps://user:password@mail.example.org:465 or smtp://mail.example.org:587?tls=required"
            .to_owned()
    })?;
    Ok(built.timeout(Some(PATIENCE)).build())
}

/// Sends what is due; answers how much was sent. Runs now and then on every node.
pub async fn send_mail(app: &App) -> Outcome<u64> {
    let Some(settings) = &app.settings.mail else { return Ok(0) };
    let transport = transport(&settings.smtp_url).map_err(Failure::Fault)?;
    let mut sent = 0;
    loop {
        let due = app.store.read().due_mail(now_micros(), BATCH).await?;
        if due.is_empty() {
            return Ok(sent);
        }
        for row in due {
            sent += u64::from(send_one(app, &settings.from, &transport, &row).await?);
        }
    }
}

/// Whether it was sent.
async fn send_one(
    app: &App,
    from: &str,
    transport: &Transport,
    row: &row::Outbox,
) -> Outcome<bool> {
    let now = now_micros();
    let writer = app.store.bookkeeping().await?;
    let mine = writer.claim_mail(row, now + LEASE).await?;
    writer.commit().await?;
    if !mine {
        return Ok(false);
    }
    let left = match row.user_id {
        Some(id) => app.store.read().find::<row::User>(id).await?.is_none_or(|user| !user.active),
        None => false,
    };
    let follow = match row.request_id {
        Some(request) => Some(follow_secret(app, request).await?),
        None => None,
    };
    let outcome = if row.attempts == 0 && row.updated_at < now - STALE {
        Err((true, "It waited too long for a mail server to be set up.".to_owned()))
    } else if left {
        Err((true, format!("{} cannot sign in any more.", row.to_name)))
    } else {
        deliver(from, transport, row, message(row, &app.settings.public_url, follow.as_deref()))
            .await
    };
    let attempts = usize::try_from(row.attempts).unwrap_or(usize::MAX);
    let writer = app.store.bookkeeping().await?;
    let sent = outcome.is_ok();
    match outcome {
        Ok(()) => writer.settle_mail(row.id, "sent", now, "", Some(now_micros())).await?,
        Err((for_good, error)) => match PAUSES.get(attempts).filter(|_| !for_good) {
            Some(pause) => {
                writer.settle_mail(row.id, "waiting", now + pause, &error, None).await?;
            }
            None => writer.settle_mail(row.id, "given_up", now, &error, None).await?,
        },
    }
    writer.commit().await?;
    Ok(sent)
}

/// A fresh secret by which a guest follows their request; what was mailed before goes on working.
async fn follow_secret(app: &App, request: Uuid) -> Outcome<String> {
    let secret = secret::fresh()?;
    let writer = app.store.bookkeeping().await?;
    writer.add_follow_link(secret::hash(&secret), request).await?;
    writer.commit().await?;
    Ok(secret)
}

/// Hands one mail to the server; or whether that is for good, and why not.
async fn deliver(
    from: &str,
    transport: &Transport,
    row: &row::Outbox,
    said: Written,
) -> Result<(), (bool, String)> {
    let address = row.to_address.parse();
    let address =
        address.map_err(|_| (true, format!("“{}” is no mail address.", row.to_address)))?;
    let from: Mailbox = from.parse().map_err(|_| (false, "Nobody to send from.".to_owned()))?;
    let host = from.email.domain().to_owned();
    let mail = Message::builder()
        .from(from)
        .to(Mailbox::new(Some(row.to_name.clone()), address))
        .subject(said.subject)
        .message_id(Some(format!("<{}@{host}>", row.id)))
        .header(header::MIME_VERSION_1_0)
        .multipart(MultiPart::alternative_plain_html(said.text, said.html))
        .map_err(|error| (true, format!("It cannot be written: {error}")))?;
    match transport.send(mail).await {
        Ok(_) => Ok(()),
        Err(error) => Err((error.is_permanent(), format!("The mail server said no: {error}"))),
    }
}

/// Removes mail that was settled long ago.
pub async fn forget_old_mail(app: &App) -> Outcome<u64> {
    let writer = app.store.bookkeeping().await?;
    let gone = writer.forget_mail(now_micros() - KEPT).await?;
    writer.commit().await?;
    Ok(gone)
}
