//! The secret address under which a calendar program reads a person's schedule; one each.

pub(super) const SQL: &str = r"
CREATE TABLE schedule_feed (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  user_id {uuid} NOT NULL, token_hash text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_schedule_feed_user UNIQUE (user_id),
  CONSTRAINT uq_schedule_feed_token UNIQUE (token_hash),
  CONSTRAINT fk_schedule_feed_user FOREIGN KEY (user_id) REFERENCES app_user (id))
";
