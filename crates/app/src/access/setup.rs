//! The first run: a one-time link in the server's log makes the organisation, its roles, its
//! standard calendar and the first administrator.

use serde::{Deserialize, Serialize};
use steerco_store::{Writer, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{NewUser, SHIPPED_ROLES, SignedIn, secret, sign_in::open_session, users::new_row};
use crate::{
    App, Failure, Outcome,
    governance::{PmoType, set_pmo_type},
    shape::checked_name,
};

const PURPOSE: &str = "setup";
/// The link works for a day; a restart makes a new one.
const LIFETIME_MICROS: i64 = 24 * 3600 * 1_000_000;

/// Whether the first-run set-up is still to be done.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct SetupNeeded {
    /// Nobody can sign in yet.
    pub needed: bool,
}

/// The first-run set-up.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct SetupInput {
    /// From the one-time link in the server's log.
    pub token: String,
    /// Name of the organisation.
    pub organisation_name: String,
    /// Name of the first administrator.
    pub name: String,
    /// Their mail address.
    pub email: String,
    /// Their password.
    #[schema(format = "password")]
    pub password: String,
    /// How strictly gates are kept; controlling when absent.
    #[serde(default)]
    pub pmo_type: Option<PmoType>,
}

/// Whether the first-run set-up is still to be done.
pub async fn setup_needed(app: &App) -> Outcome<SetupNeeded> {
    Ok(SetupNeeded { needed: app.store.read().user_count().await? == 0 })
}

/// Makes the one-time link when nobody can sign in yet; answers its address.
pub async fn prepare_setup(app: &App) -> Outcome<Option<String>> {
    if !setup_needed(app).await?.needed {
        return Ok(None);
    }
    let token = secret::fresh()?;
    let writer = app.store.bookkeeping().await?;
    let expires_at = writer.at() + LIFETIME_MICROS;
    writer.put_one_time_link(PURPOSE, secret::hash(&token), expires_at).await?;
    writer.commit().await?;
    Ok(Some(format!("{}/setup?token={token}", app.settings.public_url)))
}

/// Uses the one-time link up and opens a session for the first administrator.
pub async fn set_up(app: &App, input: &SetupInput, client: &str) -> Outcome<SignedIn> {
    if !setup_needed(app).await?.needed {
        return Err(Failure::refused(
            "access.setup_done",
            "This installation is set up already. Sign in instead.",
        ));
    }
    let mut writer = app.store.write(None).await?;
    if !writer.take_one_time_link(PURPOSE, &secret::hash(&input.token)).await? {
        return Err(Failure::field(
            "access.bad_setup_link",
            "token",
            "This link is used up or too old. Restart the server; its log shows a new one.",
        ));
    }
    let administrator = found(&mut writer, input).await?;
    writer.commit().await?;
    open_session(app, &administrator, client).await
}

/// Writes what every installation starts with.
async fn found(writer: &mut Writer<'_>, input: &SetupInput) -> Outcome<row::User> {
    let person = NewUser {
        name: input.name.clone(),
        email: input.email.clone(),
        password: Some(input.password.clone()),
        locale: None,
    };
    let administrator = found_organisation(writer, &input.organisation_name, &person).await?;
    if let Some(organisation) = writer.organisation().await? {
        set_pmo_type(writer, organisation.id, input.pmo_type, None).await?;
    }
    Ok(administrator)
}

/// Writes the organisation, its roles, its calendars and its first administrator.
pub(crate) async fn found_organisation(
    writer: &mut Writer<'_>,
    organisation_name: &str,
    person: &NewUser,
) -> Outcome<row::User> {
    let now = now_micros();
    let organisation = row::Organisation {
        id: Uuid::now_v7(),
        version: 1,
        name: checked_name("organisation_name", organisation_name)?,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&organisation, "organisation_founded").await?;
    let administrator = new_row(person).await?;
    writer.insert(&administrator, "user_created").await?;
    for (key, name, permissions) in SHIPPED_ROLES {
        let role = row::Role {
            id: Uuid::now_v7(),
            version: 1,
            key: (*key).into(),
            name: (*name).into(),
            shipped: true,
            created_at: now,
            updated_at: now,
        };
        writer.insert(&role, "role_created").await?;
        let keys: Vec<String> = permissions.iter().map(|key| (*key).to_owned()).collect();
        writer.set_role_permissions(role.id, &keys).await?;
        if *key == "pmo_director" {
            let grant = row::RoleGrant {
                id: Uuid::now_v7(),
                version: 1,
                user_id: administrator.id,
                role_id: role.id,
                scope_kind: "organisation".into(),
                scope_id: organisation.id,
                created_at: now,
                updated_at: now,
            };
            writer.insert(&grant, "role_granted").await?;
        }
    }
    crate::organisation::insert_standard_plan_types(writer).await?;
    crate::plan::insert_standard_calendars(writer).await?;
    Ok(administrator)
}
