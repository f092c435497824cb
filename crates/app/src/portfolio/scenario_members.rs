//! Who works on a scenario besides its owner.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::portfolios::owners;
use super::scenarios::{check_owner_of, find, place};
use crate::{
    App, Failure, Outcome,
    access::{Caller, caller_of},
    shape::Reference,
};

/// Someone who works on a scenario.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenarioMemberView {
    /// Who.
    pub user: Reference,
    /// A contributor, who changes it; otherwise a reader.
    pub may_edit: bool,
}

/// Someone to work on a scenario.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ScenarioMemberInput {
    /// Who.
    pub user_id: Uuid,
    /// A contributor, who changes it; otherwise a reader.
    #[serde(default)]
    pub may_edit: bool,
}

/// Everyone who works on a scenario, whole.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PutScenarioMembers {
    /// Who, besides the owner.
    pub members: Vec<ScenarioMemberInput>,
}

/// Who works on a scenario besides its owner.
pub async fn scenario_members(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<Vec<ScenarioMemberView>> {
    let reader = app.store.read();
    find(&reader, caller, id, "scenario.view").await?;
    let rows = reader.members_of_scenario(id).await?;
    let users = owners(&reader, rows.iter().map(|row| Some(row.user_id))).await?;
    let view = |row: &row::ScenarioMember| {
        let user = users.iter().find(|user| user.id == row.user_id)?.clone();
        Some(ScenarioMemberView { user, may_edit: row.may_edit })
    };
    Ok(rows.iter().filter_map(view).collect())
}

/// Says who works on a scenario; for its owner.
///
/// # Errors
/// Somebody is not there, or may not see scenarios.
pub async fn put_scenario_members(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &PutScenarioMembers,
) -> Outcome<Vec<ScenarioMemberView>> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let scenario = find(&writer, caller, id, "scenario.view").await?;
    check_owner_of(caller, &scenario)?;
    let before = writer.members_of_scenario(id).await?;
    for row in &before {
        if !input.members.iter().any(|one| one.user_id == row.user_id) {
            writer.delete(row, "scenario_member_removed").await?;
        }
    }
    let now = now_micros();
    let mut done: Vec<Uuid> = vec![scenario.author_id];
    for member in &input.members {
        if done.contains(&member.user_id) {
            continue;
        }
        done.push(member.user_id);
        match before.iter().find(|row| row.user_id == member.user_id) {
            Some(row) if row.may_edit == member.may_edit => {}
            Some(row) => {
                let after = row::ScenarioMember { may_edit: member.may_edit, ..row.clone() };
                writer.update(row, after, "scenario_member_changed").await?;
            }
            None => {
                check_member(&writer, &scenario, member.user_id).await?;
                let row = row::ScenarioMember {
                    id: Uuid::now_v7(),
                    version: 1,
                    scenario_id: id,
                    user_id: member.user_id,
                    may_edit: member.may_edit,
                    created_at: now,
                    updated_at: now,
                };
                writer.insert(&row, "scenario_member_added").await?;
            }
        }
    }
    writer.commit().await?;
    scenario_members(app, caller, id).await
}

/// Refuses somebody who is not there, is out of use, or would be told of a scenario that they may not open.
async fn check_member(reader: &Reader, scenario: &row::Scenario, user: Uuid) -> Outcome<()> {
    let no = |code, text| Err(Failure::field(code, "members", text));
    let Some(row) = reader.find::<row::User>(user).await? else {
        return no("scenario.unknown_member", "There is no such user.".to_owned());
    };
    let member = caller_of(reader, user, None).await?;
    if member.is_some_and(|member| member.may("scenario.view", place(scenario))) {
        return Ok(());
    }
    let text = format!(
        "{} could not open this scenario: none of their roles may see scenarios. Ask an administrator for a \
         role that may, or leave them out.",
        row.name
    );
    no("scenario.member_cannot_see", text)
}
