//! Lifecycles that begin by themselves: `pmo_type.assigns` says whether new projects get the one that
//! fits. `lifecycle_place.assigned_rule` is the rule that fitted then, empty for the one that fits
//! everything, and null where a person chose.

pub(super) const SQL: &str = r"
ALTER TABLE pmo_type ADD COLUMN assigns boolean NOT NULL DEFAULT FALSE;
ALTER TABLE lifecycle_place ADD COLUMN assigned_rule text
";
