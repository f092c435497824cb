//! Lifecycles are called by keys in files, among those of their kind. One that was there before has none: it
//! is called after its name until it is changed, and then keeps that key.

pub(super) const SQL: &str = r"
ALTER TABLE lifecycle ADD COLUMN key text;
CREATE UNIQUE INDEX uq_lifecycle_key ON lifecycle (subject_kind, key)
";
