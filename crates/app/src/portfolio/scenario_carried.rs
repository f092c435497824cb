//! What of a scenario live has no place for. Nothing is left out silently: each wish that is not carried is
//! named, with the reason and where it is done instead.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    scenario_items::Item,
    scenario_overlay::{LimitKind, ScenarioOverlay},
    scenario_staffing::Restaffing,
};

/// Something a scenario wants that is not carried into live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NotCarried {
    /// `stretch`, `scope`, `funding`, `staffing`, `value`, `bucket`, `budget`, `capacity` or `hire`.
    pub what: String,
    /// What is wanted, in words.
    pub wanted: String,
    /// Why it is not carried, and where it is done.
    pub why: String,
}

impl NotCarried {
    pub(super) fn of(what: &str, wanted: String, why: &str) -> Self {
        Self { what: what.into(), wanted, why: why.into() }
    }
}

/// What a scenario wants of an item and live has no place for. What is left out has nothing of it.
/// `funded` says whether its share of funding has an amount, `staffing` what changes hands.
pub(super) fn not_carried(item: &Item, funded: bool, staffing: &[Restaffing]) -> Vec<NotCarried> {
    let change = &item.change;
    let mut found = vec![];
    if change.out {
        return found;
    }
    if (change.funding_percent - 100.0).abs() > f64::EPSILON && !funded {
        let why = "Nobody knows its cost in the scenario's currency: give it a business case or a plan \
                   that costs something.";
        found.push(NotCarried::of("funding", format!("{} %", change.funding_percent), why));
    }
    for one in staffing.iter().filter(|one| !one.short.is_empty()) {
        found.push(NotCarried::of("staffing", one.wanted.clone(), &one.short));
    }
    if let Some(value) = change.value {
        let why = "What a project is worth comes from its assessments: assess it anew.";
        found.push(NotCarried::of("value", value.to_string(), why));
    }
    if let Some(bucket) = &change.bucket {
        let why = "Buckets are of scenarios; projects have none.";
        found.push(NotCarried::of("bucket", bucket.clone(), why));
    }
    found
}

/// What it wants of money and people as a whole.
pub(super) fn scenario_not_carried(overlay: &ScenarioOverlay) -> Vec<NotCarried> {
    let limits = overlay.wishes.limits.iter().map(|limit| {
        let (what, why) = match limit.kind {
            LimitKind::Budget => (
                "budget",
                "A portfolio keeps no budget in live: commit the scenario as the strategic baseline, \
                 which keeps it.",
            ),
            LimitKind::Capacity => (
                "capacity",
                "What people have comes from their calendars and leave: change these under People.",
            ),
        };
        NotCarried::of(what, limit.name.clone(), why)
    });
    let hires = overlay.wishes.hires.iter().map(|hire| {
        let wanted = format!("{} × {}", hire.people, hire.role);
        let why =
            "People are added under People when they are there, with their team and calendar.";
        NotCarried::of("hire", wanted, why)
    });
    limits.chain(hires).collect()
}
