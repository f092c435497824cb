//! Shipped methods that a lifecycle can begin with. They are data in `lifecycle_methods.json`, and
//! speak only of fields that every project has.

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

/// Every shipped method.
pub fn lifecycle_methods() -> Outcome<Listed<LifecycleMethod>> {
    Ok(Listed::whole(read_json(include_str!("lifecycle_methods.json"))?))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]
    use std::collections::BTreeSet;

    use super::{
        super::lifecycle_subject::{project_fields, shape_of},
        *,
    };

    #[test]
    fn every_method_is_a_sound_definition_that_ends() {
        let shape = shape_of(&project_fields());
        let methods = lifecycle_methods().expect("they read").items;
        let keys: BTreeSet<_> = methods.iter().map(|method| method.key.as_str()).collect();
        assert_eq!(keys.len(), 7);
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
        }
    }
}
