//! Shipped methods that a lifecycle can begin with. They are data in `methods/`, and speak only of
//! fields that every project has.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::lifecycle_definition::LifecycleDefinition;
use crate::{Outcome, plan::read_json, shape::Listed};

/// A way of working that a lifecycle can begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LifecycleMethod {
    /// Its key.
    pub key: String,
    /// Name.
    pub name: String,
    /// What it is good for, in a sentence.
    pub description: String,
    /// Where one begins.
    pub definition: LifecycleDefinition,
}

/// The methods, in the order in which they are offered.
const METHODS: [&str; 8] = [
    include_str!("methods/waterfall.json"),
    include_str!("methods/v_model.json"),
    include_str!("methods/stage_gate.json"),
    include_str!("methods/pm2_like.json"),
    include_str!("methods/scrum.json"),
    include_str!("methods/scaled_agile.json"),
    include_str!("methods/hybrid.json"),
    include_str!("methods/rolling_wave.json"),
];

/// Every shipped method.
pub fn lifecycle_methods() -> Outcome<Listed<LifecycleMethod>> {
    Ok(Listed::whole(METHODS.into_iter().map(read_json).collect::<Outcome<_>>()?))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]
    use std::collections::BTreeSet;

    use super::{
        super::{
            Approver,
            lifecycle_subject::{project_fields, shape_of},
            subject::gate_kind,
        },
        *,
    };

    #[test]
    fn every_method_is_a_sound_definition_that_ends() {
        let shape = shape_of(&project_fields());
        let methods = lifecycle_methods().expect("they read").items;
        let keys: BTreeSet<_> = methods.iter().map(|method| method.key.as_str()).collect();
        assert_eq!(keys.len(), METHODS.len());
        for LifecycleMethod { key, definition, .. } in &methods {
            if let Err(failure) = definition.check(&shape) {
                panic!("{key}: {failure}");
            }
            let mut stage = definition.stages.first().expect("a stage");
            let mut seen = 1;
            while let Some(next) = definition.after(&stage.key) {
                stage = next;
                seen += 1;
                assert!(seen <= definition.stages.len(), "{key} goes round in a circle");
            }
            assert_eq!(seen, definition.stages.len(), "{key} leaves out a stage");
            assert!(definition.stages.iter().all(|stage| stage.gate.is_some()), "{key}");
            let items: Vec<_> = definition
                .stages
                .iter()
                .flat_map(|stage| stage.gates())
                .flat_map(|gate| &gate.checklist)
                .collect();
            assert!(items.iter().all(|item| item.raci.given()), "{key} says who does what");
            assert!(items.iter().any(|item| item.template.is_some()), "{key} has templates");
            assert!(!definition.kpis.is_empty(), "{key} says how well it goes");
            let fields = gate_kind().expect("gates").fields;
            for role in &definition.roles {
                let Some(Approver::Field { field }) = &role.who else { continue };
                assert!(fields.iter().any(|(known, _)| known == field), "{key}: {field}");
            }
        }
    }
}
