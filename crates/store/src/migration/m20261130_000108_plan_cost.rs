//! What a plan costs, beside its other figures: `project.plan_cost` in minor units of the project's
//! currency, and whether a part of it is in another currency and left out. Work at its rates is worked out
//! as `steerco_app` does it: each assignment rounded to the nearest minor unit, half up; `a.unit` are the
//! tenths of a minute of an hour times the parts of a rate in a minor unit.

pub(super) const SQL: &str = r"
ALTER TABLE project ADD COLUMN plan_cost bigint NOT NULL DEFAULT 0;
ALTER TABLE project ADD COLUMN plan_cost_partial boolean NOT NULL DEFAULT FALSE;
UPDATE project SET plan_cost = COALESCE((
    SELECT CAST(SUM((a.computed_work * a.standard_rate + a.unit / 2) / a.unit + a.cost_per_use_minor) AS bigint)
    FROM (
        SELECT assignment.project_id, assignment.computed_work, resource.standard_rate,
            resource.cost_per_use_minor, resource.currency,
            CASE WHEN resource.currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI',
                'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 6000000
            WHEN resource.currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 6000 ELSE 60000 END AS unit
        FROM assignment
        JOIN task ON task.id = assignment.task_id
        JOIN resource ON resource.id = assignment.resource_id
        WHERE task.active AND NOT task.summary AND resource.kind = 'work'
    ) AS a WHERE a.project_id = project.id AND a.currency = project.currency), 0)
    + COALESCE((SELECT CAST(SUM(task.fixed_cost_minor) AS bigint) FROM task
        WHERE task.project_id = project.id AND task.active), 0);
UPDATE project SET plan_cost_partial = TRUE WHERE EXISTS (
    SELECT 1 FROM assignment
    JOIN task ON task.id = assignment.task_id
    JOIN resource ON resource.id = assignment.resource_id
    WHERE assignment.project_id = project.id AND task.active AND NOT task.summary
        AND resource.kind = 'work' AND resource.currency <> project.currency AND resource.standard_rate <> 0)
";
