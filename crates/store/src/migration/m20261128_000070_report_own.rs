//! Team members report on their own tasks only. Whoever may report on all tasks holds the lesser
//! right too, as new installations have it.

pub(super) const SQL: &str = r"
INSERT INTO role_permission (role_id, permission)
  SELECT role_id, 'progress.report_own' FROM role_permission WHERE permission = 'progress.edit';
DELETE FROM role_permission WHERE permission = 'progress.edit'
  AND role_id IN (SELECT id FROM role WHERE shipped AND key = 'team_member')
";
