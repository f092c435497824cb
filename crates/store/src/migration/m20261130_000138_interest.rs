//! How much it counts that people would like to work with the skills of a request. Weights that somebody has
//! chosen stay what they are: it counts nothing there.

pub(super) const SQL: &str =
    "ALTER TABLE staffing_policy ADD COLUMN interest bigint NOT NULL DEFAULT 0";
