//! Who defines types of plans, among the roles that installations already have. Everybody may read them.

pub(super) const SQL: &str = r"
INSERT INTO role_permission (role_id, permission)
  SELECT id, 'plan_type.configure' FROM role WHERE shipped AND key IN
    ('pmo_director', 'pmo_analyst')
";
