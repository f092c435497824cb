//! Saved views of lists and charts: `list` says of which, `settings` is JSON. `project_id` is null
//! for views of all projects; `shared` ones are seen by everybody who may see the place. Each person
//! may have one of them open by itself, per list and place (`place` is the project, or zeros).

pub(super) const SQL: &str = r"
CREATE TABLE saved_view (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  list text NOT NULL, project_id {uuid}, owner_id {uuid} NOT NULL, shared boolean NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, settings text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_saved_view_project FOREIGN KEY (project_id) REFERENCES project (id)
    ON DELETE CASCADE,
  CONSTRAINT fk_saved_view_owner FOREIGN KEY (owner_id) REFERENCES app_user (id));
CREATE INDEX ix_saved_view_list ON saved_view (list, project_id, name_folded, id);
CREATE INDEX ix_saved_view_owner ON saved_view (owner_id, list);
CREATE INDEX ix_saved_view_project ON saved_view (project_id);
CREATE TABLE default_view (
  user_id {uuid} NOT NULL, list text NOT NULL, place {uuid} NOT NULL, view_id {uuid} NOT NULL,
  PRIMARY KEY (user_id, list, place),
  CONSTRAINT fk_default_view_user FOREIGN KEY (user_id) REFERENCES app_user (id),
  CONSTRAINT fk_default_view_view FOREIGN KEY (view_id) REFERENCES saved_view (id)
    ON DELETE CASCADE);
CREATE INDEX ix_default_view_view ON default_view (view_id)
";
