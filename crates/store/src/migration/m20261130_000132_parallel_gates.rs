//! Several gates of one stage, each decided on its own: a review says which of them it is about, by the
//! key of the gate in the definition; empty for the only gate of a stage.

pub(super) const SQL: &str = r"
ALTER TABLE gate_review ADD COLUMN gate_key text NOT NULL DEFAULT ''
";
