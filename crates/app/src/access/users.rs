//! People who can sign in.

use serde::{Deserialize, Serialize};
use steerco_store::{access::UserFilter, fold, now_micros, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{Caller, Place, password};
use crate::{
    App, Failure, Outcome,
    failure::unchanged,
    shape::{Listed, PageQuery, Reference, checked_name, instant},
};

/// A person who can sign in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UserView {
    /// Which user.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// Whether they may sign in.
    pub active: bool,
    /// Since when (UTC).
    pub created_at: String,
    /// Last change (UTC).
    pub updated_at: String,
}

/// A user to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewUser {
    /// Name.
    pub name: String,
    /// Mail address, unique.
    pub email: String,
    /// Password to begin with; without one they cannot sign in until it is reset.
    #[schema(format = "password")]
    pub password: Option<String>,
    /// Language tag.
    pub locale: Option<String>,
}

/// Changes to a user.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchUser {
    /// Name.
    pub name: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Whether they may sign in; signing out follows at once.
    pub active: Option<bool>,
    /// New password; ends all their sessions.
    #[schema(format = "password")]
    pub password_reset: Option<String>,
}

/// Which users.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UserQuery {
    /// Only those who may, or may not, sign in.
    pub active: Option<bool>,
}

fn view(row: row::User) -> UserView {
    UserView {
        id: row.id,
        version: row.version,
        name: row.name,
        email: row.email,
        active: row.active,
        created_at: instant(row.created_at),
        updated_at: instant(row.updated_at),
    }
}

/// Users by name.
pub async fn users(
    app: &App,
    caller: &Caller,
    query: &UserQuery,
    page: &PageQuery,
) -> Outcome<Listed<UserView>> {
    caller.require("user.view", Place::ORGANISATION)?;
    let (ask, _) = page.ask("name")?;
    let filter = UserFilter { q: page.search(), active: query.active };
    Ok(Listed::of(app.store.read().users(&filter, &ask).await?, view))
}

/// Names of those who can sign in, for choosing a person: at most twenty, and only for what is
/// looked for with two letters or more. Mail addresses take the permission to see users.
pub async fn directory(
    app: &App,
    _caller: &Caller,
    page: &PageQuery,
) -> Outcome<Listed<Reference>> {
    let Some(q) = page.search().filter(|q| q.chars().count() >= 2) else {
        return Ok(Listed::whole(vec![]));
    };
    let found = app.store.read().users_named(&q, 20).await?;
    let names = found.into_iter().map(|row| Reference { id: row.id, name: row.name });
    Ok(Listed::whole(names.collect()))
}

/// One user.
pub async fn user(app: &App, caller: &Caller, id: Uuid) -> Outcome<UserView> {
    caller.require("user.view", Place::ORGANISATION)?;
    let found = app.store.read().find::<row::User>(id).await?;
    found.map(view).ok_or(Failure::NotFound("user"))
}

/// Adds a user.
pub async fn create_user(app: &App, caller: &Caller, input: &NewUser) -> Outcome<UserView> {
    caller.require("user.manage", Place::ORGANISATION)?;
    let row = new_row(input).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "user_created").await?;
    writer.commit().await?;
    Ok(view(row))
}

/// A row for a new user, checked.
pub(crate) async fn new_row(input: &NewUser) -> Outcome<row::User> {
    let name = checked_name("name", &input.name)?;
    let email = checked_email(&input.email)?;
    let password_hash = match &input.password {
        None => None,
        Some(password) => {
            password::check_strength("password", password)?;
            Some(password::hash(password).await?)
        }
    };
    let now = now_micros();
    Ok(row::User {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        email_folded: fold(&email),
        email,
        password_hash,
        locale: input.locale.clone().unwrap_or_else(|| "en".into()),
        theme: "auto".into(),
        active: true,
        created_at: now,
        updated_at: now,
    })
}

/// A mail address that can be one.
pub(crate) fn checked_email(email: &str) -> Outcome<String> {
    let email = email.trim();
    let good = email.len() <= 254
        && !email.contains(char::is_whitespace)
        && email.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty());
    if good {
        Ok(email.to_owned())
    } else {
        let text = "Give a mail address such as ann@example.org.";
        Err(Failure::field("access.bad_email", "email", text))
    }
}

/// Changes a user; deactivating or a new password ends their sessions.
pub async fn update_user(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchUser,
) -> Outcome<UserView> {
    caller.require("user.manage", Place::ORGANISATION)?;
    let found = app.store.read().find::<row::User>(id).await?;
    let before = found.ok_or(Failure::NotFound("user"))?;
    unchanged(before.version, version, async { Ok(view(before.clone())) }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(email) = &patch.email {
        after.email = checked_email(email)?;
        after.email_folded = fold(&after.email);
    }
    if let Some(active) = patch.active {
        if id == caller.user_id && !active {
            return Err(Failure::field(
                "access.not_yourself",
                "active",
                "You cannot deactivate yourself. Ask another administrator.",
            ));
        }
        after.active = active;
    }
    if let Some(password) = &patch.password_reset {
        password::check_strength("password_reset", password)?;
        after.password_hash = Some(password::hash(password).await?);
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = writer.update(&before, after, "user_updated").await?;
    if !after.active || patch.password_reset.is_some() {
        writer.close_sessions(id, None).await?;
    }
    writer.commit().await?;
    Ok(view(after))
}

/// Sets the password of the user with this mail address, for the command line.
pub async fn reset_password(app: &App, email: &str, password: &str) -> Outcome<()> {
    password::check_strength("password", password)?;
    let before = app.store.read().user_by_email(email).await?.ok_or(Failure::NotFound("user"))?;
    let mut after = before.clone();
    after.password_hash = Some(password::hash(password).await?);
    after.active = true;
    let mut writer = app.store.write(None).await?;
    writer.update(&before, after, "password_reset").await?;
    writer.close_sessions(before.id, None).await?;
    writer.commit().await?;
    Ok(())
}
