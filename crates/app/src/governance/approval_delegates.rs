//! Substitutes: who decides for whom while they are away. The log of an approval names both.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_store::{Reader, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::approvals::{tell_stand_in, today};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::same_version,
    shape::{Listed, Reference},
};

/// A person who stands in for another.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DelegateView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Who is away.
    pub user: Reference,
    /// Who decides for them.
    pub delegate: Reference,
    /// First day, such as `2026-12-21`.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Why.
    pub note: String,
}

/// A substitute to name.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewDelegate {
    /// Who is away; oneself when absent.
    pub user_id: Option<Uuid>,
    /// Who decides for them.
    pub delegate_id: Uuid,
    /// First day, such as `2026-12-21`.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Why.
    #[serde(default)]
    pub note: String,
}

async fn views(reader: &Reader, rows: Vec<row::ApprovalDelegate>) -> Outcome<Vec<DelegateView>> {
    let ids: Vec<Uuid> = rows.iter().flat_map(|row| [row.user_id, row.delegate_id]).collect();
    let people = reader.get_many::<row::User>(&ids).await?;
    let person = |id: Uuid| {
        let name = people.iter().find(|user| user.id == id).map(|user| user.name.clone());
        Reference { id, name: name.unwrap_or_default() }
    };
    let view = |row: row::ApprovalDelegate| DelegateView {
        id: row.id,
        version: row.version,
        user: person(row.user_id),
        delegate: person(row.delegate_id),
        from: row.from_date,
        to: row.to_date,
        note: row.note,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Who stands in for the caller, and for whom the caller does, now or later; everybody's for those
/// who configure approvals.
pub async fn approval_delegates(app: &App, caller: &Caller) -> Outcome<Listed<DelegateView>> {
    let everybody = caller.may("approval.configure", Place::ORGANISATION);
    let person = (!everybody).then_some(caller.user_id);
    let reader = app.store.read();
    let rows = reader.approval_delegates(person, &today()).await?;
    Ok(Listed::whole(views(&reader, rows).await?))
}

fn day(field: &str, text: &str) -> Outcome<Date> {
    text.trim()
        .parse()
        .map_err(|_| Failure::field("bad_date", field, "Give a day such as 2026-12-21."))
}

/// Names a substitute for oneself; who configures approvals may do so for others.
pub async fn create_approval_delegate(
    app: &App,
    caller: &Caller,
    input: &NewDelegate,
) -> Outcome<DelegateView> {
    let user_id = input.user_id.unwrap_or(caller.user_id);
    let no = |field: &str, text: &str| Err(Failure::field("approval.bad_delegate", field, text));
    if user_id != caller.user_id && !caller.may("approval.configure", Place::ORGANISATION) {
        return no("user_id", "You may name a substitute for yourself only.");
    }
    if user_id == input.delegate_id {
        return no("delegate_id", "Choose somebody else than the person who is away.");
    }
    let (from, to) = (day("from", &input.from)?, day("to", &input.to)?);
    if to < from {
        return no("to", "The last day is before the first.");
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    if writer.find::<row::User>(user_id).await?.is_none() {
        return no("user_id", "There is no such person.");
    }
    match writer.find::<row::User>(input.delegate_id).await? {
        Some(user) if user.active => {}
        _ => return no("delegate_id", "There is no such person, or they cannot sign in."),
    }
    let now = now_micros();
    let day = today();
    let begins = from.to_string() <= day && day <= to.to_string();
    let row = row::ApprovalDelegate {
        id: Uuid::now_v7(),
        version: 1,
        user_id,
        delegate_id: input.delegate_id,
        from_date: from.to_string(),
        to_date: to.to_string(),
        note: input.note.trim().chars().take(500).collect(),
        told: begins,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&row, "approval_delegate_created").await?;
    writer.inbox_changed(row.delegate_id);
    if begins {
        tell_stand_in(&mut writer, user_id, row.delegate_id).await?;
    }
    writer.commit().await?;
    let shown = views(&app.store.read(), vec![row]).await?.pop();
    shown.ok_or(Failure::NotFound("substitute"))
}

/// Tells those whose time to stand in has come today what waits already. Every node does so now and then;
/// whom another node tells at the same time is told once.
pub async fn tell_substitutes(app: &App) -> Outcome<()> {
    tell_substitutes_of(app, &today()).await
}

/// The same on a day such as `2026-12-21`.
pub async fn tell_substitutes_of(app: &App, day: &str) -> Outcome<()> {
    for row in app.store.read().substitutes_to_tell(day).await? {
        let mut writer = app.store.write(None).await?;
        let told = row::ApprovalDelegate { told: true, ..row.clone() };
        let done = async {
            writer.update(&row, told, "approval_delegate_began").await?;
            writer.inbox_changed(row.delegate_id);
            tell_stand_in(&mut writer, row.user_id, row.delegate_id).await?;
            Ok(writer.commit().await?)
        };
        match done.await {
            Ok(()) | Err(Failure::Stale { .. } | Failure::Busy | Failure::NotFound(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(())
}

/// Ends that somebody stands in; either of the two may, and who configures approvals.
pub async fn delete_approval_delegate(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<()> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.find::<row::ApprovalDelegate>(id).await?;
    let row = row.ok_or(Failure::NotFound("substitute"))?;
    let theirs = [row.user_id, row.delegate_id].contains(&caller.user_id);
    if !theirs && !caller.may("approval.configure", Place::ORGANISATION) {
        return Err(Failure::NotFound("substitute"));
    }
    same_version(row.version, version)?;
    writer.delete(&row, "approval_delegate_deleted").await?;
    writer.inbox_changed(row.delegate_id);
    writer.commit().await?;
    Ok(())
}
