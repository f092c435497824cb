//! Who sees and triages requests, designs their forms, and writes routes of approval, among the
//! roles that installations already have. Filing a request needs no permission.

pub(super) const SQL: &str = r"
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'request.view' FROM role WHERE shipped AND key IN
    ('pmo_director', 'portfolio_manager', 'program_manager', 'business_analyst', 'pmo_analyst',
     'executive');
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'request.triage' FROM role WHERE shipped AND key IN
    ('pmo_director', 'portfolio_manager', 'pmo_analyst');
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'request.configure' FROM role WHERE shipped AND key IN
    ('pmo_director', 'pmo_analyst');
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'approval.configure' FROM role WHERE shipped AND key = 'pmo_director'
";
