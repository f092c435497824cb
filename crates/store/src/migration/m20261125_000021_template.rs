//! Templates, planning packages and sub-projects. `project.template_id` and `task.template_task_id`
//! remember what they were copied from, which may be gone. A planning package is to have tasks below
//! it `project.detail_weeks` weeks before it starts. A task with `sub_project_id` stands for a whole
//! project, on the dates that project had when its plan last heard of them (`sub_start`,
//! `sub_finish`).

pub(super) const SQL: &str = r"
ALTER TABLE project ADD COLUMN template boolean NOT NULL DEFAULT FALSE;
ALTER TABLE project ADD COLUMN template_id {uuid};
ALTER TABLE project ADD COLUMN detail_weeks bigint;
ALTER TABLE task ADD COLUMN template_task_id {uuid};
ALTER TABLE task ADD COLUMN planning_package boolean NOT NULL DEFAULT FALSE;
ALTER TABLE task ADD COLUMN sub_project_id {uuid};
ALTER TABLE task ADD COLUMN sub_start bigint;
ALTER TABLE task ADD COLUMN sub_finish bigint;
CREATE INDEX ix_project_template ON project (name_folded, id) WHERE template;
CREATE UNIQUE INDEX uq_task_sub_project ON task (sub_project_id) WHERE sub_project_id IS NOT NULL
";
