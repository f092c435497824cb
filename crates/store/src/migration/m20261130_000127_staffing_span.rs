//! Stretches of days of a request for people: `spans` is JSON, `[[first day, day after the last, minutes], …]` of
//! one person, in order; `from_day`, `to_day` and `minutes` are their bounds and their sum.

pub(super) const SQL: &str = r"
ALTER TABLE staffing_request ADD COLUMN spans text NOT NULL DEFAULT '[]';
UPDATE staffing_request SET spans =
  '[[' || from_day || ',' || to_day || ',' || minutes || ']]'
";
