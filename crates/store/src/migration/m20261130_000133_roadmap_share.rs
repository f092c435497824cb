//! Roadmaps that are published by a link: of a portfolio, or of everything. Of the secret in the link only
//! the hash is kept.

pub(super) const SQL: &str = r"
CREATE TABLE roadmap_share (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, portfolio_id {uuid},
  name text NOT NULL, lanes text NOT NULL, against text, secret_hash text NOT NULL,
  expires_at bigint, revoked_at bigint, created_by {uuid} NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_roadmap_share_secret UNIQUE (secret_hash),
  CONSTRAINT fk_roadmap_share_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_roadmap_share_creator FOREIGN KEY (created_by) REFERENCES app_user (id));
CREATE INDEX ix_roadmap_share_portfolio ON roadmap_share (portfolio_id, created_at, id)
";
