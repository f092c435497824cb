//! The currency of each resource's rates and of its cost per use, an ISO 4217 code; plans had no
//! other currency than the euro for them until now.

pub(super) const SQL: &str = "ALTER TABLE resource ADD COLUMN currency text NOT NULL DEFAULT 'EUR'";
