//! What Primavera's rules need: activity types and second constraints of tasks; which float is the
//! total, which tasks are critical, and the date that a project must finish by.

pub(super) const SQL: &str = r"
ALTER TABLE task ADD COLUMN activity text NOT NULL DEFAULT 'task_dependent';
ALTER TABLE task ADD COLUMN second_constraint_kind text NOT NULL DEFAULT 'as_soon_as_possible';
ALTER TABLE task ADD COLUMN second_constraint_date bigint;
ALTER TABLE project ADD COLUMN total_float text NOT NULL DEFAULT 'smallest';
ALTER TABLE project ADD COLUMN critical_by text NOT NULL DEFAULT 'total_float';
ALTER TABLE project ADD COLUMN must_finish_by bigint
";
