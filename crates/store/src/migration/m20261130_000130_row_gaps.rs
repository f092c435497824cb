//! Positions of tasks get room between them (2^32), so that a row that comes in writes only itself.

pub(super) const SQL: &str = r"
UPDATE task SET position = position * 4294967296
";
