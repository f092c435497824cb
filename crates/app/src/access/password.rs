//! Passwords: argon2id, checked in the same time whether the user exists or not.

use std::sync::LazyLock;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use crate::{Failure, Outcome};

/// A hash that no password fits, to spend the same time on unknown users.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    super::secret::fresh().ok().and_then(|secret| digest(&secret).ok()).unwrap_or_default()
});

/// Refuses passwords that are too short to be worth anything.
pub(crate) fn check_strength(field: &str, password: &str) -> Outcome<()> {
    let length = password.chars().count();
    if length < 10 {
        let text = "Use at least 10 characters; several words are easiest to remember.";
        return Err(Failure::field("access.password_too_short", field, text));
    }
    if length > 500 {
        let text = "Use at most 500 characters.";
        return Err(Failure::field("access.password_too_long", field, text));
    }
    Ok(())
}

/// Hashes a password on a thread that may take its time.
pub(crate) async fn hash(password: &str) -> Outcome<String> {
    let password = password.to_owned();
    tokio::task::spawn_blocking(move || digest(&password))
        .await
        .map_err(|error| Failure::Fault(error.to_string()))?
}

/// Whether the password fits; takes as long for `None`.
pub(crate) async fn verify(password: &str, stored: Option<&str>) -> Outcome<bool> {
    let password = password.to_owned();
    let stored = stored.map(str::to_owned);
    tokio::task::spawn_blocking(move || {
        let known = stored.is_some();
        let text = stored.unwrap_or_else(|| NOBODY.clone());
        let fits = PasswordHash::new(&text).is_ok_and(|parsed| {
            Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok()
        });
        known && fits
    })
    .await
    .map_err(|error| Failure::Fault(error.to_string()))
}

fn digest(password: &str) -> Outcome<String> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Failure::Fault(format!("hashing a password: {error}")))
}
