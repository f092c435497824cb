//! A change of what was accepted already: `changes_id` is the accepted proposal whose promise it would replace. The
//! promise stands until the other side says yes.

pub(super) const SQL: &str = r"
ALTER TABLE staffing_proposal ADD COLUMN changes_id {uuid}
";
