//! When whoever has to meet a condition of a gate was told that it is due.

pub(super) const SQL: &str = r"
ALTER TABLE gate_condition ADD COLUMN reminded_at bigint;
CREATE INDEX ix_gate_condition_due ON gate_condition (due, id)
  WHERE closed_at IS NULL AND reminded_at IS NULL
";
