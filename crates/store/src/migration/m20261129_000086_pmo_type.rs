//! How strictly gates are kept (`supportive`, `controlling`, `directive`): in the organisation, and in
//! portfolios that say so themselves. `scope_id` is the organisation or the portfolio.

pub(super) const SQL: &str = r"
CREATE TABLE pmo_type (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, scope_id {uuid} NOT NULL,
  kind text NOT NULL, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_pmo_type_scope UNIQUE (scope_id))
";
