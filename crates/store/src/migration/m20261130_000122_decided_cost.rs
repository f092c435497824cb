//! What the newest frozen version of a business case costs: `business_case.decided_cost`, minor units of the
//! case's currency; null until a version is frozen that recommends something which costs. What is being
//! written stays in `cost`. Cases that were frozen before this begin with what is being written: what their
//! versions cost is known again with the next one.

pub(super) const SQL: &str = r"
ALTER TABLE business_case ADD COLUMN decided_cost bigint;
UPDATE business_case SET decided_cost = cost WHERE number > 1
";
