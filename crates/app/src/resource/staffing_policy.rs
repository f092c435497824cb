//! How much each criterion counts when people are ranked for a request: data of the organisation.

use serde::{Deserialize, Serialize};
use steerco_capacity::Weights;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
};

/// To begin with: being able to do it and having time count most.
const USUAL: Weights = [30, 20, 30, 10, 5, 5, 5];

/// How much each criterion counts, 0 to 100; only their proportion matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StaffingPolicyView {
    /// Optimistic lock; 0 while nobody has changed it.
    pub version: i64,
    /// Which of the skills are there.
    pub skill: i64,
    /// How far they come up to the level.
    pub level: i64,
    /// How much of the time is free.
    pub availability: i64,
    /// What an hour costs; only for who may see rates.
    pub cost: i64,
    /// At the place that is wished for.
    pub location: i64,
    /// How much of the day is shared.
    pub time_zone: i64,
    /// Which of the skills they would like to work with.
    pub interest: i64,
}

/// How much each criterion is to count.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[expect(missing_docs, reason = "the names are those of the view")]
pub struct PutStaffingPolicy {
    pub skill: i64,
    pub level: i64,
    pub availability: i64,
    pub cost: i64,
    pub location: i64,
    pub time_zone: i64,
    #[serde(default)]
    pub interest: i64,
}

/// The weights that count, with their version.
pub(super) async fn weights_of(reader: &Reader) -> Outcome<(i64, Weights)> {
    Ok(match reader.staffing_policy().await? {
        None => (0, USUAL),
        Some(row) => {
            let (skill, level, availability) = (row.skill, row.level, row.availability);
            let (cost, location, time_zone) = (row.cost, row.location, row.time_zone);
            let weights = [skill, level, availability, cost, location, time_zone, row.interest];
            (row.version, weights)
        }
    })
}

fn view((version, weights): (i64, Weights)) -> StaffingPolicyView {
    let [skill, level, availability, cost, location, time_zone, interest] = weights;
    StaffingPolicyView { version, skill, level, availability, cost, location, time_zone, interest }
}

/// How much each criterion counts.
pub async fn staffing_policy(app: &App, caller: &Caller) -> Outcome<StaffingPolicyView> {
    caller.require("staffing.answer", Place::ORGANISATION)?;
    Ok(view(weights_of(&app.store.read()).await?))
}

/// Says how much each criterion counts.
pub async fn put_staffing_policy(
    app: &App,
    caller: &Caller,
    version: i64,
    input: &PutStaffingPolicy,
) -> Outcome<StaffingPolicyView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let named = [
        ("skill", input.skill),
        ("level", input.level),
        ("availability", input.availability),
        ("cost", input.cost),
        ("location", input.location),
        ("time_zone", input.time_zone),
        ("interest", input.interest),
    ];
    if let Some((field, _)) = named.iter().find(|(_, weight)| !(0..=100).contains(weight)) {
        let text = "Give a whole number from 0 to 100.";
        return Err(Failure::field("staffing.bad_weight", field, text));
    }
    if named.iter().all(|(_, weight)| *weight == 0) {
        let text = "Nothing would count. Give at least one criterion some weight.";
        return Err(Failure::field("staffing.no_weight", "skill", text));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let now = weights_of(&writer).await?;
    unchanged(now.0, version, async { Ok(view(now)) }).await?;
    let before = writer.staffing_policy().await?;
    let row = row::StaffingPolicy {
        id: before.as_ref().map_or_else(Uuid::now_v7, |row| row.id),
        version: before.as_ref().map_or(1, |row| row.version),
        skill: input.skill,
        level: input.level,
        availability: input.availability,
        cost: input.cost,
        location: input.location,
        time_zone: input.time_zone,
        interest: input.interest,
        created_at: before.as_ref().map_or(writer.at(), |row| row.created_at),
        updated_at: writer.at(),
    };
    match &before {
        Some(before) => {
            writer.update(before, row, "staffing_policy_updated").await?;
        }
        None => writer.insert(&row, "staffing_policy_updated").await?,
    }
    writer.commit().await?;
    Ok(view(weights_of(&app.store.read()).await?))
}
