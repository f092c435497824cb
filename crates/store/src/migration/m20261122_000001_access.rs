//! Who may do what: organisation, users, roles, grants, sessions, tokens. Instants are
//! microseconds since 1970 UTC; `*_folded` is text folded for search and order.

pub(super) const SQL: &str = r"
CREATE TABLE organisation (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, name text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL);
CREATE TABLE app_user (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL,
  email text NOT NULL, email_folded {folded} NOT NULL,
  password_hash text, locale text NOT NULL, theme text NOT NULL, active boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_app_user_email UNIQUE (email_folded));
CREATE INDEX ix_app_user_name ON app_user (name_folded, id);
CREATE TABLE role (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  key text NOT NULL, name text NOT NULL, shipped boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_role_key UNIQUE (key));
CREATE TABLE role_permission (
  role_id {uuid} NOT NULL, permission text NOT NULL,
  PRIMARY KEY (role_id, permission),
  CONSTRAINT fk_role_permission_role FOREIGN KEY (role_id) REFERENCES role (id) ON DELETE CASCADE);
CREATE TABLE role_grant (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  user_id {uuid} NOT NULL, role_id {uuid} NOT NULL,
  scope_kind text NOT NULL, scope_id {uuid} NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_role_grant UNIQUE (user_id, role_id, scope_kind, scope_id),
  CONSTRAINT fk_role_grant_user FOREIGN KEY (user_id) REFERENCES app_user (id),
  CONSTRAINT fk_role_grant_role FOREIGN KEY (role_id) REFERENCES role (id));
CREATE INDEX ix_role_grant_scope ON role_grant (scope_id);
CREATE TABLE session (
  id {uuid} NOT NULL PRIMARY KEY, token_hash text NOT NULL, user_id {uuid} NOT NULL,
  created_at bigint NOT NULL, last_seen_at bigint NOT NULL, expires_at bigint NOT NULL,
  client text NOT NULL,
  CONSTRAINT uq_session_token UNIQUE (token_hash),
  CONSTRAINT fk_session_user FOREIGN KEY (user_id) REFERENCES app_user (id));
CREATE INDEX ix_session_user ON session (user_id);
CREATE TABLE api_token (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, user_id {uuid} NOT NULL,
  name text NOT NULL, prefix text NOT NULL, token_hash text NOT NULL,
  expires_on text, last_used_at bigint,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_api_token_hash UNIQUE (token_hash),
  CONSTRAINT fk_api_token_user FOREIGN KEY (user_id) REFERENCES app_user (id));
CREATE INDEX ix_api_token_user ON api_token (user_id);
CREATE TABLE one_time_link (
  id {uuid} NOT NULL PRIMARY KEY, purpose text NOT NULL, token_hash text NOT NULL,
  expires_at bigint NOT NULL);
CREATE TABLE idempotency_key (
  actor_id {uuid} NOT NULL, key text NOT NULL, request_hash text NOT NULL,
  status bigint NOT NULL, headers text NOT NULL, body {blob} NOT NULL, created_at bigint NOT NULL,
  PRIMARY KEY (actor_id, key));
CREATE INDEX ix_idempotency_key_age ON idempotency_key (created_at)
";
