//! What is approved for a project: `project.funding`, minor units of the project's currency; null until
//! somebody says, which is not the same as nothing.

pub(super) const SQL: &str = r"
ALTER TABLE project ADD COLUMN funding bigint
";
