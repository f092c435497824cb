//! Money in entries of the history: rates and costs are shown to those who may see rates where the
//! change was made; others learn that they changed, not from what to what.

use std::collections::HashMap;

use serde_json::{Map, Value};
use steerco_store::{Reader, row};
use steerco_units::{Currency, Money, Rate};
use uuid::Uuid;

use crate::{
    Outcome,
    access::{Caller, Place},
};

/// What stands in the place of an amount the reader may not see.
pub(super) const HIDDEN: &str = "hidden";

/// Fields in ten-thousandths of a currency.
const RATES: [&str; 3] = ["standard_rate", "overtime_rate", "hourly_rate"];
/// Fields in minor units of a currency.
const COSTS: [&str; 6] = [
    "cost_per_use_minor",
    "fixed_cost_minor",
    "cost_minor",
    "cost_delta",
    "benefit_delta",
    "plan_cost_delta",
];

/// Where the reader of the history may see money.
#[derive(Debug)]
pub(super) struct Prices {
    everywhere: bool,
    projects: HashMap<Uuid, bool>,
}

impl Prices {
    /// For these entries.
    pub(super) async fn of(
        reader: &Reader,
        caller: &Caller,
        changes: &[row::Change],
    ) -> Outcome<Self> {
        let everywhere = caller.may("rate.view", Place::ORGANISATION);
        let mut projects = HashMap::new();
        if !everywhere && caller.may_somewhere("rate.view") {
            let mut ids: Vec<Uuid> = changes.iter().filter_map(|row| row.project_id).collect();
            ids.sort();
            ids.dedup();
            for row in reader.get_many::<row::Project>(&ids).await? {
                projects.insert(row.id, caller.may("rate.view", Place::project(&row)));
            }
        }
        Ok(Self { everywhere, projects })
    }

    /// Puts the amounts among these fields into the form this reader may see: `85.50`, or
    /// [`HIDDEN`]. An entry holds the currency only where that changed too, so it is not repeated.
    pub(super) fn show(&self, project: Option<Uuid>, fields: &mut Map<String, Value>) {
        let sees = self.everywhere
            || project.is_some_and(|id| self.projects.get(&id).copied().unwrap_or(false));
        let currency = fields
            .get("currency")
            .and_then(|code| Currency::new(code.as_str()?).ok())
            .unwrap_or(Currency::EUR);
        for (field, value) in fields {
            let rate = RATES.contains(&field.as_str());
            if !rate && !COSTS.contains(&field.as_str()) {
                continue;
            }
            let Some(number) = value.as_i64() else { continue };
            *value = match (sees, rate) {
                (false, _) => HIDDEN.into(),
                (true, true) => Rate(number).text(currency).into(),
                (true, false) => Money { minor: number, currency }.amount().into(),
            };
        }
    }
}
