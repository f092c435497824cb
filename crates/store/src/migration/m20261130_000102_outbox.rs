//! Mail: every message that goes out is a row first, written with what it tells of. `says` is the
//! sentence of the notice, `title` what it is about, `said` what was said with it, `href` its page in
//! the program. `state` is `waiting`, `sent` or `given_up`; `due_at` is when it is tried next, and until
//! when whoever tries has it. `mail_opt_out` holds the kinds of mail that a person does not want.

pub(super) const SQL: &str = r"
CREATE TABLE outbox (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, user_id {uuid} NOT NULL,
  to_name text NOT NULL, to_address text NOT NULL, kind text NOT NULL, says text NOT NULL,
  title text NOT NULL, said text NOT NULL, href text NOT NULL,
  state text NOT NULL, attempts bigint NOT NULL, due_at bigint NOT NULL, error text NOT NULL,
  sent_at bigint, created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT fk_outbox_user FOREIGN KEY (user_id) REFERENCES app_user (id));
CREATE INDEX ix_outbox_created ON outbox (created_at, id);
CREATE INDEX ix_outbox_state ON outbox (state, created_at, id);
CREATE INDEX ix_outbox_due ON outbox (due_at, id) WHERE state = 'waiting';
CREATE TABLE mail_opt_out (
  user_id {uuid} NOT NULL, kind text NOT NULL,
  CONSTRAINT pk_mail_opt_out PRIMARY KEY (user_id, kind),
  CONSTRAINT fk_mail_opt_out_user FOREIGN KEY (user_id) REFERENCES app_user (id))
";
