//! What counts as too little and too much to do, what a person-day is, what roles are to reach, and whether what was
//! promised in the past is locked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_capacity::{Band, Bands};
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{basis_points, percent},
};

/// The policy of an installation.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CapacityPolicyView {
    /// Optimistic lock; 0 while nobody has changed it.
    pub version: i64,
    /// Below this utilisation a person is idle, percent.
    pub idle_below_percent: f64,
    /// Below this there is room.
    pub free_below_percent: f64,
    /// To this, inclusive, a person is full.
    pub full_to_percent: f64,
    /// To this, inclusive, a little over.
    pub over_to_percent: f64,
    /// From this on far over; between is high.
    pub severe_from_percent: f64,
    /// Minutes of a person-day.
    pub day_minutes: i64,
    /// Utilisation to reach, percent, of roles without a target of their own.
    pub target_percent: f64,
    /// Utilisation to reach by role.
    pub role_targets: Vec<RoleTarget>,
    /// Whether promised time before the status date of its project is locked.
    pub status_lock: bool,
}

/// What a role is to reach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RoleTarget {
    /// Which role.
    pub job_role_id: Uuid,
    /// Utilisation to reach, percent.
    pub percent: f64,
}

/// The policy as it is to be.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PutCapacityPolicy {
    /// Below this utilisation a person is idle, percent.
    pub idle_below_percent: f64,
    /// Below this there is room.
    pub free_below_percent: f64,
    /// To this, inclusive, a person is full.
    pub full_to_percent: f64,
    /// To this, inclusive, a little over.
    pub over_to_percent: f64,
    /// From this on far over.
    pub severe_from_percent: f64,
    /// Minutes of a person-day.
    pub day_minutes: i64,
    /// Utilisation to reach, percent.
    pub target_percent: f64,
    /// Utilisation to reach by role.
    #[serde(default)]
    pub role_targets: Vec<RoleTarget>,
    /// Whether promised time before the status date of its project is locked; it is not unless told.
    #[serde(default)]
    pub status_lock: bool,
}

/// What a load means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LoadBand {
    /// Nothing there and nothing asked for.
    Nothing,
    /// Far less than there is.
    Idle,
    /// There is room.
    Free,
    /// About what there is.
    Full,
    /// A little too much.
    Over,
    /// Too much.
    High,
    /// Far too much.
    Severe,
    /// Asked of who has no time at all.
    Infinite,
}

impl From<Band> for LoadBand {
    fn from(band: Band) -> Self {
        match band {
            Band::Nothing => Self::Nothing,
            Band::Idle => Self::Idle,
            Band::Free => Self::Free,
            Band::Full => Self::Full,
            Band::Over => Self::Over,
            Band::High => Self::High,
            Band::Severe => Self::Severe,
            Band::Infinite => Self::Infinite,
        }
    }
}

/// The policy as the engine reads it.
#[derive(Debug, Clone)]
pub(super) struct Policy {
    pub(super) version: i64,
    pub(super) bands: Bands,
    pub(super) day_minutes: i64,
    pub(super) target: i64,
    pub(super) role_targets: BTreeMap<Uuid, i64>,
    /// Whether promised time before the status date of its project is locked.
    pub(super) status_lock: bool,
}

impl Policy {
    /// What the people of a role are to reach, in basis points.
    pub(super) fn target_of(&self, role: Option<Uuid>) -> i64 {
        role.and_then(|id| self.role_targets.get(&id)).copied().unwrap_or(self.target)
    }

    pub(super) fn view(&self) -> CapacityPolicyView {
        let targets = self.role_targets.iter();
        CapacityPolicyView {
            version: self.version,
            idle_below_percent: percent(self.bands.idle_below),
            free_below_percent: percent(self.bands.free_below),
            full_to_percent: percent(self.bands.full_to),
            over_to_percent: percent(self.bands.over_to),
            severe_from_percent: percent(self.bands.severe_from),
            day_minutes: self.day_minutes,
            target_percent: percent(self.target),
            role_targets: targets
                .map(|(id, target)| RoleTarget { job_role_id: *id, percent: percent(*target) })
                .collect(),
            status_lock: self.status_lock,
        }
    }
}

/// The policy that counts: as somebody has set it, or the one to begin with.
pub(super) async fn policy(reader: &Reader) -> Outcome<Policy> {
    let Some(row) = reader.capacity_policy().await? else {
        return Ok(Policy {
            version: 0,
            bands: Bands::default(),
            day_minutes: 480,
            target: 8_000,
            role_targets: BTreeMap::new(),
            status_lock: false,
        });
    };
    of_row(&row)
}

fn of_row(row: &row::CapacityPolicy) -> Outcome<Policy> {
    Ok(Policy {
        version: row.version,
        bands: Bands {
            idle_below: row.idle_below,
            free_below: row.free_below,
            full_to: row.full_to,
            over_to: row.over_to,
            severe_from: row.severe_from,
        },
        day_minutes: row.day_minutes,
        target: row.target,
        role_targets: serde_json::from_str(&row.role_targets)
            .map_err(|error| Failure::Fault(format!("targets of roles: {error}")))?,
        status_lock: row.status_lock,
    })
}

/// What counts as too little and too much to do.
pub async fn capacity_policy(app: &App, caller: &Caller) -> Outcome<CapacityPolicyView> {
    caller.require("allocation.view", Place::ORGANISATION)?;
    Ok(policy(&app.store.read()).await?.view())
}

/// Sets what counts as too little and too much to do.
pub async fn put_capacity_policy(
    app: &App,
    caller: &Caller,
    version: i64,
    input: &PutCapacityPolicy,
) -> Outcome<CapacityPolicyView> {
    caller.require("resource.manage", Place::ORGANISATION)?;
    let most = 1_000.0;
    let bands = Bands {
        idle_below: basis_points("idle_below_percent", input.idle_below_percent, most)?,
        free_below: basis_points("free_below_percent", input.free_below_percent, most)?,
        full_to: basis_points("full_to_percent", input.full_to_percent, most)?,
        over_to: basis_points("over_to_percent", input.over_to_percent, most)?,
        severe_from: basis_points("severe_from_percent", input.severe_from_percent, most)?,
    };
    if !bands.in_order() {
        let text = "Each border must be at least as high as the one before it.";
        return Err(Failure::field("capacity.bands_not_in_order", "full_to_percent", text));
    }
    if !(60..=1_440).contains(&input.day_minutes) {
        let text = "Give 60 to 1440 minutes, such as 480 for eight hours.";
        return Err(Failure::field("capacity.bad_day", "day_minutes", text));
    }
    let mut targets = BTreeMap::new();
    for one in &input.role_targets {
        targets.insert(one.job_role_id, basis_points("role_targets", one.percent, most)?);
    }
    let target = basis_points("target_percent", input.target_percent, most)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = writer.capacity_policy().await?;
    let now = policy(&writer).await?;
    unchanged(now.version, version, async { Ok(now.view()) }).await?;
    let text =
        serde_json::to_string(&targets).map_err(|error| Failure::Fault(error.to_string()))?;
    let row = row::CapacityPolicy {
        id: before.as_ref().map_or_else(Uuid::now_v7, |row| row.id),
        version: before.as_ref().map_or(1, |row| row.version),
        idle_below: bands.idle_below,
        free_below: bands.free_below,
        full_to: bands.full_to,
        over_to: bands.over_to,
        severe_from: bands.severe_from,
        day_minutes: input.day_minutes,
        target,
        role_targets: text,
        status_lock: input.status_lock,
        created_at: before.as_ref().map_or(writer.at(), |row| row.created_at),
        updated_at: writer.at(),
    };
    let row = match &before {
        Some(before) => writer.update(before, row, "capacity_policy_updated").await?,
        None => {
            writer.insert(&row, "capacity_policy_updated").await?;
            row
        }
    };
    writer.commit().await?;
    Ok(of_row(&row)?.view())
}
