//! Lets SQLite count the open tasks in their index alone: it looks the condition up in each row, so
//! the column has to be in the index. A count of 56,000 tasks read the whole table otherwise.

pub(super) const SQL: &str = r"
DROP INDEX ix_task_unfinished;
CREATE INDEX ix_task_unfinished ON task (finish, id, percent_complete)
  WHERE percent_complete < 10000
";
