//! Further portfolios in which a project is shown. It is at home in one, its own or that of its program, and
//! counts there only.

pub(super) const SQL: &str = r"
CREATE TABLE project_listing (
  project_id {uuid} NOT NULL, portfolio_id {uuid} NOT NULL,
  PRIMARY KEY (project_id, portfolio_id),
  CONSTRAINT fk_project_listing_project FOREIGN KEY (project_id) REFERENCES project (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_project_listing_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
    ON DELETE CASCADE);
CREATE INDEX ix_project_listing_portfolio ON project_listing (portfolio_id, project_id)
";
