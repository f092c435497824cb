//! What one project gives another: agreed between two sides. Tasks have no foreign keys: an agreement outlives
//! them, and undo brings them back. Dates are moments of the plans; `…_at` are microseconds UTC.
//! `told_at` is when people heard that the forecast is behind the agreed date; empty again once it is not.

pub(super) const SQL: &str = r"
CREATE TABLE give_get (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  giver_project_id {uuid} NOT NULL, giver_task_id {uuid},
  receiver_project_id {uuid} NOT NULL, receiver_task_id {uuid},
  cross_dependency_id {uuid},
  given text NOT NULL, note text NOT NULL,
  giver_owner_id {uuid}, receiver_owner_id {uuid},
  needed_date bigint NOT NULL, agreed_date bigint NOT NULL,
  policy text NOT NULL, state text NOT NULL,
  proposed_side text NOT NULL, proposed_by {uuid} NOT NULL, proposed_at bigint NOT NULL,
  agreed_by {uuid}, agreed_at bigint,
  closed_by {uuid}, closed_at bigint, delivered_date bigint, reason text NOT NULL,
  told_at bigint,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_give_get_giver_project FOREIGN KEY (giver_project_id) REFERENCES project (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_give_get_receiver_project FOREIGN KEY (receiver_project_id) REFERENCES project (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_give_get_giver_owner FOREIGN KEY (giver_owner_id) REFERENCES app_user (id),
  CONSTRAINT fk_give_get_receiver_owner FOREIGN KEY (receiver_owner_id) REFERENCES app_user (id),
  CONSTRAINT fk_give_get_proposed_by FOREIGN KEY (proposed_by) REFERENCES app_user (id),
  CONSTRAINT fk_give_get_agreed_by FOREIGN KEY (agreed_by) REFERENCES app_user (id),
  CONSTRAINT fk_give_get_closed_by FOREIGN KEY (closed_by) REFERENCES app_user (id));
CREATE INDEX ix_give_get_giver ON give_get (giver_project_id, id);
CREATE INDEX ix_give_get_receiver ON give_get (receiver_project_id, id);
CREATE INDEX ix_give_get_link ON give_get (cross_dependency_id);
CREATE INDEX ix_give_get_state ON give_get (state, id)
";
