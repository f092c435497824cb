//! Working days that are agreed for each state of requests: `agreed_days` is JSON of states and days, for the
//! whole organisation in `request_policy` and for a type where it differs. `reminded_at` is when those who have
//! to go on with a request were told that it takes longer than agreed; it begins anew with each state.

pub(super) const SQL: &str = r"
CREATE TABLE request_policy (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL,
  agreed_days text NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL);
ALTER TABLE request_type ADD COLUMN agreed_days text NOT NULL DEFAULT '{}';
ALTER TABLE request ADD COLUMN reminded_at bigint
";
