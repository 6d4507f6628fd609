-- 项目: one fiscal year of one programme, with its declaration.
CREATE TABLE plan.programme (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  fiscal_year int NOT NULL,
  applicant text NOT NULL,
  -- 主管部门 and its code, where forms have them.
  department text NOT NULL DEFAULT '',
  department_code text NOT NULL DEFAULT '',
  category text NOT NULL DEFAULT '',
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  government_purchase boolean,
  performance_type text NOT NULL DEFAULT '',
  layout text NOT NULL,
  total_fen bigint NOT NULL CHECK (total_fen >= 0),
  current_year_fen bigint NOT NULL CHECK (current_year_fen >= 0),
  previous_budget_fen bigint,
  previous_executed_fen bigint,
  sections jsonb NOT NULL,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'approved', 'closed')),
  approved_at timestamptz,
  approved_by uuid,
  demo boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name, fiscal_year, applicant),
  CHECK (ends_on >= starts_on)
);

-- Each file that was read into a programme, so that the same file is recognised.
CREATE TABLE plan.declaration_import (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  reading jsonb NOT NULL,
  imported_at timestamptz NOT NULL,
  imported_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme
);
CREATE INDEX ON plan.declaration_import (tenant_id, sha256);

CREATE TABLE plan.sub_programme (
  tenant_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z0-9-]{2,40}$'),
  name text NOT NULL,
  position int NOT NULL,
  version int NOT NULL DEFAULT 1,
  changed_at timestamptz,
  changed_by text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, programme_id, code),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme
);

-- 计划活动: what is to happen, with a target and a due date of its own.
CREATE TABLE plan.activity (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  sub_programme text NOT NULL,
  name text NOT NULL,
  district text,
  -- Which facts count towards the target, and in which unit.
  fact_kind text NOT NULL,
  unit text NOT NULL,
  target numeric NOT NULL CHECK (target > 0),
  due_on date NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version int NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, programme_id, name),
  FOREIGN KEY (tenant_id, programme_id, sub_programme) REFERENCES plan.sub_programme
);
CREATE INDEX ON plan.activity (tenant_id, programme_id, due_on);

CREATE TABLE plan.budget_line (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  sub_programme text,
  amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
  position int NOT NULL,
  version int NOT NULL DEFAULT 1,
  changed_at timestamptz,
  changed_by text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, programme_id, code),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme
);

-- 口径: how a figure is computed from facts; `definition` is read by plan/measures.
CREATE TABLE plan.measure (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  code text NOT NULL,
  version int NOT NULL DEFAULT 1,
  name text NOT NULL,
  definition jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, code, version)
);

CREATE TABLE plan.indicator (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  programme_id uuid NOT NULL,
  position int NOT NULL,
  level1 text NOT NULL,
  level2 text NOT NULL,
  level3 text NOT NULL,
  -- null: no measure is bound yet, so no figure can be computed. The newest version of the code applies.
  measure_code text,
  weight numeric CHECK (weight BETWEEN 0 AND 100),
  -- Removed while the programme was a draft; kept because its targets are.
  removed_at timestamptz,
  version int NOT NULL DEFAULT 1,
  changed_at timestamptz,
  changed_by text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, programme_id) REFERENCES plan.programme
);
CREATE INDEX ON plan.indicator (tenant_id, programme_id, position);

-- Every target that ever held; the newest version applies. Append only.
CREATE TABLE plan.indicator_target (
  tenant_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  version int NOT NULL,
  raw text NOT NULL,
  comparator text CHECK (comparator IN ('≥', '≤', '>', '<', '=', 'range')),
  value numeric,
  value2 numeric,
  unit text,
  kind text NOT NULL CHECK (kind IN ('quantitative', 'qualitative', 'date', 'range')),
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (tenant_id, indicator_id, version),
  FOREIGN KEY (tenant_id, indicator_id) REFERENCES plan.indicator
);
