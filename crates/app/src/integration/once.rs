//! Carrying a request out once: its answer is remembered under a key for a day.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use steerco_store::{StoreError, now_micros, row};

use crate::{App, Failure, Outcome, access::Caller};

const DAY_MICROS: i64 = 24 * 3600 * 1_000_000;
/// A request that has not answered after this long will not.
const GIVEN_UP_MICROS: i64 = 10 * 60 * 1_000_000;

/// What is known under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remembered {
    /// Nothing: carry it out.
    New,
    /// It was carried out; this was the answer.
    Answer {
        /// HTTP status.
        status: u16,
        /// Content type.
        media_type: String,
        /// Entity tag.
        etag: String,
        /// Body.
        body: Vec<u8>,
    },
}

/// Claims a key for a request, or finds what it answered.
pub async fn begin_once(
    app: &App,
    caller: &Caller,
    key: &str,
    request: &str,
) -> Outcome<Remembered> {
    let hash = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(request.as_bytes()));
    let now = now_micros();
    if let Some(known) = app.store.read().idempotency_key(caller.user_id, key).await? {
        if now - known.created_at < DAY_MICROS {
            if known.request_hash != hash {
                return Err(Failure::refused(
                    "idempotency_key_reused",
                    "This Idempotency-Key was used for a different request. Use a fresh one.",
                ));
            }
            if known.status > 0 {
                let (media_type, etag) = known.headers.split_once('\n').unwrap_or_default();
                return Ok(Remembered::Answer {
                    status: u16::try_from(known.status).unwrap_or(200),
                    media_type: media_type.into(),
                    etag: etag.into(),
                    body: known.body,
                });
            }
            if now - known.created_at < GIVEN_UP_MICROS {
                return Err(Failure::Busy);
            }
        }
        let writer = app.store.bookkeeping().await?;
        writer.forget_idempotency_key(caller.user_id, key).await?;
        writer.commit().await?;
    }
    let writer = app.store.bookkeeping().await?;
    let row = row::IdempotencyKey {
        actor_id: caller.user_id,
        key: key.into(),
        request_hash: hash,
        status: 0,
        headers: String::new(),
        body: vec![],
        created_at: now,
    };
    match writer.put_idempotency_key(row, now - DAY_MICROS).await {
        // The same request is under way elsewhere.
        Err(StoreError::Duplicate { .. }) => return Err(Failure::Busy),
        other => other?,
    }
    writer.commit().await?;
    Ok(Remembered::New)
}

/// Remembers an answer; `None` makes the key free again.
pub async fn finish_once(
    app: &App,
    caller: &Caller,
    key: &str,
    answer: Option<Remembered>,
) -> Outcome<()> {
    let writer = app.store.bookkeeping().await?;
    match answer {
        Some(Remembered::Answer { status, media_type, etag, body }) => {
            let headers = format!("{media_type}\n{etag}");
            let status = i64::from(status);
            writer.finish_idempotency_key(caller.user_id, key, status, headers, body).await?;
        }
        _ => writer.forget_idempotency_key(caller.user_id, key).await?,
    }
    writer.commit().await?;
    Ok(())
}
