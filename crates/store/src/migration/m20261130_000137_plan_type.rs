//! Types of plans, as the PMO defines them. `noun` is what a plan of the type is: `project` or `program`;
//! `standard` the type that new ones of the noun have unless told, one per noun. `parent_types` is JSON: the
//! ids of the types of program that projects of the type may be in, or null for programs of any type;
//! `in_portfolio` whether they may be in a portfolio without a program, `alone` whether in neither.
//! `number_prefix` is null without automatic numbers; `number_start` is the lowest number that the PMO
//! wanted next. What was given counts in `number_series`, by prefix: it only grows, so that no number is
//! given twice, whatever becomes of types and plans. Installations that are set up already get a standard
//! type of each noun, and what they have is of it.

pub(super) const SQL: &str = r"
CREATE TABLE plan_type (
  id {uuid} NOT NULL PRIMARY KEY, version bigint NOT NULL, noun text NOT NULL,
  name text NOT NULL, name_folded {folded} NOT NULL, plural text NOT NULL,
  description text NOT NULL, color text NOT NULL, icon text NOT NULL,
  parent_types text NOT NULL, in_portfolio boolean NOT NULL, alone boolean NOT NULL,
  number_prefix text, number_width bigint NOT NULL, number_start bigint NOT NULL,
  lifecycle_id {uuid}, standard boolean NOT NULL, archived boolean NOT NULL,
  created_at bigint NOT NULL, updated_at bigint NOT NULL,
  CONSTRAINT uq_plan_type_name UNIQUE (noun, name_folded),
  CONSTRAINT fk_plan_type_lifecycle FOREIGN KEY (lifecycle_id) REFERENCES lifecycle (id));
CREATE UNIQUE INDEX uq_plan_type_standard ON plan_type (noun) WHERE standard;
CREATE INDEX ix_plan_type_lifecycle ON plan_type (lifecycle_id);
CREATE TABLE number_series (prefix text NOT NULL PRIMARY KEY, next bigint NOT NULL);
ALTER TABLE project ADD COLUMN plan_type_id {uuid} REFERENCES plan_type (id);
ALTER TABLE project ADD COLUMN number text;
ALTER TABLE program ADD COLUMN plan_type_id {uuid} REFERENCES plan_type (id);
ALTER TABLE program ADD COLUMN number text;
ALTER TABLE request_type ADD COLUMN plan_type_id {uuid} REFERENCES plan_type (id);
CREATE UNIQUE INDEX uq_project_number ON project (number);
CREATE UNIQUE INDEX uq_program_number ON program (number);
CREATE INDEX ix_project_plan_type ON project (plan_type_id, id);
CREATE INDEX ix_program_plan_type ON program (plan_type_id, id);
CREATE INDEX ix_request_type_plan_type ON request_type (plan_type_id);
INSERT INTO plan_type (id, version, noun, name, name_folded, plural, description, color, icon,
    parent_types, in_portfolio, alone, number_prefix, number_width, number_start, lifecycle_id,
    standard, archived, created_at, updated_at)
  SELECT {new_uuid}, 1, 'project', 'Project', 'project', 'Projects', '', 'blue', 'folder',
    'null', true, true, NULL, 4, 1, NULL, true, false, created_at, updated_at FROM organisation;
INSERT INTO plan_type (id, version, noun, name, name_folded, plural, description, color, icon,
    parent_types, in_portfolio, alone, number_prefix, number_width, number_start, lifecycle_id,
    standard, archived, created_at, updated_at)
  SELECT {new_uuid}, 1, 'program', 'Program', 'program', 'Programs', '', 'grape', 'stack',
    '[]', true, true, NULL, 4, 1, NULL, true, false, created_at, updated_at FROM organisation;
UPDATE project SET plan_type_id =
  (SELECT id FROM plan_type WHERE plan_type.noun = 'project' AND plan_type.standard);
UPDATE program SET plan_type_id =
  (SELECT id FROM plan_type WHERE plan_type.noun = 'program' AND plan_type.standard)
";
