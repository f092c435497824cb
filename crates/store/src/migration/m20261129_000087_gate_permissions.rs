//! Who designs lifecycles, asks for gates and waives what they ask, among the roles that
//! installations already have.

pub(super) const SQL: &str = r"
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'lifecycle.configure' FROM role WHERE shipped AND key IN
    ('pmo_director', 'pmo_analyst');
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'gate.ask' FROM role WHERE shipped AND key IN
    ('pmo_director', 'portfolio_manager', 'program_manager', 'project_manager');
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'gate.waive' FROM role WHERE shipped AND key IN
    ('pmo_director', 'pmo_analyst')
";
