//! Signing in with mail address and password.

use std::{sync::Arc, time::Duration};

use serde::Deserialize;
use steerco_store::{fold, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Caller, Me, authenticate::caller_of, me, password, secret};
use crate::{App, Failure, Outcome};

/// A session ends after this long in any case.
const LIFETIME_MICROS: i64 = 14 * 24 * 3600 * 1_000_000;

/// Mail address and password.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct SignIn {
    /// Mail address.
    pub email: String,
    /// Password.
    #[schema(format = "password")]
    pub password: String,
}

/// A new session.
#[derive(Debug)]
pub struct SignedIn {
    /// Value of the cookie; shown to the browser once.
    pub secret: String,
    /// Who signed in.
    pub me: Me,
}

/// Opens a session. `address` is where the request came from, `client` what the browser calls
/// itself.
pub async fn sign_in(app: &App, input: &SignIn, address: &str, client: &str) -> Outcome<SignedIn> {
    let account = format!("account {}", fold(input.email.trim()));
    app.throttle.attempt(account.clone(), 10.0, Duration::from_secs(30))?;
    let address = format!("address {address}");
    app.throttle.attempt(address.clone(), 60.0, Duration::from_secs(2))?;
    let reader = app.store.read();
    let user = reader.user_by_email(&input.email).await?.filter(|user| user.active);
    let stored = user.as_ref().and_then(|user| user.password_hash.as_deref());
    let fits = password::verify(&input.password, stored).await?;
    let Some(user) = user.filter(|_| fits) else {
        return Err(Failure::refused(
            "access.wrong_credentials",
            "The mail address or the password is wrong. Check both; \
             an administrator can reset the password.",
        ));
    };
    app.throttle.forgive(&account, &address);
    open_session(app, &user, client).await
}

/// Opens a session for a user who has proved who they are.
pub(crate) async fn open_session(app: &App, user: &row::User, client: &str) -> Outcome<SignedIn> {
    let secret = secret::fresh()?;
    let now = now_micros();
    let session = row::Session {
        id: Uuid::now_v7(),
        token_hash: secret::hash(&secret),
        user_id: user.id,
        created_at: now,
        last_seen_at: now,
        expires_at: now + LIFETIME_MICROS,
        client: client.chars().take(200).collect(),
    };
    let session_id = session.id;
    let writer = app.store.bookkeeping().await?;
    writer.open_session(session).await?;
    writer.commit().await?;
    let caller: Option<Caller> = caller_of(&app.store.read(), user.id, Some(session_id)).await?;
    let caller = Arc::new(caller.ok_or(Failure::NotSignedIn)?);
    Ok(SignedIn { secret, me: me(app, &caller).await? })
}
