//! Who stands in is told once of what waits already: `approval_delegate.told` says that it was done, at once
//! or on the first day of a period that was named before it. Those named before this are told already.

pub(super) const SQL: &str = r"
ALTER TABLE approval_delegate ADD COLUMN told boolean NOT NULL DEFAULT FALSE;
UPDATE approval_delegate SET told = TRUE
";
