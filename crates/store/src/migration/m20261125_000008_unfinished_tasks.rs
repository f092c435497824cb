//! Tasks with work left, by finish: what people ask for most, in a list of everything ever done.

pub(super) const SQL: &str =
    "CREATE INDEX ix_task_unfinished ON task (finish, id) WHERE percent_complete < 10000";
