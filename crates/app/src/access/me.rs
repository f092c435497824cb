//! The person who asks: who they are and what they may do.

use serde::{Deserialize, Serialize};
use steerco_store::{fold, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Caller, ScopeView, password,
    role_grants::{self, RoleReference},
};
use crate::{
    App, Failure, Outcome,
    shape::{Reference, checked_name},
};

/// The person who asks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Me {
    /// Who.
    pub user: MyUser,
    /// Where.
    pub organisation: MyOrganisation,
    /// Roles held, and where.
    pub grants: Vec<GrantView>,
    /// Keys of all permissions held anywhere.
    pub permissions: Vec<String>,
    /// The people of plans that one signs in as.
    pub people: Vec<Reference>,
    /// Largest file that may be attached, in bytes.
    pub most_file_bytes: u64,
}

/// Oneself.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MyUser {
    /// Which user.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// Language tag such as `en-GB`.
    pub locale: String,
    /// `light`, `dark` or `auto`.
    pub theme: String,
}

/// The organisation one works for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MyOrganisation {
    /// Name.
    pub name: String,
    /// Whether the first-run set-up is done.
    pub setup_done: bool,
}

/// A role held at a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GrantView {
    /// The role.
    pub role: RoleReference,
    /// The place.
    pub scope: ScopeView,
}

/// What one may change about oneself.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchMe {
    /// Name.
    pub name: Option<String>,
    /// Language tag.
    pub locale: Option<String>,
    /// `light`, `dark` or `auto`.
    pub theme: Option<String>,
    /// New password; needs `current_password`.
    #[schema(format = "password")]
    pub password: Option<String>,
    /// Password as it is now.
    #[schema(format = "password")]
    pub current_password: Option<String>,
}

/// Who asks, and what they may do.
pub async fn me(app: &App, caller: &Caller) -> Outcome<Me> {
    let reader = app.store.read();
    let user = reader.get::<row::User>(caller.user_id).await?;
    let organisation = reader.organisation().await?;
    let people = reader.resources_of_user(user.id).await?;
    let grants = role_grants::views(&reader, reader.role_grants(Some(user.id)).await?).await?;
    Ok(Me {
        user: MyUser {
            id: user.id,
            version: user.version,
            name: user.name,
            email: user.email,
            locale: user.locale,
            theme: user.theme,
        },
        organisation: MyOrganisation {
            name: organisation.as_ref().map(|row| row.name.clone()).unwrap_or_default(),
            setup_done: organisation.is_some(),
        },
        grants: grants
            .into_iter()
            .map(|grant| GrantView { role: grant.role, scope: grant.scope })
            .collect(),
        permissions: caller.permissions().into_iter().map(str::to_owned).collect(),
        people: people.into_iter().map(|row| Reference { id: row.id, name: row.name }).collect(),
        most_file_bytes: app.settings.most_file_bytes,
    })
}

/// Changes one's own name, language, colours or password. A new password ends all other sessions.
pub async fn patch_me(app: &App, caller: &Caller, patch: &PatchMe) -> Outcome<Me> {
    let before = app.store.read().get::<row::User>(caller.user_id).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(locale) = &patch.locale {
        after.locale = locale.chars().take(35).collect();
    }
    if let Some(theme) = &patch.theme {
        if !matches!(theme.as_str(), "light" | "dark" | "auto") {
            let text = "Choose light, dark or auto.";
            return Err(Failure::field("access.unknown_theme", "theme", text));
        }
        after.theme.clone_from(theme);
    }
    if let Some(new) = &patch.password {
        password::check_strength("password", new)?;
        let current = patch.current_password.as_deref().unwrap_or_default();
        if !password::verify(current, before.password_hash.as_deref()).await? {
            return Err(Failure::field(
                "access.wrong_current_password",
                "current_password",
                "This is not your current password.",
            ));
        }
        after.password_hash = Some(password::hash(new).await?);
    }
    let verb = if patch.password.is_some() { "password_changed" } else { "user_updated" };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.update(&before, after, verb).await?;
    if patch.password.is_some() {
        writer.close_sessions(caller.user_id, caller.session_id).await?;
    }
    writer.commit().await?;
    me(app, caller).await
}
