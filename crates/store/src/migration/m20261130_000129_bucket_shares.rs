//! Which share of its money a portfolio wants in each strategic bucket: JSON of buckets and whole percent that
//! add up to 100; an empty list where nobody has said.

pub(super) const SQL: &str = r"
ALTER TABLE portfolio ADD COLUMN bucket_shares text NOT NULL DEFAULT '[]'
";
