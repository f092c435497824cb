//! Portfolios and programs.

pub(super) const SQL: &str = r"
CREATE TABLE portfolio (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, description text NOT NULL,
  owner_id {uuid}, external_key text,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_portfolio_owner FOREIGN KEY (owner_id) REFERENCES app_user (id));
CREATE INDEX ix_portfolio_name ON portfolio (name_folded, id);
CREATE INDEX ix_portfolio_external ON portfolio (external_key);
CREATE TABLE program (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, portfolio_id {uuid},
  name text NOT NULL, name_folded {folded} NOT NULL, description text NOT NULL,
  owner_id {uuid}, external_key text,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_program_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id),
  CONSTRAINT fk_program_owner FOREIGN KEY (owner_id) REFERENCES app_user (id));
CREATE INDEX ix_program_name ON program (name_folded, id);
CREATE INDEX ix_program_portfolio ON program (portfolio_id);
CREATE INDEX ix_program_external ON program (external_key)
";
