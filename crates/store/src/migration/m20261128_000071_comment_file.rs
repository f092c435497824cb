//! Files that came with a comment. They are files of the task or project like any other; `comment_id`
//! says with which comment they are shown too, and is empty again when that is deleted.

pub(super) const SQL: &str = r"
ALTER TABLE attachment ADD COLUMN comment_id {uuid};
CREATE INDEX ix_attachment_comment ON attachment (comment_id)
";
