//! From a cookie or a bearer token to a [`Caller`].

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use steerco_store::{Reader, now_micros, row};
use uuid::Uuid;

use super::{
    Caller,
    caller::{Held, Scope},
    permission, secret,
};
use crate::{App, Outcome};

/// How long an answer is trusted without asking the database again, for what ends by itself. Signing
/// out and changes of users, roles and tokens end the trust at once, on every node: see
/// [`steerco_store::Store::access_epoch`].
const TRUST: Duration = Duration::from_secs(3);
/// A session nobody used for this long has ended.
pub(crate) const IDLE_MICROS: i64 = 8 * 3600 * 1_000_000;
/// Uses are noted at most this often.
const TOUCH_MICROS: i64 = 60 * 1_000_000;

/// Who was recognised recently, by hash of their secret.
#[derive(Debug, Default)]
pub struct Authenticated {
    known: Mutex<HashMap<String, Seen>>,
}

#[derive(Debug)]
struct Seen {
    caller: Arc<Caller>,
    at: Instant,
    epoch: u64,
}

impl Seen {
    fn holds(&self, epoch: u64) -> bool {
        self.epoch == epoch && self.at.elapsed() < TRUST
    }
}

impl Authenticated {
    fn get(&self, hash: &str, epoch: u64) -> Option<Arc<Caller>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(hash).filter(|seen| seen.holds(epoch)).map(|seen| seen.caller.clone())
    }

    fn put(&self, hash: String, caller: Arc<Caller>, epoch: u64) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > 2000 {
            known.retain(|_, seen| seen.holds(epoch));
        }
        known.insert(hash, Seen { caller, at: Instant::now(), epoch });
    }
}

/// Recognises a session cookie's value or an API token; `None` when it is not (or no longer) good.
pub async fn authenticate(app: &App, presented: &str) -> Outcome<Option<Arc<Caller>>> {
    if presented.len() > 200 {
        return Ok(None);
    }
    let hash = secret::hash(presented);
    // Taken before the database is asked: a change in between makes the answer count as old.
    let epoch = app.store.access_epoch();
    if let Some(caller) = app.authenticated.get(&hash, epoch) {
        return Ok(Some(caller));
    }
    let reader = app.store.read();
    let caller = if presented.starts_with("stc_") {
        by_token(app, &reader, &hash).await?
    } else {
        by_session(app, &reader, &hash).await?
    };
    let caller = caller.map(Arc::new);
    if let Some(caller) = &caller {
        app.authenticated.put(hash, caller.clone(), epoch);
    }
    Ok(caller)
}

async fn by_session(app: &App, reader: &Reader, hash: &str) -> Outcome<Option<Caller>> {
    let Some(session) = reader.session_by_hash(hash).await? else { return Ok(None) };
    let now = now_micros();
    if now >= session.expires_at || now - session.last_seen_at >= IDLE_MICROS {
        return Ok(None);
    }
    if now - session.last_seen_at >= TOUCH_MICROS {
        let writer = app.store.bookkeeping().await?;
        writer.touch_session(session.id, now).await?;
        writer.commit().await?;
    }
    caller_of(reader, session.user_id, Some(session.id)).await
}

async fn by_token(app: &App, reader: &Reader, hash: &str) -> Outcome<Option<Caller>> {
    let Some(token) = reader.api_token_by_hash(hash).await? else { return Ok(None) };
    let now = now_micros();
    if token
        .expires_on
        .as_ref()
        .is_some_and(|last_day| crate::shape::instant(now) > format!("{last_day}T24"))
    {
        return Ok(None);
    }
    if token.last_used_at.is_none_or(|at| now - at >= TOUCH_MICROS) {
        let writer = app.store.bookkeeping().await?;
        writer.touch_api_token(token.id, now).await?;
        writer.commit().await?;
    }
    caller_of(reader, token.user_id, None).await
}

/// The caller a user is, unless deactivated.
pub(crate) async fn caller_of(
    reader: &Reader,
    user_id: Uuid,
    session_id: Option<Uuid>,
) -> Outcome<Option<Caller>> {
    let Some(user) = reader.find::<row::User>(user_id).await?.filter(|user| user.active) else {
        return Ok(None);
    };
    let allowed = reader.role_permissions().await?;
    let held = held(&reader.role_grants(Some(user_id)).await?, &allowed);
    Ok(Some(Caller { user_id, name: user.name, session_id, held }))
}

fn held(grants: &[row::RoleGrant], allowed: &BTreeMap<Uuid, Vec<String>>) -> Vec<Held> {
    grants
        .iter()
        .map(|grant| Held {
            scope: match grant.scope_kind.as_str() {
                "organisation" => Scope::Organisation,
                "portfolio" => Scope::Portfolio(grant.scope_id),
                "program" => Scope::Program(grant.scope_id),
                _ => Scope::Project(grant.scope_id),
            },
            permissions: allowed
                .get(&grant.role_id)
                .into_iter()
                .flatten()
                .flat_map(|key| permission::gives(key))
                .collect(),
        })
        .collect()
}
