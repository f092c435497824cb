//! What a score says beyond its number, of methods that say more: the category and coefficients of Kano, the
//! expected commercial value. JSON; empty for all that was scored before, and for other methods.

pub(super) const SQL: &str = "ALTER TABLE subject_score ADD COLUMN detail text NOT NULL DEFAULT ''";
