//! One's own keys for programs.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_store::{now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Caller, secret};
use crate::{
    App, Failure, Outcome,
    failure::unchanged,
    shape::{Listed, checked_name, instant},
};

/// A key for programs; the secret itself is not kept.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApiTokenView {
    /// Which key.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// What it is for.
    pub name: String,
    /// First characters, to recognise it.
    pub prefix: String,
    /// Last day on which it works.
    pub expires_on: Option<String>,
    /// Last use (UTC), to the minute.
    pub last_used_at: Option<String>,
    /// Since when (UTC).
    pub created_at: String,
}

/// A key to make.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewApiToken {
    /// What it is for.
    pub name: String,
    /// Last day on which it works; for ever when absent.
    pub expires_on: Option<String>,
}

/// A key just made.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CreatedApiToken {
    /// The secret; shown this once.
    pub token: String,
    /// The key.
    #[serde(flatten)]
    pub view: ApiTokenView,
}

fn view(row: row::ApiToken) -> ApiTokenView {
    ApiTokenView {
        id: row.id,
        version: row.version,
        name: row.name,
        prefix: row.prefix,
        expires_on: row.expires_on,
        last_used_at: row.last_used_at.map(instant),
        created_at: instant(row.created_at),
    }
}

/// One's own keys, newest first.
pub async fn api_tokens(app: &App, caller: &Caller) -> Outcome<Listed<ApiTokenView>> {
    let rows = app.store.read().api_tokens_of(caller.user_id).await?;
    Ok(Listed::whole(rows.into_iter().map(view).collect()))
}

/// Makes a key that may do what its owner may.
pub async fn create_api_token(
    app: &App,
    caller: &Caller,
    input: &NewApiToken,
) -> Outcome<CreatedApiToken> {
    let name = checked_name("name", &input.name)?;
    if let Some(date) = &input.expires_on
        && date.parse::<Date>().is_err()
    {
        let text = "Give a date such as 2027-12-31.";
        return Err(Failure::field("bad_date", "expires_on", text));
    }
    let token = format!("stc_{}", secret::fresh()?);
    let now = now_micros();
    let row = row::ApiToken {
        id: Uuid::now_v7(),
        version: 1,
        user_id: caller.user_id,
        name,
        prefix: token.chars().take(10).collect(),
        token_hash: secret::hash(&token),
        expires_on: input.expires_on.clone(),
        last_used_at: None,
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "api_token_created").await?;
    writer.commit().await?;
    Ok(CreatedApiToken { token, view: view(row) })
}

/// Revokes one of one's own keys at once.
pub async fn delete_api_token(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let found = app.store.read().find::<row::ApiToken>(id).await?;
    let token =
        found.filter(|token| token.user_id == caller.user_id).ok_or(Failure::NotFound("token"))?;
    unchanged(token.version, version, async { Ok(view(token.clone())) }).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.delete(&token, "api_token_revoked").await?;
    writer.commit().await?;
    Ok(())
}
