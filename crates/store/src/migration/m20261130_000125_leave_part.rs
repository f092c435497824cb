//! Leave that begins or ends in the middle of a day, and hours of a single day. `starts_midday`: the first
//! half of the first day's working time is worked; `ends_midday`: the second half of the last day's is.
//! `minutes`: only so many at the end of a single day; null for whole and half days.

pub(super) const SQL: &str = r"
ALTER TABLE leave ADD COLUMN starts_midday boolean NOT NULL DEFAULT FALSE;
ALTER TABLE leave ADD COLUMN ends_midday boolean NOT NULL DEFAULT FALSE;
ALTER TABLE leave ADD COLUMN minutes bigint
";
